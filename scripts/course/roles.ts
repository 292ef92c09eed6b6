import type { Cell } from "../notebooks/notebook";

/** What nbgrader's metadata make of a cell. */
export interface NbgraderMetadata {
  grade: boolean;
  grade_id: string;
  locked: boolean;
  solution: boolean;
  task: boolean;
  points?: number;
  schema_version: number;
}

/**
 * What a cell of an assignment is: a student's answer graded by tests (`solution`) or by hand (`written`), a `test`, what
 * a student can't change (`locked`), or anything else (`open`).
 */
export type Role = "solution" | "written" | "test" | "locked" | "open";

/** nbgrader's metadata of a cell, where it has them. */
export function nbgraderOf(cell: Cell): NbgraderMetadata | undefined {
  return cell.metadata.nbgrader as NbgraderMetadata | undefined;
}

/** What a cell is. */
export function roleOf(cell: Cell): Role {
  const about = nbgraderOf(cell);
  if (about === undefined) return "open";
  if (about.solution) return about.grade ? "written" : "solution";
  if (about.grade) return "test";
  return about.locked ? "locked" : "open";
}
