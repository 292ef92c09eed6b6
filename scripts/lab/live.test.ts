import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { live } from "gumbel-softmax/course";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../figures/browser";
import { inRoot } from "../setup/root";
import { openLab } from "./lab";
import { type Server, workspacesOf } from "./server";

let scratch: string;
let server: Server;
let browser: Browser;

/** A notebook from elsewhere, which nobody has trusted, with the temperature model in an output. */
function untrusted(): string {
  const shown = live("temperature", { tau: 1 }) as unknown as Record<symbol, () => object>;
  const cell = {
    cell_type: "code",
    id: "live",
    metadata: {},
    execution_count: 1,
    outputs: [
      { output_type: "execute_result", execution_count: 1, ...shown[Symbol.for("Jupyter.mimebundle")]() },
    ],
    source: ['live("temperature", { tau: 1 })'],
  };
  const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };
  return JSON.stringify({ cells: [cell], metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 });
}

beforeAll(async () => {
  mkdirSync(inRoot("build"), { recursive: true });
  scratch = mkdtempSync(inRoot("build", "live-test-"));
  const course = join(scratch, "course");
  mkdirSync(course);
  for (const name of ["lab", "notebooks"]) writeFileSync(join(course, `${name}.ipynb`), untrusted());
  server = await openLab({ course, mine: join(scratch, "mine"), browser: false });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  for (const folder of [scratch, workspacesOf(join(scratch, "mine"))])
    rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ["JupyterLab", "lab/tree/lab.ipynb"],
  ["Notebook 7", "notebooks/notebooks.ipynb"],
])("%s", (_name, path) => {
  it("has the live component in an output of a notebook that is not trusted, and leaves it the arrow keys", async () => {
    const { origin, search } = new URL(server.url);
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, reducedMotion: "reduce" });
    const wrong: string[] = [];
    // Notebook has errors of its own when it starts on a busy machine: these are the extension's.
    page.on(
      "pageerror",
      (error) => error.stack?.includes("gumbel-softmax-live") && wrong.push(error.message),
    );
    await page.goto(`${origin}/${path}${search}`);
    const tau = page.getByRole("slider", { name: "Temperature τ" });
    await tau.waitFor();
    expect(await page.locator(".jp-OutputArea-output").count()).toBe(1);
    await tau.focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => tau.getAttribute("aria-valuetext")).toBe("tau 0.980");
    expect(await page.evaluate("document.activeElement.shadowRoot !== null")).toBe(true);
    expect(wrong).toEqual([]);
    await page.close();
  });
});
