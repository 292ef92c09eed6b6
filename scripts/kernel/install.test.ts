import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../setup/root";
import { ensureKernel, kernelFolder } from "./install";

const specification = () => JSON.parse(readFileSync(join(kernelFolder, "kernel.json"), "utf8"));

test("the kernelspec says TypeScript, is interrupted by a message, and starts with this Node in this project", async () => {
  await ensureKernel();
  const { argv, ...rest } = specification();
  expect(rest).toMatchObject({
    display_name: "TypeScript",
    language: "typescript",
    interrupt_mode: "message",
  });
  expect(argv).toEqual([process.execPath, join(kernelFolder, "supervisor.cjs"), root, "{connection_file}"]);
});

test("an installed kernel is left as it is", async () => {
  await ensureKernel();
  const written = () => statSync(join(kernelFolder, "kernel.json")).mtimeMs;
  const before = written();
  await ensureKernel();
  expect(written()).toBe(before);
});

test("an install that was cut off is made again, also by two commands at once", async () => {
  await ensureKernel();
  rmSync(join(kernelFolder, "installed.sha256"));
  await Promise.all([ensureKernel(), ensureKernel()]);
  const stamp = readFileSync(join(kernelFolder, "installed.sha256"), "utf8");
  expect(stamp).toMatch(/^[0-9a-f]{64}\n$/);
});
