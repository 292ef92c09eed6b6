"""A course's gradebook as JSON: python -m gumbel_softmax_classroom.export COURSE. Nothing is changed."""

import json
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import lean, names  # noqa: I001, F401  (lean comes first)
from nbgrader.api import Assignment, Gradebook, InvalidEntry, SubmittedAssignment
from sqlalchemy.exc import SQLAlchemyError

from .errors import Problem
from .late import due_time, iso, late_days
from .penalty import cost
from .students import read_students

Json = dict[str, Any]


def export(course: Path) -> Json:
    """Name, students and assignments; all scores are points.

    :raises Problem: where there is no gradebook, or students.csv or course.json can't be read
    """
    path = course / "gradebook.db"
    if not path.is_file():
        raise Problem(
            f"There is no gradebook in '{names.printable(str(course))}'. Make it with "
            "`npm run course -- release` and autograde."
        )
    settings = _settings(course)
    address = f"file:{quote(str(path.resolve()))}?mode=ro"
    try:
        return _read(course, settings, address)
    except (sqlite3.DatabaseError, SQLAlchemyError, InvalidEntry) as error:
        why = names.printable(str(error).partition("\n")[0])
        raise Problem(
            f"gradebook.db can't be read: {why}. Put back the newest copy from backups/."
        ) from error


def _read(course: Path, settings: Json, address: str) -> Json:
    with Gradebook(f"sqlite:///{address}&uri=true", _course_id(address)) as gradebook:
        known = {student.id: student for student in read_students(course)}
        in_gradebook = {student.id: student for student in gradebook.students}
        sent = {path.name for path in (course / "submitted").glob("[!.]*/") if path.is_dir()}
        students = [
            _student(each, known, in_gradebook)
            for each in [*known, *sorted({*in_gradebook, *sent} - known.keys())]
        ]
        made: dict[str, list[SubmittedAssignment]] = {}
        for assignment in gradebook.assignments:
            for submission in assignment.submissions:
                made.setdefault(submission.student_id, []).append(submission)
        assignments = [
            _assignment(each, students, made, course, settings) for each in gradebook.assignments
        ]
        assignments.sort(key=lambda each: each["name"])
    return {"course": settings.get("name", ""), "students": students, "assignments": assignments}


def _settings(course: Path) -> Json:
    path = course / "course.json"
    try:
        found = json.loads(path.read_text("utf-8")) if path.exists() else {}
    except ValueError as error:
        raise Problem(f"course.json is not JSON: {error}.") from error
    return found if isinstance(found, dict) else {}


def _course_id(address: str) -> str:
    """The gradebook's own: another name would be written into it."""
    connection = sqlite3.connect(address, uri=True)
    try:
        row = connection.execute("select id from course").fetchone()
    finally:
        connection.close()
    return row[0] if row else "default_course"


def _student(student: str, known: Json, in_gradebook: Json) -> Json:
    """By students.csv, else by the gradebook."""
    if student in known:
        return {"id": student, "name": known[student].name, "email": known[student].email}
    row = in_gradebook.get(student)
    parts = (row.first_name, row.last_name) if row else ()
    return {"id": student, "name": " ".join(filter(None, parts)), "email": (row.email if row else None) or ""}


def _assignment(
    assignment: Assignment,
    students: list[Json],
    made: dict[str, list[SubmittedAssignment]],
    course: Path,
    settings: Json,
) -> Json:
    """made: each student's submissions."""
    cells = [
        cell for notebook in assignment.notebooks for cell in (*notebook.grade_cells, *notebook.task_cells)
    ]
    order = _order(course, assignment.name)
    cells.sort(key=lambda cell: order.get(cell.name, len(order)))
    return {
        "name": assignment.name,
        "due": iso(due_time(assignment, settings)),
        "max": assignment.max_score,
        "questions": [
            {"id": cell.name, "written": cell.cell_type != "code", "max": cell.max_score} for cell in cells
        ],
        "submissions": [
            _submission(each["id"], made.get(each["id"], []), course, assignment, settings)
            for each in students
        ],
    }


def _order(course: Path, assignment: str) -> dict[str, int]:
    """The places of the graded cells in the teacher's notebook."""
    found: dict[str, int] = {}
    for path in sorted((course / "source" / assignment).glob("*.ipynb")):
        for cell in json.loads(path.read_bytes()).get("cells", []):
            found.setdefault(cell.get("metadata", {}).get("nbgrader", {}).get("grade_id"), len(found))
    return found


def _submission(
    student: str,
    made: list[SubmittedAssignment],
    course: Path,
    assignment: Assignment,
    settings: Json,
) -> Json:
    submission = next((one for one in made if one.assignment.name == assignment.name), None)
    if submission is None:
        waits = (course / "submitted" / student / assignment.name).is_dir()
        return {"student": student, "state": "waiting" if waits else "none", "max": assignment.max_score}
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    # Not the gradebook's entry: since then points may have been given by hand, or course.json may have changed.
    penalty = cost(submission, made, settings)
    return {
        "student": student,
        "state": "graded",
        "time": iso(submission.timestamp),
        "cells": [_grade(grade) for grade in grades],
        "lateDays": late_days(submission, due_time(assignment, settings), settings),
        "penalty": penalty,
        "score": submission.score,
        "total": max(0.0, submission.score - penalty),
        "max": assignment.max_score,
        "needsManual": any(grade.needs_manual_grade for grade in grades),
    }


def _grade(grade: Any) -> Json:
    return {
        "id": grade.name,
        "auto": grade.auto_score,
        "manual": grade.manual_score,
        "extra": grade.extra_credit,
        "needsManual": bool(grade.needs_manual_grade),
        "score": grade.score,
        "max": grade.max_score,
    }


def main() -> int:
    if len(sys.argv) != 2:
        print("Usage: python -m gumbel_softmax_classroom.export COURSE", file=sys.stderr)
        return 1
    try:
        print(json.dumps(export(Path(sys.argv[1]))))
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
