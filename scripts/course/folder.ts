import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { exists, writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";
import { classroomPackages } from "./environment";

/** A teacher's course: where its files are. */
export class CourseFolder {
  readonly folder: string;

  constructor(folder = inRoot("course")) {
    this.folder = resolve(folder);
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** The course's secret, from which each class's numbers are drawn. Never to be printed. */
  get secret(): string {
    const text = readFileSync(this.path("secret"), "utf8").trim();
    if (!/^[0-9a-f]{64}$/.test(text))
      throw new Problem(
        `${this.path("secret")} must hold 64 hexadecimal digits, and it doesn't: restore it from a copy, for the class's numbers depend on it.`,
      );
    return text;
  }

  /**
   * Makes what a new course needs; leaves alone what is there.
   *
   * @param name of a new course; one that is there has its name from course.json
   * @throws Problem where the name is empty, or the course has another already
   */
  create(name?: string): void {
    if (name === "") throw new Problem("--name is empty. Give the course a name, or leave --name out.");
    const own = this.name ?? name ?? "course";
    if (name !== undefined && name !== own)
      throw new Problem(
        `--name is '${name}', but the course in ${this.folder} is named '${own}'. Leave --name out, or change the name in course.json.`,
      );
    // Points and answers are nobody else's to read on a machine that several share.
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    mkdirSync(this.path("private"), { recursive: true });
    const settings = { name: own, due: {}, graceDays: 0, lateDays: 0, penaltyPerDay: 0.1 };
    this.write("course.json", `${JSON.stringify(settings, null, 2)}\n`);
    this.write("students.csv", "id,name,email\n");
    this.write("secret", `${randomBytes(32).toString("hex")}\n`, 0o600);
    // One that was put back from a copy, too.
    if (process.platform !== "win32") chmodSync(this.path("secret"), 0o600);
    // Written anew where the project has moved.
    writeFileAtomic(this.path("nbgrader_config.py"), configuration(this.folder, own));
  }

  /** As course.json has it; nothing where there is no course yet. */
  private get name(): string | undefined {
    const file = this.path("course.json");
    if (!exists(file)) return undefined;
    try {
      const { name } = JSON.parse(readFileSync(file, "utf8")) as { name?: unknown };
      return typeof name === "string" && name !== "" ? name : "course";
    } catch (error) {
      throw new Problem(`${file} is not JSON: ${(error as Error).message}. Correct it, or put back a copy.`);
    }
  }

  private write(name: string, text: string, mode?: number): void {
    if (!exists(this.path(name))) writeFileAtomic(this.path(name), text, mode);
  }

  /**
   * Stops where there is no course yet.
   *
   * @throws Problem saying how to begin
   */
  mustExist(): void {
    if (!statSync(this.path("course.json"), { throwIfNoEntry: false })?.isFile())
      throw new Problem(
        `There is no course in ${this.folder}: begin one with \`npm run course -- release NAME\`, or say where it is with --course DIR.`,
      );
  }
}

function configuration(folder: string, name: string): string {
  return [
    "# nbgrader's settings for this course; written by `npm run course`, which puts your own into local_config.py.",
    "import os, sys",
    `sys.path.insert(0, ${JSON.stringify(classroomPackages)})`,
    "from gumbel_softmax_classroom.config import configure",
    "c = get_config()",
    `configure(c, ${JSON.stringify(folder)}, ${JSON.stringify(name)})`,
    'own = os.path.join(os.path.dirname(os.path.abspath(__file__)), "local_config.py")',
    "if os.path.exists(own):",
    '    exec(compile(open(own, encoding="utf-8").read(), own, "exec"))',
    "",
  ].join("\n");
}
