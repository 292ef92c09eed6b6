import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { courseNotebooks } from "../notebooks/courseNotebooks";
import { type Cell, joined, type Notebook, readNotebook } from "../notebooks/notebook";
import { type Mistake, readMistakes } from "./mistakes";
import { withClassNumbers } from "./numbers";
import { nbgraderOf, roleOf } from "./roles";
import { assignmentFolder, assignmentNames } from "./sources";
import { gradePlainly } from "./testing/plain";

/** Classes whose numbers the tests must hold for; besides the numbers that the source has. */
const SECRETS = ["11", "22", "33"].map((pair) => pair.repeat(32));

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

describe.each(names)("%s", (name) => {
  const notebook = readNotebook(join(assignmentFolder(name), `${name}.ipynb`));
  const mistakes = readMistakes(readFileSync(join(assignmentFolder(name), "mistakes.md"), "utf8"));
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

  test("its solution earns all points, whatever the class's numbers", async () => {
    for (const version of [notebook, ...SECRETS.map((secret) => forClass(notebook, secret, name))])
      expect(await gradePlainly(version)).toEqual(new Map());
  });

  test("blank, it earns none", async () => {
    expect([...(await gradePlainly(blank(notebook))).keys()].sort()).toEqual([...tests].sort());
  });

  test("each test finds a usual mistake", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(5);
    expect([...new Set(mistakes.flatMap(({ fails }) => fails))].sort()).toEqual([...tests].sort());
  });

  test.each(mistakes)("loses exactly the tests it should: $title", async (mistake) => {
    for (const version of [notebook, ...SECRETS.map((secret) => forClass(notebook, secret, name))]) {
      const failed = await gradePlainly(mistaken(version, mistake));
      expect([...failed.keys()].sort()).toEqual([...mistake.fails].sort());
      for (const message of failed.values()) expect(message).toMatch(/^✗ .+\n {2}\S/);
    }
  });
});
