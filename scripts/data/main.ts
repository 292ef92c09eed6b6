import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { toCsv } from "./csv";
import { parseOptions } from "./options";
import type { SiteRecord } from "./peak";
import { parsePeakFlow } from "./peakFlow";
import { parsePeaksCollection } from "./peaksCollection";
import { report } from "./report";
import { askUsgs } from "./service";
import { usablePeaks } from "./usable";

const options = parseOptions(process.argv.slice(2));
const record =
  options.file === undefined
    ? await askUsgs(options.site, options.baseUrl, options.timeout)
    : readSaved(options.file);
if (record.site !== options.site)
  throw new Problem(
    `Site ${options.site} was asked for, and the data are those of site ${record.site}: nothing was written.`,
  );
const { peaks, leftOut } = usablePeaks(record.candidates);
if (peaks.length === 0)
  throw new Problem(
    `None of the ${leftOut.length} peaks of site ${options.site} has a usable discharge: nothing was written.`,
  );
const path = join(options.folder, `usgs-${options.site}-annual-peaks.csv`);
writeFileAtomic(path, toCsv(peaks));
console.log(report(relative(process.cwd(), path), record.name, peaks, leftOut));

function readSaved(file: string): SiteRecord {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Problem(`The saved file ${file} can't be read: check its path.`);
  }
  return text.trimStart().startsWith("{") ? parsePeaksCollection(text) : parsePeakFlow(text);
}
