import { describe, expect, it } from "vitest";
import { joined } from "../notebooks/notebook";
import { notebookOf } from "../notebooks/testing/notebookOf";
import { seedOf, withSeed } from "./seed";

const codeOf = (notebook: ReturnType<typeof notebookOf>) =>
  notebook.cells.map(({ source }) => joined(source));

describe("a notebook's seed", () => {
  it.each([
    ["const random = createRandom(2020);", 2020],
    ["const random = createRandom( -1_000 );", -1000],
    ['const random = createRandom("maxima");', "maxima"],
    ["const seed: number = 7;\nconst random = createRandom(seed);", 7],
    ["// createRandom(1)\n/* createRandom(2) */\nconst random = createRandom(3);", 3],
    ["const of = (seed: number) => createRandom(seed);", undefined],
    ["1 + 1", undefined],
  ])("in %j is %j", (source, seed) => {
    expect(seedOf(notebookOf(source))).toBe(seed);
  });

  it("is changed wherever it stands, and nothing else with it", () => {
    const notebook = notebookOf(
      "const random = createRandom(2020);\nconst year = 2020;",
      "const other = createRandom(2020).split('x');\nconst third = createRandom(5);\nconst fourth = createRandom(20201);",
    );
    expect(codeOf(withSeed(notebook, 9))).toEqual([
      "const random = createRandom(9);\nconst year = 2020;",
      "const other = createRandom(9).split('x');\nconst third = createRandom(5);\nconst fourth = createRandom(20201);",
    ]);
    expect(seedOf(withSeed(notebook, -4))).toBe(-4);
  });

  it("is changed in the constant that holds it, and a notebook without one stays", () => {
    const named = notebookOf("const seed = 7;", "const random = createRandom(seed);\nconst seeds = 7;");
    expect(codeOf(withSeed(named, 8))).toEqual([
      "const seed = 8;",
      "const random = createRandom(seed);\nconst seeds = 7;",
    ]);
    const none = notebookOf("1 + 1");
    expect(withSeed(none, 8)).toBe(none);
  });
});
