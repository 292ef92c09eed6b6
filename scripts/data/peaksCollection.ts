import { Problem } from "../setup/problem";
import { codeOf } from "./codes";
import { type Candidate, numberIn, partialDate, type SiteRecord, waterYear } from "./peak";

const DISCHARGE = "00060";
const GAGE_HEIGHT = "00065";

type Row = { [name: string]: unknown };

/**
 * Reads an answer of the `peaks` collection of the USGS Water Data API, in GeoJSON.
 *
 * Peaks of discharge (parameter 00060) and of gage height (00065) come mixed, each with year, month and day,
 * null where unknown, and a list of qualifiers. A gage height is taken for a discharge only if it has the same
 * date and does not say that it belongs to another moment. The field `time` is not read: it invents a day.
 *
 * @param text the answer's whole text
 * @throws Problem where the text is not such an answer, or holds no discharge
 */
export function parsePeaksCollection(text: string): SiteRecord {
  const rows = rowsOf(text);
  const discharges = rows.filter((row) => row.parameter_code === DISCHARGE);
  const sites = [
    ...new Set(discharges.map((row) => String(row.monitoring_location_id).replace(/^\w+-/, ""))),
  ];
  if (sites.length === 0)
    throw new Problem("The USGS service found no annual peaks of discharge under this site number.");
  if (sites.length > 1)
    throw new Problem(
      `An answer with the peaks of one site is needed, and this one holds those of ${sites.join(", ")}.`,
    );
  const heights = new Map(
    rows
      .filter((row) => row.parameter_code === GAGE_HEIGHT && !qualifiers(row).includes("GHNOTASSCPKQ"))
      .map((row) => [dayOf(row), numberIn(row.value)]),
  );
  const [site = ""] = sites;
  return { site, name: undefined, candidates: discharges.map((row) => candidate(row, heights)) };
}

function rowsOf(text: string): Row[] {
  try {
    const { features } = JSON.parse(text) as { features: { properties: Row }[] };
    return features.map((feature) => feature.properties);
  } catch {
    throw new Problem("This is no answer of the USGS peaks collection: a list of features is missing in it.");
  }
}

function candidate(row: Row, heights: ReadonlyMap<string, number | undefined>): Candidate {
  const year = numberIn(row.year);
  const month = numberIn(row.month);
  return {
    year: numberIn(row.water_year) ?? (year === undefined ? undefined : waterYear(year, month)),
    date: dayOf(row),
    discharge: numberIn(row.value),
    gageHeight: heights.get(dayOf(row)),
    codes: qualifiers(row).map(codeOf),
  };
}

function dayOf(row: Row): string {
  const year = numberIn(row.year);
  return year === undefined ? "" : partialDate(year, numberIn(row.month), numberIn(row.day));
}

/** The schema says that the field is text, the service sends a list: both are read. */
function qualifiers(row: Row): string[] {
  if (Array.isArray(row.qualifier)) return row.qualifier.map(String);
  return typeof row.qualifier === "string" ? (row.qualifier.match(/\w+/g) ?? []) : [];
}
