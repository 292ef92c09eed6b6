import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { readCommandLine } from "../setup/commandLine";
import { exists } from "../setup/files";
import { Problem, say } from "../setup/problem";
import type { CourseFolder } from "./folder";
import { Pictures } from "./pictures";
import { makeSource } from "./release";
import { gradingKernel } from "./sandbox";
import { oneAssignment } from "./sources";
import { PythonWorker, type Told } from "./worker";

/**
 * Grades what was handed in: executes submissions, several at a time, and enters each in the gradebook, one at a time.
 * What is graded already and has not changed is left alone; a run that was killed goes on where it was.
 *
 * @throws Problem where there is nothing to grade, or no sandbox
 */
export async function autograde(args: string[], course: CourseFolder): Promise<void> {
  const { assignment, student, jobs, withoutSandbox } = readOptions(args);
  course.mustExist();
  const kernel = gradingKernel(withoutSandbox);
  const released = exists(course.path("source")) ? readdirSync(course.path("source")).sort() : [];
  const handedIn = released.filter((name) => studentsOf(course, name).length > 0);
  const names = assignment === undefined ? handedIn : [oneAssignment(released, assignment)];
  if (names.length === 0)
    throw new Problem(
      `Nothing has been handed in to ${course.path("submitted")}: \`npm run course -- collect DIR\` takes it there.`,
    );
  for (const name of names) await gradeAssignment(course, name, { student, jobs, kernel });
}

function readOptions(args: string[]): {
  assignment: string | undefined;
  student: string | undefined;
  jobs: number;
  withoutSandbox: boolean;
} {
  const usage = "npm run course -- autograde [NAME] [--student ID] [--jobs N] [--no-sandbox]";
  const { values, positionals } = readCommandLine(
    {
      args,
      allowPositionals: true,
      options: {
        student: { type: "string" },
        jobs: { type: "string", default: String(availableParallelism()) },
        "no-sandbox": { type: "boolean", default: false },
      },
    } as const,
    usage,
  );
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new Problem(
      `--jobs is '${values.jobs}', but must be a whole number from 1 to 64. Usage: ${usage}.`,
    );
  if (positionals.length > 1) throw new Problem(`Name one assignment, or none for all. Usage: ${usage}.`);
  return { assignment: positionals[0], student: values.student, jobs, withoutSandbox: values["no-sandbox"] };
}

/** The students who handed in an assignment. */
export function studentsOf(course: CourseFolder, name: string): string[] {
  if (!exists(course.path("submitted"))) return [];
  return readdirSync(course.path("submitted"))
    .filter((student) => exists(course.path("submitted", student, name, `${name}.ipynb`)))
    .sort();
}

async function gradeAssignment(
  course: CourseFolder,
  name: string,
  { student, jobs, kernel }: { student: string | undefined; jobs: number; kernel: string },
): Promise<void> {
  const all = studentsOf(course, name);
  if (student !== undefined && !all.includes(student))
    throw new Problem(
      `'${student}' has not handed in ${name}. Those who have: ${all.join(", ") || "nobody"}.`,
    );
  const students = student === undefined ? all : [student];
  if (await makeSource(course, name))
    say(`${name}: its source has changed; all submissions are graded by it.`);
  const progress = new Progress(name, students.length);
  const recorder = new PythonWorker("record", [course.folder, name]);
  const pictures = new Pictures();
  const queue = [...students];
  // A worker that dies takes the submission at hand with it, and no other.
  const work = async (): Promise<void> => {
    let worker = new PythonWorker("run", [course.folder, name, kernel]);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      try {
        const executed = await worker.do(next);
        if (executed.again === true) await pictures.into(course.path("executed", name, `${next}.ipynb`));
        const recorded = executed.failed === undefined ? await recorder.do(next) : undefined;
        progress.add(executed, recorded);
      } catch (error) {
        progress.add({ student: next, failed: (error as Error).message }, undefined);
        await worker.end();
        worker = new PythonWorker("run", [course.folder, name, kernel]);
      }
    }
    await worker.end();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, students.length) }, work));
  await Promise.all([recorder.end(), pictures.close()]);
  progress.close();
}

/** A line for each submission, with the time that is left. */
class Progress {
  private readonly started = performance.now();
  private done = 0;
  private graded = 0;
  private megabytes = 0;
  private readonly troubles: string[] = [];

  constructor(
    private readonly name: string,
    private readonly total: number,
  ) {}

  add(executed: Told, recorded: Told | undefined): void {
    this.done++;
    const { student } = executed;
    const failed = executed.failed ?? recorded?.failed;
    const again = executed.again === true || recorded?.again === true;
    if (again) {
      this.graded++;
      this.megabytes = Math.max(this.megabytes, Number(executed.megabytes ?? 0));
    }
    if (failed !== undefined) this.troubles.push(`${student}: not graded: ${failed}`);
    for (const fault of (executed.faults as string[] | undefined) ?? [])
      this.troubles.push(`${student}: a test failed by itself: ${fault}`);
    for (const remark of (executed.remarks as string[] | undefined) ?? [])
      if (again) this.troubles.push(`${student}: ${remark}`);
    const state = failed !== undefined ? "FAILED" : again ? `${executed.seconds} s` : "unchanged";
    say(`${this.name}  ${this.done}/${this.total}  ${student}  ${state}${this.left()}`);
  }

  private left(): string {
    const seconds = (performance.now() - this.started) / 1000;
    if (this.graded === 0 || this.done === this.total) return "";
    const rest = Math.round((seconds / this.done) * (this.total - this.done));
    return `  (about ${rest < 90 ? `${rest} s` : `${Math.round(rest / 60)} min`} left)`;
  }

  close(): void {
    // A student may write anything: nothing of it steers the terminal.
    for (const trouble of this.troubles) say(`  ${trouble.replace(/\p{Cc}/gu, " ")}`);
    const seconds = Math.round((performance.now() - this.started) / 1000);
    const each = `${(seconds / this.graded).toFixed(1)} s each, at most ${this.megabytes} MB of memory`;
    const cost = this.graded === 0 ? "" : ` (${each})`;
    say(`${this.name}: ${this.graded} graded, ${this.done - this.graded} unchanged, ${seconds} s${cost}.`);
    if (this.troubles.some((text) => /: not graded: /.test(text))) process.exitCode = 1;
  }
}
