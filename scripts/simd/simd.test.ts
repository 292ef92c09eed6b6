import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileKernels, generated, target } from "./build";
import { bundleWorker, generatedWorker, workerTarget } from "./worker";

test("compiling lib/simd again gives the committed bytes", () => {
  expect(generated(compileKernels())).toBe(readFileSync(target, "utf8"));
});

test("bundling the pool's worker again gives the committed source", async () => {
  expect(generatedWorker(await bundleWorker())).toBe(readFileSync(workerTarget, "utf8"));
});
