import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { notebookText } from "../notebooks/notebook";
import { readCommandLine } from "../setup/commandLine";
import { exists, hashFile, sha256, writeFileAtomic } from "../setup/files";
import { say } from "../setup/problem";
import { classroomModule } from "./classroomModule";
import type { CourseFolder } from "./folder";
import { writeHandout } from "./handout";
import { prepareJudge } from "./judge/prepare";
import { assignmentFolder, assignmentNames, classSource, oneAssignment } from "./sources";

/** What stays with the teacher of an assignment's folder. */
const TEACHERS = /\.ipynb$|^mistakes\.md$/;

/**
 * Makes assignments ready: the class's source with its numbers, the students' version without solutions and hidden tests,
 * the zip for students, and the judge.
 */
export async function release(args: string[], course: CourseFolder): Promise<void> {
  const { values, positionals } = readCommandLine(
    { args, allowPositionals: true, options: { name: { type: "string" } } } as const,
    "npm run course -- release [NAME…] [--name COURSE]",
  );
  course.create(values.name);
  const all = assignmentNames(course);
  const names =
    positionals.length === 0 ? all : positionals.map((beginning) => oneAssignment(all, beginning));
  for (const name of names) {
    await makeSource(course, name);
    const zip = await writeHandout(course, name);
    say(`${name}: released. For your students: ${zip}`);
  }
}

/**
 * Writes source/ and release/ of an assignment where they are not up to date.
 *
 * @returns whether anything changed
 */
export async function makeSource(course: CourseFolder, name: string): Promise<boolean> {
  const text = notebookText(classSource(course, name));
  const file = course.path("source", name, `${name}.ipynb`);
  const given = course.path("release", name, `${name}.ipynb`);
  const changed = hashFile(file) !== sha256(text) || !exists(given);
  if (changed) {
    rmSync(given, { force: true }); // what is cut off here is made again
    copyFiles(assignmentFolder(name), course.path("source", name));
    writeFileAtomic(file, text);
    await classroomModule("assign", [course.folder, name]);
  }
  await prepareJudge(course, name);
  return changed;
}

function copyFiles(from: string, to: string): void {
  if (!exists(from)) return;
  for (const name of readdirSync(from))
    if (!TEACHERS.test(name)) cpSync(join(from, name), join(to, name), { recursive: true });
}
