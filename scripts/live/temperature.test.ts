import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRandom } from "gumbel-softmax";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginTemperature } from "../../lib/src/live/temperature";
import { TemperatureModel } from "../../lib/src/live/temperatureModel";
import { launchBrowser } from "../figures/browser";
import { bundleLive } from "./bundle";
import { writeLivePages } from "./pages";
import { openPage } from "./testing";

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "live-"));
  writeLivePages(folder, await bundleLive());
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (options: BrowserContextOptions = {}) =>
  openPage(browser, pathToFileURL(join(folder, "temperature.html")).href, options);

/** The numbers of a chart of columns, by its place. */
async function numbers(page: Page, chart: number): Promise<number[]> {
  return (await page.locator("figure.columns").nth(chart).locator(".number").allTextContents()).map(Number);
}

const variance = async (page: Page) => Number(await page.locator(".fact .figure").textContent());
const temperature = (page: Page) => page.getByRole("slider", { name: "Temperature τ" });
const cloud = (page: Page) =>
  page.locator("canvas.cloud").evaluate((canvas: { toDataURL(): string }) => canvas.toDataURL());
const two = (values: ArrayLike<number>) => Array.from(values, (value) => Number(value.toFixed(2)));

describe("the temperature model in a page", () => {
  it("shows the numbers that the library gives for the same seed", async () => {
    const { page, wrong, close } = await open();
    const { key } = beginTemperature({}).settings as { key: string };
    expect(key).toBe(createRandom(1).state().key);
    const view = new TemperatureModel(3).view([1, 0, -1], 0.5, { key, position: 0 });
    await page.locator(".fact .figure", { hasText: /\d/ }).waitFor();
    expect(await numbers(page, 0)).toEqual(two(view.law.probs));
    expect(await numbers(page, 1)).toEqual(two(view.cloud.subarray(0, 3)));
    expect(await numbers(page, 2)).toEqual(Array.from(view.law.sample(createRandom(1), 1, { hard: true })));
    expect(await numbers(page, 3)).toEqual(two(view.mean));
    expect(await variance(page)).toBe(Number(view.gradientVariance.toPrecision(3)));
    expect(wrong).toEqual([]);
    await close();
  });

  it("by keyboard: the temperature falls, is spoken, and the gradient's variance grows on the same noise", async () => {
    const { page, wrong, close } = await open();
    const before = await variance(page);
    const [sample, picture] = [await numbers(page, 2), await cloud(page)];
    await temperature(page).focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("PageDown");
    await expect.poll(() => variance(page)).toBeGreaterThan(2 * before);
    expect(await temperature(page).getAttribute("aria-valuetext")).toMatch(/^tau 0\.0\d\d$/);
    expect(await numbers(page, 2)).toEqual(sample);
    expect(await cloud(page)).not.toBe(picture);
    await page.keyboard.press("Home");
    await expect.poll(() => temperature(page).getAttribute("aria-valuetext")).toBe("tau 0.010");
    await page.keyboard.press("End");
    await expect.poll(() => numbers(page, 3)).toEqual(expect.arrayContaining([expect.closeTo(0.33, 1)]));
    expect(wrong).toEqual([]);
    await close();
  });

  it("a logit moves its probability", async () => {
    const { page, close } = await open();
    await page.getByRole("slider", { name: "Logit 3" }).focus();
    await page.keyboard.press("End");
    await expect.poll(() => numbers(page, 0)).toEqual([0, 0, 1]);
    expect(await page.getByRole("slider", { name: "Logit 3" }).getAttribute("aria-valuetext")).toBe("7.00");
    await close();
  });

  it("draws fresh noise at each move only where that is asked for", async () => {
    const { page, close } = await open();
    const hard = await numbers(page, 1);
    await temperature(page).press("ArrowLeft");
    await temperature(page).press("ArrowRight");
    await expect.poll(() => numbers(page, 1)).toEqual(hard);
    await page.getByRole("switch", { name: "Same noise" }).uncheck();
    await temperature(page).press("ArrowLeft");
    await temperature(page).press("ArrowRight");
    await expect.poll(() => numbers(page, 1)).not.toEqual(hard);
    await close();
  });

  it("has the papers' figures, and as many categories as each", async () => {
    const { page, wrong, close } = await open();
    const list = page.getByRole("combobox", { name: "A paper’s figure" });
    for (const [label, k, tau] of [
      ["Jang et al., τ = 0.1", 5, "tau 0.100"],
      ["Maddison et al., λ = 2", 3, "tau 2.00"],
      ["Binary Concrete, λ = 1", 2, "tau 1.00"],
    ] as const) {
      await list.selectOption({ label });
      await expect.poll(() => numbers(page, 0)).toHaveLength(k);
      expect(await temperature(page).getAttribute("aria-valuetext")).toBe(tau);
    }
    await page.getByRole("radio", { name: "6" }).check();
    await expect.poll(() => numbers(page, 0)).toHaveLength(6);
    expect(await list.inputValue()).toBe("");
    expect(await page.locator(".cloud-box figcaption").innerText()).toContain("regular hexagon");
    expect(wrong).toEqual([]);
    await close();
  });

  it.each([1280, 700, 390])(
    "keeps all in its place when the number of categories changes, %i pixels wide",
    async (width) => {
      const { page, close } = await open({ viewport: { width, height: 900 } });
      const places = async () => {
        await expect.poll(() => numbers(page, 0)).toHaveLength(await page.locator(".logits .slider").count());
        return (await page.evaluate(`(() => {
        const { shadowRoot } = document.querySelector("main > div");
        const parts = [".logits", ".charts", ".buttons", "canvas.cloud", ".legends", ".fact"];
        const tops = parts.map((part) => shadowRoot.querySelector(part).getBoundingClientRect().top + scrollY);
        return [...tops, document.documentElement.scrollHeight].map(Math.round);
      })()`)) as number[];
      };
      const three = await places();
      for (const k of ["2", "4", "6"]) {
        await page.getByRole("radio", { name: k }).check();
        expect(await places()).toEqual(three);
        expect(await page.locator(".legends > .words:visible").count()).toBe(1);
      }
      await close();
    },
  );

  it("steps to the cloud's next sample, and says which", async () => {
    const { page, close } = await open();
    const first = await numbers(page, 1);
    await page.getByRole("button", { name: "Another sample" }).click();
    await expect.poll(() => numbers(page, 1)).not.toEqual(first);
    expect(await page.getByRole("status").textContent()).toMatch(
      /^Sample 2: 1 0\.\d\d, 2 0\.\d\d, 3 0\.\d\d\.$/,
    );
    await close();
  });

  it.each([
    ["no-preference", 12, 1000],
    ["reduce", 2, 8],
  ] as const)(
    "anneals the temperature, in few steps where motion is to be reduced (%s)",
    async (reducedMotion, least, most) => {
      const { page, close } = await open({ reducedMotion });
      await page.evaluate(`{
      globalThis.seen = new Set();
      const slider = document.querySelector("main > div").shadowRoot.querySelector("input[type=range]");
      new MutationObserver(() => seen.add(slider.getAttribute("aria-valuetext"))).observe(slider, { attributes: true });
    }`);
      await page.getByRole("button", { name: "Anneal τ" }).click();
      await page.getByRole("button", { name: "Stop" }).waitFor();
      await page.getByRole("button", { name: "Anneal τ" }).waitFor({ timeout: 20_000 });
      expect(await temperature(page).getAttribute("aria-valuetext")).toBe("tau 0.100");
      const seen = (await page.evaluate("seen.size")) as number;
      expect(seen).toBeGreaterThanOrEqual(least);
      expect(seen).toBeLessThanOrEqual(most);
      await close();
    },
  );

  // Annealing takes seconds of the clock: on a busy machine it can be over before the key is pressed.
  it("stops annealing when the reader takes the slider", { retry: 2 }, async () => {
    const { page, close } = await open();
    await page.getByRole("button", { name: "Anneal τ" }).click();
    await temperature(page).press("End");
    await page.getByRole("button", { name: "Anneal τ" }).waitFor();
    expect(await temperature(page).getAttribute("aria-valuetext")).toBe("tau 10.0");
    await close();
  });
});
