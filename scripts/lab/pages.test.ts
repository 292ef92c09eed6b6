import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../figures/browser";
import { inRoot } from "../setup/root";
import { openLab } from "./lab";
import { type Server, workspacesOf } from "./server";
import { notebookOf } from "./testing";

const CELLS = [
  'const tau = 0.5;\nconsole.log("printed", tau);\ntau * 2',
  'const wide: number = "tau";',
  'function check() {\n  throw new RangeError("tau must be > 0");\n}\ncheck();',
  "Math.flo",
];
const SOLUTION =
  "<details>\n<summary>Solution</summary>\n\nWith **both** scores at\n$$ s_1 = \\tfrac12. $$\n\n</details>";

let scratch: string;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(inRoot("build"), { recursive: true });
  scratch = mkdtempSync(inRoot("build", "pages-test-"));
  const course = join(scratch, "course");
  mkdirSync(course);
  for (const name of ["lab", "notebooks"])
    writeFileSync(join(course, `${name}.ipynb`), notebookOf(CELLS, [SOLUTION]));
  server = await openLab({ course, mine: join(scratch, "mine"), browser: false });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  for (const folder of [scratch, workspacesOf(join(scratch, "mine"))])
    rmSync(folder, { recursive: true, force: true });
});

/** Opens a page of the server with its notebook. */
async function open(path: string): Promise<Page> {
  const { origin, search } = new URL(server.url);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${origin}/${path}${search}`);
  await page.locator("#jupyterlab-splash").waitFor({ state: "detached" });
  await page.locator(".jp-KernelName", { hasText: "TypeScript" }).waitFor(); // cells without a kernel run to nothing
  await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor();
  return page;
}

async function edit(page: Page, index: number): Promise<void> {
  const cell = page.locator(".jp-Cell").nth(index);
  await cell.locator(".cm-content").click();
  await cell.locator(".cm-focused").waitFor();
}

describe.each([
  ["JupyterLab", "lab/tree/lab.ipynb"],
  ["Notebook 7", "notebooks/notebooks.ipynb"],
])("%s", (_name, path) => {
  it("runs cell after cell: a value, a text, errors with their places", async () => {
    const page = await open(path);
    const output = (cell: number) => page.locator(".jp-Cell").nth(cell).locator(".jp-OutputArea-output");
    for (const cell of [0, 1, 2]) {
      await edit(page, cell);
      await page.keyboard.press("Shift+Enter");
      await output(cell).first().waitFor();
    }
    await expect.poll(() => output(0).allInnerTexts()).toEqual(["printed 0.5\n", "1"]);
    expect(await output(1).innerText()).toMatch(
      /cell 2:1:7 - error TS2322: .*\n1 \| const wide: number = "tau";\n +\^{4}/,
    );
    expect(await output(2).innerText()).toMatch(
      /RangeError: tau must be > 0\n2 \| {3}throw new RangeError.*\n +\^\n +at check \(cell 3:2:9\)\n +at cell 3:4:1/,
    );
    await edit(page, 3);
    await page.keyboard.press("End");
    await page.keyboard.press("Tab");
    await page.locator(".jp-Completer-item", { hasText: "floor" }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".cm-focused").innerText()).toBe("Math.floor");
    await page.close();
  });

  it("shows a solution in words folded, and opens it as Markdown", async () => {
    const page = await open(path);
    const solution = page.locator(".jp-MarkdownCell .jp-RenderedMarkdown");
    await solution.locator("summary", { hasText: "Solution" }).waitFor();
    const words = solution.locator("strong", { hasText: "both" });
    expect(await words.isVisible()).toBe(false);
    await solution.locator("summary").click();
    await words.waitFor();
    await solution.locator("mjx-container").waitFor();
    await page.close();
  });
});
