import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../setup/problem";

const here = join(process.cwd(), "scripts", "random-tests");
const LIBRARIES = ["-ltestu01", "-ltestu01probdist", "-ltestu01mylib", "-lm"];

/** Compiles `battery.c`, and gives the program's path. */
export function compile(): string {
  const program = join(process.cwd(), "build", "random-tests", "battery");
  mkdirSync(dirname(program), { recursive: true });
  if (!existsSync("/usr/include/testu01/bbattery.h")) {
    throw new Problem(
      "TestU01 is not installed: on Debian its package is libtestu01-0-dev, in the section non-free.",
    );
  }
  const done = spawnSync("cc", ["-O2", join(here, "battery.c"), ...LIBRARIES, "-o", program], {
    encoding: "utf8",
  });
  if (done.error !== undefined) throw new Problem("There is no C compiler cc: on Debian its package is gcc.");
  if (done.status !== 0) throw new Problem(`battery.c does not compile:\n${done.stderr}`);
  return program;
}

/** Pipes a stream's words into a battery, and gives what it printed. Both names are known ones. */
export function runBattery(program: string, battery: string, stream: string): string {
  const words = `"${process.execPath}" --import tsx "${join(here, "words.ts")}" ${stream}`;
  const done = spawnSync("sh", ["-c", `${words} | "${program}" ${battery}`], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 2 ** 26,
  });
  if (done.status !== 0) throw new Problem(`${battery} on ${stream} ended with the status ${done.status}.`);
  return done.stdout;
}
