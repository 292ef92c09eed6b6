import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { json, namesIn, notebookText, outcome, place, python } from "./classroomTesting";
import { collect } from "./collect";
import { ensureClassroom } from "./environment";

const A = "04-the-gumbel-max-trick";
const B = "05-sampling-in-practice";
const good = notebookText(["q1", "q2"]);

// Each test starts several Pythons, which on a busy machine is slow.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
let course: string;
let source: string;
beforeAll(() => ensureClassroom(), 600_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "collect-"));
  course = join(folder, "course");
  source = join(folder, "in");
  place(course, {
    "students.csv":
      'id,name,email,group\ns123,Ada Lovelace,ada@example.org,1\ns124,Kurt Gödel,goedel@example.org,1\ns125,"O\'Neil, Séan",sean.oneil@example.org,2\n',
    [`source/${A}/${A}.ipynb`]: notebookText(["q1", "q2"]),
    [`source/${B}/${B}.ipynb`]: notebookText(["r1", "r2"]),
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => outcome(() => collect([source, ...args], course));
const students = () => namesIn(course, "submitted");
const submitted = (student: string, assignment = A) =>
  json<{ cells: { source: string }[]; metadata: Record<string, string>; nbformat: number }>(
    course,
    "submitted",
    student,
    assignment,
    `${assignment}.ipynb`,
  );
const stamp = (student: string) =>
  readFileSync(join(course, "submitted", student, A, "timestamp.txt"), "utf8");
const attempts = (student: string, assignment = A) => namesIn(course, "received", assignment, student);
const infos = (student: string) =>
  attempts(student).map((attempt) =>
    json<{ from: string; sha256: string; time: string; problem: string | null }>(
      course,
      "received",
      A,
      student,
      attempt,
      "info.json",
    ),
  );

describe("whose a file is", () => {
  it.each([
    ["Moodle's folder", `Ada Lovelace_123456_assignsubmission_file_/${A}.ipynb`, "s123"],
    [
      "Moodle's folder, name in another order and case",
      "LOVELACE ada_1_assignsubmission_file_/x.ipynb",
      "s123",
    ],
    ["Moodle's files without folders", `Kurt Godel_77_assignsubmission_file_${A}.ipynb`, "s124"],
    ["Canvas", "lovelaceada_LATE_1234_5678_04-x-2.ipynb", "s123"],
    ["Canvas, in time, an apostrophe", "oneilsean_1234_5678_x.ipynb", "s125"],
    ["an id", "s123.ipynb", "s123"],
    ["an id among other words", "hw4 S123_final (2).ipynb", "s123"],
    ["a folder", "s124/whatever.ipynb", "s124"],
    ["a folder in folders", "submissions/04/s124/whatever.ipynb", "s124"],
    ["an e-mail's first part", "sean.oneil.ipynb", "s125"],
    ["an e-mail", "goedel@example.org/nb.ipynb", "s124"],
    ["a longer name", "Ada King Lovelace.ipynb", "s123"],
    ["decomposed accents", "Kurt Go\u0308del.ipynb", "s124"],
    ["its folder, not the file in it", "s123/s124.ipynb", "s123"],
  ])("%s", async (_, name, student) => {
    place(source, { [name]: good });
    const { text, failure } = await run();
    expect([failure, students()]).toEqual(["", [student]]);
    expect(text).toContain("1 new");
    expect(text).toContain("Unidentified: 0. Problems: 0.");
  });

  it.each([
    ["Moodle", "Grace Hopper_42_assignsubmission_file_/s123.ipynb", "grace-hopper-42"],
    ["Canvas", "hoppergrace_42_99_s123.ipynb", "hoppergrace-42"],
    ["plain", "Grace H. (1).ipynb", "grace-h"],
  ])("nobody in the list: an id from %s' own name, reported", async (_, name, student) => {
    place(source, { [name]: good });
    const { text } = await run();
    expect(students()).toEqual([student]);
    expect(text).toMatch(new RegExp(`${student}: nobody in students.csv fits '.*', so this id was made`));
    expect(text).toContain("Unidentified: 1.");
  });

  it("no list at all: Moodle's, a folder's, an archive's and a file's names", async () => {
    rmSync(join(course, "students.csv"));
    place(source, {
      "Ada Lovelace_12_assignsubmission_file_/a.ipynb": good,
      "s7/b.ipynb": good,
      [`s8_${A}.ipynb`]: good,
      "Иван.ipynb": good,
      "Пётр.ipynb": good,
    });
    await run();
    expect(students()).toHaveLength(5);
    expect(students()).toEqual(expect.arrayContaining(["ada-lovelace-12", "s7", "s8"]));
  });

  it("a made id is never that of someone in the list, nor is one of two alike chosen", async () => {
    writeFileSync(join(course, "students.csv"), "id;name\n123;Ada Lovelace\n9;Ada Lovelace\n");
    place(source, { "ѕ123/a.ipynb": good, "Ada Lovelace_5_assignsubmission_file_/a.ipynb": good });
    const { text } = await run();
    expect(students().filter((name) => name === "123" || name === "9")).toEqual([]);
    expect(text).toContain("fits 123, 9 alike");
  });

  it.each([
    ["nr,name\n1,Ada\n", /no column 'id'.*'nr,name'/],
    ["id\n../x\n", /line 2: the id '\.\.\/x' can't be a folder's name/],
    ["id\na1\na1\n", /line 3: the id 'a1' is there twice/],
  ])("a list that can't be right is refused: %j", async (list, message) => {
    writeFileSync(join(course, "students.csv"), list);
    place(source, { "s123.ipynb": good });
    expect((await run()).failure).toMatch(message);
  });
});

describe("which assignment it is for", () => {
  const other = notebookText(["r1"]);
  it.each([
    ["its metadata", notebookText([], "1", { gumbel_softmax_assignment: B }), "s123.ipynb", [], B],
    ["its cells' ids", other, "s123.ipynb", [], B],
    ["its cells' ids, before the option", other, "s123.ipynb", ["--assignment", A], B],
    [
      "cells against edited metadata",
      notebookText(["r1"], "1", { gumbel_softmax_assignment: A }),
      "s123.ipynb",
      [],
      B,
    ],
    ["the option", notebookText([]), "s123.ipynb", ["--assignment", A], A],
    ["the beginning of its name as the option", notebookText([]), "s123.ipynb", ["--assignment", "05"], B],
    ["the file's name", "no notebook", `s123_${B}.docx`, [], B],
    ["a folder's name", "no notebook", `${B}/s123.docx`, [], B],
  ])("%s", async (_, text, name, options, assignment) => {
    place(source, { [name]: text });
    await run(...options);
    expect(namesIn(course, "submitted", "s123")).toEqual([assignment]);
  });

  it("nothing tells: it is reported and not taken", async () => {
    place(source, { "s123.ipynb": notebookText([]) });
    const { text, failure } = await run();
    expect(text).toMatch(
      /s123: nothing tells which assignment 's123.ipynb' is for\. Name it with --assignment/,
    );
    expect(failure).toBe("Nothing could be taken: there is no file that can be a submission.");
  });

  it("an unknown name is refused with those there are", async () => {
    place(source, { "s123.ipynb": good });
    expect((await run("--assignment", "09")).failure).toBe(
      `There is no assignment '09' in this course. Its assignments: ${A}, ${B}.`,
    );
  });
});

describe("attempts", () => {
  it("the original is kept untouched; the same file is not taken twice", async () => {
    place(source, { "s123/Meine Lösung.ipynb": good });
    expect((await run()).text).toContain("Taken: 1 new");
    expect(stamp("s123")).toBe("2024-11-30 12:00:00 UTC\n");
    const [attempt] = attempts("s123");
    expect(namesIn(course, "received", A, "s123", attempt)).toEqual(["info.json", "meine-losung.ipynb"]);
    expect(readFileSync(join(course, "received", A, "s123", attempt, "meine-losung.ipynb"), "utf8")).toBe(
      good,
    );
    expect(infos("s123")[0]).toMatchObject({
      from: "s123/Meine Lösung.ipynb",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      time: "2024-11-30T12:00:00Z",
      problem: null,
    });
    place(source, { "s123/Meine Lösung.ipynb": good }, "2024-11-30T20:00:00Z");
    expect((await run()).text).toContain("1 unchanged");
    expect([attempts("s123").length, stamp("s123")]).toEqual([1, "2024-11-30 12:00:00 UTC\n"]);
    expect(namesIn(course, "received")).toEqual([A]);
  });

  it("a newer one becomes the submission, an older one is kept and doesn't", async () => {
    place(source, { "s123.ipynb": notebookText(["q1"], "first") });
    await run();
    place(source, { "s123.ipynb": notebookText(["q1"], "second") }, "2024-12-01T12:00:00Z");
    const later = await run("--time", "2024-11-30T13:00:00+01:00");
    expect(later.text).toContain("1 in place of an older one");
    expect(stamp("s123")).toBe("2024-11-30 12:00:00 UTC\n");
    place(source, { "s123.ipynb": notebookText(["q1"], "early") }, "2024-11-29T12:00:00Z");
    expect((await run()).text).toContain("1 older than what is there");
    expect(submitted("s123").cells[0].source).toBe("second");
    expect(attempts("s123")).toHaveLength(3);
  });

  it("two notebooks of one student: the newest counts, which is said; other files are left aside", async () => {
    place(source, { "s123/a.ipynb": notebookText(["q1"], "new"), "s123/data.csv": "1,2" });
    place(source, { "s123/b.ipynb": notebookText(["q1"], "old") }, "2024-11-29T00:00:00Z");
    const { text } = await run();
    expect(submitted("s123").cells[0].source).toBe("new");
    expect(text).toContain(`s123 gave 2 files for ${A}: the newest counts, 's123/a.ipynb'.`);
    expect(text).toContain("'s123/data.csv' is no notebook and was left aside");
  });

  it("of one time the higher number counts", async () => {
    place(source, {
      "lovelaceada_1_2_04.ipynb": notebookText(["q1"], "1"),
      "lovelaceada_1_3_04-2.ipynb": notebookText(["q1"], "2"),
      "lovelaceada_1_4_04-10.ipynb": notebookText(["q1"], "10"),
    });
    await run();
    expect(submitted("s123").cells[0].source).toBe("10");
  });

  it("a run cut off between the original and the submission is completed by the next", async () => {
    place(source, { "s123.ipynb": good });
    await run();
    rmSync(join(course, "submitted"), { recursive: true });
    expect((await run()).text).toContain("1 unchanged");
    expect(submitted("s123").cells).toHaveLength(2);
  });

  it("a given time corrects that of a file that came before, and which attempt counts", async () => {
    const [first, second] = [notebookText(["q1"], "first"), notebookText(["q1"], "second")];
    place(source, { "s123.ipynb": first });
    await run();
    place(source, { "s123.ipynb": second }, "2024-12-01T12:00:00Z");
    await run();
    const corrected = await run("--time", "2024-12-02T00:00:00Z");
    expect(corrected.text).toContain("Given another time: 1.");
    expect([stamp("s123"), attempts("s123").length]).toEqual(["2024-12-02 00:00:00 UTC\n", 2]);
    expect((await run("--time", "2024-12-02T00:00:00Z")).text).toContain("1 unchanged");
    expect((await run()).text).toContain("1 unchanged"); // and the file's own time changes nothing back
    expect(stamp("s123")).toBe("2024-12-02 00:00:00 UTC\n");
    await run("--time", "2024-11-01T00:00:00Z"); // earlier than the first: now that one counts
    const counts = () => [stamp("s123"), submitted("s123").cells[0].source];
    expect(counts()).toEqual(["2024-11-30 12:00:00 UTC\n", "first"]);
    place(join(course, "received", A, "s123", attempts("s123")[0] ?? ""), { ".info.json.1.tmp": "{" }); // of a kill
    expect((await run("--time", "2024-11-01T00:00:00Z")).text).toContain("1 unchanged");
    expect((await run()).text).toContain("1 unchanged");
    expect([...counts(), attempts("s123").length]).toEqual(["2024-11-30 12:00:00 UTC\n", "first", 2]);
  });

  it("a time given for several files of a student: the newest counts, as often as it is given", async () => {
    for (const word of ["a", "b", "c", "d"]) {
      place(source, { "s123-1.ipynb": notebookText(["q1"], `${word}1`) });
      place(source, { "s123-2.ipynb": notebookText(["q1"], `${word}2`) }, "2024-12-01T12:00:00Z");
      rmSync(join(course, "received"), { recursive: true, force: true });
      await run();
      for (const _ of [1, 2]) {
        await run("--time", "2024-12-02T00:00:00Z");
        expect(submitted("s123").cells[0].source).toBe(`${word}2`);
      }
    }
  });

  it("a file of the name info.json is kept beside what is noted of it", async () => {
    place(source, { "s123/info.json": good });
    await run();
    expect(namesIn(course, "received", A, "s123", attempts("s123")[0] ?? "")).toEqual([
      "info.json",
      "submitted-info.json",
    ]);
  });

  it("a time in the future is now, so that it doesn't stand for ever", async () => {
    place(source, { "s123.ipynb": good }, "2093-01-01T00:00:00Z");
    await run();
    expect(new Date(infos("s123")[0].time).getTime()).toBeLessThanOrEqual(Date.now());
  });
});

describe("files that are no sound notebook become submissions all the same", () => {
  it("one that takes more memory to read than there is for it", async () => {
    place(source, { "s123.ipynb": `{"cells":[${"{},".repeat(6_000_000)}{}]}`, "s124.ipynb": good });
    const text = await python(
      "import sys; from gumbel_softmax_classroom import limits, collect; limits.limit_memory.__defaults__ = (400_000_000,); collect.main()",
      course,
      source,
      `--assignment=${A}`,
    );
    expect(text).toContain("s123: The file takes more memory to read than any notebook needs.");
    expect(students()).toEqual(["s123", "s124"]);
    expect(submitted("s124").cells).toHaveLength(2);
  });

  const old = {
    metadata: { name: "" },
    nbformat: 3,
    nbformat_minor: 0,
    worksheets: [
      {
        cells: [
          {
            cell_type: "code",
            input: "const a = 1;",
            language: "ts",
            outputs: [{ output_type: "pyout", text: ["1"], prompt_number: 1, metadata: {} }],
          },
        ],
      },
    ],
  };
  const long = JSON.parse(good) as { cells: { outputs: object[] }[] };
  long.cells[0].outputs = [{ output_type: "stream", name: "stdout", text: "x\n".repeat(30_000_000) }];
  it.each<[string, string | Uint8Array, string]>([
    [
      "a byte order mark and CRLF",
      `\uFEFF${notebookText(["q1"], "é\r\n1").replaceAll(",", ",\r\n")}`,
      "é\n1",
    ],
    ["Latin-1", Buffer.from(notebookText(["q1"], "é"), "latin1"), "é"],
    ["UTF-16", Buffer.from(`\uFEFF${notebookText(["q1"], "é")}`, "utf16le"), "é"],
    ["nbformat 3", JSON.stringify(old), "const a = 1;"],
    ["60 MB of outputs", JSON.stringify(long), "1"],
    ["a lone surrogate", notebookText(["q1"], "X").replace('"X"', '"\\ud800"'), "\uFFFD"],
    ["metadata that the format forbids", notebookText(["q1"], "1", { kernelspec: 3, authors: 1 }), "1"],
    ["ids that are missing or the same", good.replaceAll(/"id":"[^"]*"/g, '"id":"same"'), "1"],
  ])("readable: %s", async (_, data, first) => {
    place(source, { "s123.ipynb": data });
    const { text, failure } = await run("--assignment", A);
    expect([failure, submitted("s123").cells[0]]).toEqual([
      "",
      expect.objectContaining({ source: first, outputs: [], execution_count: null }),
    ]);
    expect(text).toContain("Problems: 0.");
    expect(await valid(join(course, "submitted", "s123", A, `${A}.ipynb`))).toBe("4 valid\n");
  });

  it.each<[string, string, string | Uint8Array, RegExp]>([
    ["not JSON", "s123.ipynb", '{"cells": [', /it is not JSON/],
    ["empty", "s123.ipynb", "", /^The file is empty\.$/],
    ["JSON, but no notebook", "s123.ipynb", "[1, 2]", /JSON, but not a Jupyter notebook/],
    ["no list of cells", "s123.ipynb", '{"cells": 3}', /no list of cells/],
    ["a document", "s123.docx", Buffer.from("PK\x03\x04…"), /zip archive or an office document/],
    ["a PDF", "s123.ipynb", "%PDF-1.4", /a PDF/],
    ["nested without end", "s123.ipynb", "[".repeat(200_000), /not JSON|nested too deeply/],
    [
      "too many cells",
      "s123.ipynb",
      notebookText(Array.from({ length: 5001 }, (_, i) => `q${i}`)),
      /5001 cells/,
    ],
    ["an endless source", "s123.ipynb", notebookText(["q1"], "x".repeat(21_000_000)), /larger than 20 MB/],
    ["a zip that is none", "s123.zip", "no zip", /is no zip, tar or tar\.gz archive/],
  ])("unreadable: %s", async (_, name, data, message) => {
    place(source, { [name]: data });
    const { text, failure } = await run("--assignment", A);
    expect(failure).toBe("");
    const { cells, metadata, nbformat } = submitted("s123");
    expect([cells, nbformat]).toEqual([[], 4]);
    expect(metadata.gumbel_softmax_problem).toMatch(message);
    expect(infos("s123")[0].problem).toBe(metadata.gumbel_softmax_problem);
    expect(text).toContain(metadata.gumbel_softmax_problem);
    expect(text).toContain("Problems: 1.");
  });

  it("a link in the folder is not followed", async () => {
    place(folder, { "secret.ipynb": good });
    place(source, { "s124.ipynb": good });
    symlinkSync(join(folder, "secret.ipynb"), join(source, "s123.ipynb"));
    symlinkSync(folder, join(source, "s125"));
    const { text } = await run();
    expect(students()).toEqual(["s124"]);
    expect(text).toContain("s123: 's123.ipynb' is a link or no plain file. It was not taken.");
  });
});

const valid = (path: string) =>
  python(
    "import sys, gumbel_softmax_classroom.lean, nbformat; n = nbformat.read(sys.argv[1], nbformat.NO_CONVERT); nbformat.validate(n); print(n.nbformat, 'valid')",
    path,
  );
