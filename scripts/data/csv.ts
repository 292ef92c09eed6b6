import type { Peak } from "./peak";

/** Annual peaks as text: a header line and a line a year; blank where unknown; codes separated by spaces. */
export function toCsv(peaks: readonly Peak[]): string {
  const lines = peaks.map((peak) =>
    [peak.year, peak.date, peak.discharge, peak.gageHeight ?? "", peak.codes.join(" ")].join(","),
  );
  return `${["year,date,discharge_cfs,gage_height_ft,codes", ...lines].join("\n")}\n`;
}
