import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoot } from "../setup/root";
import { workspaceSources } from "./child/workspaces";
import { KernelClient } from "./testing/client";
import { createProject, type TestProject } from "./testing/project";

describe("a project's own package", () => {
  let project: TestProject;
  let kernel: KernelClient;
  beforeAll(async () => {
    project = createProject();
    project.write(
      "lib/src/index.ts",
      'export { area } from "./area";\nexport type { Shape } from "./shape";\n',
    );
    project.write(
      "lib/src/area.ts",
      'import type { Shape } from "./shape";\nimport { scale } from "./scale";\n\nexport function area(shape: Shape): number {\n  if (shape.side < 0) throw new RangeError("negative side");\n  return scale * shape.side * shape.side;\n}\n',
    );
    project.write("lib/src/shape.ts", "export interface Shape {\n  side: number;\n}\n");
    project.write("lib/src/scale.ts", "export const scale = 1;\n");
    project.write("lib/src/more.ts", 'export { scale } from "./scale";\nexport class Kept {}\n');
    project.write("data/numbers.json", "[1, 2, 3]");
    kernel = await KernelClient.start({ root: project.root, cwd: project.elsewhere });
  });
  afterAll(async () => {
    await kernel.shutdown();
    project.remove();
  });

  test("is found by name from a folder outside the project, and so are its entries", async () => {
    const { result, error } = await kernel.execute(
      'import { area } from "parts";\nimport { scale } from "parts/more";\n[area({ side: 3 }), scale]',
    );
    expect(error).toBeUndefined();
    expect(result).toBe("[ 9, 1 ]");
  });

  test("is found by a relative path, too, as the same module", async () => {
    const { result } = await kernel.execute(
      'import * as near from "../project/lib/src/area";\nnear.area === area',
    );
    expect(result).toBe("true");
  });

  test("is checked by its types where a cell uses it", async () => {
    const { error } = await kernel.execute('area({ side: "3" });');
    expect(error?.evalue).toBe("TS2322: Type 'string' is not assignable to type 'number'.");
  });

  test("leaves its types to later cells", async () => {
    await kernel.execute(
      'import type { Shape } from "parts";\nconst shape: Shape = { side: 2 };\nconst shapes = [shape];',
    );
    expect((await kernel.execute("area(shapes[0]!)")).result).toBe("4");
    expect((await kernel.execute("shapes[0]!.corner")).error?.evalue).toMatch(/^TS2339/);
  });

  test("shows its own lines in a traceback, before those of the cell", async () => {
    const { error } = await kernel.execute('import { area } from "parts";\narea({ side: -1 });');
    expect(error?.traceback.slice(1)).toEqual([
      "2 | area({ side: -1 });",
      "        ^",
      expect.stringMatching(/^ {4}at area \(lib\/src\/area\.ts:5:29\)$/),
      expect.stringMatching(/^ {4}at cell \d+:2:5$/),
    ]);
  });

  test("shows an edit, also of a file behind others, when the importing cell runs again", async () => {
    const cell = 'import { area } from "parts";\narea({ side: 3 })';
    await kernel.execute('import { Kept } from "parts/more";\nconst before = Kept;');
    project.write("lib/src/scale.ts", "export const scale = 10;\n");
    expect((await kernel.execute(cell)).result).toBe("90");
    project.write("lib/src/scale.ts", "export const scale = 100;\n");
    expect((await kernel.execute(cell)).result).toBe("900");
  });

  test("keeps modules that an edit does not reach", async () => {
    await kernel.execute('import { Kept } from "parts/more";\nconst once = Kept;');
    project.write(
      "lib/src/area.ts",
      "export const area = (shape: { side: number }): number => shape.side;\n",
    );
    const { result } = await kernel.execute(
      'import { area } from "parts";\nimport { Kept } from "parts/more";\n[area({ side: 3 }), Kept === once]',
    );
    expect(result).toBe("[ 3, true ]");
  });

  test("shows an edit of its types", async () => {
    project.write("lib/src/area.ts", "export const area = (side: number): number => side * side;\n");
    const { error } = await kernel.execute('import { area } from "parts";\narea({ side: 3 });');
    expect(error?.evalue).toMatch(/^TS2345/);
    expect((await kernel.execute('import { area } from "parts";\narea(3)')).result).toBe("9");
  });

  test("is reported where it is wrong itself, until it is mended", async () => {
    project.write("lib/src/scale.ts", 'export const scale: number = "ten";\n');
    const cell = 'import { scale } from "parts/more";\nscale';
    const { error } = await kernel.execute(cell);
    expect(error?.traceback.slice(0, 2)).toEqual([
      "lib/src/scale.ts:1:14 - error TS2322: Type 'string' is not assignable to type 'number'.",
      '1 | export const scale: number = "ten";',
    ]);
    // also to a cell that uses a name which an earlier one imported, and to no other
    expect((await kernel.execute("scale + 1")).error?.traceback[0]).toMatch(
      /^lib\/src\/scale\.ts:1:14 - error/,
    );
    expect((await kernel.execute("{ const area = 4; }\n1 + 1")).result).toBe("2");
    project.write("lib/src/scale.ts", "export const scale = 7;\n");
    expect((await kernel.execute("scale + 1")).result).toBe("8");
    expect((await kernel.execute(cell)).result).toBe("7");
  });

  test("gets new files without a restart", async () => {
    const cell = 'import { added } from "../project/lib/src/added";\nadded';
    expect((await kernel.execute(cell)).error?.evalue).toMatch(/^TS2307/);
    project.write("lib/src/added.ts", "export const added = 5;\n");
    expect((await kernel.execute(cell)).result).toBe("5");
  });

  test("may lie beside TypeScript files of the notebook's own folder", async () => {
    writeFileSync(
      join(project.elsewhere, "beside.ts"),
      'import { scale } from "parts/more";\nexport const twice = 2 * scale;\n',
    );
    expect((await kernel.execute('import { twice } from "./beside";\ntwice')).result).toBe("14");
  });

  test("may read JSON", async () => {
    const code = 'import numbers from "../project/data/numbers.json";\nnumbers.map((n) => n + 1)';
    expect((await kernel.execute(code)).result).toBe("[ 2, 3, 4 ]");
  });
});

describe("this project's packages", () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start();
  });
  afterAll(() => kernel.shutdown());

  test("check under tslab's compiler and load, by all their names", { timeout: 180_000 }, async () => {
    const names = [...workspaceSources(inRoot())].flatMap(([name, file]) => (existsSync(file) ? [name] : []));
    expect(names).toContain("gumbel-softmax");
    for (const name of names) {
      const { error, result } = await kernel.execute(
        `import * as entry from "${name}";\nObject.keys(entry).length > 0`,
      );
      expect(error).toBeUndefined();
      expect(result).toBe("true");
    }
  });

  test("Danfo and TensorFlow.js keep their types from cell to cell, outside the project too", async () => {
    const cells = [
      'import * as dfd from "danfojs-node";\nimport * as tf from "@tensorflow/tfjs";',
      "const frame = new dfd.DataFrame({ a: [1, 2, 3] });\nconst column = frame.column('a');\nawait tf.ready();\nconst weights = tf.variable(tf.zeros([2]));",
      "const average: number = column.mean();\n[average, weights.shape, dfd.tensorflow.tensor === tf.tensor]",
    ];
    for (const cell of cells.slice(0, 2)) expect((await kernel.execute(cell)).error).toBeUndefined();
    expect((await kernel.execute(cells[2] ?? "")).result).toBe("[ 2, [ 2 ], true ]");
    expect((await kernel.execute("const text: string = column.mean();")).error?.evalue).toMatch(/^TS2322/);
  });
});
