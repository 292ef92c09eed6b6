import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateCopies } from "./copies";
import { told } from "./lab";
import { restore } from "./restore";
import { notebookOf } from "./testing";

let scratch: string;
let course: string;
let mine: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "copies-"));
  course = join(scratch, "course");
  mine = join(scratch, "mine");
  mkdirSync(join(course, "assignments"), { recursive: true });
  publish("01-atoms", "1");
  publish("03-gumbel", "1");
  writeFileSync(join(course, "assignments", "a1.ipynb"), notebookOf(["solution"]));
});

afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const publish = (name: string, code: string) =>
  writeFileSync(join(course, `${name}.ipynb`), notebookOf([code]));
const edit = (name: string, code: string) => writeFileSync(join(mine, `${name}.ipynb`), notebookOf([code]));
const read = (name: string) =>
  JSON.parse(readFileSync(join(mine, `${name}.ipynb`), "utf8")).cells[0].source.join("");
const files = () => readdirSync(mine).filter((name) => name.endsWith(".ipynb"));

/** What JupyterLab writes when a reader runs the cells and saves. */
function runAndSave(name: string): void {
  const path = join(mine, `${name}.ipynb`);
  const notebook = JSON.parse(readFileSync(path, "utf8"));
  notebook.cells[0].execution_count = 7;
  notebook.cells[0].outputs = [{ output_type: "stream", name: "stdout", text: ["42\n"] }];
  notebook.metadata.widgets = {};
  writeFileSync(path, JSON.stringify(notebook, null, 2));
}

describe("the reader's copies", () => {
  it("are made on first use, without the assignments", () => {
    expect(updateCopies(course, mine)).toEqual({
      added: ["01-atoms.ipynb", "03-gumbel.ipynb"],
      updated: [],
      behind: [],
    });
    expect(files()).toEqual(["01-atoms.ipynb", "03-gumbel.ipynb"]);
  });

  it("stay as they are where the course has not changed", () => {
    updateCopies(course, mine);
    edit("01-atoms", "my own");
    expect(updateCopies(course, mine)).toEqual({ added: [], updated: [], behind: [] });
    expect(read("01-atoms")).toBe("my own");
  });

  it("gain the course's new notebooks", () => {
    updateCopies(course, mine);
    publish("02-softmax", "new");
    expect(updateCopies(course, mine).added).toEqual(["02-softmax.ipynb"]);
  });

  it("follow the course where the reader has run but not edited them", () => {
    updateCopies(course, mine);
    runAndSave("01-atoms");
    publish("01-atoms", "2");
    expect(updateCopies(course, mine).updated).toEqual(["01-atoms.ipynb"]);
    expect(read("01-atoms")).toBe("2");
    publish("01-atoms", "3");
    expect(updateCopies(course, mine).updated).toEqual(["01-atoms.ipynb"]);
  });

  it("stay, and it is said so each time, where both the reader and the course changed them", () => {
    updateCopies(course, mine);
    edit("01-atoms", "my own");
    publish("01-atoms", "2");
    for (let time = 0; time < 2; time++) {
      const changes = updateCopies(course, mine);
      expect(changes.behind).toEqual(["01-atoms.ipynb"]);
      expect(told(changes)).toEqual([
        "The course has a newer 01-atoms; yours is edited and stays. For the newer: npm run lab -- --restore 01-atoms",
      ]);
    }
    expect(read("01-atoms")).toBe("my own");
  });

  it("are never replaced where the record is lost or damaged", () => {
    updateCopies(course, mine);
    edit("01-atoms", "my own");
    publish("01-atoms", "2");
    writeFileSync(join(mine, ".course.json"), "{");
    updateCopies(course, mine);
    expect(read("01-atoms")).toBe("my own");
  });

  it("are never replaced where they can't be read as a notebook", () => {
    updateCopies(course, mine);
    writeFileSync(join(mine, "01-atoms.ipynb"), "<<<<<<< a merge");
    publish("01-atoms", "2");
    expect(updateCopies(course, mine).behind).toEqual(["01-atoms.ipynb"]);
    expect(readFileSync(join(mine, "01-atoms.ipynb"), "utf8")).toBe("<<<<<<< a merge");
  });

  it("can't be made of an empty course", () => {
    expect(() => updateCopies(join(scratch, "nowhere"), mine)).toThrow(/no notebooks in/);
  });
});

describe("restoring a chapter", () => {
  it("keeps the edited one under the next free name", () => {
    updateCopies(course, mine);
    for (const [version, kept] of [
      ["first", "03-gumbel-mine-1.ipynb"],
      ["second", "03-gumbel-mine-2.ipynb"],
    ] as const) {
      edit("03-gumbel", version);
      expect(restore("03", course, mine)).toEqual({ name: "03-gumbel.ipynb", kept });
    }
    expect([read("03-gumbel"), read("03-gumbel-mine-1"), read("03-gumbel-mine-2")]).toEqual([
      "1",
      "first",
      "second",
    ]);
  });

  it("keeps nothing where nothing was edited or there was no copy", () => {
    updateCopies(course, mine);
    rmSync(join(mine, "01-atoms.ipynb"));
    expect(restore("01-atoms.ipynb", course, mine).kept).toBeUndefined();
    expect(restore("03-gumbel", course, mine).kept).toBeUndefined();
    expect(files()).toEqual(["01-atoms.ipynb", "03-gumbel.ipynb"]);
  });

  it("counts as the course's version afterwards", () => {
    updateCopies(course, mine);
    edit("03-gumbel", "my own");
    publish("03-gumbel", "2");
    restore("03", course, mine);
    publish("03-gumbel", "3");
    expect(updateCopies(course, mine).updated).toEqual(["03-gumbel.ipynb"]);
  });

  it("asks for a name that one chapter has, and lists them", () => {
    expect(() => restore("04", course, mine)).toThrow(
      "There is no chapter '04'. The chapters are 01-atoms, 03-gumbel; the beginning of a name is enough.",
    );
    expect(() => restore("0", course, mine)).toThrow(
      "'0' could be any of 01-atoms, 03-gumbel: give more of the name.",
    );
  });

  it("prefers a whole name over a longer one that begins with it", () => {
    publish("03-gumbel-more", "1");
    expect(restore("03-gumbel", course, mine).name).toBe("03-gumbel.ipynb");
  });
});
