import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { exists } from "../setup/files";
import { inRoot, root } from "../setup/root";
import { ensureLibrary } from "./build";
import { promisedFiles } from "./entries";

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
const script = "console.log(createRandom(1).gumbel(3).join())";

describe("the built package", () => {
  beforeAll(ensureLibrary);

  it("every file that its package.json names is there", () => {
    expect(promisedFiles().filter((file) => !exists(inRoot("lib", file)))).toEqual([]);
  });

  it("loads as CommonJS and as an ES module, and draws the same numbers", () => {
    const required = node("-e", `const { createRandom } = require("gumbel-softmax"); ${script}`);
    const imported = node(
      "--input-type=module",
      "-e",
      `import { createRandom } from "gumbel-softmax"; ${script}`,
    );
    expect(required.stderr + imported.stderr).toBe("");
    expect(required.stdout.split(",")).toHaveLength(3);
    expect(imported.stdout).toBe(required.stdout);
  });

  it("its declarations are read by TypeScript 5.0, resolving the old way", () => {
    const run = node(
      "-e",
      `
      const ts = require("@tslab/typescript-for-tslab");
      const file = ${JSON.stringify(inRoot("build", "consumer.ts"))};
      const text = 'import { createRandom, Gumbel } from "gumbel-softmax"; import { figure } from "gumbel-softmax/course";' +
        'const g: Float64Array = createRandom(1).gumbel(2); const m: number = new Gumbel({}).cdf(1); const wrong: string = m; figure;';
      const options = { strict: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.NodeJs, noEmit: true, types: [] };
      const host = ts.createCompilerHost(options);
      const { getSourceFile, fileExists, readFile } = host;
      host.fileExists = (f) => f === file || fileExists(f);
      host.readFile = (f) => f === file ? text : readFile(f);
      host.getSourceFile = (f, ...rest) => f === file ? ts.createSourceFile(f, text, options.target) : getSourceFile(f, ...rest);
      const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
      console.log(ts.version.slice(0, 3), found.map((d) => d.code + " " + ts.flattenDiagnosticMessageText(d.messageText, " ")).join("; "));
    `,
    );
    expect(run.stderr).toBe("");
    expect(run.stdout).toMatch(/^5\.0 2322 Type 'number' is not assignable to type 'string'\.\n$/);
  });
});
