import { readCommandLine } from "../setup/commandLine";
import { Problem } from "../setup/problem";

/** What the command was asked for. */
export interface Options {
  /** Open the course's own notebooks instead of the reader's copy. */
  source: boolean;
  /** Open a browser window. */
  browser: boolean;
  /** A chapter to bring back from the course. */
  restore: string | undefined;
  /** The port to listen on; any free one unless given. */
  port: number | undefined;
}

const USAGE = "npm run lab -- [--source] [--no-browser] [--port N] | --restore NAME";

/**
 * Reads the command line.
 *
 * @throws Problem naming what is wrong with it
 */
export function parseOptions(args: readonly string[]): Options {
  const { values } = readCommandLine(
    {
      args: [...args],
      options: {
        source: { type: "boolean" },
        "no-browser": { type: "boolean" },
        restore: { type: "string" },
        port: { type: "string" },
      },
    },
    USAGE,
  );
  const { source = false, restore, port, "no-browser": quiet = false } = values;
  if (restore === "") throw new Problem("--restore needs the name of a chapter, for example `--restore 03`.");
  if (restore !== undefined && args.length > (args.some((arg) => arg.startsWith("--restore=")) ? 1 : 2))
    throw new Problem(`--restore brings a chapter back and opens nothing: give it alone. Usage: ${USAGE}.`);
  return { source, browser: !quiet, restore, port: port === undefined ? undefined : portOf(port) };
}

function portOf(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1024 && port <= 65_535) return port;
  throw new Problem(`--port is '${text}', but must be a whole number from 1024 to 65535.`);
}
