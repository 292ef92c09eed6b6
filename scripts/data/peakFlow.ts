import { Problem } from "../setup/problem";
import { type Candidate, numberIn, partialDate, type SiteRecord, waterYear } from "./peak";

const needed = ["site_no", "peak_dt", "peak_va", "peak_cd", "gage_ht"] as const;

/**
 * Reads a USGS file of annual peak flows in RDB, their tab-separated text format.
 *
 * Lines that start with `#` are comments; one of them names the station. Then come a line of column names,
 * a line of column widths (`5s 15s 10d …`) and the peaks, one a line. In a date, month or day 00 means
 * unknown; a year without a month is a water year. Line ends may be LF or CRLF.
 *
 * @param text the file's whole text
 * @returns every line's peak, also those that can't be used
 * @throws Problem where the text is a web page, says that no site was found, or lacks a column
 */
export function parsePeakFlow(text: string): SiteRecord {
  if (/^\s*</.test(text))
    throw new Problem(
      "The USGS service answered with a web page, not with data: it does so for a site number without annual peaks.",
    );
  const lines = text.split(/\r?\n/);
  const comments = lines.filter((line) => line.startsWith("#"));
  if (comments.some((line) => /No sites\b.*\bfound/i.test(line)))
    throw new Problem("The USGS service found no annual peaks under this site number.");
  const [names, widths, ...rows] = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const columns = names?.split("\t") ?? [];
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0 || !/^\d+[sdn](\t\d+[sdn])*$/.test(widths ?? ""))
    throw new Problem(
      missing.length > 0
        ? `This is no USGS file of annual peaks: its columns lack ${missing.join(", ")}.`
        : "This is no USGS file of annual peaks: the line of column widths (5s 15s …) is missing.",
    );
  const fields = rows.map((row) => {
    const values = row.split("\t");
    return Object.fromEntries(columns.map((name, at) => [name, values[at]?.trim() ?? ""]));
  });
  const sites = [...new Set(fields.map((row) => row.site_no ?? ""))];
  if (sites.length !== 1)
    throw new Problem(
      `A file with the peaks of one site is needed, and this one holds ${sites.length === 0 ? "no peak" : `those of ${sites.join(", ")}`}.`,
    );
  const [site = ""] = sites;
  return { site, name: stationName(comments, site), candidates: fields.map(candidate) };
}

function stationName(comments: readonly string[], site: string): string | undefined {
  const line = comments.find((comment) => new RegExp(`^#\\s+\\w+\\s+${site}\\s`).test(comment));
  return line?.slice(line.indexOf(site) + site.length).trim();
}

function candidate(row: { [name: string]: string }): Candidate {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(row.peak_dt ?? "") ?? [];
  const known = (part: string | undefined) => (Number(part) > 0 ? Number(part) : undefined);
  const at = known(year);
  return {
    year: at === undefined ? undefined : waterYear(at, known(month)),
    date: at === undefined ? "" : partialDate(at, known(month), known(day)),
    discharge: numberIn(row.peak_va),
    gageHeight: numberIn(row.gage_ht),
    codes: (row.peak_cd ?? "").split(",").filter((code) => code !== ""),
  };
}
