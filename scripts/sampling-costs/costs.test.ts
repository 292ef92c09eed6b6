import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../setup/root";
import { type Cost, measureCosts } from "./costs";

test("two ways to a first draw and three to further ones are measured at every number of categories", () => {
  const costs = measureCosts([3, 20], 3, 1e5);
  expect(costs.map(({ k, draw }) => `${k} ${draw}`)).toEqual(
    [3, 20].flatMap((k) => [...Array(2).fill(`${k} first`), ...Array(3).fill(`${k} further`)]),
  );
  for (const { nanoseconds } of costs) expect(nanoseconds).toBeGreaterThan(0);
});

test("the committed costs say where they were measured, and all are above 0", () => {
  const { machine, costs } = JSON.parse(
    readFileSync(join(root, "data", "runs", "sampling-costs.json"), "utf8"),
  );
  expect(machine.processor).toMatch(/\w/);
  expect(costs.length).toBeGreaterThanOrEqual(50);
  for (const { nanoseconds } of costs as Cost[]) expect(nanoseconds).toBeGreaterThan(0);
});
