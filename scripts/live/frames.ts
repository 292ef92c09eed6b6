import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { FRAME } from "../../lib/src/live/output";
import { launchBrowser } from "../figures/browser";
import { bundleLive } from "./bundle";
import { writeLivePages } from "./pages";

// Measures the work of a frame while the temperature is dragged, in a browser without a graphics card:
// npx tsx scripts/live/frames.ts
const folder = mkdtempSync(join(tmpdir(), "live-frames-"));
writeLivePages(folder, await bundleLive());
const browser = await launchBrowser();
for (const k of [2, 3, 6])
  for (const deviceScaleFactor of [1, 2]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor });
    await page.goto(pathToFileURL(join(folder, "temperature.html")).href);
    await page.getByRole("radio", { name: String(k) }).check();
    const times = await drag(page);
    const [least, middle, high] = [0, 0.5, 0.95].map((share) =>
      times[Math.floor(share * times.length)]?.toFixed(1),
    );
    console.log(
      `k = ${k}, ${deviceScaleFactor} device pixels a pixel: ${times.length} frames, ` +
        `least ${least} ms, median ${middle} ms, 95th percentile ${high} ms`,
    );
    await page.close();
  }
await browser.close();
rmSync(folder, { recursive: true, force: true });

/** Drags the temperature's slider to and fro. @returns the frames' work in milliseconds, sorted */
async function drag(page: Page): Promise<number[]> {
  await page.evaluate(`{
    globalThis.times = [];
    new PerformanceObserver((list) => times.push(...list.getEntriesByName("${FRAME}").map((one) => one.duration)))
      .observe({ type: "measure" });
  }`);
  const box = await page.getByRole("slider", { name: "Temperature τ" }).boundingBox();
  if (!box) throw new Error("The temperature's slider is not on the page.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  for (let trip = 0; trip < 4; trip++)
    await page.mouse.move(box.x + box.width * (trip % 2 === 0 ? 0.05 : 0.95), y, { steps: 60 });
  await page.mouse.up();
  return ((await page.evaluate("times")) as number[]).slice(20).sort((a, b) => a - b); // the first compile the code
}
