import { type Cell, joined } from "./notebook";

/**
 * A solution in words, folded. JupyterLab hides the source of code cells alone, so the text folds itself: these tags
 * are shown closed by JupyterLab, Notebook 7, VS Code and code hosts. The blank lines keep what is inside Markdown.
 */
const FOLDED = /^<details>\n<summary>Solution<\/summary>\n\n(\S[\s\S]*\S)\n\n<\/details>$/;

export const isSolution = (cell: Cell): boolean => cell.metadata.tags?.includes("solution") ?? false;

/** What a folded solution says; undefined where the text isn't folded. */
export const folded = (text: string | readonly string[]): string | undefined =>
  FOLDED.exec(joined(text))?.[1];
