import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Problem } from "../setup/problem";
import { classroomEnv, classroomPython } from "./environment";

/** What a worker tells of one student: whatever its module says. */
export type Told = { student: string; failed?: string } & Record<string, unknown>;

/** A module that does one student's work after another's: it reads ids and answers with lines of JSON. */
export class PythonWorker {
  private readonly child;
  private readonly waiting: { done(told: Told): void; failed(error: Error): void }[] = [];
  private errors = "";
  private ended: Problem | undefined;

  constructor(name: string, args: readonly string[]) {
    this.child = spawn(classroomPython, ["-P", "-m", `gumbel_softmax_classroom.${name}`, ...args], {
      env: classroomEnv(),
      stdio: ["pipe", "pipe", "pipe"],
    });
    createInterface({ input: this.child.stdout }).on("line", (line) => {
      // Whatever else a library prints is no answer.
      if (line.startsWith('{"student"')) this.waiting.shift()?.done(JSON.parse(line) as Told);
    });
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.errors = (this.errors + text).slice(-8000);
    });
    this.child.stdin.on("error", () => {});
    this.child.on("close", (code) => {
      const words = this.errors.trim().split("\n").slice(-5).join("\n");
      this.ended = new Problem(words || `${name} ended with ${code}.`);
      for (const { failed } of this.waiting.splice(0)) failed(this.ended);
    });
  }

  /** Hands over a student and waits for the answer; fails where the module has ended. */
  do(student: string): Promise<Told> {
    return new Promise((done, failed) => {
      if (this.ended !== undefined) return failed(this.ended);
      this.waiting.push({ done, failed });
      this.child.stdin.write(`${student}\n`);
    });
  }

  /** Ends it when it has done what it was given. */
  async end(): Promise<void> {
    this.child.stdin.end();
    if (this.child.exitCode === null && this.child.signalCode === null)
      await new Promise((done) => this.child.once("close", done));
  }
}
