import { readFileSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../figures/browser";
import { listFiles } from "../setup/files";
import { inRoot } from "../setup/root";
import { promisedFiles } from "./entries";
import { codeBlocks, type Installed, installPacked } from "./installed";
import { diagnose, RESOLUTIONS } from "./readTypes";

let installed: Installed;
beforeAll(async () => {
  installed = await installPacked();
});
afterAll(() => installed?.remove());

/** The README's example, and what it says that this prints. */
const example = codeBlocks(inRoot("lib", "README.md"), "js")[0] ?? "";
const printed = codeBlocks(inRoot("lib", "README.md"), "text")[0] ?? "";
const asRequire = example.replace(/^import (\{.*\}) from ("gumbel-softmax");/m, "const $1 = require($2);");

describe("the packed package", () => {
  it("holds every file that it promises, a README, the licence, and no file but its own", async () => {
    const files = await listFiles(installed.package);
    expect(promisedFiles().filter((file) => !files.includes(file.replace("./", "")))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["README.md", "LICENSE", "package.json"]));
    expect(files.filter((file) => /^(test|simd)\/|\.test\.|stamp|node_modules/.test(file))).toEqual([]);
    expect(readFileSync(join(installed.package, "LICENSE"), "utf8")).toBe(
      readFileSync(inRoot("LICENSE"), "utf8"),
    );
  });

  it("depends on nothing; what single entries need is an optional peer, and Danfo is not among it", () => {
    const manifest = JSON.parse(readFileSync(join(installed.package, "package.json"), "utf8"));
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.optionalDependencies).toBeUndefined();
    const peers = Object.keys(manifest.peerDependencies);
    expect(Object.keys(manifest.peerDependenciesMeta).sort()).toEqual(peers.sort());
    const built = promisedFiles().filter((file) => /\.[cm]js$/.test(file));
    const asked = built.flatMap((file) => {
      const text = readFileSync(join(installed.package, file), "utf8");
      const names = text.matchAll(/(?:\bfrom|\brequire\(|\bimport\(?)\s*"([^".][^"]*)"/g);
      return Array.from(names, ([, name]) => name ?? "");
    });
    const foreign = [...new Set(asked)].filter((name) => !name.startsWith("node:")).sort();
    expect(foreign).toEqual(peers);
  });

  it("runs the README's ten lines as an ES module and in CommonJS, and prints what it says", () => {
    expect(
      example
        .trim()
        .split("\n")
        .filter((line) => line.trim() !== ""),
    ).toHaveLength(10);
    expect(installed.node(installed.write("example.mjs", example))).toBe(printed);
    expect(installed.node(installed.write("example.cjs", asRequire))).toBe(printed);
  });

  it("says at import which package an entry lacks", () => {
    for (const [entry, missing] of [
      ["tf", "@tensorflow/tfjs"],
      ["goodness", "@stdlib/math-base-special-betainc"],
    ]) {
      const attempt = `import("gumbel-softmax/${entry}").then(() => console.log("loaded"), (e) => console.log(e.message))`;
      expect(installed.node("-e", attempt)).toContain(`Cannot find package '${missing}'`);
    }
    expect(installed.node("-e", `console.log(typeof require("gumbel-softmax/course").bars)`)).toBe(
      "function\n",
    );
  });
});

/** A page with this comment is served so that its threads may share memory. */
const ISOLATED = "<!-- isolated -->";
const isolation = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

describe("in a browser", () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  const pages = new Map<string, string>();
  beforeAll(async () => {
    browser = await launchBrowser();
    server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      const page = pages.get(path);
      try {
        const body = page ?? readFileSync(join(installed.folder, normalize(path)), "utf8");
        response.writeHead(200, {
          "content-type": page === undefined ? "text/javascript" : "text/html",
          ...(page?.includes(ISOLATED) ? isolation : {}),
        });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** What a page's console prints until it says that it is done, or what failed in it. */
  async function printedBy(html: string): Promise<string> {
    pages.set("/page", html);
    const page = await browser.newPage();
    const lines: string[] = [];
    const done = new Promise<void>((resolve, reject) => {
      page.on("console", (message) => {
        if (message.text() === "done") resolve();
        else lines.push(`${message.text()}\n`);
      });
      page.on("pageerror", reject);
      page.on("requestfailed", (request) => reject(new Error(`${request.url()} failed`)));
    });
    await page.goto(`${origin}/page`);
    await done;
    await page.close();
    return lines.join("");
  }
  const imports = `<script type="importmap">{"imports": {"gumbel-softmax": "/node_modules/gumbel-softmax/dist/index.mjs"}}</script>`;

  it("runs without a bundler, from an import map, and prints the same", async () => {
    const html = `<!doctype html>${imports}<script type="module">${example}\nconsole.log("done");</script>`;
    expect(await printedBy(html)).toBe(printed);
  });

  it("draws the same where the page forbids WebAssembly", async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline' 'self'">`;
    const draws = `import { createRandom } from "gumbel-softmax";
      const g = createRandom(1).gumbel(100_000, { dtype: "float32" });
      let sum = 0; for (const v of g) sum = (sum * 31 + v) % 1e6;
      let wasm = true; try { new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); } catch { wasm = false; }
      console.log(wasm, sum);`;
    const page = (head: string) =>
      `<!doctype html>${head}${imports}<script type="module">${draws}\nconsole.log("done");</script>`;
    const [free, strict] = [await printedBy(page("")), await printedBy(page(policy))];
    expect(free).toMatch(/^true /);
    expect(strict).toBe(free.replace("true", "false"));
  });

  it("draws on web workers in an isolated page, the bits of one thread; alone in another", async () => {
    const draws = `import { createPool, createRandom } from "gumbel-softmax";
      const one = createRandom(1).gumbel(1_000_000, { dtype: "float32" });
      const pool = await createPool({ parallel: 2 });
      const several = await pool.draw(createRandom(1), "gumbel", 1_000_000, { dtype: "float32" });
      console.log(crossOriginIsolated, pool.parallel, one.every((v, i) => v === several[i]));
      await pool.close();`;
    const page = (head: string) =>
      `<!doctype html>${head}${imports}<script type="module">${draws}\nconsole.log("done");</script>`;
    expect(await printedBy(page(ISOLATED))).toBe("true 2 true\n");
    expect(await printedBy(page(""))).toBe("false 1 true\n");
  });

  it("runs bundled by esbuild, unused parts left out, within 40 KB compressed", async () => {
    const bundle = async (code: string) => {
      const entryPoint = installed.write("bundled.mjs", code);
      const { outputFiles } = await build({
        entryPoints: [entryPoint],
        bundle: true,
        write: false,
        minify: true,
        format: "iife",
        platform: "browser",
        logLevel: "error",
      });
      return outputFiles[0]?.text ?? "";
    };
    const text = await bundle(example);
    expect(await printedBy(`<!doctype html><script>${text}\nconsole.log("done");</script>`)).toBe(printed);
    const { gzipSync } = await import("node:zlib");
    const whole = await bundle(`import * as all from "gumbel-softmax"; globalThis.all = all;`);
    expect(gzipSync(whole).length).toBeLessThan(40 * 1024);
    const little = await bundle(`import { softmax } from "gumbel-softmax"; console.log(softmax([0, 1]));`);
    expect(little.length).toBeLessThan(6000);
  });

  it("has its TensorFlow.js part bundled for a page with no module of Node's in it", async () => {
    const entryPoint = installed.write("tf.mjs", `export * from "gumbel-softmax/tf";`);
    const { outputFiles } = await build({
      entryPoints: [entryPoint],
      bundle: true,
      write: false,
      format: "esm",
      platform: "browser",
      external: ["@tensorflow/*"],
      logLevel: "error",
    });
    expect(outputFiles[0]?.text).not.toMatch(/(?:from|import\(|require\()\s*"node:/);
  });
});

describe("its declarations", () => {
  beforeAll(() => {
    for (const name of ["@tensorflow", "@stdlib"]) {
      symlinkSync(inRoot("node_modules", name), join(installed.folder, "node_modules", name));
    }
  });
  const consumer = `import { createRandom, Gumbel, GumbelSoftmax } from "gumbel-softmax";
import { poissonLimits } from "gumbel-softmax/goodness";
import { figure } from "gumbel-softmax/course";
import { straightThrough, tf } from "gumbel-softmax/tf";
const g: Float64Array = createRandom(1).gumbel(2);
const y: Float32Array = new GumbelSoftmax({ logits: [[0, 1], g], tau: 1 }).sample(createRandom(1), 3, { dtype: "float32" });
const limits: readonly [number, number] = poissonLimits(3, 0.1);
const z: tf.Tensor = straightThrough(tf.tensor1d([0, 1]), tf.tensor1d([0, 1]), 1);
export const wrong: string = new Gumbel({}).cdf(1);
export { figure, limits, y, z };
`;

  for (const version of ["5.0", "5.9"] as const) {
    for (const resolution of RESOLUTIONS) {
      it(`are read by TypeScript ${version} with moduleResolution ${resolution}, from both kinds of modules`, () => {
        const endings = resolution === "node16" ? ["cts", "mts"] : ["ts"];
        const files = endings.map((ending) => installed.write(`consumer.${ending}`, consumer));
        const found = diagnose(version, resolution, files);
        expect(found.version.startsWith(`${version}.`)).toBe(true);
        expect(found.messages.sort()).toEqual(
          endings.map((ending) => `consumer.${ending}: Type 'number' is not assignable to type 'string'.`),
        );
      }, 300_000);
    }
  }
});
