import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "../setup/root";
import { parsePeakFlow } from "./peakFlow";
import { parsePeaksCollection } from "./peaksCollection";

const fixture = (name: string) => readFileSync(inRoot("scripts", "data", "fixtures", name), "utf8");
const text = fixture("invented.json");

test("the collection gives the same peaks as the older text, where both hold them", () => {
  const older = parsePeakFlow(fixture("invented.rdb")).candidates;
  const { site, candidates } = parsePeaksCollection(text);
  expect(site).toBe("99000001");
  expect(candidates.slice(0, 2)).toEqual(older.slice(0, 2));
});

test("only discharges become peaks; stages without one do not", () => {
  expect(parsePeaksCollection(text).candidates.map((peak) => peak.discharge)).toEqual([
    41000, 23400, 12100, 31500,
  ]);
});

test("an unknown month and day are not taken from the field that invents them", () => {
  expect(parsePeaksCollection(text).candidates[0]).toMatchObject({ date: "1936", year: 1936 });
});

test("a gage height is taken from the same day only, and not if it belongs to another moment", () => {
  const heights = parsePeaksCollection(text).candidates.map((peak) => peak.gageHeight);
  expect(heights).toEqual([undefined, 18.2, undefined, undefined]);
});

test("qualifiers become the older codes; those without a code stay words; text is read like a list", () => {
  expect(parsePeaksCollection(text).candidates.map((peak) => peak.codes)).toEqual([
    ["7", "Bm"],
    [],
    ["2"],
    ["6", "BACKWATER"],
  ]);
  const asText = text.replace(/\[\s*"REGULATED",\s*"BACKWATER"\s*\]/, '"[REGULATED, BACKWATER]"');
  expect(asText).not.toBe(text);
  expect(parsePeaksCollection(asText)).toEqual(parsePeaksCollection(text));
});

test.each([
  ["no features", '{"type":"FeatureCollection","features":[]}', /no annual peaks of discharge/],
  ["an error message", '{"code":"NotFound"}', /no answer of the USGS peaks collection/],
  ["half an answer", text.slice(0, 400), /no answer of the USGS peaks collection/],
  ["two sites", text.replace("USGS-99000001", "USGS-99000002"), /99000002, 99000001/],
])("%s is refused", (_, content, message) => {
  expect(() => parsePeaksCollection(content)).toThrow(message);
});
