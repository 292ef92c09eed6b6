import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";
import { createProject, type TestProject } from "./testing/project";

let project: TestProject;
let kernel: KernelClient;
beforeAll(async () => {
  project = createProject();
  project.write("lib/src/index.ts", 'export { area } from "./area";\n');
  project.write("lib/src/area.ts", "export const area = (n: number) => n * n;\n");
  const notebook = join(project.elsewhere, "03-names.ipynb");
  const cells = ["const first = 1;", "const later = 2;"].map((source) => ({
    cell_type: "code",
    source: [source],
  }));
  writeFileSync(notebook, JSON.stringify({ cells: [{ cell_type: "markdown", source: [] }, ...cells] }));
  kernel = await KernelClient.start({
    root: project.root,
    cwd: project.elsewhere,
    env: { JPY_SESSION_NAME: notebook },
  });
});
afterAll(async () => {
  await kernel.shutdown();
  project.remove();
});
const hint = async (code: string) => (await kernel.execute(code)).error?.traceback.at(-1);

describe("a name that is missing", () => {
  test.each([
    ["did not compile", "const broken = 1;\nconst wrong: string = 1;", "broken"],
    ["threw", "const thrown = 1;\nthrow new Error('no');", "thrown"],
  ])("is traced to the cell that %s", async (_, code, name) => {
    const { reply } = await kernel.execute(code);
    expect(await hint(name)).toBe(
      `\`${name}\` is declared in cell ${reply.execution_count}, which failed: run it again.`,
    );
  });

  test("is found in a cell of the notebook that has not run", async () => {
    await kernel.execute("const first = 1;");
    const { error } = await kernel.execute("later + first");
    expect(error?.evalue).toBe("TS2304: Cannot find name 'later'.");
    expect(error?.traceback.at(-1)).toBe(
      "The 2nd code cell of 03-names.ipynb declares `later`: run it first.",
    );
  });

  test("is found among what the project exports", async () => {
    expect(await hint("area(2)")).toBe('Import it: import { area } from "parts";');
  });

  test("was perhaps defined before a restart", async () => {
    const { reply } = await kernel.execute("const lost = 1;");
    await kernel.execute("process.exit(0)");
    expect(await hint("lost")).toBe(
      `\`lost\` was defined in cell ${reply.execution_count}, before the restart: run it again.`,
    );
  });

  test("that nobody knows has no hint", async () => {
    expect(await hint("unheard")).toMatch(/^ +\^+$/);
  });
});

describe("a module that is missing", () => {
  test.each([
    ["lodahs-es", "If it is a package, add it to the project: npm install lodahs-es"],
    ["@scope/absent/part", "If it is a package, add it to the project: npm install @scope/absent"],
    [
      "yargs-parser",
      "Only its types are missing. Add them to the project: npm install -D @types/yargs-parser",
    ],
    ["node:fss", 'Did you mean "node:fs"?'],
    ["../project/lib/src/arae", "There is no such file in ../project/lib/src; it has area, index."],
    ["../project/lib/src/areas", 'Did you mean "../project/lib/src/area"?'],
    ["../nowhere/x", "There is no folder ../nowhere, seen from the notebook's folder."],
  ])("such as %s is told with what to do", async (name, expected) => {
    expect(await hint(`import { x } from "${name}";`)).toBe(expected);
  });
});

test.each([
  ['await import("lodahs-es")', "If it is a package, add it to the project: npm install lodahs-es"],
  ['require("node:fss")', /Did you mean "node:fs"\?|Node .* has no module/],
  ['await import("../project/lib/src/areas")', 'Did you mean "../project/lib/src/area"?'],
  ['process.getBuiltinModule; throw Object.assign(new Error("own"), { code: "MODULE_NOT_FOUND" })', /code/],
])("%s at run time is told with what to do", async (code, expected) => {
  const name = code.replace(/"\)$/, '" as string)'); // a name that the compiler does not look for
  expect(await hint(name)).toMatch(expected);
});

test("`using` is said to be too new", async () => {
  const { error } = await kernel.execute("using r = null;");
  expect(error?.traceback.join("\n")).toContain("write const, and release it in finally");
});
