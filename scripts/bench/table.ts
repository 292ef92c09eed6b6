import type { Result } from "./result";

const HEAD = ["", "median", "min", "max", "× ours", ""];

/** The results as text: a block for each task, a line for each contestant. */
export function table(results: readonly Result[]): string {
  const tasks = [...new Set(results.map(({ task }) => task))];
  const blocks = tasks.map((task) => {
    const own = results.filter((result) => result.task === task);
    return [[`${task} (${own[0]?.unit})`], ...own.map(line)];
  });
  const lines = [HEAD, ...blocks.flat()];
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.filter((cells) => cells.length > 1).map((cells) => cells[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 0 || column === HEAD.length - 1 ? cell.padEnd(width) : cell.padStart(width);
  };
  return lines.map((cells) => cells.map(pad).join("  ").trimEnd()).join("\n");
}

function line({ contestant, median, min, max, ratio, failures, bar, ratioBar }: Result): string[] {
  const remarks = [...failures];
  if (bar !== undefined && median !== undefined)
    remarks.push(`${median < bar ? "within" : "ABOVE"} the bar of ${bar}`);
  if (ratioBar !== undefined && ratio !== undefined)
    remarks.push(`${ratio < ratioBar ? "BELOW" : "reaches"} the bar of ${ratioBar} ×`);
  const factor = ratio === undefined ? "–" : ratio.toFixed(ratio < 10 ? 2 : 0);
  return [`  ${contestant}`, ...[median, min, max].map(figure), factor, remarks.join("; ")];
}

function figure(value: number | undefined): string {
  if (value === undefined) return "–";
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
