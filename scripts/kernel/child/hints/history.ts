import type { PastCell } from "../../channel";
import { declaredNames } from "../cell/names";
import type { Ts } from "../tslab";

interface Cell extends PastCell {
  state: "running" | "ran" | "failed" | "lost";
  names?: Set<string>;
}

/** The cells that this session has sent, to say why a name of theirs is missing. */
export class CellHistory {
  private readonly cells: Cell[] = [];

  constructor(private readonly ts: Ts) {}

  /** Cells that ran in a process before this one, whose variables went with it. */
  addLost(cells: readonly PastCell[]): void {
    for (const cell of cells) this.cells.push({ ...cell, state: "lost" });
  }

  begin(cell: PastCell): void {
    this.cells.push({ ...cell, state: "running" });
  }

  /** The cell begun last has ended. */
  end(succeeded: boolean): void {
    const cell = this.cells.at(-1);
    if (cell?.state === "running") cell.state = succeeded ? "ran" : "failed";
  }

  /** True where a text has run to its end in this process. */
  hasRun(code: string): boolean {
    return this.cells.some((cell) => cell.state === "ran" && cell.code.trim() === code.trim());
  }

  /** Why a name is missing that a cell declares. */
  explain(name: string): string | undefined {
    const found = [...this.cells]
      .reverse()
      .find((cell) => /failed|lost/.test(cell.state) && this.namesOf(cell).has(name));
    if (found === undefined) return undefined;
    return found.state === "failed"
      ? `\`${name}\` is declared in ${found.name}, which failed: run it again.`
      : `\`${name}\` was defined in ${found.name}, before the restart: run it again.`;
  }

  private namesOf(cell: Cell): Set<string> {
    const { ts } = this;
    cell.names ??= declaredNames(
      ts,
      ts.createSourceFile("cell.ts", cell.code, ts.ScriptTarget.ES2022).statements,
    );
    return cell.names;
  }
}
