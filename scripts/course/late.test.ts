import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { place, python } from "./classroomTesting";
import { ensureClassroom } from "./environment";
import { type Graded, readGradebook } from "./gradebook";

vi.setConfig({ testTimeout: 300_000 });

const course = mkdtempSync(join(tmpdir(), "late-"));
beforeAll(() => ensureClassroom(), 600_000);
afterAll(() => rmSync(course, { recursive: true, force: true }));

it("a day begun is a day, free days go to the assignments that were due first, and no more is lost than was earned", async () => {
  const table = await python(`
import json
from gumbel_softmax_classroom.penalty import free_days_left, penalty
days = {"01": 2, "02": 0, "03": 3, "04": 1}
print(json.dumps({
    "left": [free_days_left(days, 4, name) for name in days],
    "none": free_days_left(days, 0, "03"),
    "cost": [penalty(10, late, free, 0.1) for late, free in ((0, 0), (1, 0), (3, 1), (2, 5), (30, 0))],
    "of nothing": penalty(0, 3, 0, 0.1),
}))`);
  expect(JSON.parse(table)).toEqual({
    left: [4, 2, 2, 0],
    none: 0,
    cost: [0, 1, 2, 0, 10],
    "of nothing": 0,
  });
});

/** s1: A 2.5 days late, B 1 hour late. s2: an extension of A by two days. s3: both in time. Ten points each. */
const GRADEBOOK = `
import sys, gumbel_softmax_classroom.lean
from datetime import datetime, timedelta
from nbgrader.api import Gradebook
with Gradebook("sqlite:///" + sys.argv[1]) as gb:
    for name in ("B", "A"):
        gb.add_assignment(name)
        gb.add_notebook(name, name)
        gb.add_grade_cell("q", name, name, max_score=10, cell_type="code")
    def hand_in(student, name, time):
        gb.update_or_create_student(student)
        made = gb.add_submission(name, student, timestamp=datetime.fromisoformat(time))
        own = gb.find_grade("q", name, name, student)
        own.auto_score, own.needs_manual_grade = 10, False
        return made
    hand_in("s1", "A", "2026-10-04T11:00:00")
    hand_in("s1", "B", "2026-11-01T23:59:00")
    hand_in("s2", "A", "2026-10-04T11:00:00").extension = timedelta(days=2)
    hand_in("s3", "A", "2026-10-01T22:58:59")
    hand_in("s3", "B", "2026-11-01T22:59:00")
    gb.db.commit()
`;

const settings = {
  due: { A: "2026-10-01T22:59:00Z", B: "2026-11-01T23:59:00+01:00" },
  graceDays: 0,
  lateDays: 3,
  penaltyPerDay: 0.25,
};

async function rows(changed: object = {}): Promise<Record<string, [number, number, number]>> {
  place(course, { "course.json": JSON.stringify({ ...settings, ...changed }) });
  const { assignments } = await readGradebook(course);
  return Object.fromEntries(
    assignments.flatMap(({ name, submissions }) =>
      submissions
        .filter((one): one is Graded => one.state === "graded")
        .map((one) => [`${one.student} ${name}`, [one.lateDays, one.penalty, one.total]]),
    ),
  );
}

it("grades take lateness by course.json as it is now, in the order of due times, extensions counted", async () => {
  await python(GRADEBOOK, join(course, "gradebook.db"));
  const inTime = { "s3 A": [0, 0, 10], "s3 B": [0, 0, 10] };
  expect(await rows()).toEqual({ "s1 A": [3, 0, 10], "s1 B": [1, 2.5, 7.5], "s2 A": [1, 0, 10], ...inTime });
  expect(await rows({ lateDays: 0 })).toEqual({
    "s1 A": [3, 7.5, 2.5],
    "s1 B": [1, 2.5, 7.5],
    "s2 A": [1, 2.5, 7.5],
    ...inTime,
  });
  expect(await rows({ graceDays: 1, lateDays: 0 })).toMatchObject({
    "s1 A": [2, 5, 5],
    "s1 B": [0, 0, 10],
    "s2 A": [0, 0, 10],
  });
  expect(await rows({ lateDays: 0, penaltyPerDay: 0 })).toMatchObject({ "s1 A": [3, 0, 10] });
});

it("what is entered for nbgrader's own pages is the same, and follows points given by hand", async () => {
  place(course, { "course.json": JSON.stringify({ ...settings, lateDays: 0 }) });
  const entered = await python(
    `
import json, sys, gumbel_softmax_classroom.lean
from nbgrader.api import Gradebook
from gumbel_softmax_classroom.penalty import assign_penalty
with open(sys.argv[2]) as file: settings = json.load(file)
with Gradebook("sqlite:///" + sys.argv[1]) as gb:
    def enter():
        assign_penalty(gb, settings, "A", "s1")
        submission = gb.find_submission("A", "s1")
        return [submission.score, submission.late_submission_penalty]
    first = enter()
    def by_hand(points):
        gb.find_grade("q", "A", "A", "s1").manual_score = points
        gb.db.commit()
        return enter()
    print(json.dumps([first, by_hand(1.5), by_hand(5)]))`,
    join(course, "gradebook.db"),
    join(course, "course.json"),
  );
  expect(JSON.parse(entered)).toEqual([
    [10, 7.5],
    [1.5, 1.125],
    [5, 3.75],
  ]);
  expect((await rows({ lateDays: 0 }))["s1 A"]).toEqual([3, 3.75, 1.25]);
});
