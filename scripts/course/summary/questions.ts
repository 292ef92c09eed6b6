import type { DataFrame } from "danfojs-node";
import { type AssignmentGrades, type Cell, type Graded, gradedOf } from "../gradebook";
import { danfo } from "./danfo";

/** How a class did on a question. Counts are of graded submissions. */
export interface QuestionResult {
  question: string;
  max: number;
  /** Mean share of the points, 0 to 1 (more with extra credit), over those graded; undefined where none is. */
  share: number | undefined;
  full: number;
  partial: number;
  zero: number;
  /** Waiting for the teacher. */
  ungraded: number;
  /**
   * Pearson's correlation of the question's points with those of all others, over submissions of which nothing waits;
   * undefined for fewer than three of them, or where all have the same points.
   */
  discrimination: number | undefined;
}

/** The results of an assignment's questions, in their order. */
export function questionResults(assignment: AssignmentGrades): QuestionResult[] {
  const graded = gradedOf(assignment);
  return assignment.questions.map(({ id, max }) => {
    const cells = graded.flatMap((submission) => cellOf(submission, id) ?? []);
    const done = cells.filter((cell) => !cell.needsManual);
    const full = done.filter((cell) => cell.score >= max).length;
    const zero = done.filter((cell) => cell.score <= 0 && max > 0).length;
    const shares = done.map((cell) => (max > 0 ? cell.score / max : 1));
    return {
      question: id,
      max,
      share: shares.length === 0 ? undefined : new (danfo().Series)(shares).mean(),
      full,
      partial: done.length - full - zero,
      zero,
      ungraded: cells.length - done.length,
      discrimination: discrimination(graded, id),
    };
  });
}

/** The same as a frame, its numbers rounded to four decimals; blank where undefined. */
export function questionFrame(results: readonly QuestionResult[]): DataFrame {
  const { DataFrame } = danfo();
  const rows = results.map((one) => [
    one.question,
    one.max,
    rounded(one.share),
    one.full,
    one.partial,
    one.zero,
    one.ungraded,
    rounded(one.discrimination),
  ]);
  const columns = ["question", "max", "mean share", "full", "partial", "zero", "ungraded", "discrimination"];
  return new DataFrame(rows, { columns });
}

function cellOf(submission: Graded, id: string): Cell | undefined {
  return submission.cells.find((cell) => cell.id === id);
}

function discrimination(graded: readonly Graded[], id: string): number | undefined {
  const pairs = graded
    .filter((submission) => !submission.needsManual)
    .flatMap((submission): [number, number][] => {
      const own = cellOf(submission, id);
      return own === undefined ? [] : [[own.score, submission.score - own.score]];
    });
  return pairs.length < 3 ? undefined : correlation(pairs);
}

function correlation(pairs: readonly (readonly [number, number])[]): number | undefined {
  const { Series } = danfo();
  const means = [0, 1].map((side) => new Series(pairs.map((pair) => pair[side])).mean());
  const sum = (term: (a: number, b: number) => number) =>
    pairs.reduce((total, [a, b]) => total + term(a - means[0], b - means[1]), 0);
  const scale = Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
  // Equal points differ from their mean by rounding at most.
  return scale < 1e-9 ? undefined : Math.max(-1, Math.min(1, sum((a, b) => a * b) / scale));
}

function rounded(value: number | undefined): number | string {
  return value === undefined ? "" : Math.round(value * 1e4) / 1e4;
}
