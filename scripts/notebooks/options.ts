import { readCommandLine } from "../setup/commandLine";
import { Problem } from "../setup/problem";

/** What `npm run notebooks` was asked to do. */
export interface Options {
  /** Beginnings of notebook names; empty means all. */
  names: string[];
  /** Run also what is up to date. */
  force: boolean;
  /** `build`: into build/; `check`: compare with the committed; `update`: write back into the repository. */
  mode: "build" | "check" | "update";
  /** Notebooks executed at the same time. */
  jobs: number;
}

const usage = "npm run notebooks -- [NAME…] [--force] [--check | --update] [--jobs N]";

/**
 * Reads the command line of `npm run notebooks`.
 *
 * @throws Problem for an unknown option, a bad number of jobs, or `--check` together with `--update`
 */
export function parseOptions(args: readonly string[], backend = process.env.BACKEND): Options {
  const { values, positionals } = readCommandLine(
    {
      args: [...args],
      allowPositionals: true,
      options: {
        force: { type: "boolean", default: false },
        check: { type: "boolean", default: false },
        update: { type: "boolean", default: false },
        jobs: { type: "string", default: "2" },
      },
    },
    usage,
  );
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new Problem(`--jobs is '${values.jobs}'; it takes a whole number from 1 to 64. Usage: ${usage}.`);
  if (values.check && values.update)
    throw new Problem(`--check changes nothing and --update writes; give one of them. Usage: ${usage}.`);
  const mode = values.check ? "check" : values.update ? "update" : "build";
  if (mode !== "build" && backend !== undefined && backend !== "" && backend !== "wasm")
    throw new Problem(
      `BACKEND is '${backend}'; committed outputs are those of the wasm backend. Unset BACKEND and try again.`,
    );
  return { names: positionals, force: values.force, mode, jobs };
}
