import type { DataFrame } from "danfojs-node";
import type { AssignmentGrades, Gradebook } from "../gradebook";
import { danfo } from "./danfo";

/**
 * A row for each student: id, name, email, the points for each assignment after penalties, and their sum. Where nothing
 * was sent or graded the cell is blank: whether that is 0 is for the teacher to say.
 */
export function allFrame({ students, assignments }: Gradebook): DataFrame {
  const rows = students.map(({ id, name, email }, i) => {
    const totals = assignments.map(({ submissions }) => {
      const one = submissions[i];
      return one.state === "graded" ? rounded(one.total) : "";
    });
    const sum = totals.reduce<number>((total, one) => total + (one === "" ? 0 : one), 0);
    return [id, name, email, ...totals, rounded(sum)];
  });
  const columns = ["id", "name", "email", ...assignments.map(({ name }) => name), "total"];
  return new (danfo().DataFrame)(rows, { columns });
}

/** What is said of each submission's state. */
export const STATES = {
  graded: "graded",
  hand: "to be graded by hand",
  waiting: "not graded yet",
  none: "no submission",
} as const;

/** A row for each student: points before the penalty, days late, penalty, total, the state of the submission. */
export function assignmentFrame({ students }: Gradebook, assignment: AssignmentGrades): DataFrame {
  const rows = students.map(({ id, name, email }, i) => {
    const one = assignment.submissions[i];
    const numbers =
      one.state === "graded"
        ? [rounded(one.score), one.lateDays, rounded(one.penalty), rounded(one.total)]
        : ["", "", "", ""];
    return [id, name, email, ...numbers, assignment.max, STATES[stateOf(one)]];
  });
  const columns = ["id", "name", "email", assignment.name, "days late", "penalty", "total", "of", "state"];
  return new (danfo().DataFrame)(rows, { columns });
}

/** The state of a submission, told apart by whether something waits for the teacher. */
export function stateOf(one: AssignmentGrades["submissions"][number]): keyof typeof STATES {
  return one.state === "graded" && one.needsManual ? "hand" : one.state;
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
