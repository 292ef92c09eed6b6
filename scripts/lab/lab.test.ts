import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../figures/browser";
import { inRoot } from "../setup/root";
import { openLab } from "./lab";
import { type Server, workspacesOf } from "./server";
import { notebookOf } from "./testing";

const FIGURE = `const figure = {
  data: { "application/vnd.plotly.v1+json": {
    data: [{ type: "scatter", x: [1, 2, 3], y: [2, 4, 3] }], layout: {}, config: {},
  } },
  metadata: {},
};
({ [Symbol.for("Jupyter.mimebundle")]: () => figure })`;
const CELLS = ["6 * 7", 'throw new RangeError("tau must be > 0");', FIGURE, "while (true) {}", "Math.flo"];

let scratch: string;
let server: Server;
let browser: Browser;
let page: Page;
const asked: string[] = [];

beforeAll(async () => {
  mkdirSync(inRoot("build"), { recursive: true });
  scratch = mkdtempSync(inRoot("build", "lab-test-"));
  const course = join(scratch, "course");
  mkdirSync(course);
  writeFileSync(join(course, "00-test.ipynb"), notebookOf(CELLS));
  server = await openLab({ course, mine: join(scratch, "mine"), browser: false });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(server.url);
  await page.locator("#jupyterlab-splash").waitFor({ state: "detached" });
  await page.getByText("TypeScript | Idle").waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  for (const folder of [scratch, workspacesOf(join(scratch, "mine"))])
    rmSync(folder, { recursive: true, force: true });
});

const cell = (index: number): Locator => page.locator(".jp-NotebookPanel .jp-Cell").nth(index);
const output = (index: number): Locator => cell(index).locator(".jp-OutputArea-output");

async function run(index: number): Promise<void> {
  await cell(index).locator(".cm-content").click();
  await cell(index).locator(".cm-focused").waitFor();
  await page.keyboard.press("Control+Enter");
}

describe("JupyterLab with the course's kernel", () => {
  it("shows a value, an error and a figure", async () => {
    await run(0);
    await output(0).waitFor();
    expect(await output(0).innerText()).toBe("42");
    await run(1);
    await output(1).waitFor();
    expect(await output(1).innerText()).toContain("RangeError: tau must be > 0");
    await run(2);
    await cell(2).locator(".main-svg").first().waitFor();
    expect(await cell(2).locator(".scatterlayer .trace").count()).toBe(1);
  });

  it("completes a name", async () => {
    await cell(4).locator(".cm-content").click();
    await page.keyboard.press("End");
    await page.keyboard.press("Tab");
    await page.locator(".jp-Completer-item", { hasText: "floor" }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => cell(4).locator(".cm-content").innerText()).toContain("Math.floor");
  });

  it("interrupts an endless loop, and keeps what was computed", async () => {
    await run(3);
    await page.getByText("TypeScript | Busy").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("i");
    await page.keyboard.press("i");
    await output(3).waitFor();
    expect(await output(3).innerText()).toContain("KeyboardInterrupt");
  });

  it("restarts the kernel and runs again", async () => {
    await page.keyboard.press("0");
    await page.keyboard.press("0");
    await page.locator(".jp-Dialog button.jp-mod-warn").click();
    await page.getByText("TypeScript | Idle").waitFor();
    await cell(0).locator(".cm-content").click();
    await page.keyboard.press("End");
    await page.keyboard.type(" + 1");
    await run(0);
    await expect.poll(() => output(0).innerText()).toBe("43");
  });

  it("offers the TypeScript kernel alone", async () => {
    const { origin, search } = new URL(server.url);
    const specs = (await (await fetch(`${origin}/api/kernelspecs${search}`)).json()) as {
      default: string;
      kernelspecs: object;
    };
    expect([specs.default, Object.keys(specs.kernelspecs)]).toEqual(["tslab", ["tslab"]]);
  });

  it("refuses a visitor without the token", async () => {
    const { origin } = new URL(server.url);
    expect((await fetch(`${origin}/api/contents`)).status).toBe(403);
  });

  it("puts nothing in front of the reader: no news, no updates, no questions", async () => {
    expect(await page.locator(".Toastify__toast, .jp-Dialog").count()).toBe(0);
  });

  it("asked no other server for anything", () => {
    const { host } = new URL(server.url);
    const elsewhere = asked.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).host !== host);
    expect(asked.length).toBeGreaterThan(10);
    expect(elsewhere).toEqual([]);
  });
});
