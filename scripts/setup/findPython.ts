import { spawnSync } from "node:child_process";
import { Problem } from "./problem";

const OLDEST = [3, 11] as const;

/**
 * The command of a Python that is new enough: the one that PYTHON names, else the first on PATH.
 *
 * @throws Problem where there is none, or only older ones
 */
export function findPython(env: NodeJS.ProcessEnv = process.env): string[] {
  const candidates = [
    ...(env.PYTHON ? [[env.PYTHON]] : []),
    ...(process.platform === "win32" ? [["py", "-3"]] : []),
    ["python3"],
    ["python"],
  ];
  const seen: string[] = [];
  for (const command of candidates) {
    const version = versionOf(command, env);
    if (version === undefined) continue;
    if (!isTooOld(version)) return command;
    seen.push(version.join("."));
  }
  const need = `Python ${OLDEST.join(".")} or later`;
  const remedy = "install it from https://www.python.org/downloads, or name one with PYTHON=<its path>";
  throw new Problem(
    seen.length > 0
      ? `The course needs ${need}, and found only ${[...new Set(seen)].join(" and ")}: ${remedy}.`
      : `The course needs ${need} beside Node, and found none: ${remedy}.`,
  );
}

/** True where a command is a Python that is new enough. */
export function isNewEnough(command: string[], env: NodeJS.ProcessEnv = process.env): boolean {
  const version = versionOf(command, env);
  return version !== undefined && !isTooOld(version);
}

function versionOf([program = "", ...args]: string[], env: NodeJS.ProcessEnv): number[] | undefined {
  const script = "import sys; print('%d.%d.%d' % sys.version_info[:3])";
  const run = spawnSync(program, [...args, "-c", script], { encoding: "utf8", env });
  return run.status === 0 ? run.stdout.trim().split(".").map(Number) : undefined;
}

function isTooOld([major = 0, minor = 0]: number[]): boolean {
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
