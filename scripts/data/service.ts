import { Problem } from "../setup/problem";
import type { SiteRecord } from "./peak";
import { parsePeakFlow } from "./peakFlow";
import { parsePeaksCollection } from "./peaksCollection";

const fallback =
  "Nothing was written; the notebooks use the committed series data/ocmulgee-annual-maxima.csv, which needs no network";

/** Thrown where a service gave no answer that could hold data, so that the other one is worth asking. */
class NoAnswer extends Error {}

/**
 * Asks the USGS for a site's annual peaks: the Water Data API first, then the older service of RDB text,
 * which is being closed down but has the station's name and needs no quota.
 *
 * @param baseUrl an address to use in place of both services', for tests and mirrors
 * @param timeout milliseconds to wait for each
 * @throws Problem where the site is unknown, no network reaches the services, or they fail
 */
export async function askUsgs(
  site: string,
  baseUrl: string | undefined,
  timeout: number,
): Promise<SiteRecord> {
  const api = `${baseUrl ?? "https://api.waterdata.usgs.gov"}/ogcapi/v0/collections/peaks/items`;
  const older = `${baseUrl ?? "https://nwis.waterdata.usgs.gov"}/nwis/peak`;
  const troubles: string[] = [];
  for (const { url, parse, looksRight } of [
    {
      url: `${api}?f=json&limit=10000&skipGeometry=true&monitoring_location_id=USGS-${site}`,
      parse: parsePeaksCollection,
      looksRight: /^\s*\{/,
    },
    // A web page in place of text is this service's way of saying that it does not know a site.
    { url: `${older}?site_no=${site}&agency_cd=USGS&format=rdb`, parse: parsePeakFlow, looksRight: /\S/ },
  ]) {
    try {
      return parse(await get(url, timeout, looksRight));
    } catch (error) {
      if (error instanceof Problem) throw new Problem(`Site ${site}: ${error.message} ${fallback}.`);
      if (!(error instanceof NoAnswer)) throw error;
      troubles.push(error.message);
    }
  }
  const what = [...new Set(troubles)].join("; ");
  throw new Problem(`The peaks of site ${site} could not be fetched: ${what}. ${fallback}.`);
}

async function get(url: string, timeout: number, looksRight: RegExp): Promise<string> {
  const { host } = new URL(url);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
    text = await response.text();
  } catch (error) {
    if ((error as Error).name === "TimeoutError")
      throw new NoAnswer(`${host} gave no answer within ${timeout / 1000} s`);
    throw new NoAnswer(`no network reaches ${host}`);
  }
  if (response.status === 429)
    throw new NoAnswer(`${host} allows no more requests for now (HTTP 429), try again in an hour`);
  if (!response.ok) throw new NoAnswer(`${host} answered with HTTP ${response.status}`);
  if (!looksRight.test(text)) throw new NoAnswer(`${host} answered with something that is not data`);
  return text;
}
