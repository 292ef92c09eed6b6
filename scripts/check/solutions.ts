import { joined, type Notebook } from "../notebooks/notebook";
import { folded, isSolution } from "../notebooks/solution";

/** Exercises without a solution that runs, and solutions that stand open before a reader has tried. */
export function solutionFindings(notebook: Notebook): string[] {
  const findings: string[] = [];
  let waiting: string | undefined;
  const end = (next?: string) => {
    if (waiting !== undefined)
      findings.push(
        `exercise ${waiting} has no solution in code: add a cell with the tag 'solution' after it`,
      );
    waiting = next;
  };
  for (const cell of notebook.cells) {
    const text = joined(cell.source);
    if (!isSolution(cell)) {
      if (cell.cell_type !== "markdown") continue;
      for (const [, exercise] of text.matchAll(/^\*\*(\d+\.\d+)\*\*/gm)) end(exercise);
    } else if (cell.cell_type === "code") {
      waiting = undefined;
      const hidden = cell.metadata.jupyter as Record<string, unknown> | undefined;
      if (hidden?.source_hidden !== true || hidden?.outputs_hidden !== true)
        findings.push(
          `the solution ${cell.id} stands open: set source_hidden and outputs_hidden in its metadata's 'jupyter'`,
        );
    } else if (folded(text) === undefined)
      findings.push(
        `the solution ${cell.id} stands open: put its text between '<details>', '<summary>Solution</summary>', a blank line and a blank line, '</details>'`,
      );
  }
  end();
  return findings;
}
