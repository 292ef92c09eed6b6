import { meaningOf } from "./codes";
import type { Peak } from "./peak";
import type { LeftOut } from "./usable";

/** What the reader is told about a file that was written: its extent, what was left out, codes, licence. */
export function report(
  file: string,
  name: string | undefined,
  peaks: readonly Peak[],
  leftOut: readonly LeftOut[],
): string {
  const first = peaks[0]?.year ?? 0;
  const last = peaks.at(-1)?.year ?? 0;
  const gaps = last - first + 1 - peaks.length;
  return [
    `Wrote ${file}: ${count(peaks.length, "annual peak")}, water years ${first} to ${last}` +
      `${gaps > 0 ? `, with ${count(gaps, "year")} missing in between` : ""}${name ? ` (${name})` : ""}.`,
    leftOut.length === 0 ? "Nothing was left out." : `Left out ${count(leftOut.length, "peak")}:`,
    ...grouped(leftOut.map(({ reason, date }) => [reason, date])).map(
      ([reason, dates]) => `  ${dates.length} × ${reason}: ${shortened(dates)}`,
    ),
    ...codes(peaks),
    "Source: U.S. Geological Survey, National Water Information System (https://doi.org/10.5066/F7P55KJN).",
    "Licence: a work of the US government, in the public domain; recent values are provisional.",
  ].join("\n");
}

function codes(peaks: readonly Peak[]): string[] {
  const all = grouped(peaks.flatMap((peak) => peak.codes.map((code) => [code, String(peak.year)] as const)));
  if (all.length === 0) return ["No peak carries a qualification code."];
  return [
    "Kept with their qualification codes, for you to judge:",
    ...all.map(([code, years]) => `  ${years.length} × ${code} (${meaningOf(code)}): ${shortened(years)}`),
  ];
}

function grouped(pairs: readonly (readonly [string, string])[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function shortened(values: readonly string[]): string {
  const shown = values.slice(0, 6).join(", ");
  return values.length > 6 ? `${shown}, …` : shown;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}
