import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";
import { createProject, type TestProject } from "./testing/project";

let project: TestProject;
let kernel: KernelClient;
beforeAll(async () => {
  project = createProject();
  project.write(
    "base.json",
    '{ "compilerOptions": { "noUncheckedIndexedAccess": true, "noUnusedLocals": true } }',
  );
  project.write(
    "tsconfig.json",
    '{ "extends": "./base.json", "compilerOptions": { "noImplicitOverride": true, "nonsense": 1 } }',
  );
  kernel = await KernelClient.start({ root: project.root, cwd: project.elsewhere });
});
afterAll(async () => {
  await kernel.shutdown();
  project.remove();
});
const run = async (code: string) => {
  const { error, result } = await kernel.execute(code);
  expect(error?.traceback.join("\n")).toBeUndefined();
  return result;
};

describe("the project's tsconfig.json", () => {
  test("is read with what it extends; an unknown option is told once", async () => {
    const first = await kernel.execute("{ const unused = 1; }");
    expect(first.text("stderr")).toContain("tsconfig.json: Unknown compiler option 'nonsense'.");
    expect(first.error).toBeUndefined();
    const second = await kernel.execute("const rows = [1];\nconst row: number = rows[0];");
    expect(second.text("stderr")).toBe("");
    expect(second.error?.evalue).toBe(
      "TS2322: Type 'number | undefined' is not assignable to type 'number'.",
    );
    const third = await kernel.execute("class A { f() {} }\nclass B extends A { f() {} }");
    expect(third.error?.evalue).toMatch(/^TS4114/);
  });
});

describe("a name", () => {
  test.each([
    ["({ short, other: 1 })", "{ short: 1, other: 1 }"],
    ["({ short } = { short: 4 });\nshort", "4"],
    ["({ short = 5 } = {} as { short?: number });\nshort", "5"],
    ["((short: string) => ({ short }))('own')", "{ short: 'own' }"],
    ["[1].map((other) => ({ other, inner: { short } }))", "[ { other: 1, inner: { short: 1 } } ]"],
  ])("of an earlier cell may stand alone in an object: %s", async (code, result) => {
    await run("let short = 1;");
    expect(await run(code)).toBe(result);
  });

  test.each([
    [
      "variables in patterns",
      "const [u, { v, ...w }] = [1, { v: 2, x: 3 }] as const;",
      "const { u, q: { v = [7] } = {}, ...w } = { u: 'a', q: {}, z: true } as { u: string; q?: { v?: number[] }; z: boolean };",
      "[u.length, v[0], w.z].join()",
      "1,7,true",
    ],
    ["a class", "class Thing { a = 1; }", "class Thing { b = 'x'; }", "new Thing().b", "x"],
    [
      "a function",
      "function make(): number { return 1; }",
      "function make(): string { return 'y'; }",
      "make().length",
      "1",
    ],
    ["an enum", "enum Kind { A }", "enum Kind { B = 'b' }", "Kind.B", "b"],
    [
      "types",
      "interface I { a: number }\ntype T = string;",
      "interface I { b: string }\ntype T = I[];",
      "const list: T = [{ b: 'c' }];\nlist[0]!.b",
      "c",
    ],
    ["a namespace", "namespace N { export const n = 1; }", "namespace N { export const m = 2; }", "N.m", "2"],
    ["a class made a variable", "class Swap {}", "const Swap = 3;", "Swap + 1", "4"],
  ])("of %s can be declared again with another type", async (_, first, second, use, result) => {
    await run(first);
    await run(second);
    expect(await run(use)).toBe(result);
  });

  test("that functions use is one variable with what later cells assign", async () => {
    await run("let count = 0;\nconst increase = () => ++count;");
    expect(await run("increase();\ncount += 10;\n[increase(), count].join()")).toBe("12,12");
  });

  test("that a failing cell declares again keeps its value and its type", async () => {
    await run("const kept = 'before';");
    expect((await kernel.execute("const kept = 5;\nthrow new Error('no');")).error?.evalue).toBe("no");
    expect(await run("kept.length")).toBe("6");
  });
});

describe("a cell may", () => {
  test("loop over what it awaits", async () => {
    expect(
      await run("let total = 0;\nfor await (const n of [Promise.resolve(1), 2]) total += n;\ntotal"),
    ).toBe("3");
  });

  test("export, as in a file, which changes nothing", async () => {
    await run(
      'export const four = 4;\nexport function five() { return four + 1; }\nexport { four as same };\nexport { join as glue } from "node:path";',
    );
    expect(await run("five() + glue('a', 'b')")).toBe("5a/b");
    expect(await run("export default four")).toBe("4");
  });

  test("ask for its place", async () => {
    expect(await run("import.meta.dirname")).toBe(project.elsewhere);
    expect(
      await run(
        'import { pathToFileURL } from "node:url";\nimport.meta.url === String(pathToFileURL(import.meta.filename))',
      ),
    ).toBe("true");
  });

  test("have 5,000 lines, whose errors have their places", async () => {
    const lines = Array.from({ length: 5000 }, (_, n) => `const line${n} = ${n};`);
    expect(await run([...lines, "line4999"].join("\n"))).toBe("4999");
    lines[4321] = "throw new Error('middle');";
    const { error } = await kernel.execute(lines.join("\n"));
    expect(error?.traceback[1]).toBe("4322 | throw new Error('middle');");
  });
});
