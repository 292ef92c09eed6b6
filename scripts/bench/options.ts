import { readCommandLine } from "../setup/commandLine";
import { Problem } from "../setup/problem";

/** What the command was asked for. */
export interface Options {
  /** Names of sections; all unless given. */
  sections: string[];
  /** Compare with other programs too. */
  peers: boolean;
  /** Print the results as JSON in place of tables. */
  json: boolean;
  /** Keep the numbers in data/runs/ too. */
  record: boolean;
  /** Say what sections there are, and measure nothing. */
  list: boolean;
  /** Rounds, where not the section's own number. */
  rounds: number | undefined;
}

const USAGE = "npm run bench -- [SECTION…] [--peers] [--json] [--record] [--rounds N] | --list";

/**
 * Reads the command line.
 *
 * @param known the names of all sections
 * @throws Problem naming what is wrong with it
 */
export function parseOptions(args: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = readCommandLine(
    {
      args: [...args],
      allowPositionals: true,
      options: {
        peers: { type: "boolean" },
        json: { type: "boolean" },
        record: { type: "boolean" },
        list: { type: "boolean" },
        rounds: { type: "string" },
      },
    },
    USAGE,
  );
  for (const name of positionals)
    if (!known.includes(name))
      throw new Problem(`There is no section '${name}'. The sections are: ${known.join(", ")}.`);
  return {
    sections: positionals.length > 0 ? [...new Set(positionals)] : [...known],
    peers: values.peers ?? false,
    json: values.json ?? false,
    record: values.record ?? false,
    list: values.list ?? false,
    rounds: values.rounds === undefined ? undefined : roundsOf(values.rounds),
  };
}

function roundsOf(text: string): number {
  const rounds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (rounds >= 1 && rounds <= 100) return rounds;
  throw new Problem(`--rounds is '${text}', but must be a whole number from 1 to 100.`);
}
