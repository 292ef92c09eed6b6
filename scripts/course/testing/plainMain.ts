// Grades notebooks plainly, one JSON line each in and out: a bundle of its own, since a test runner's module loader makes
// samplers several times slower.
import { createInterface } from "node:readline";
import type { Notebook } from "../../notebooks/notebook";
import { gradePlainly } from "./plain";

async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const failed = await gradePlainly(JSON.parse(line) as Notebook);
    process.stdout.write(`${JSON.stringify([...failed])}\n`);
  }
}

void main();
