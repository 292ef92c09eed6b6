import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { inRoot } from "../setup/root";
import { parseOptions } from "./options";
import { Record } from "./result";
import { measure } from "./run";
import type { Section } from "./section";
import { median, quantile } from "./statistics";
import { table } from "./table";

const contestants = ["ours", "other"].map((name) => ({ name, version: "1" }));
const tasks = [
  { name: "quick", unit: "ms", bar: 5 },
  { name: "hard", unit: "MB" },
] as const;

function recorded(): Record {
  const record = new Record();
  for (const value of [4, 2, 6]) record.take("quick", "ours", value);
  for (const value of [12, 8]) record.take("quick", "other", value);
  record.take("hard", "ours", 1234);
  for (const outcome of ["490 of 20,000 lines", "490 of 20,000 lines", "the kernel ended"])
    record.take("hard", "other", outcome);
  return record;
}

describe("statistics", () => {
  it("the median is in the middle, or between the two in the middle", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(() => median([])).toThrow("measure at least one");
  });

  it("95 of 100 values do not exceed the quantile of 0.95", () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0, 0.95, 1].map((p) => quantile(values, p))).toEqual([1, 95, 100]);
  });
});

describe("results", () => {
  it("have a ratio to the first contestant, and every failure once", () => {
    const [own, other, , hard] = recorded().results(tasks, contestants);
    expect(own).toMatchObject({
      values: [4, 2, 6],
      median: 4,
      min: 2,
      max: 6,
      ratio: 1,
      bar: 5,
      failures: [],
    });
    expect(other).toMatchObject({ median: 10, ratio: 2.5 });
    expect(other).not.toHaveProperty("bar");
    expect(hard).toMatchObject({ values: [], failures: ["490 of 20,000 lines", "the kernel ended"] });
    expect(hard).not.toHaveProperty("ratio");
  });

  it("compare the least values and have bars for each contestant, where a section wants it", () => {
    const barred = [{ name: "quick", unit: "ms", bars: { other: 4 } }] as const;
    const results = recorded().results(barred, contestants, "min");
    expect(results.map(({ ratio }) => ratio)).toEqual([1, 4]);
    expect(table(results)).toMatch(/other .* 4\.00 {2}reaches the bar of 4 ×$/);
    expect(table(recorded().results(barred, contestants))).toMatch(/2\.50 {2}BELOW the bar of 4 ×$/);
  });

  it("say what was not measured", () => {
    expect(new Record().results(tasks, contestants)[0]?.failures).toEqual(["not measured"]);
  });

  it("stand in a table in which failures can't be overlooked", () => {
    const lines = table(recorded().results(tasks, contestants)).split("\n");
    expect(lines.map((line) => line.replace(/ {2,}/g, "  "))).toEqual([
      "  median  min  max  × ours",
      "quick (ms)",
      "  ours  4.00  2.00  6.00  1.00  within the bar of 5",
      "  other  10.0  8.00  12.0  2.50",
      "hard (MB)",
      "  ours  1234  1234  1234  1.00",
      "  other  –  –  –  –  490 of 20,000 lines; the kernel ended",
    ]);
  });
});

describe("measuring", () => {
  it("warms up each, then gives each its turn in each round, from both ends", async () => {
    const calls: string[] = [];
    const section: Section = {
      about: "",
      tasks,
      rounds: 2,
      contestants: async () => contestants,
      warmUp: async ({ name }) => void calls.push(`warm ${name}`),
      measure: async ({ name }, take) => {
        calls.push(name);
        take("quick", calls.length);
      },
    };
    const results = await measure(section, contestants, 3, () => {});
    expect(calls).toEqual(["warm ours", "warm other", "ours", "other", "other", "ours", "ours", "other"]);
    expect(results[0]?.values).toEqual([3, 6, 7]);
  });
});

describe("a round that fails", () => {
  it("still ends every contestant", async () => {
    const ended: string[] = [];
    const section: Section = {
      about: "",
      tasks,
      rounds: 1,
      contestants: async () => contestants,
      warmUp: async () => {},
      measure: () => Promise.reject(new Error("a defect")),
      end: ({ name }) => void ended.push(name),
    };
    await expect(measure(section, contestants, 1, () => {})).rejects.toThrow("a defect");
    expect(ended).toEqual(["ours", "other"]);
  });
});

describe("the command line", () => {
  const known = ["kernel", "library"];
  it("means all sections unless some are named", () => {
    expect(parseOptions([], known)).toMatchObject({
      sections: known,
      peers: false,
      json: false,
      list: false,
    });
    expect(parseOptions(["library", "library", "--rounds", "7"], known)).toMatchObject({
      sections: ["library"],
      rounds: 7,
    });
  });

  it("refuses what it does not know, by name", () => {
    expect(() => parseOptions(["kernels"], known)).toThrow(
      "There is no section 'kernels'. The sections are: kernel, library.",
    );
    expect(() => parseOptions(["--peer"], known)).toThrow(/'--peer'.*Usage: npm run bench/);
    for (const rounds of ["0", "101", "few"])
      expect(() => parseOptions(["--rounds", rounds], known)).toThrow(
        `--rounds is '${rounds}', but must be a whole number from 1 to 100.`,
      );
  });

  it("lists the sections and measures nothing", () => {
    const run = spawnSync(process.execPath, [inRoot("scripts", "run.cjs"), "bench", "--list"], {
      encoding: "utf8",
    });
    expect(run.stdout).toMatch(/^kernel: .+$/m);
  });
});
