import { readCommandLine } from "../setup/commandLine";
import { Problem } from "../setup/problem";

/** What the command was asked for. */
export interface Options {
  /** Node versions, each a major (`22`) or a full version (`20.19.0`). */
  versions: string[];
  /** Also to execute the notebooks and compare their outputs with the committed ones. */
  check: boolean;
}

const usage = "npm run versions -- [VERSION …] [--check], as in `npm run versions -- 20 22 24 --check`";
const oldest = [20, 19] as const;

/**
 * Reads the command line; without a version, 20, 22 and 24 are meant.
 *
 * @throws Problem for a version that is none or that the course does not support
 */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = readCommandLine(
    { args: [...args], allowPositionals: true, options: { check: { type: "boolean" } } },
    usage,
  );
  for (const version of positionals) requireSupported(version);
  return {
    versions: positionals.length > 0 ? [...new Set(positionals)] : ["20", "22", "24"],
    check: values.check ?? false,
  };
}

function requireSupported(version: string): void {
  if (!/^\d+(\.\d+\.\d+)?$/.test(version))
    throw new Problem(`'${version}' is no Node version: give a major like 22, or all of it like 20.19.0.`);
  const [major = 0, minor = Number.POSITIVE_INFINITY] = version.split(".").map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    throw new Problem(`The course needs Node ${oldest.join(".")} or later, and ${version} is older.`);
}
