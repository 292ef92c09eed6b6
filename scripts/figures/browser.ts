import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { exists } from "../setup/files";
import { Problem } from "../setup/problem";
import { unpackedChromium } from "./unpack";

/** Whatever changes how letters and lines are drawn is switched off, and so is the network. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-lcd-text",
  "--disable-font-subpixel-positioning",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--force-device-scale-factor=1",
  "--hide-scrollbars",
  "--no-pings",
];

const channels = ["chrome", "chromium", "msedge"];
const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"];

/**
 * Starts the browser that draws the figures: the one that the variable CHROME names; else, on Linux x64, the one
 * that npm installed; else an installed Chrome, Chromium or Edge.
 *
 * @throws Problem where no browser starts, with what can be done
 */
export async function launchBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  if (env.CHROME) return await named(env.CHROME);
  const failures: string[] = [];
  for (const candidate of candidates()) {
    try {
      return await start(await candidate());
    } catch (error) {
      failures.push(firstLine(error));
    }
  }
  throw new Problem(
    "No browser starts to draw the figures. Install Chrome, Chromium or Edge, or set CHROME to the path of one, " +
      `and run the command again. What was tried: ${failures.join("; ")}.`,
  );
}

async function named(executablePath: string): Promise<Browser> {
  if (!exists(executablePath))
    throw new Problem(
      `CHROME is '${executablePath}', where no file is. Set it to the path of a Chrome, Chromium or Edge, or unset it.`,
    );
  try {
    return await start({ executablePath });
  } catch (error) {
    throw new Problem(
      `CHROME is '${executablePath}', which does not start as a browser (${firstLine(error)}). Set it to another, or unset it.`,
    );
  }
}

function candidates(): (() => LaunchOptions | Promise<LaunchOptions>)[] {
  const hasOwn = process.platform === "linux" && process.arch === "x64";
  return [
    ...(hasOwn ? [fromNpm] : []),
    ...channels.map((channel) => () => ({ channel })),
    ...places.filter(exists).map((executablePath) => () => ({ executablePath })),
  ];
}

async function fromNpm(): Promise<LaunchOptions> {
  const { executable, env } = await unpackedChromium();
  return { executablePath: executable, env: { ...process.env, ...env } as Record<string, string> };
}

/** The caller handles signals: it closes the browser, or dies and takes the browser's pipe along. */
function start(options: LaunchOptions): Promise<Browser> {
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ headless: true, args, timeout: 60_000, ...signals, ...options });
}

function firstLine(error: unknown): string {
  return String((error as Error).message)
    .split("\n")[0]
    .trim();
}
