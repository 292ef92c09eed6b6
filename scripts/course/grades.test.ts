import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sha256 } from "../setup/files";
import { namesIn, outcome, place, python } from "./classroomTesting";
import { ensureClassroom } from "./environment";
import { type Gradebook, type Graded, readGradebook } from "./gradebook";
import { grades } from "./grades";
import { A, B, makeGradedCourse } from "./gradesTesting";
import { csvOfFrame } from "./summary/csv";
import { summaryFigure } from "./summary/plot";
import { questionResults } from "./summary/questions";

// Each test starts several Pythons, which on a busy machine is slow.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
let course: string;
let gradebook: Gradebook;
let said: string;
const file = (name: string) => readFileSync(join(course, "grades", name), "utf8");

beforeAll(async () => {
  await ensureClassroom();
  folder = mkdtempSync(join(tmpdir(), "grades-"));
  course = join(folder, "course");
  await makeGradedCourse(course);
  const before = sha256(readFileSync(join(course, "gradebook.db")));
  gradebook = await readGradebook(course);
  const { text, failure } = await outcome(() => grades([], course));
  expect(failure).toBe("");
  said = text;
  expect(sha256(readFileSync(join(course, "gradebook.db")))).toBe(before);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (student: string) =>
  gradebook.assignments[0].submissions.find((one) => one.student === student) as Graded;

describe("what is read from the gradebook", () => {
  it("has the students of the list, of the gradebook and of the submissions", () => {
    expect(gradebook.students.map(({ id }) => id)).toHaveLength(13);
    expect(gradebook.students).toContainEqual({ id: "s4", name: "Кирилл", email: "-1@example.org" });
    expect(gradebook.students).toContainEqual({ id: "s5", name: "Of Gradebook", email: "s5@example.org" });
  });

  it("has each cell's points, by hand before automatic, with extra credit", () => {
    expect(of("s5").cells.find(({ id }) => id === "sample")).toEqual({
      id: "sample",
      auto: 2,
      manual: 4,
      extra: 1,
      needsManual: false,
      score: 5,
      max: 4,
    });
    expect(gradebook.assignments[0]).toMatchObject({ name: A, max: 20, due: "2024-12-01T23:59:00Z" });
    expect(gradebook.assignments[0].questions).toContainEqual({ id: "written", written: true, max: 6 });
  });

  it("has late days, and penalties by course.json and not by what the gradebook had entered", () => {
    expect(of("s4")).toMatchObject({ lateDays: 3, penalty: 2.4, score: 12, total: 9.6, needsManual: false });
    expect(of("s10")).toMatchObject({ lateDays: 1, penalty: 0, score: 5, total: 5 });
    expect(of("s1")).toMatchObject({ lateDays: 0, penalty: 0, total: 20, time: "2024-12-01T12:00:00Z" });
  });

  it("has who waits for the teacher, for the autograder, and who sent nothing", () => {
    expect(of("s3").needsManual).toBe(true);
    expect(["s11", "s12", "s13"].map((student) => of(student).state)).toEqual(["waiting", "none", "none"]);
  });

  it("takes the due time and the days of grace of course.json where the gradebook has none", async () => {
    const other = join(folder, "other");
    await makeGradedCourse(other);
    place(other, {
      "course.json": JSON.stringify({ due: { [B]: "2024-11-28T12:00:00+02:00" }, graceDays: 1 }),
    });
    const [, second] = (await readGradebook(other)).assignments;
    expect(second.due).toBe("2024-11-28T10:00:00Z");
    expect(second.submissions[0]).toMatchObject({ student: "s1", lateDays: 2, total: 1.25 });
    place(other, { "course.json": JSON.stringify({ due: { [B]: "soon" } }) });
    await expect(readGradebook(other)).rejects.toThrow(/due time of 05-sampling-in-practice is no time such/);
  });
});

describe("the files for a learning platform", () => {
  it("all.csv has a column an assignment; quotes and formulas are harmless", () => {
    const lines = file("all.csv").split("\n");
    expect(lines[0]).toBe(`id,name,email,${A},${B},total`);
    expect(lines).toContain('s1,"Lovelace, Ada ""the first""",ada@example.org,20,1.25,21.25');
    expect(lines).toContain('s3,"\'=HYPERLINK(""http://x"")",\'+s3@example.org,7,,7');
    expect(lines).toContain("s4,Кирилл,'-1@example.org,9.6,,9.6");
    expect(lines).toContain("s13,New Student,'@s13,,,0");
    expect(lines).toHaveLength(15);
  });

  it("an assignment's has points, days late, penalty and state", () => {
    const lines = file(`${A}.csv`).split("\n");
    expect(lines[0]).toBe(`id,name,email,${A},days late,penalty,total,of,state`);
    expect(lines).toContain("s4,Кирилл,'-1@example.org,12,3,2.4,9.6,20,graded");
    expect(lines.filter((line) => line.endsWith(",7,0,0,7,20,to be graded by hand"))).toHaveLength(1);
    expect(lines).toContain("s11,Of Gradebook,s11@example.org,,,,,20,not graded yet");
    expect(lines).toContain("s12,Of Gradebook,s12@example.org,,,,,20,no submission");
  });

  it("a spreadsheet's own reader gets the texts back", async () => {
    const rows = await python(
      "import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline='')))))",
      join(course, "grades", "all.csv"),
    );
    expect((JSON.parse(rows) as string[][]).find(([id]) => id === "s1")?.[1]).toBe(
      'Lovelace, Ada "the first"',
    );
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
    ["a\nb", '"a\nb"'],
    [-1.5, "-1.5"],
    [Number.NaN, ""],
    ["a-b", "a-b"],
  ])("cell %j", (value, text) => {
    expect(csvOfFrame({ columns: ["x"], values: [[value]] })).toBe(`x\n${text}\n`);
  });
});

describe("the questions' results", () => {
  it("count full, partial, zero and ungraded, over what is graded", async () => {
    const [written] = questionResults(gradebook.assignments[0]).filter(
      ({ question }) => question === "written",
    );
    // 6, 0, 4, 5, 3, 4, 2, 5 and 1 of 6 points; one waits.
    expect(written).toMatchObject({ full: 1, partial: 7, zero: 1, ungraded: 1, max: 6 });
    expect(written.share).toBeCloseTo(30 / 54, 12);
    const expected = await correlationByPython();
    expect(written.discrimination).toBeCloseTo(expected, 10);
    expect(file(`${A}-questions.csv`)).toContain(
      `written,6,${Math.round((30 / 54) * 1e4) / 1e4},1,7,1,1,${Math.round(expected * 1e4) / 1e4}\n`,
    );
  });

  it("are blank where nothing can be said", () => {
    expect(file(`${B}-questions.csv`)).toBe(
      "question,max,mean share,full,partial,zero,ungraded,discrimination\nonly,2.5,0.5,0,1,0,0,\n",
    );
    const nothing = { ...gradebook.assignments[0], submissions: [] };
    expect(questionResults(nothing)[0]).toMatchObject({ share: undefined, discrimination: undefined });
    expect(summaryFigure(nothing, questionResults(nothing))).toBeUndefined();
  });
});

/** By Python's own statistics: the points for "written" with those of all else, s3 left out. */
async function correlationByPython(): Promise<number> {
  const code =
    "import statistics; print(statistics.correlation([6,0,4,5,3,4,2,5,1], [14,0,8,11,7,12,3,12,4]))";
  return Number(await python(code));
}

describe("the summary", () => {
  it("is a page, an SVG and a PNG for each assignment", () => {
    const own = (name: string) =>
      ["-questions.csv", ".csv", ".html", ".png", ".svg"].map((end) => name + end);
    expect(namesIn(course, "grades")).toEqual([...own(A), ...own(B), "all.csv"]);
    expect([...readFileSync(join(course, "grades", `${A}.png`)).subarray(1, 4)]).toEqual([80, 78, 71]);
  });

  it("has every text escaped, runs nothing and loads nothing", () => {
    const page = file(`${A}.html`);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("<h1>Autumn &lt;2024&gt;: ");
    expect(page).not.toMatch(/<script|javascript:|<link|<img/i);
    expect(page).toContain("default-src 'none'");
    expect(page).toMatch(/<figure><svg [^>]*role="img"/);
  });

  it("shows every total once, and each question's share", () => {
    const figure = summaryFigure(gradebook.assignments[0], questionResults(gradebook.assignments[0]));
    const [totals, shares] = (figure?.data ?? []) as never as { x: unknown[]; y: number[] }[];
    expect(totals.y.reduce((a, b) => a + b)).toBe(10);
    expect([0, 5, 10, 16, 19, 20].map((at) => totals.y[at])).toEqual([1, 2, 2, 2, 0, 1]);
    expect(shares.x).toEqual(gradebook.assignments[0].questions.map(({ id }) => id));
  });

  it("says on the page and on the terminal what is not graded yet", () => {
    for (const text of [said, file(`${A}.html`)]) {
      expect(text).toContain("To be graded by hand: 1 (s3). Until then their totals lack those points.");
      expect(text).toContain("Sent but not graded yet: 1 (s11).");
    }
    expect(said).toContain(`${A}: 10 graded, mean 10.56 of 20 points; 2 without a submission.`);
  });
});

it("without a gradebook, with an empty one, with a broken one: what to do", async () => {
  const empty = join(folder, "empty");
  place(empty, { "course.json": "{}" });
  const run = async (...args: string[]) => (await outcome(() => grades(args, empty))).failure;
  expect(await run()).toMatch(/^There is no gradebook in '.*empty'\. Make it with/);
  place(empty, { "gradebook.db": "no database, but longer than nothing" });
  expect(await run()).toMatch(/gradebook\.db can't be read: .*backups/);
  rmSync(join(empty, "gradebook.db"));
  await python(
    "import sys, gumbel_softmax_classroom.lean; from nbgrader.api import Gradebook; Gradebook('sqlite:///' + sys.argv[1]).close()",
    join(empty, "gradebook.db"),
  );
  expect(await run()).toMatch(/no assignments or no students yet/);
  expect(await run("04")).toMatch(/Usage: npm run course -- grades/);
});
