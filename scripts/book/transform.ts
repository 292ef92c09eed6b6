import { type Cell, type CodeCell, joined, type Notebook, type Output } from "../notebooks/notebook";
import { folded, isSolution } from "../notebooks/solution";
import { type BookFigure, figureHtml, figureOf } from "./figure";

/** What the transformation of a notebook asks of its surroundings. */
export interface Surroundings {
  /** A text cell's links, as the book can follow them. */
  links: (text: string) => string;
  /** The width and height of a figure's picture in pixels. */
  sizeOf: (figure: BookFigure) => { width: number; height: number };
}

/** A copy of an executed notebook as Sphinx is to read it; the notebook itself stays as it is. */
export function bookNotebook(notebook: Notebook, around: Surroundings): Notebook {
  const cells = notebook.cells
    .filter((cell) => cell.cell_type !== "raw")
    .map((cell): Cell => {
      if (cell.cell_type === "code") return codeCell(cell, around);
      return { ...cell, source: textCell(cell, around.links(joined(cell.source))) };
    });
  const metadata = {
    kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
    language_info: { name: "typescript", pygments_lexer: "typescript", file_extension: ".ts" },
  };
  return { ...notebook, cells, metadata };
}

function codeCell(cell: CodeCell, around: Surroundings): CodeCell {
  const tags = cell.metadata.tags ?? [];
  const outputs = cell.outputs.map((output) => bookOutput(output, around));
  if (!isSolution(cell)) return { ...cell, outputs };
  const prompts = { code_prompt_show: "Show the solution", code_prompt_hide: "Hide the solution" };
  return {
    ...cell,
    metadata: { ...cell.metadata, tags: [...tags, "hide-cell"], mystnb: prompts },
    outputs,
  };
}

function textCell(cell: Cell, text: string): string {
  if (!isSolution(cell)) return text;
  return `:::::::{dropdown} Solution\n${folded(text) ?? text}\n:::::::\n`;
}

function bookOutput(output: Output, around: Surroundings): Output {
  const figure = figureOf(output);
  if (!figure) return output;
  return { output_type: "display_data", data: figureHtml(figure, around.sizeOf(figure)), metadata: {} };
}
