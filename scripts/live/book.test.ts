import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { live } from "gumbel-softmax/course";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildBook } from "../book/build";
import { launchBrowser } from "../figures/browser";
import { openPage, violationsOf } from "./testing";

let scratch: string;
let browser: Browser;

/** A notebook whose only cell has shown the temperature model. */
function notebook(): string {
  const shown = live("temperature", { preset: "maddison-1", name: "in-the-book", caption: "To be moved" });
  const bundle = (shown as unknown as Record<symbol, () => object>)[Symbol.for("Jupyter.mimebundle")]();
  const cell = {
    cell_type: "code",
    id: "live",
    metadata: {},
    execution_count: 1,
    outputs: [{ output_type: "execute_result", execution_count: 1, ...bundle }],
    source: 'live("temperature", { tau: 1 })',
  };
  const text = {
    cell_type: "markdown",
    id: "text",
    metadata: {},
    source: "# A live chapter\n\nIt can be moved.",
  };
  return JSON.stringify({ cells: [text, cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "live-book-"));
  const [notebooks, figures, out] = ["notebooks", "figures", "book"].map((name) => join(scratch, name));
  for (const folder of [notebooks, figures]) mkdirSync(folder);
  writeFileSync(join(notebooks, "01-live.ipynb"), notebook());
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="380"/>';
  writeFileSync(join(figures, "in-the-book.svg"), picture);
  await buildBook({ notebooks, figures, course: notebooks, out, reference: false });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const url = (name: string) => pathToFileURL(join(scratch, "book", `${name}.html`)).href;

describe("a chapter with a live component", () => {
  it("has it in place of its picture, as it was set, with the caption below", async () => {
    const { page, wrong, close } = await openPage(browser, url("01-live"));
    const tau = page.getByRole("slider", { name: "Temperature τ" });
    expect(await tau.getAttribute("aria-valuetext")).toBe("tau 1.00");
    const figure = page.getByRole("combobox", { name: "A paper’s figure" });
    expect(await figure.inputValue()).toBe("maddison-1");
    expect(await page.locator(".gs-picture").isVisible()).toBe(false);
    expect(await page.locator(".gs-figure > figcaption").innerText()).toBe("To be moved");
    expect(wrong).toEqual([]);
    await close();
  });

  it("follows the book's own switch between light and dark", async () => {
    const { page, close } = await openPage(browser, url("01-live"), { colorScheme: "light" });
    const theme = () => page.locator(".live").getAttribute("data-theme");
    await expect.poll(theme).toBe("light");
    await page.evaluate("document.documentElement.dataset.theme = 'dark'");
    await expect.poll(theme).toBe("dark");
    await close();
  });

  it("shows the picture with its words where scripts don't run", async () => {
    const { page, close } = await openPage(browser, url("01-live"), { javaScriptEnabled: false });
    expect(await page.locator(".gs-picture").isVisible()).toBe(true);
    expect(await page.locator(".gs-picture").getAttribute("alt")).toMatch(/^Left, bars: the probabilities/);
    await close();
  });
});

describe.each(["light", "dark"] as const)("axe finds nothing on a %s page", (colorScheme) => {
  it.each([
    ["01-live", 1280],
    ["01-live", 390],
    ["live", 1280],
    ["live", 390],
  ])("%s, %i px wide", async (name, width) => {
    const phone = width < 500 ? { isMobile: true, hasTouch: true } : {};
    const viewport = { width, height: 900 };
    const { page, wrong, close } = await openPage(browser, url(name), { colorScheme, viewport, ...phone });
    await page.getByRole("slider").first().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(await violationsOf(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await close();
  });
});

it("the page of live models leads to each as one file", async () => {
  const { page, wrong, close } = await openPage(browser, url("live"));
  for (const link of await page.getByRole("link", { name: "Alone on a page" }).all()) {
    const alone = await openPage(
      browser,
      new URL((await link.getAttribute("href")) as string, url("live")).href,
    );
    await alone.page.getByRole("slider").first().waitFor();
    expect(alone.wrong).toEqual([]);
    await alone.close();
  }
  expect(wrong).toEqual([]);
  await close();
});
