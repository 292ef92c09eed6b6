import type { Notebook } from "../../notebooks/notebook";
import { nbgraderOf, roleOf } from "../roles";
import { bodyOf } from "./body";

/**
 * An assignment's judge as the text of one JavaScript function: `async (load) => tests`, where `load` gives modules by
 * name and `tests` maps the id of each test cell to a function that runs it.
 *
 * It holds the cells that a student can't change and nothing else: the locked ones, whose names the tests may use, and the
 * tests. What the student writes is never part of it; a test reaches the student's code only through the text of the
 * questions that it asks.
 *
 * @param notebook the assignment with all its tests
 * @throws Error naming the cell that is no TypeScript
 */
export function judgeProgram(notebook: Notebook): string {
  const parts = notebook.cells.map((cell) => {
    const role = cell.cell_type === "code" ? roleOf(cell) : "open";
    if (role === "locked") return bodyOf(cell);
    if (role === "test")
      return `tests[${JSON.stringify(nbgraderOf(cell)?.grade_id)}] = async () => {\n${bodyOf(cell)}\n};`;
    return "";
  });
  return `(async (load) => {\nconst tests = Object.create(null);\n${parts.join("\n")}\nreturn tests;\n})`;
}
