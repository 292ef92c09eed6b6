import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { inRoot } from "../setup/root";
import { launchBrowser } from "./browser";
import { openPage } from "./page";

const problem = (env: NodeJS.ProcessEnv) =>
  launchBrowser(env).then(
    () => "started",
    ({ message }) => message,
  );

describe("the browser", () => {
  it("is the one that CHROME names, or the problem is said with its remedy", async () => {
    const absent = inRoot("build", "no-such-browser");
    expect(await problem({ CHROME: absent })).toBe(
      `CHROME is '${absent}', where no file is. Set it to the path of a Chrome, Chromium or Edge, or unset it.`,
    );
    expect(await problem({ CHROME: process.execPath })).toMatch(
      /which does not start as a browser \(.+\)\. Set it/s,
    );
  });

  it("reaches no network from the page, not even this machine's", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const browser = await launchBrowser({});
    try {
      const page = await openPage(browser);
      const outcome = await page.evaluate(
        (url) =>
          fetch(url, { mode: "no-cors" }).then(
            () => "reached",
            () => "offline",
          ),
        `http://127.0.0.1:${port}/`,
      );
      expect(outcome).toBe("offline");
      expect(asked).toBe(0);
    } finally {
      await browser.close();
      server.close();
    }
  });
});
