import type { Cell, Notebook, Output } from "./notebook";
import { joined } from "./notebook";

/** A place where a fresh run and the repository differ. */
export interface Difference {
  where: string;
  what: string;
}

/** All differences between the committed outputs and fresh ones, cell by cell. */
export function compareNotebooks(committed: Notebook, fresh: Notebook): Difference[] {
  const differences: Difference[] = [];
  let number = 0;
  fresh.cells.forEach((cell, i) => {
    if (cell.cell_type !== "code") return;
    number++;
    const where = `code cell ${number} (id ${cell.id})`;
    const old = committed.cells[i];
    for (const what of compareCells(old, cell)) differences.push({ where, what });
  });
  return differences;
}

function compareCells(old: Cell | undefined, cell: Cell): string[] {
  if (old?.cell_type !== "code" || cell.cell_type !== "code") return ["is not in the committed notebook"];
  if (old.execution_count !== cell.execution_count)
    return [
      `execution count: committed ${old.execution_count ?? "none"}, now ${cell.execution_count ?? "none"}`,
    ];
  if (old.outputs.length !== cell.outputs.length)
    return [`number of outputs: committed ${old.outputs.length}, now ${cell.outputs.length}`];
  return cell.outputs.flatMap((output, i) => compareOutputs(old.outputs[i] as Output, output));
}

function compareOutputs(old: Output, now: Output): string[] {
  const before = fields(old);
  const after = fields(now);
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key}: ${firstDifference(before.get(key), after.get(key))}`);
}

/** An output as named texts. */
function fields(output: Output): Map<string, string> {
  if (output.output_type === "stream") return new Map([[output.name, joined(output.text)]]);
  if (output.output_type === "error") return new Map([["error", `${output.ename}: ${output.evalue}`]]);
  const data = Object.entries(output.data).map(([type, value]): [string, string] => [type, text(value)]);
  return new Map([...data, ["metadata", text(output.metadata)]]);
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** The first place where two texts part, with a little of each. */
function firstDifference(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return "not in the committed notebook";
  if (after === undefined) return "committed, but not in the fresh run";
  let at = 0;
  while (before[at] === after[at]) at++;
  const from = Math.max(before.lastIndexOf("\n", at - 1) + 1, at - 40);
  const piece = (source: string) => JSON.stringify(source.slice(from, at + 40).split("\n")[0]);
  return `committed ${piece(before)}, now ${piece(after)}`;
}
