import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";
import { addPackages } from "./testing/packages";
import { createProject, type TestProject } from "./testing/project";

let project: TestProject;
let kernel: KernelClient;
const run = async (code: string) => {
  const { error, result } = await kernel.execute(code);
  expect(error?.traceback.join("\n")).toBeUndefined();
  return result;
};
beforeAll(async () => {
  project = createProject();
  const { write } = project;
  write("lib/src/index.ts", 'export { f, f as g, K } from "./f";\nexport default () => 1;\n');
  write(
    "lib/src/f.ts",
    'import { n } from "./n";\nexport const f = (): number => n;\nexport class K {\n  v = n;\n}\n',
  );
  write("lib/src/n.ts", "export const n = 1;\n");
  write("lib/src/more.ts", "export const loads = { count: 0 };\n");
  write("lib/src/a.ts", 'import { b } from "./b";\nexport const a = () => b() + 1;\nexport const one = 1;\n');
  write("lib/src/b.ts", 'import { one } from "./a";\nexport const b = () => one;\n');
  write("lib/src/shapes/index.ts", "export const shapes = 1;\n");
  write("data/x.json", '{ "a": 1 }');
  const manifest = (fields: object) => JSON.stringify({ version: "1.0.0", type: "module", ...fields });
  addPackages(project.root, {
    "waits/package.json": manifest({ name: "waits", exports: { import: "./main.js", types: "./main.d.ts" } }),
    "waits/main.js": "export const late = await Promise.resolve(7);\nexport default (n) => n + late;\n",
    "waits/main.d.ts": "export const late: number;\nexport default function (n: number): number;\n",
    "maps/package.json": manifest({
      name: "maps",
      exports: { "./parts/*": { types: "./types/*.d.ts", import: "./dist/*.mjs" } },
    }),
    "maps/dist/one.mjs": "export const part = 'one';\n",
    "maps/types/one.d.ts": "export const part: string;\n",
  });
  kernel = await KernelClient.start({ root: project.root, cwd: project.elsewhere });
});
afterAll(async () => {
  await kernel.shutdown();
  project.remove();
});

describe("what an earlier cell imported", () => {
  test("follows edits in later cells and in its own functions, by whatever form of import", async () => {
    await run(
      [
        'import one, { f, g as renamed, K } from "parts";',
        'import * as all from "parts";',
        'import data from "../project/data/x.json";',
        "const old = new K();",
        "const inside = () => [one(), f(), renamed(), all.f(), new K().v, data.a];",
      ].join("\n"),
    );
    expect(await run("inside().join()")).toBe("1,1,1,1,1,1");
    project.write("lib/src/n.ts", "export const n = 2;\n");
    project.write("data/x.json", '{ "a": 2 }');
    expect(await run("[one(), f(), renamed(), all.f(), new K().v, data.a].join()")).toBe("1,2,2,2,2,2");
    expect(await run("inside().join()")).toBe("1,2,2,2,2,2");
    expect(await run("[old.v, old instanceof K].join()")).toBe("1,false");
  });

  test("shows names that an edit adds to a namespace", async () => {
    project.write(
      "lib/src/index.ts",
      'export { f, f as g, K } from "./f";\nexport const added = 5;\nexport default () => 3;\n',
    );
    expect(await run("[all.added, one(), 'added' in all].join()")).toBe("5,3,true");
  });

  test("keeps the state of modules that an edit does not reach", async () => {
    await run('import { loads } from "parts/more";\nloads.count = 4;');
    project.write("lib/src/n.ts", "export const n = 3;\n");
    expect(
      await run('import { loads as again } from "parts/more";\n[f(), again.count, again === loads].join()'),
    ).toBe("3,4,true");
  });

  test("reports a file that no longer loads where it is used, and works again once it is mended", async () => {
    project.write("lib/src/n.ts", 'throw new Error("on load");\nexport const n = 4;\n');
    const { error } = await kernel.execute("f()");
    expect(error?.evalue).toBe("on load");
    expect(error?.traceback.join("\n")).toContain("lib/src/n.ts:1:7");
    project.write("lib/src/n.ts", "export const n = ;\n");
    expect((await kernel.execute("f()")).error?.evalue).toBe("TS1109: Expression expected.");
    expect(await run("1 + 1")).toBe("2");
    project.write("lib/src/n.ts", "export const n = 5;\n");
    expect(await run("f()")).toBe("5");
  });

  test("can't await at the top of its file, which is said with what to do", async () => {
    project.write("lib/src/waits.ts", "async () => await 1;\nexport const w = await Promise.resolve(1);\n");
    const { error } = await kernel.execute('import { w } from "../project/lib/src/waits";\nw');
    expect(error?.traceback[0]).toMatch(/^lib\/src\/waits\.ts:2:18 - error TS1308/);
    expect(error?.traceback.at(-1)).toMatch(
      /^Await can't stand at the top of a file .*: export an async function/,
    );
    project.write("lib/src/waits.ts", "export const w = async () => await Promise.resolve(1);\n");
    expect(await run('import { w } from "../project/lib/src/waits";\nawait w()')).toBe("1");
  });

  test("can be declared again as something else", async () => {
    await run("const f = 'text';");
    expect(await run("f.length")).toBe("4");
    expect(await run('import { f } from "parts";\nf()')).toBe("5");
  });
});

test("`export * from` in a cell brings in all names, with their types", async () => {
  await run('export * from "parts";\nexport * from "../project/lib/src/more"; const beside = 1;');
  expect(await run("[new K().v, loads.count, beside].join()")).toMatch(/^\d,\d,1$/);
  expect((await kernel.execute("const text: string = f();")).error?.evalue).toMatch(/^TS2322/);
  expect((await kernel.execute('export * from "nowhere";')).error?.evalue).toMatch(/^TS2307/);
});

describe("files", () => {
  test("that import each other load, whichever comes first", async () => {
    expect(
      await run(
        'import { b } from "../project/lib/src/b";\nimport { a } from "../project/lib/src/a.js";\n[a(), b()].join()',
      ),
    ).toBe("2,1");
  });

  test("may be named with .ts or .js, or by their folder", async () => {
    expect(
      await run(
        'import { n } from "../project/lib/src/n.ts";\nimport { n as m } from "../project/lib/src/n.js";\nimport { shapes } from "../project/lib/src/shapes";\n[n, m, shapes].join()',
      ),
    ).toBe("5,5,1");
  });

  test("that come to shadow another, and go again, are followed", async () => {
    project.write("lib/src/shapes.ts", "export const shapes = 2;\n");
    expect(await run("shapes")).toBe("2");
    rmSync(join(project.root, "lib/src/shapes.ts"));
    expect(await run("shapes")).toBe("1");
  });
});

describe("packages", () => {
  test("of ES modules that await at their top are imported", async () => {
    expect(await run('import add, { late } from "waits";\nadd(late)')).toBe("14");
    expect(await run('const { late: again } = await import("waits");\nagain')).toBe("7");
    expect((await kernel.execute('import add from "waits";\nadd("1");')).error?.evalue).toMatch(/^TS2345/);
  });

  test("with patterns for `import` alone are found, with their types", async () => {
    expect(await run('import { part } from "maps/parts/one";\npart.length')).toBe("3");
  });

  test("of ES modules alone are found among this project's", async () => {
    expect(await run('import { nanoid } from "nanoid";\nnanoid().length')).toBe("21");
  });
});
