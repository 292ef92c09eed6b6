import { RANGE, type Result, suspects } from "./result";
import { STREAMS } from "./streams";

const shown = (p: number) => (p > 0.5 ? `1 − ${(1 - p).toPrecision(2)}` : p.toPrecision(2));

function describe(stream: string): string {
  const plain = stream.replace(/-reversed$/, "");
  return `${STREAMS[plain]?.what ?? "?"}${plain === stream ? "" : "; bits in the opposite order"}`;
}

function row(result: Result): string {
  const p = result.tests.map(([, value]) => value);
  const outside = suspects(result).map(([name, value]) => `${name}: ${shown(value)}`);
  const cells = [
    result.battery,
    `\`${result.stream}\``,
    describe(result.stream),
    result.words.toExponential(2),
    String(p.length),
    shown(Math.min(...p)),
    shown(Math.max(...p)),
    outside.join("; ") || "none",
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The summary that is committed: what was tested, every p-value outside RANGE, and how many chance alone would give. */
export function report(results: readonly Result[]): string {
  const count = results.reduce((sum, { tests }) => sum + tests.length, 0);
  const outside = results.reduce((sum, result) => sum + suspects(result).length, 0);
  const expected = count * (RANGE[0] + 1 - RANGE[1]);
  const failed = results
    .flatMap(({ tests }) => tests)
    .filter(([, p]) => !(p >= 1e-10 && p <= 1 - 1e-10)).length;
  return [
    "# The generator's words under TestU01",
    "",
    "TestU01 1.2.3 (L'Ecuyer and Simard, ACM TOMS 33(4), 2007) on the words that the library's blocks give for the seed",
    '"random tests". Every run is deterministic: the commands below give these p-values again.',
    "",
    "```",
    "npx tsx scripts/random-tests/run.ts small-crush        # all streams; or name some",
    "npx tsx scripts/random-tests/run.ts crush first        # about half an hour",
    "```",
    "",
    `${count} p-values. Outside [${RANGE.join(", ")}]: ${outside}, where chance alone gives ${expected.toFixed(1)} on average` +
      ` (the statistics of one test are not all independent). Outside [1e-10, 1 − 1e-10], which TestU01 counts as a failure: ${failed}.`,
    "",
    "| battery | stream | words of | words read | p-values | smallest | largest | outside |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...results.map(row),
    "",
  ].join("\n");
}
