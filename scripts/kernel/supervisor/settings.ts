import { dirname, resolve } from "node:path";

/** What limits a cell, and how its process is started. */
export interface Settings {
  /** characters of text that a cell may print */
  outputLimit: number;
  /** characters of rich outputs, counted as JSON, that a cell may show */
  displayLimit: number;
  /** output messages of all kinds that a cell may send */
  messageLimit: number;
  /** seconds that a cell may run */
  cellSeconds: number;
  /** seconds of processor time that a cell, with all that it started, may use */
  cpuSeconds: number;
  /** megabytes of V8's heap, in which JavaScript's values live */
  heapMegabytes: number;
  /** megabytes of memory that the process for cells and all that it has started may hold together */
  memoryMegabytes: number;
  /** processes that cells may have running */
  processes: number;
  /** milliseconds that an interrupted cell has before its process is replaced */
  interruptMs: number;
  /** seconds that the process for cells has to become ready */
  startSeconds: number;
}

interface Setting {
  /** variable of the environment; as an argument `KERNEL_CELL_SECONDS` is `--cell-seconds` */
  variable: string;
  usual: number;
  least: number;
  unit: string;
}

const NONE = Number.POSITIVE_INFINITY;

/** All settings; CONTRIBUTING.md tells of them. */
export const SETTINGS: Record<keyof Settings, Setting> = {
  outputLimit: { variable: "KERNEL_OUTPUT_LIMIT", usual: 10_000_000, least: 0, unit: "characters" },
  displayLimit: { variable: "KERNEL_DISPLAY_LIMIT", usual: 20_000_000, least: 0, unit: "characters" },
  messageLimit: { variable: "KERNEL_MESSAGE_LIMIT", usual: 100_000, least: 1, unit: "messages" },
  cellSeconds: { variable: "KERNEL_CELL_SECONDS", usual: NONE, least: 1, unit: "seconds" },
  cpuSeconds: { variable: "KERNEL_CPU_SECONDS", usual: NONE, least: 1, unit: "seconds" },
  heapMegabytes: { variable: "KERNEL_HEAP_MB", usual: NONE, least: 64, unit: "megabytes" },
  memoryMegabytes: { variable: "KERNEL_MEMORY_MB", usual: NONE, least: 256, unit: "megabytes" },
  processes: { variable: "KERNEL_PROCESSES", usual: NONE, least: 0, unit: "processes" },
  interruptMs: { variable: "KERNEL_INTERRUPT_MS", usual: 3000, least: 0, unit: "milliseconds" },
  startSeconds: { variable: "KERNEL_START_SECONDS", usual: 60, least: 1, unit: "seconds" },
};

/** The kernelspec's arguments after the program, put in order. */
export interface Invocation {
  root: string;
  connectionFile: string;
  settings: Settings;
  /** what starts and holds the process for cells: its command line follows; see `PLACES` */
  holder: string[];
}

/** Folders that a command may name without knowing them: of the project, and of the connection file. */
const PLACES = {
  "{root}": ({ root }: Places) => resolve(root),
  "{connection_folder}": ({ connectionFile }: Places) => dirname(resolve(connectionFile)),
};

type Places = Pick<Invocation, "root" | "connectionFile">;

const USAGE = "usage: supervisor.cjs ROOT CONNECTION_FILE [--SETTING VALUE…] [-- COMMAND…]";

/**
 * Reads the arguments, which come before the environment where both set the same.
 *
 * @throws Error that says what is wrong, what is allowed and what to do
 */
export function readInvocation(args: readonly string[], env: NodeJS.ProcessEnv): Invocation {
  const [root, connectionFile, ...rest] = args;
  if (root === undefined || connectionFile === undefined) throw new Error(USAGE);
  const end = rest.indexOf("--");
  const command = end < 0 ? holderOf(env.KERNEL_COMMAND) : rest.slice(end + 1);
  const holder = command.map((part) => placed(part, { root, connectionFile }));
  const given = pairs(end < 0 ? rest : rest.slice(0, end));
  const entries = Object.entries(SETTINGS).map(([name, setting]) => {
    const option = optionOf(setting);
    const source = given.has(option) ? option : setting.variable;
    return [name, read(source, given.get(option) ?? env[setting.variable], setting)];
  });
  return { root, connectionFile, holder, settings: Object.fromEntries(entries) };
}

function placed(part: string, places: Places): string {
  return Object.entries(PLACES).reduce(
    (text, [name, folder]) => text.replaceAll(name, () => folder(places)),
    part,
  );
}

/** 1234567 → "1,234,567", on every machine alike. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

function optionOf({ variable }: Setting): string {
  return `--${variable.slice("KERNEL_".length).toLowerCase().replaceAll("_", "-")}`;
}

function pairs(rest: readonly string[]): Map<string, string> {
  const options = new Set(Object.values(SETTINGS).map(optionOf));
  const given = new Map<string, string>();
  for (let i = 0; i < rest.length; i += 2) {
    const [option = "", value] = rest.slice(i, i + 2);
    if (!options.has(option))
      throw new Error(
        `${option} is no setting of the kernel: give one of ${[...options].join(", ")}. ${USAGE}`,
      );
    if (value === undefined) throw new Error(`${option} lacks its value: put one behind it. ${USAGE}`);
    given.set(option, value);
  }
  return given;
}

function read(source: string, text: string | undefined, { usual, least, unit }: Setting): number {
  if (text === undefined || text === "") return usual;
  if (text === "none") return NONE;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least && /^\d+$/.test(text)) return value;
  const otherwise = usual === NONE ? "for no limit" : `for ${grouped(usual)}`;
  throw new Error(
    `${source} is ${JSON.stringify(text)}: give a whole number of ${unit} from ${grouped(least)}, "none" for no limit, or leave it out ${otherwise}.`,
  );
}

function holderOf(text: string | undefined): string[] {
  if (text === undefined || text === "") return [];
  try {
    const command: unknown = JSON.parse(text);
    if (Array.isArray(command) && command.every((part) => typeof part === "string")) return command;
  } catch {}
  throw new Error(
    `KERNEL_COMMAND is ${JSON.stringify(text)}: give a JSON array of strings, the program and its arguments, such as ["bwrap", "--unshare-net"], or leave it out.`,
  );
}
