import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hashFile } from "../setup/files";
import { inRoot } from "../setup/root";

const path = inRoot("data", "ocmulgee-annual-maxima.csv");

test("data/README.md gives the sha256 of the committed series", () => {
  const line = readFileSync(inRoot("data", "README.md"), "utf8")
    .split("\n")
    .find((text) => text.includes("sha256") && text.includes("`"));
  expect(line?.match(/[0-9a-f]{64}/)?.[0]).toBe(hashFile(path));
});

test("the committed series is forty years of two positive maxima, each year once", () => {
  const [header, ...rows] = readFileSync(path, "utf8").trim().split("\n");
  expect(header).toBe("year,hawkinsville,macon");
  const values = rows.map((row) => row.split(",").map(Number));
  expect(values.map(([year]) => year)).toEqual(Array.from({ length: 40 }, (_, at) => 1910 + at));
  expect(values.every(([, a, b]) => a !== undefined && b !== undefined && a > 0 && b > 0)).toBe(true);
});
