import type { ThemeName } from "../../lib/src/figures/themed";
import { readCommandLine } from "../setup/commandLine";
import { Problem } from "../setup/problem";
import { FORMATS, type Format, THEMES } from "./formats";

/** What `npm run figures` was asked to do. */
export interface Options {
  /** Names of figures; empty means all. */
  names: string[];
  /** `draw`: into files; `list`: say what there is; `check`: compare with the manifest. */
  mode: "draw" | "list" | "check";
  /** In which the figures are wanted; all that there are for a check, unless said. */
  formats: readonly Format[];
  themes: readonly ThemeName[];
  /** In CSS pixels; each figure's own unless given. */
  width?: number;
  /** Another seed than the notebook's own. */
  seed?: number;
  /** The folder for the files. */
  out?: string;
}

const usage =
  "npm run figures -- [NAME…] [--list] [--format svg,png,pdf,csv,json] [--theme light,dark,print] [--width PX] [--seed N] [--out DIR] [--check]";

/**
 * Reads the command line of `npm run figures`.
 *
 * @throws Problem for an unknown option, format or theme, a bad width or seed, or options that exclude each other
 */
export function parseOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const options = { list: flag, check: flag, format: text, theme: text, width: text, seed: text, out: text };
  const { values, positionals } = readCommandLine(
    { args: [...args], allowPositionals: true, options },
    usage,
  );
  const mode = values.list ? "list" : values.check ? "check" : "draw";
  for (const other of ["check", "format", "theme", "width", "seed", "out"] as const)
    if (mode === "list" && values[other])
      throw new Problem(`--list draws nothing, so --${other} means nothing beside it; give one of them.`);
  for (const other of ["width", "seed", "out"] as const)
    if (mode === "check" && values[other] !== undefined)
      throw new Problem(
        `--check compares figures as they are committed and writes nothing, so --${other} can't stand beside it.`,
      );
  const asked = <T extends string>(key: "format" | "theme", all: readonly T[], few: readonly T[]) =>
    values[key] === undefined ? (mode === "check" ? all : few) : choices(key, values[key], all);
  return {
    names: positionals,
    mode,
    formats: asked("format", FORMATS, ["svg", "png"]),
    themes: asked("theme", THEMES, ["light"]),
    ...whole("width", values.width, 200, 2000, "pixels"),
    ...whole("seed", values.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, ""),
    ...(values.out === undefined ? {} : { out: values.out }),
  };
}

function choices<T extends string>(key: string, value: string, all: readonly T[]): T[] {
  const asked = value.split(",").map((one) => one.trim());
  for (const one of asked)
    if (!(all as readonly string[]).includes(one))
      throw new Problem(
        `--${key} is '${value}', but takes ${all.join(", ")}, or several of them with commas between.`,
      );
  return all.filter((one) => asked.includes(one));
}

function whole(key: "width" | "seed", value: string | undefined, least: number, most: number, unit: string) {
  if (value === undefined) return {};
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return { [key]: number };
  throw new Problem(
    `--${key} is '${value}', but must be a whole number${unit && ` of ${unit}`} from ${least} to ${most}.`,
  );
}
