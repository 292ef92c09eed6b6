import { isInside } from "./paths";
import { originalPosition } from "./sourceMaps";

/** Deep enough for an error inside a library to lead back to the cell. */
const FRAMES = 50;

/**
 * Makes every `stack` speak of the reader's own text: cells and TypeScript files with their lines before
 * compilation; without the frames of Node and of the kernel, which differ from version to version.
 */
export function showOriginalStacks(hidden: readonly string[], name: (file: string) => string): void {
  const isHidden = (file: string) =>
    file.startsWith("node:") || hidden.some((path) => file === path || isInside(path, file));
  Error.stackTraceLimit = FRAMES;
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites.flatMap((site) => {
      const file = site.getFileName() ?? "";
      if (isHidden(file)) return [];
      const at = { line: site.getLineNumber() ?? 0, column: site.getColumnNumber() ?? 0 };
      const original = originalPosition(file, at);
      if (original === undefined) return [];
      // functions of earlier cells are called on the object in which tslab keeps them: not worth telling
      const frame = String(site).replace(/^(async )?Variables\./, "$1");
      const where = site.isEval() ? frame.replace(IN_CELL, inText) : frame;
      const place = `${name(file)}:${original.line}:${original.column}`;
      return [`    at ${where.replace(`${file}:${at.line}:${at.column}`, () => place)}`];
    });
    return [header(error), ...frames].join("\n");
  };
}

/** A place in a cell from which code is evaluated. */
const IN_CELL = /((?:silent )?cell \d+):(\d+):(\d+)/g;

function inText(place: string, cell: string, line: string, column: string): string {
  const original = originalPosition(cell, { line: Number(line), column: Number(column) });
  return original === undefined ? place : `${cell}:${original.line}:${original.column}`;
}

function header(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "an error that cannot be shown";
  }
}
