import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inRoot } from "../setup/root";
import { parsePeakFlow } from "./peakFlow";

const fixture = (name: string) => readFileSync(inRoot("scripts", "data", "fixtures", name), "utf8");
const text = fixture("invented.rdb");

describe("a USGS file of annual peaks", () => {
  test("gives the site, its name from the comments, and one candidate a line", () => {
    const { site, name, candidates } = parsePeakFlow(text);
    expect([site, name, candidates.length]).toEqual(["99000001", "Invented River at Nowhere, PA", 11]);
    expect(candidates[1]).toEqual({
      year: 1937,
      date: "1937-01-21",
      discharge: 23400,
      gageHeight: 18.2,
      codes: [],
    });
  });

  test("October to December belong to the next water year, a year without a month to itself", () => {
    const years = parsePeakFlow(text).candidates.map(({ date, year }) => [date, year]);
    expect(years).toContainEqual(["1938-10-02", 1939]);
    expect(years).toContainEqual(["1942-12-30", 1943]);
    expect(years).toContainEqual(["1937-01-21", 1937]);
    expect(years).toContainEqual(["1936", 1936]);
  });

  test("an unknown day or month is left away, not made up", () => {
    const dates = parsePeakFlow(text).candidates.map(({ date }) => date);
    expect(dates).toContain("1936");
    expect(dates).toContain("1939-03");
  });

  test("blank fields and words are no numbers; several codes are told apart", () => {
    const at = (date: string) => parsePeakFlow(text).candidates.find((peak) => peak.date === date);
    expect(at("1940-04-19")?.discharge).toBeUndefined();
    expect(at("1945-02-27")?.discharge).toBeUndefined();
    expect(at("1941-06-05")?.discharge).toBe(0);
    expect(at("1944-03-11")?.codes).toEqual(["6", "C"]);
    expect(at("1936")?.gageHeight).toBeUndefined();
  });

  test("line ends may be CRLF", () => {
    expect(parsePeakFlow(text.replaceAll("\n", "\r\n"))).toEqual(parsePeakFlow(text));
  });

  test("columns are found by name, in whatever order they come", () => {
    const moved = text.replaceAll(
      /^(USGS|agency_cd|5s)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)/gm,
      "$1\t$5\t$3\t$4\t$2",
    );
    expect(moved).toContain("agency_cd\tpeak_va\tpeak_dt");
    expect(parsePeakFlow(moved)).toEqual(parsePeakFlow(text));
  });

  test("a last line without a line end, and short lines, are read too", () => {
    const cut = text.trimEnd().replaceAll(/\t+$/gm, "");
    expect(parsePeakFlow(cut)).toEqual(parsePeakFlow(text));
  });
});

describe("what is no such file", () => {
  test.each([
    ["a web page", fixture("page.html"), /web page/],
    ["an answer without a site", fixture("no-sites.rdb"), /no annual peaks under this site/],
    ["nothing", "", /columns lack site_no/],
    [
      "another table",
      "agency_cd\tsite_no\tpeak_dt\n5s\t15s\t10d\n",
      /columns lack peak_va, peak_cd, gage_ht/,
    ],
    ["one without widths", text.replace(/^5s.*\n/m, ""), /line of column widths/],
    ["two sites", text.replace("99000001\t1947", "99000002\t1947"), /those of 99000001, 99000002/],
    ["no peak", text.replaceAll(/^USGS.*\n/gm, ""), /holds no peak/],
  ])("%s is refused", (_, content, message) => {
    expect(() => parsePeakFlow(content)).toThrow(message);
  });
});
