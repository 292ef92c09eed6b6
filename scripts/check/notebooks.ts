import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { courseNotebooks } from "../notebooks/courseNotebooks";
import { figuresOf } from "../notebooks/figures";
import { type Notebook, readNotebook } from "../notebooks/notebook";
import type { Finding } from "./finding";
import { formFindings } from "./form";
import { outputFindings } from "./outputs";
import { reproducibleFindings } from "./reproducible";
import { solutionFindings } from "./solutions";
import { sizeFindings, structureFindings } from "./structure";
import { typeFindings } from "./types";

/** All that the rules for notebooks find wrong in the committed ones. */
export function notebookFindings(root: string): Finding[] {
  const folder = join(root, "notebooks");
  const notebooks = new Map<string, Notebook>();
  const findings: Finding[] = [];
  for (const name of courseNotebooks(folder)) {
    const path = join(folder, `${name}.ipynb`);
    const notebook = readNotebook(path);
    notebooks.set(name, notebook);
    const found = [
      ...formFindings(notebook, readFileSync(path, "utf8")),
      ...structureFindings(notebook),
      ...outputFindings(notebook),
      ...reproducibleFindings(notebook),
      ...solutionFindings(notebook),
    ];
    findings.push(...found.map((what) => ({ where: `notebooks/${name}.ipynb`, what })));
  }
  findings.push(
    ...typeFindings(notebooks, root).map(({ name, what }) => ({ where: `notebooks/${name}.ipynb`, what })),
  );
  return [...findings, ...sharedFigureNames(notebooks), ...assignmentFindings(root)];
}

/** What is wrong with the assignments' sources: types, long cells, chance and clocks, outputs, which belong to students. */
export function assignmentFindings(root: string): Finding[] {
  const folder = join(root, "notebooks", "assignments");
  if (!existsSync(folder)) return [];
  const sources = new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readNotebook(join(folder, name, `${name}.ipynb`))]),
  );
  const found = [...sources].flatMap(([name, notebook]) => {
    const outputs = notebook.cells.some((cell) => cell.cell_type === "code" && cell.outputs.length > 0);
    const what = [
      ...sizeFindings(notebook),
      ...reproducibleFindings(notebook),
      ...(outputs ? ["has outputs: it is committed without"] : []),
    ];
    return what.map((one) => ({ name, what: one }));
  });
  return [...found, ...typeFindings(sources, root)].map(({ name, what }) => ({
    where: `notebooks/assignments/${name}/${name}.ipynb`,
    what,
  }));
}

/** A figure's name is the name of its files, so no two figures may share one. */
function sharedFigureNames(notebooks: ReadonlyMap<string, Notebook>): Finding[] {
  const seen = new Map<string, string>();
  return [...notebooks].flatMap(([name, notebook]) =>
    figuresOf(notebook).flatMap((figure): Finding[] => {
      const other = seen.get(figure.name);
      seen.set(figure.name, name);
      return other === undefined
        ? []
        : [
            {
              where: `notebooks/${name}.ipynb`,
              what: `draws a figure '${figure.name}', a name that ${other} uses already`,
            },
          ];
    }),
  );
}
