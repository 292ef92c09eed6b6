import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../figures/browser";
import { inRoot } from "../setup/root";
import { buildBook } from "./build";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CHAPTER = "02-the-gumbel-distribution";
let scratch: string;
let browser: Browser;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "book-browser-"));
  cpSync(inRoot("scripts", "book", "fixtures"), scratch, { recursive: true });
  // The fixture's link to a chapter that is not executed needs a course that has it.
  cpSync(join(scratch, "notebooks"), join(scratch, "course"), { recursive: true });
  cpSync(
    join(scratch, "notebooks", "01-a-fair-draw.ipynb"),
    join(scratch, "course", "03-not-executed.ipynb"),
  );
  const [notebooks, figures, course, out] = ["notebooks", "figures", "course", "book"].map((name) =>
    join(scratch, name),
  );
  await buildBook({ notebooks, figures, course, out, reference: false });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Opens a page from the disk, and notes what it asked for and what went wrong. */
async function open(name: string, options: BrowserContextOptions = {}) {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  ).newPage();
  const asked: string[] = [];
  const wrong: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("requestfailed", (request) => wrong.push(request.url()));
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto(pathToFileURL(join(scratch, "book", `${name}.html`)).href);
  return { page, asked, wrong };
}

async function draw(page: Page): Promise<void> {
  await page.locator(".gs-figure").scrollIntoViewIfNeeded();
  await page.locator(".gs-plot .main-svg").first().waitFor();
}

const inkOfFigure = (page: Page) =>
  page.evaluate("getComputedStyle(document.querySelector('.gs-plot .xtick text')).fill");

describe("a page opened from the disk", () => {
  it.each(["index", "01-a-fair-draw", CHAPTER])(
    "%s asks for nothing but files, and nothing fails",
    async (name) => {
      const { page, asked, wrong } = await open(name);
      if (name === CHAPTER) await draw(page);
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
      expect(wrong).toEqual([]);
      await page.context().close();
    },
  );

  it("draws a figure in place of its picture, as wide as the page allows", async () => {
    const { page } = await open(CHAPTER);
    await draw(page);
    expect(await page.locator(".gs-plot .scatterlayer .trace").count()).toBe(2);
    expect(await page.locator(".gs-picture").isVisible()).toBe(false);
    const width = () =>
      page
        .locator(".gs-plot .main-svg")
        .first()
        .evaluate((svg) => svg.clientWidth);
    const wide = await width();
    await page.setViewportSize({ width: 500, height: 900 });
    await expect.poll(width).toBeLessThan(wide);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(500);
    await page.context().close();
  });

  it("redraws the figure when the page turns dark", async () => {
    const { page } = await open(CHAPTER, { colorScheme: "light" });
    await draw(page);
    const light = await inkOfFigure(page);
    await page.evaluate("document.documentElement.dataset.theme = 'dark'");
    await expect.poll(() => inkOfFigure(page)).not.toBe(light);
    expect(await inkOfFigure(page)).toBe("rgb(206, 214, 221)");
    await page.context().close();
  });

  it("shows the picture where scripts don't run", async () => {
    const { page } = await open(CHAPTER, { javaScriptEnabled: false });
    const picture = page.locator(".gs-picture");
    await picture.scrollIntoViewIfNeeded();
    expect(await picture.isVisible()).toBe(true);
    expect(await picture.getAttribute("alt")).toMatch(/^A curve that rises steeply/);
    await page.context().close();
  });

  it("finds a word by its search", async () => {
    const { page, asked, wrong } = await open("search");
    await page.goto(`${page.url()}?q=cumulative`);
    await page.locator("#search-results li a", { hasText: "A fair draw" }).first().waitFor();
    expect(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

describe.each(["light", "dark"] as const)("axe finds nothing on a %s page", (colorScheme) => {
  it.each([
    ["index", 1280],
    ["index", 390],
    ["01-a-fair-draw", 1280],
    ["01-a-fair-draw", 390],
    [CHAPTER, 1280],
    [CHAPTER, 390],
  ])("%s, %i px wide", async (name, width) => {
    const phone = width < 500 ? { isMobile: true, hasTouch: true } : {};
    const { page } = await open(name, { colorScheme, viewport: { width, height: 900 }, ...phone });
    if (name === CHAPTER) await draw(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await page.addStyleTag({ content: "* { transition: none !important }" }); // colours half-way are no colours
    await page.evaluate(axe);
    const { violations } = (await page.evaluate("axe.run(document, { preload: false })")) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.context().close();
  });
});
