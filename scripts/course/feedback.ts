import { readFileSync } from "node:fs";
import { readCommandLine } from "../setup/commandLine";
import { writeFileAtomic } from "../setup/files";
import { Problem, say } from "../setup/problem";
import { classroomModule } from "./classroomModule";
import type { CourseFolder } from "./folder";
import { withFormulas } from "./formulas";
import { gradedAssignments, oneAssignment } from "./sources";

/**
 * Writes the feedback of every student, or of one: HTML files without scripts.
 *
 * @throws Problem where nothing is graded yet
 */
export async function feedback(args: string[], course: CourseFolder): Promise<void> {
  const { values, positionals } = readCommandLine(
    { args, allowPositionals: true, options: { student: { type: "string" } } } as const,
    "npm run course -- feedback [NAME] [--student ID]",
  );
  const { student } = values;
  const [assignment] = positionals;
  course.mustExist();
  const graded = gradedAssignments(course);
  if (graded.length === 0)
    throw new Problem("Nothing is graded yet: `npm run course -- autograde` does that.");
  const names = assignment === undefined ? graded : [oneAssignment(graded, assignment)];
  for (const name of names) {
    const args = [course.folder, name, ...(student === undefined ? [] : [student])];
    const files = (await classroomModule("feedback", args)).split("\n").filter((line) => line !== "");
    for (const file of files) writeFileAtomic(file, withFormulas(readFileSync(file, "utf8")));
    say(
      `${name}: ${files.length} ${files.length === 1 ? "page" : "pages"} of feedback in ${course.path("feedback")}`,
    );
  }
}
