import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRandom } from "gumbel-softmax";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GumbelMaxModel } from "../../lib/src/live/gumbelMaxModel";
import { objectiveOf } from "../../lib/src/live/reparameterization";
import { reparameterized } from "../../lib/src/live/reparameterizationModel";
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

const open = (name: string) => openPage(browser, pathToFileURL(join(folder, `${name}.html`)).href);

describe("the reparameterization trick in a page", () => {
  const cells = async (page: Page) =>
    (await page.locator("tbody td").allTextContents()).map((text) => Number(text.replace("−", "-")));
  const expected = (mu: number, sigma: number, f: string, shown: number) => {
    const view = reparameterized(mu, sigma, createRandom(1).normal(1000), objectiveOf(f));
    const row = (each: Float64Array, by: "mu" | "sigma") => [each[shown], view.estimate[by], view.exact[by]];
    return [...row(view.mu, "mu"), ...row(view.sigma, "sigma")].map((value) => Number(value.toFixed(3)));
  };

  it("shows the gradients that the library gives, as μ, σ, ε and the function are moved by keyboard", async () => {
    const { page, wrong, close } = await open("reparameterization");
    await expect.poll(() => cells(page)).toEqual(expected(-0.5, 0.8, "square", 0));
    await page.getByRole("slider", { name: "Mean μ" }).press("Home");
    await page.getByRole("slider", { name: "Spread σ" }).press("End");
    await page.getByRole("slider", { name: "Which ε" }).press("ArrowRight");
    await expect.poll(() => cells(page)).toEqual(expected(-2, 1.5, "square", 1));
    expect(await page.getByRole("slider", { name: "Spread σ" }).getAttribute("aria-valuetext")).toBe(
      "sigma 1.50",
    );
    expect(await page.getByRole("slider", { name: "Which ε" }).getAttribute("aria-valuetext")).toMatch(
      /^number 2 of 15, epsilon -?\d\.\d\d$/,
    );
    await page.getByRole("radio", { name: "sin z" }).check();
    await expect.poll(() => cells(page)).toEqual(expected(-2, 1.5, "sine", 1));
    expect(wrong).toEqual([]);
    await close();
  });

  it("says that a step lets no gradient through", async () => {
    const { page, close } = await open("reparameterization");
    await page.getByRole("radio", { name: "step at 1" }).check();
    await expect.poll(async () => (await cells(page)).slice(0, 2)).toEqual([0, 0]);
    expect((await cells(page))[2]).toBeGreaterThan(0);
    expect(await page.locator(".note").innerText()).toContain("No gradient comes through a hard choice");
    await close();
  });

  it("takes new noise at a button, and tells what is drawn", async () => {
    const { page, close } = await open("reparameterization");
    const label = () => page.getByRole("img").getAttribute("aria-label");
    await expect.poll(label).toMatch(/^15 fixed values of ε/);
    const before = await label();
    await page.getByRole("button", { name: "New ε" }).click();
    await expect.poll(label).not.toBe(before);
    expect(await page.getByRole("status").textContent()).toBe("New noise.");
    await close();
  });
});

describe("the Gumbel-max trick in a page", () => {
  const shares = async (page: Page) =>
    (await page.locator("figure.columns .number").allTextContents()).map(Number);
  const label = (page: Page) => page.locator("canvas.race").getAttribute("aria-label");

  it("draws as the library does: one, a hundred, ten thousand, and begins again", async () => {
    const { page, wrong, close } = await open("gumbel-max");
    const model = new GumbelMaxModel([1, 0, -1], createRandom(1).state().key);
    const expected = () => model.counts.map((count) => Number((count / model.n).toFixed(3)));
    model.draw(1);
    await expect.poll(() => shares(page)).toEqual(expected());
    for (const [name, m] of [
      ["Draw once", 1],
      ["100 times", 100],
      ["10,000 times", 10_000],
    ] as const) {
      await page.getByRole("button", { name }).press("Enter");
      model.draw(m);
      await expect.poll(() => shares(page)).toEqual(expected());
    }
    expect(await page.locator(".fact .figure").innerText()).toBe("10,102");
    const winner = `${(model.winner as number) + 1} has the largest and wins.`;
    await expect.poll(() => label(page)).toContain(winner);
    expect(await page.getByRole("status").textContent()).toMatch(
      /^10,102 draws\. 1 0\.\d{3}, 2 0\.\d{3}, 3 0\.\d{3}\.$/,
    );
    await page.getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => page.locator(".fact .figure").innerText()).toBe("0");
    expect(wrong).toEqual([]);
    await close();
  });

  it("counts from 0 where a logit moves, and has as many rows as categories", async () => {
    const { page, wrong, close } = await open("gumbel-max");
    await page.getByRole("slider", { name: "Logit 2" }).press("End");
    await expect.poll(() => page.locator(".fact .figure").innerText()).toBe("0");
    await page.getByRole("button", { name: "100 times" }).click();
    await expect.poll(async () => (await shares(page))[1]).toBeGreaterThan(0.9);
    await page.getByRole("radio", { name: "5" }).check();
    await expect.poll(() => shares(page)).toEqual([0, 0, 0, 0, 0]);
    expect(await page.getByRole("slider").count()).toBe(5);
    expect(wrong).toEqual([]);
    await close();
  });
});
