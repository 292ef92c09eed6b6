import { joined, type Notebook } from "../notebooks/notebook";

/** A chapter as the front page lists it. */
export interface Chapter {
  /** The notebook's file name. */
  file: string;
  title: string;
  /** The sentence below the title: what the chapter promises. Markdown; may be empty. */
  promise: string;
}

/** A chapter's title and promise, read from its first text cell; the file's name where it has no title. */
export function chapterOf(file: string, notebook: Notebook): Chapter {
  const first = notebook.cells.find((cell) => cell.cell_type === "markdown");
  const text = first === undefined ? "" : joined(first.source);
  const heading = /^# +(.+?) *#* *$/m.exec(text);
  if (!heading) return { file, title: file.replace(/\.ipynb$/, ""), promise: "" };
  const after = text.slice(heading.index + heading[0].length).trim();
  const paragraph = (after.split(/\n\s*\n/)[0] ?? "").replace(/\s*\n\s*/g, " ");
  const promise = /^(#|[-*+] |\d+[.)] |\||>|:::|```|\$\$|<)/.test(paragraph) ? "" : paragraph;
  return { file, title: heading[1] ?? "", promise };
}

/** The front page's list of chapters, in Markdown. */
export function contentsList(chapters: readonly Chapter[]): string {
  return chapters
    .map(({ file, title, promise }) => `- **[${title}](${file})**${promise && `\\\n  ${promise}`}`)
    .join("\n");
}

/**
 * The chapters as the sidebar lists them, with their numbers. A title with a formula in it is left to Sphinx, which
 * writes it as it stands on its page.
 */
export function sidebarList(chapters: readonly Chapter[]): string {
  return chapters
    .map(({ file, title }) => {
      const page = file.replace(/\.ipynb$/, "");
      const number = /^\d+/.exec(page)?.[0];
      return number === undefined || /[$<>`*]/.test(title) ? page : `${Number(number)}. ${title} <${page}>`;
    })
    .join("\n");
}
