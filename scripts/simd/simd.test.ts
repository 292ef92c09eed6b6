import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileKernels, generated, target } from "./build";

test("compiling lib/simd again gives the committed bytes", () => {
  expect(generated(compileKernels())).toBe(readFileSync(target, "utf8"));
});
