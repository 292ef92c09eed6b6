import { join } from "node:path";
import { place, python } from "./classroomTesting";

export const A = "04-the-gumbel-max-trick";
export const B = "05-sampling-in-practice";

/** Made with nbgrader's own API: two assignments, twelve students. */
const SNIPPET = `
import sys, gumbel_softmax_classroom.lean
from datetime import datetime
from nbgrader.api import Gradebook
A, B = "${A}", "${B}"
with Gradebook("sqlite:///" + sys.argv[1]) as gb:
    gb.add_assignment(A, duedate="2024-12-01 23:59:00 UTC")
    gb.add_assignment(B)
    for assignment in (A, B):
        gb.add_notebook(assignment, assignment)
    for name, points, kind in (("written", 6, "markdown"), ("sample", 4, "code"), ("test", 6, "code"), ("prove", 4, "code")):
        gb.add_grade_cell(name, A, A, max_score=points, cell_type=kind)
    gb.add_grade_cell("only", B, B, max_score=2.5, cell_type="code")
    for i in range(1, 13):
        gb.add_student(f"s{i}", first_name="Of", last_name="Gradebook", email=f"s{i}@example.org")
    def grade(student, written, *automatic, day=1):
        gb.add_submission(A, student, timestamp=datetime(2024, 12, day, 12, 0, 0))
        notebook = gb.find_submission_notebook(A, A, student)
        notebook.late_submission_penalty = 7.0 # of an earlier day: what counts is course.json
        for name, score in zip(("sample", "test", "prove"), automatic):
            own = gb.find_grade(name, A, A, student)
            own.auto_score, own.needs_manual_grade = score, False
        own = gb.find_grade("written", A, A, student)
        own.manual_score, own.needs_manual_grade = written, written is None
        gb.db.commit()
    grade("s1", 6, 4, 6, 4)
    grade("s2", 0, 0, 0, 0)
    grade("s3", None, 4, 3, 0)
    grade("s4", 4, 4, 3, 1, day=4)
    grade("s5", 5, 2, 6, 0)
    own = gb.find_grade("sample", A, A, "s5")
    own.manual_score, own.extra_credit = 4, 1
    gb.db.commit()
    grade("s6", 3, 4, 3, 0)
    grade("s7", 4, 4, 6, 2)
    grade("s8", 2, 0, 3, 0)
    grade("s9", 5, 4, 5, 3)
    grade("s10", 1, 4, 0, 0, day=2)
    gb.add_submission(B, "s1", timestamp=datetime(2024, 12, 1))
    own = gb.find_grade("only", B, B, "s1")
    own.auto_score, own.needs_manual_grade = 1.25, False
    gb.db.commit()
`;

/** A course folder with a gradebook: s3 waits for the teacher, s11 for the autograder, s12 and s13 sent nothing. */
export async function makeGradedCourse(course: string): Promise<void> {
  place(course, {
    "course.json": JSON.stringify({ name: "Autumn <2024>", graceDays: 0, lateDays: 2, penaltyPerDay: 0.2 }),
    "students.csv": [
      "id,name,email",
      's1,"Lovelace, Ada ""the first""",ada@example.org',
      "s2,<script>alert(1)</script>,s2@example.org",
      's3,"=HYPERLINK(""http://x"")",+s3@example.org',
      "s4,Кирилл,-1@example.org",
      "s13,New Student,@s13",
    ].join("\n"),
    [`submitted/s11/${A}/${A}.ipynb`]: "{}",
  });
  await python(SNIPPET, join(course, "gradebook.db"));
}
