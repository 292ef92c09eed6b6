import { Problem } from "../setup/problem";

/** What `npm run course` can do. */
export const COMMANDS = [
  "release",
  "collect",
  "autograde",
  "feedback",
  "grades",
  "validate",
  "demo",
  "lab",
] as const;

export type Command = (typeof COMMANDS)[number];

/** A command with its own arguments, and the course's folder where one is named. */
export interface Invocation {
  command: Command;
  args: string[];
  course?: string;
}

const USAGE = `npm run course -- ${COMMANDS.join("|")} … [--course DIR]`;

/**
 * Reads what all commands have in common: the command's name, and `--course DIR`.
 *
 * @throws Problem saying what is wrong
 */
export function readInvocation(argv: readonly string[]): Invocation {
  const [name, ...rest] = argv;
  const command = COMMANDS.find((known) => known === name);
  if (command === undefined)
    throw new Problem(
      `${name === undefined ? "What shall be done?" : `'${name}' is no command of the classroom.`} Usage: ${USAGE}.`,
    );
  const args: string[] = [];
  let course: string | undefined;
  for (let i = 0; i < rest.length; i++) {
    const arg = rest[i] ?? "";
    if (arg === "--course") course = rest[++i] ?? "";
    else if (arg.startsWith("--course=")) course = arg.slice("--course=".length);
    else args.push(arg);
  }
  if (course === "") throw new Problem(`--course lacks its folder. Usage: ${USAGE}.`);
  return { command, args, ...(course === undefined ? {} : { course }) };
}
