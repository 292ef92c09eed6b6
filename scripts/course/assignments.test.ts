import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { courseNotebooks } from "../notebooks/courseNotebooks";
import { type Cell, joined, type Notebook, readNotebook } from "../notebooks/notebook";
import { type Mistake, readMistakes } from "./mistakes";
import { withClassNumbers } from "./numbers";
import { nbgraderOf, roleOf } from "./roles";
import { assignmentFolder, assignmentNames } from "./sources";
import { gradeAll } from "./testing/gradeAll";

/**
 * The secrets' first digits of classes whose numbers the tests must hold for, besides the numbers that the source has; more
 * by `CLASSES=11,22,33`.
 */
const SECRETS = (process.env.CLASSES ?? "11").split(",").map((pair) => pair.repeat(32));

const names = assignmentNames();

test("there is an assignment for each chapter", () => {
  expect(names).toEqual(courseNotebooks());
});

/** The notebook as the class with this secret gets it. */
function forClass(notebook: Notebook, secret: string, name: string): Notebook {
  return withCode(notebook, (cell) => withClassNumbers(joined(cell.source), secret, name));
}

function withCode(notebook: Notebook, code: (cell: Cell) => string): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => (cell.cell_type === "code" ? { ...cell, source: code(cell) } : cell)),
  };
}

function blank(notebook: Notebook): Notebook {
  const region = /^( *)\/\/ BEGIN SOLUTION[\s\S]*?\/\/ END SOLUTION/gm;
  return withCode(notebook, (cell) =>
    joined(cell.source).replace(region, '$1throw new Error("not implemented");'),
  );
}

function mistaken(notebook: Notebook, { cell, code }: Mistake): Notebook {
  return withCode(notebook, (one) => (one.id === cell ? code : joined(one.source)));
}

describe.each(names)("%s", { timeout: 1_200_000 }, (name) => {
  const notebook = readNotebook(join(assignmentFolder(name), `${name}.ipynb`));
  const mistakes = readMistakes(readFileSync(join(assignmentFolder(name), "mistakes.md"), "utf8"));
  /** As the source has it, and as classes get it. */
  const versions = [notebook, ...SECRETS.map((secret) => forClass(notebook, secret, name))];
  const tests = notebook.cells.filter((cell) => roleOf(cell) === "test").map(({ id }) => id);

  test("has 10 to 20 points, hidden tests, and one written question", () => {
    const points = notebook.cells.reduce((sum, cell) => sum + (nbgraderOf(cell)?.points ?? 0), 0);
    expect(points).toBeGreaterThanOrEqual(10);
    expect(points).toBeLessThanOrEqual(20);
    expect(notebook.cells.filter((cell) => roleOf(cell) === "written")).toHaveLength(1);
    expect(notebook.cells.some((cell) => joined(cell.source).includes("BEGIN HIDDEN TESTS"))).toBe(true);
    for (const cell of notebook.cells) if (nbgraderOf(cell)) expect(cell.id).toBe(nbgraderOf(cell)?.grade_id);
  });

  test("has numbers of the class", () => {
    expect(forClass(notebook, SECRETS[0] ?? "", name)).not.toEqual(
      forClass(notebook, SECRETS[1] ?? "", name),
    );
  });

  test("its solution earns all points whatever the class's numbers, and blank it earns none", async () => {
    const [empty, ...solved] = await gradeAll([blank(notebook), ...versions]);
    expect([...(empty?.keys() ?? [])].sort()).toEqual([...tests].sort());
    for (const failed of solved) expect(failed).toEqual(new Map());
  });

  test("each test finds a usual mistake", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(5);
    expect([...new Set(mistakes.flatMap(({ fails }) => fails))].sort()).toEqual([...tests].sort());
  });

  test("a usual mistake loses exactly the tests that it should, whatever the class's numbers", async () => {
    const cases = mistakes.flatMap((mistake) =>
      versions.map((version, i) => ({ ...mistake, i, answered: mistaken(version, mistake) })),
    );
    const found = await gradeAll(cases.map(({ answered }) => answered));
    const lost = cases.map(
      ({ title, i }, c) => `${title}, class ${i}: ${[...(found[c]?.keys() ?? [])].sort().join()}`,
    );
    expect(lost).toEqual(
      cases.map(({ title, i, fails }) => `${title}, class ${i}: ${[...fails].sort().join()}`),
    );
    // Each says the claim, and below it what is wrong.
    for (const failed of found)
      for (const message of failed.values()) expect(message).toMatch(/^✗ .+\n {2}\S/);
  });
});
