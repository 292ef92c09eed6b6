import { expect, test } from "vitest";
import { toCsv } from "./csv";
import type { Candidate } from "./peak";
import { report } from "./report";
import { usablePeaks } from "./usable";

const peak = (date: string, discharge: number | undefined, ...codes: string[]): Candidate => ({
  year: Number(date.slice(0, 4)),
  date,
  discharge,
  gageHeight: undefined,
  codes,
});

test("the larger of two peaks of a water year stays, whichever comes first", () => {
  const small = peak("1950-01-02", 10);
  const large = peak("1950-05-06", 20);
  for (const pair of [
    [small, large],
    [large, small],
  ])
    expect(usablePeaks(pair)).toEqual({
      peaks: [large],
      leftOut: [{ reason: "second peak of its water year", date: "1950-01-02" }],
    });
});

test("equal peaks of a water year are counted once", () => {
  const { peaks, leftOut } = usablePeaks([peak("1950-01-02", 10), peak("1950-01-03", 10)]);
  expect(peaks.map(({ date }) => date)).toEqual(["1950-01-02"]);
  expect(leftOut).toHaveLength(1);
});

test("no discharge, zero, a negative one and an uncertain year are left out, each with its reason", () => {
  const undated: Candidate = { ...peak("1900", 5), year: undefined, date: "" };
  const candidates = [
    peak("1951", undefined),
    peak("1952", 0),
    peak("1953", -4),
    peak("1954", 7, "A"),
    undated,
  ];
  const { peaks, leftOut } = usablePeaks(candidates);
  expect(peaks).toEqual([]);
  expect(leftOut).toEqual([
    { reason: "no discharge", date: "1951" },
    { reason: "discharge not above zero", date: "1952" },
    { reason: "discharge not above zero", date: "1953" },
    { reason: "year unknown", date: "1954" },
    { reason: "year unknown", date: "undated" },
  ]);
});

test("peaks come out in order of years, doubtful codes kept", () => {
  const { peaks } = usablePeaks([peak("1961", 3), peak("1960", 2, "4", "Bd")]);
  expect(toCsv(peaks)).toBe(
    "year,date,discharge_cfs,gage_height_ft,codes\n1960,1960,2,,4 Bd\n1961,1961,3,,\n",
  );
});

test("the report counts missing years and says what codes mean", () => {
  const { peaks, leftOut } = usablePeaks([peak("1960", 2, "4"), peak("1963", 3), peak("1962", 0)]);
  const text = report("x.csv", "Invented River", peaks, leftOut);
  expect(text).toContain("2 annual peaks, water years 1960 to 1963, with 2 years missing in between");
  expect(text).toContain("1 × discharge not above zero: 1962");
  expect(text).toContain("1 × 4 (less than the value given): 1960");
  expect(text).toContain("public domain");
});
