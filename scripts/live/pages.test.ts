import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../figures/browser";
import { bundleLive } from "./bundle";
import { PAGES, writeLivePages } from "./pages";
import { openPage, violationsOf } from "./testing";

const names = Object.keys(PAGES);
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "live-pages-"));
  writeLivePages(folder, await bundleLive());
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(names)("%s is one file of at most 300 KB, the same bytes each time", async (name) => {
  expect(statSync(join(folder, `${name}.html`)).size).toBeLessThanOrEqual(300_000);
  expect(await bundleLive()).toBe(await bundleLive());
});

describe.each(["light", "dark"] as const)("on a %s page", (colorScheme) => {
  const cases = names.flatMap((name) => [1280, 390].map((width) => [name, width] as const));
  it.each(cases)(
    "%s, %i px wide: axe finds nothing, nothing fails, nothing is wider than the page",
    async (name, width) => {
      const phone = width < 500 ? { isMobile: true, hasTouch: true } : {};
      const { page, wrong, close } = await openPage(
        browser,
        pathToFileURL(join(folder, `${name}.html`)).href,
        {
          colorScheme,
          viewport: { width, height: 900 },
          ...phone,
        },
      );
      await page.getByRole("slider").first().waitFor();
      expect(await page.locator(".live").getAttribute("data-theme")).toBe(colorScheme);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(await violationsOf(page)).toEqual([]);
      const small = await page.locator("button, select, input").evaluateAll((all) =>
        all
          .map((one) => ({ name: one.outerHTML, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 22 || box.width < 40)
          .map(({ name }) => name),
      );
      expect(small).toEqual([]);
      expect(wrong).toEqual([]);
      await close();
    },
  );
});
