import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../figures/browser";
import { joined, notebookText, readNotebook } from "../notebooks/notebook";
import { writeFileAtomic } from "../setup/files";
import { inRoot } from "../setup/root";
import { namesIn } from "./classroomTesting";
import { classroomEnv, classroomFolder } from "./environment";
import { readGradebook } from "./gradebook";
import { release } from "./release";
import { whyNoSandbox } from "./sandbox";
import { LONG, SMALL, SmallCourse } from "./testing/small";

const EVIL = `<script>document.title = "run"</script><img src=x onerror="document.title = 'run'">`;

/** Runs one of nbgrader's own commands in a folder: what it says. */
async function nbgrader(cwd: string, ...args: string[]): Promise<string> {
  const env = classroomEnv({ GRADING_KERNEL: "tslab-graded-quick" });
  const { stdout, stderr } = await promisify(execFile)(join(classroomFolder, "bin", "nbgrader"), args, {
    cwd,
    env,
  });
  return stdout + stderr;
}

const missing = whyNoSandbox();
if (missing !== undefined) test.skip(`nbgrader's own tools: ${missing}`);
else
  describe("nbgrader's own tools work on the course", { timeout: LONG }, () => {
    const small = new SmallCourse();
    const { course } = small;
    const student = userInfo().username;
    const exchange = mkdtempSync(join(tmpdir(), "exchange-"));
    const home = mkdtempSync(join(tmpdir(), "student-"));
    const ofExchange = [`--Exchange.root=${exchange}`, `--Exchange.cache=${join(home, ".cache")}`];
    let server: ChildProcess | undefined;

    beforeAll(async () => {
      chmodSync(exchange, 0o777);
      await small.open();
      await release([SMALL], course);
    }, LONG);
    afterAll(async () => {
      if (server?.pid !== undefined && server.exitCode === null) {
        const ended = new Promise((done) => server?.once("close", done));
        process.kill(-server.pid, "SIGTERM");
        await ended;
      }
      small.close();
      for (const folder of [exchange, home]) rmSync(folder, { recursive: true, force: true });
    }, LONG);

    test("the exchange takes an assignment to a student, the work back, and feedback to the student", async () => {
      await nbgrader(course.folder, "release_assignment", SMALL, ...ofExchange);
      const own = ["--course=Small", ...ofExchange];
      await nbgrader(home, "fetch_assignment", SMALL, ...own);
      const file = join(home, SMALL, `${SMALL}.ipynb`);
      const fetched = readNotebook(file);
      const solved = small.solved();
      for (const cell of fetched.cells)
        if (cell.id === "twice" || cell.id === "why")
          cell.source =
            cell.id === "why" ? EVIL : joined(solved.cells.find(({ id }) => id === "twice")?.source ?? "");
      writeFileAtomic(file, notebookText(fetched));
      await nbgrader(home, "submit", SMALL, ...own);
      await nbgrader(course.folder, "collect", SMALL, ...ofExchange);
      expect(namesIn(course.path("submitted"))).toEqual([student]);
      await nbgrader(course.folder, "autograde", SMALL);
      const [{ submissions }] = (await readGradebook(course.folder)).assignments;
      expect(submissions.find((one) => one.student === student)).toMatchObject({
        state: "graded",
        score: 2,
        max: 7,
      });
      await nbgrader(course.folder, "generate_feedback", SMALL);
      await nbgrader(course.folder, "release_feedback", SMALL, ...ofExchange);
      await nbgrader(home, "fetch_feedback", SMALL, ...own);
      const [time] = namesIn(home, SMALL, "feedback");
      const page = readFileSync(join(home, SMALL, "feedback", time ?? "", `${SMALL}.html`), "utf8");
      expect(page).toContain("not implemented");
    });

    test("the formgrader shows a submission, and runs nothing that the student wrote", async () => {
      mkdirSync(course.path("feedback"), { recursive: true });
      server = spawn(
        process.execPath,
        [inRoot("scripts", "run.cjs"), "course", "lab", "--no-browser", "--course", course.folder],
        { detached: true, stdio: ["ignore", "pipe", "pipe"] },
      );
      const url = await new Promise<URL>((found, failed) => {
        let said = "";
        const listen = (data: Buffer) => {
          said += data;
          const address = /http:\/\/127\.0\.0\.1:\d+\/lab\S*\?token=[0-9a-f]+/.exec(said);
          if (address) found(new URL(address[0]));
        };
        server?.stdout?.on("data", listen);
        server?.stderr?.on("data", listen);
        server?.once("close", () => failed(new Error(said)));
      });
      expect((await fetch(new URL("/formgrader", url), { redirect: "manual" })).status).not.toBe(200);
      const browser = await launchBrowser();
      const page = await browser.newPage();
      await page.goto(url.href); // as a teacher comes there: the token opens JupyterLab, which remembers it
      await page.goto(new URL(`/formgrader/gradebook/${SMALL}/${SMALL}`, url).href);
      await page.getByRole("link", { name: /Submission #1/ }).click();
      await page.getByText("document.title").first().waitFor();
      expect(await page.title()).not.toBe("run");
      expect(await page.content()).toContain("&lt;script&gt;document.title");
      expect(await page.locator("img[onerror]").count()).toBe(0);
      expect(await page.locator("input.score").count()).toBe(4);
      await page.screenshot({ path: inRoot("build", "course", "formgrader.png"), fullPage: true });
      await browser.close();
    });
  });
