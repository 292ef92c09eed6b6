import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { joined, readNotebook } from "../notebooks/notebook";
import { exists } from "../setup/files";
import type { Finding } from "./finding";

/**
 * Links inside the project that lead nowhere, in Markdown files and notebooks: a file that is not there, or a
 * heading that no line has.
 */
export function linkFindings(files: readonly string[], root: string): Finding[] {
  return files.flatMap((file) => {
    const text = proseOf(join(root, file));
    const links = [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)/g)].map(
      (m) => m[1] ?? m[2] ?? "",
    );
    return links
      .filter((link) => !/^[a-z]+:/i.test(link))
      .map((link) => ({ where: file, what: problemOf(link, join(root, file), root) }))
      .filter((finding): finding is Finding => finding.what !== undefined);
  });
}

function problemOf(link: string, from: string, root: string): string | undefined {
  const [path = "", anchor] = decodeURIComponent(link).split("#");
  const target = path === "" ? from : join(dirname(from), path);
  if (!exists(target)) return `links to ${link}, which is not there (${relative(root, target)})`;
  if (anchor && /\.(md|ipynb)$/.test(target) && !anchorsOf(target).has(anchor.toLowerCase()))
    return `links to ${link}, but ${relative(root, target)} has no such heading`;
  return undefined;
}

/** A Markdown file's text, or a notebook's prose; code blocks are left out. */
function proseOf(path: string): string {
  const text = path.endsWith(".ipynb")
    ? readNotebook(path)
        .cells.filter((cell) => cell.cell_type === "markdown")
        .map((cell) => joined(cell.source))
        .join("\n\n")
    : readFileSync(path, "utf8");
  return text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
}

/** The anchors of a file's headings, as Jupyter, code hosts and the book make them. */
function anchorsOf(path: string): Set<string> {
  const headings = proseOf(path).match(/^#{1,6} .+$/gm) ?? [];
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/^#+ /, "")
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}
