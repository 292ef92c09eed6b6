import { expect } from "vitest";
import type { KernelClient } from "./client";

/** The representations of a cell's result, by mime type; fails where the cell does. */
export async function shownBy(kernel: KernelClient, code: string): Promise<Record<string, string>> {
  const execution = await kernel.execute(code);
  expect(execution.error).toBeUndefined();
  return execution.all("execute_result")[0]?.data;
}

/** Expects a cell's result as text. */
export async function expectText(
  kernel: KernelClient,
  code: string,
  expected: string | RegExp,
): Promise<void> {
  const found = (await shownBy(kernel, code))["text/plain"];
  if (typeof expected === "string") expect(found).toBe(expected);
  else expect(found).toMatch(expected);
}

/** Code of an array whose elements are made of their index i. */
export function arrayOf(element: string, length = 1000): string {
  return `Array.from({ length: ${length} }, (_, i) => ${element})`;
}
