import type { Outcome } from "./run";

/** The table at the end of a run, and the report of each failure. */
export function summary(outcomes: readonly Outcome[]): string {
  const width = Math.max(8, ...outcomes.map(({ name }) => name.length));
  const rows = outcomes.map(({ name, cells, seconds, result }) => {
    const time = result === "up to date" ? "–" : `${seconds.toFixed(1)} s`;
    return `  ${name.padEnd(width)}  ${String(cells).padStart(5)}  ${time.padStart(8)}  ${result}`;
  });
  const reports = outcomes
    .filter(({ report }) => report !== undefined)
    .map(({ name, report }) => `\n${name} failed:\n\n${report}`);
  return [`  ${"notebook".padEnd(width)}  cells      time  result`, ...rows, ...reports].join("\n");
}
