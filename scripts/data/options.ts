import { readCommandLine } from "../setup/commandLine";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";

/** What the command was asked for. */
export interface Options {
  /** USGS site number, 8 to 15 digits. */
  site: string;
  /** A saved answer to read instead of asking the service. */
  file: string | undefined;
  /** Where both services are looked for instead of at their own addresses (`--base-url`). */
  baseUrl: string | undefined;
  /** The folder that the file is written to. */
  folder: string;
  /** How long to wait for an answer, in milliseconds. */
  timeout: number;
}

const usage = "npm run data -- SITE [--file SAVED] [--folder FOLDER] [--timeout SECONDS]";

/**
 * Reads the command line.
 *
 * @throws Problem naming what is wrong with it
 */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = readCommandLine(
    {
      args: [...args],
      allowPositionals: true,
      options: {
        file: { type: "string" },
        folder: { type: "string" },
        timeout: { type: "string" },
        "base-url": { type: "string" },
      },
    },
    usage,
  );
  const [site, ...more] = positionals;
  if (site === undefined)
    throw new Problem(`Which gauge? Give its USGS site number, for example 03085000: ${usage}.`);
  if (more.length > 0) throw new Problem(`One site at a time, and got ${positionals.join(", ")}: ${usage}.`);
  if (!/^\d{8,15}$/.test(site))
    throw new Problem(
      `'${site}' is no USGS site number: it has 8 to 15 digits and nothing else, like 03085000. Look it up at https://waterdata.usgs.gov.`,
    );
  const seconds = Number(values.timeout ?? 30);
  if (!(seconds > 0 && seconds <= 600))
    throw new Problem(
      `--timeout takes seconds, more than 0 and at most 600, and got '${values.timeout ?? ""}'.`,
    );
  return {
    site,
    file: values.file,
    baseUrl: values["base-url"],
    folder: values.folder ?? inRoot("data"),
    timeout: seconds * 1000,
  };
}
