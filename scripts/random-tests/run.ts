import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { compile, runBattery } from "./battery";
import { report } from "./report";
import { parseResult, type Result, suspects } from "./result";
import { namesOfStreams, STREAMS } from "./streams";

/**
 * npx tsx scripts/random-tests/run.ts small-crush|crush|big-crush [stream …] [--from FILE]
 *
 * Tests the streams (all, where none is named) and puts the p-values into data/runs/random-tests.json and .md, in
 * place of earlier ones of the same battery and stream. --from takes the output of a battery that ran by itself.
 */
const folder = join("data", "runs");
const record = join(folder, "random-tests.json");
const BATTERIES = ["small-crush", "crush", "big-crush"];

const given = process.argv.slice(2);
const at = given.indexOf("--from");
const from = at < 0 ? undefined : given.splice(at, 2)[1];
const [battery, ...named] = given;
if (!BATTERIES.includes(battery)) throw new Problem(`The battery must be one of ${BATTERIES.join(", ")}.`);
const streams = named.length > 0 ? named : [...Object.keys(STREAMS), "first-reversed"];
const unknown = streams.find((name) => !namesOfStreams().includes(name));
if (unknown !== undefined)
  throw new Problem(`No stream is called ${unknown}: there are ${namesOfStreams().join(", ")}.`);
if (from !== undefined && streams.length !== 1)
  throw new Problem("--from FILE needs the name of one stream.");

const program = from === undefined ? compile() : "";
mkdirSync(folder, { recursive: true });
for (const stream of streams) {
  const text = from === undefined ? runBattery(program, battery, stream) : readFileSync(from, "utf8");
  const result = parseResult(battery, stream, text);
  keep(result);
  const outside = suspects(result).map(([name, p]) => `${name} ${p}`);
  console.log(
    `${battery} on ${stream}: ${result.tests.length} p-values, outside: ${outside.join(", ") || "none"}`,
  );
}

function keep(result: Result): void {
  const before: Result[] = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")).results : [];
  const others = before.filter((r) => r.battery !== result.battery || r.stream !== result.stream);
  const order = (r: Result) => 100 * BATTERIES.indexOf(r.battery) + namesOfStreams().indexOf(r.stream);
  const results = [...others, result].sort((a, b) => order(a) - order(b));
  const lines = results.map((r) => JSON.stringify(r)).join(",\n");
  writeFileAtomic(record, `{"tool":"TestU01 1.2.3","seed":"random tests","results":[\n${lines}\n]}\n`);
  writeFileAtomic(join(folder, "random-tests.md"), report(results));
}
