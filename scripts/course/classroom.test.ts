import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../figures/browser";
import { openPage, violationsOf } from "../live/testing";
import { type Cell, joined, type Notebook, readNotebook } from "../notebooks/notebook";
import { inRoot } from "../setup/root";
import { classroomEnv, classroomPython } from "./environment";
import { whyNoSandbox } from "./sandbox";
import { LONG, SMALL, SmallCourse } from "./testing/small";

/** Runs the command as a teacher does. */
function course(
  args: string[],
  { env = process.env, killAt }: { env?: NodeJS.ProcessEnv; killAt?: RegExp } = {},
) {
  return new Promise<{ code: number | null; text: string }>((done) => {
    const child = spawn(process.execPath, [inRoot("scripts", "run.cjs"), "course", ...args], {
      env,
      detached: true,
    });
    let text = "";
    const add = (data: Buffer) => {
      text += data;
      // With all that it started, as a power cut does.
      if (killAt?.test(text) && child.pid) process.kill(-child.pid, "SIGKILL");
    };
    child.stdout.on("data", add);
    child.stderr.on("data", add);
    child.on("close", (code) => done({ code, text }));
  });
}

function python(code: string, args: string[]): Promise<string> {
  return new Promise((done) => {
    const child = spawn(classroomPython, ["-c", code, ...args], { env: classroomEnv() });
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
    });
    child.on("close", () => done(text));
  });
}

const EVIL = '<script>document.title = "run"</script><img src=x onerror="document.title = \'run\'">';

describe("a class", { timeout: LONG }, () => {
  const small = new SmallCourse();
  const at = ["--course", small.course.folder];
  beforeAll(() => small.open(), LONG);
  afterAll(() => small.close());

  test("gets an assignment without solutions, hidden tests and secret, with numbers of its own", async () => {
    expect((await course(["release", SMALL, ...at])).code).toBe(0);
    const released = readNotebook(small.course.path("release", SMALL, `${SMALL}.ipynb`));
    const code = released.cells.map((cell) => joined(cell.source)).join("\n");
    expect(code).toContain('throw new Error("not implemented");');
    expect(code).toContain("// your class's own");
    expect(code).not.toMatch(/SOLUTION|HIDDEN|secretNumber|return 2 \* x|Because|class:/);
    const listed = await python(
      "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1]) as z:\n  print(*z.namelist(), sep='\\n')\n  print(any(open(sys.argv[2]).read().strip().encode() in z.read(n) for n in z.namelist()))",
      [small.course.path("handout", `${SMALL}.zip`), small.course.path("secret")],
    );
    expect(listed).toContain(`${SMALL}/my-notebooks/${SMALL}/${SMALL}.ipynb\n`);
    for (const file of ["package-lock.json", "README.md", "lib/src/index.ts", "scripts/run.cjs"])
      expect(listed).toContain(`${SMALL}/${file}\n`);
    expect(listed).not.toMatch(/notebooks\/assignments|mistakes\.md|node_modules|\.test\.ts/);
    expect(listed.trim().endsWith("False")).toBe(true);
    expect(statSync(small.course.path("secret")).mode & 0o077).toBe(0);
    const other = new SmallCourse("77".repeat(32));
    await other.open();
    const numbers = (s: SmallCourse) =>
      s
        .solved()
        .cells.map(({ source }) => /secretNumber = (\d+)/.exec(joined(source))?.[1])
        .join("");
    const shifts = (s: SmallCourse) =>
      numbers(s) + joined(s.solved().cells.find(({ id }) => id === "setup")?.source ?? "");
    expect(shifts(other)).not.toBe(shifts(small));
    other.close();
  });

  test("checks its own work by what is visible", async () => {
    const folder = mkdtempSync(join(tmpdir(), "student-"));
    const file = join(folder, "mine.ipynb");
    const released = readNotebook(small.course.path("release", SMALL, `${SMALL}.ipynb`));
    const fill = (notebook: Notebook): Cell[] =>
      notebook.cells.map((cell) =>
        cell.id === "twice" ? { ...cell, source: "const twice = (x: number) => 8;" } : cell,
      );
    writeFileSync(file, JSON.stringify({ ...released, cells: fill(released) }));
    const { code, text } = await course(["validate", file]);
    expect(text).toMatch(/✓ twice-test \(2 points\)/);
    expect(text).toMatch(
      /✗ moved-test \(2 points\)\n {4}✗ moved 1\n {6}your code threw Error: not implemented/,
    );
    expect(text).toMatch(/^1 of 2 visible tests pass/m);
    expect(code).toBe(1);
    rmSync(folder, { recursive: true });
  });

  test("is not graded without a sandbox unless that is said, and commands say what is wrong with them", async () => {
    small.handIn("s1", small.solved());
    const bare = await course(["autograde", ...at], { env: { ...process.env, PATH: "/nowhere" } });
    expect(bare.code).toBe(1);
    expect(bare.text).toMatch(/no sandbox for them here: .*bubblewrap.*--no-sandbox/s);
    for (const [args, words] of [
      [["grade"], /'grade' is no command of the classroom. Usage: .*release\|collect/],
      [[], /What shall be done\?/],
      [["autograde", "--jobs", "0", ...at], /--jobs is '0', but must be a whole number from 1 to 64/],
      [["autograde", "--student", "nobody", ...at], /'nobody' has not handed in/],
      [["autograde", "--course", join(tmpdir(), "no-course")], /There is no course in/],
      [["release", "17", ...at], /No single assignment begins with '17'/],
      [["release", SMALL, "--name", "Other", ...at], /the course in .* is named 'Small'. Leave --name out/],
      [["demo", "--students", "301"], /--students is '301', but must be a whole number from 1 to 300/],
      [["validate"], /Say which notebook/],
    ] as [string[], RegExp][]) {
      const { code, text } = await course(args);
      expect(text).toMatch(words);
      expect(text).not.toMatch(/ at .*\.ts:/);
      expect(code).toBe(1);
    }
  });

  const missing = whyNoSandbox();
  if (missing !== undefined) test.skip(`is not graded: ${missing}`);
  else {
    test("is graded, also after a run that was killed, nothing twice, with copies of the gradebook", async () => {
      for (const student of ["s1", "s2", "s3", "s4"]) small.handIn(student, small.solved());
      const killed = await course(["autograde", "--jobs", "1", ...at], { killAt: /1\/4/ });
      expect(killed.code).not.toBe(0);
      const rest = await course(["autograde", ...at]);
      expect(rest.text).toMatch(
        /99-small: [123] graded, [123] unchanged, \d+ s \(\d+\.\d s each, at most [1-9]\d\d MB of memory\)/,
      );
      expect(rest.code).toBe(0);
      const again = await course(["autograde", ...at]);
      expect(again.text).toMatch(/99-small: 0 graded, 4 unchanged/);
      await small.readPoints();
      for (const student of ["s1", "s2", "s3", "s4"]) expect(small.outcome(student).points).toBe("2 2 1");
      const copies = await python(
        "import glob, sqlite3, sys\nfor f in glob.glob(sys.argv[1]): print(sqlite3.connect(f).execute('pragma integrity_check').fetchone()[0])",
        [small.course.path("backups", "*.db")],
      );
      expect(copies).toMatch(/^(ok\n)+$/);
    });

    test("has a written answer that was handed in anew entered, without running the code again", async () => {
      const rewritten = { ...small.solved() };
      rewritten.cells = rewritten.cells.map((cell) =>
        cell.id === "why" ? { ...cell, source: "A better reason." } : cell,
      );
      small.handIn("s4", rewritten);
      const { text } = await course(["autograde", "--student", "s4", ...at]);
      expect(text).toMatch(/1 graded, 0 unchanged/);
      const graded = readNotebook(small.course.path("autograded", "s4", SMALL, `${SMALL}.ipynb`));
      expect(joined(graded.cells.find(({ id }) => id === "why")?.source ?? "")).toBe("A better reason.");
    });

    test("is graded again by a corrected test, and what is not of it stays", async () => {
      const own = small.course.path("private", `${SMALL}.ipynb`);
      const before = readFileSync(own, "utf8");
      writeFileSync(own, before.replace("close(1 + shift)", "close(2 + shift)"));
      const { text } = await course(["autograde", ...at]);
      expect(text).toMatch(/its source has changed.*4 graded, 0 unchanged/s);
      await small.readPoints();
      expect(small.outcome("s1").points).toBe("2 0 1");
      writeFileSync(own, before);
      await course(["autograde", "--student", "s1", ...at]);
      await small.readPoints();
      expect([small.outcome("s1").points, small.outcome("s2").points]).toEqual(["2 2 1", "2 0 1"]);
    });

    test("gets pages on which nothing that a student wrote runs", async () => {
      const notebook = small.solved();
      const evil = [
        {
          cell_type: "markdown",
          id: "m",
          metadata: {},
          source: `${EVIL}\n\n[link](javascript:document.title='run') $\\href{javascript:document.title='run'}{x}$ and $a < b$`,
        },
        {
          cell_type: "code",
          id: "c",
          metadata: {},
          source: `import { display } from "tslab";\ndisplay.html(${JSON.stringify(EVIL)});\ndisplay.svg("<svg xmlns='http://www.w3.org/2000/svg' onload='document.title=1'><script>document.title=2</script></svg>");\ndisplay.javascript("document.title = 3");\nconsole.log(${JSON.stringify(EVIL)});\nthrow new Error(${JSON.stringify(EVIL)});`,
          outputs: [],
          execution_count: null,
        },
      ] as Cell[];
      const answers = notebook.cells.map((cell) => (cell.id === "why" ? { ...cell, source: EVIL } : cell));
      small.handIn("s5", { ...notebook, cells: [...answers, ...evil] });
      await course(["autograde", "--student", "s5", ...at]);
      const { code, text } = await course(["feedback", ...at]);
      expect(text).toMatch(/5 pages of feedback/);
      expect(code).toBe(0);
      const html = readFileSync(small.course.path("feedback", "s5", SMALL, `${SMALL}.html`), "utf8");
      expect(html).not.toMatch(/<script|<img[^>]*onerror|<svg|href="javascript/i);
      expect(html).toContain("&lt;script&gt;");
      const browser = await launchBrowser();
      const { page, wrong } = await openPage(
        browser,
        pathToFileURL(small.course.path("feedback", "s5", SMALL, `${SMALL}.html`)).href,
      );
      expect(await page.title()).toBe(`${SMALL}: s5`);
      expect(await page.locator("h1").textContent()).toBe(SMALL);
      expect(await page.locator("tbody tr").count()).toBe(4);
      expect(await page.locator("math").count()).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
      expect(await page.locator("script").count()).toBe(0);
      await browser.close();
    });

    test("gets a page with points, messages and remarks", async () => {
      small.handIn("s6", small.with("twice", "const twice = (x: number) => x;"));
      await course(["autograde", "--student", "s6", ...at]);
      await python(
        "import sys\nfrom nbgrader.api import Gradebook\nwith Gradebook(sys.argv[1]) as g:\n  c = g.find_comment('twice', sys.argv[2], sys.argv[2], 's6'); c.manual_comment = 'Read it <again>.'\n  m = g.find_grade('why', sys.argv[2], sys.argv[2], 's6'); m.manual_score = 1.5; m.needs_manual_grade = False\n  g.db.commit()",
        [`sqlite:///${small.course.path("gradebook.db")}`, SMALL],
      );
      await course(["feedback", "--student", "s6", ...at]);
      const browser = await launchBrowser();
      const { page, wrong } = await openPage(
        browser,
        pathToFileURL(small.course.path("feedback", "s6", SMALL, `${SMALL}.html`)).href,
      );
      expect(await page.locator(".total strong").textContent()).toBe("4.5");
      const rows = await page.locator("tbody tr").allTextContents();
      expect(rows[0]).toMatch(/twice-test.*0 \/ 2.*✗ twice 4 is 8: the answer is 4; expected 8/);
      expect(rows[3]).toMatch(/why.*1\.5 \/ 2/);
      expect(await page.locator(".comment").textContent()).toContain("Read it <again>.");
      expect(wrong).toEqual([]);
      const file = small.course.path("feedback", "s6", SMALL, "open.html");
      const html = readFileSync(small.course.path("feedback", "s6", SMALL, `${SMALL}.html`), "utf8");
      writeFileSync(file, html.replace(/<meta http-equiv[^>]*>/, ""));
      const open = await openPage(browser, pathToFileURL(file).href);
      expect(await violationsOf(open.page)).toEqual([]);
      await browser.close();
    });
  }
});
