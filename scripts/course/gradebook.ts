import { classroomModule } from "./classroomModule";

/** A graded cell of an assignment. */
export interface Question {
  id: string;
  /** Whether it is answered in words and graded by hand. */
  written: boolean;
  /** Points. */
  max: number;
}

/** What a student has for a question, in points. */
export interface Cell {
  id: string;
  auto: number | null;
  manual: number | null;
  extra: number | null;
  needsManual: boolean;
  /** By hand where it was, else by the tests, with the extra credit. */
  score: number;
  max: number;
}

/** A submission that was graded. */
export interface Graded {
  student: string;
  state: "graded";
  time: string | null;
  cells: Cell[];
  /** Begun days after the due time and the days of grace. */
  lateDays: number;
  /** Points taken off. */
  penalty: number;
  /** Points before the penalty. */
  score: number;
  total: number;
  max: number;
  /** Whether something in it waits for the teacher. */
  needsManual: boolean;
}

/** A submission that was not graded yet, or none. */
export interface Ungraded {
  student: string;
  state: "waiting" | "none";
  max: number;
}

export interface AssignmentGrades {
  name: string;
  due: string | null;
  max: number;
  questions: Question[];
  /** One for each student of the gradebook, in its order. */
  submissions: (Graded | Ungraded)[];
}

/** What `gumbel_softmax_classroom.export` gives of a course. */
export interface Gradebook {
  course: string;
  students: { id: string; name: string; email: string }[];
  assignments: AssignmentGrades[];
}

/**
 * Reads a course's gradebook; nothing is changed.
 *
 * @throws Problem where there is none
 */
export async function readGradebook(courseFolder: string): Promise<Gradebook> {
  return JSON.parse(await classroomModule("export", [courseFolder])) as Gradebook;
}

/** The submissions of an assignment that were graded. */
export function gradedOf(assignment: AssignmentGrades): Graded[] {
  return assignment.submissions.filter((one): one is Graded => one.state === "graded");
}

/** Points as people write them: at most two decimals. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}
