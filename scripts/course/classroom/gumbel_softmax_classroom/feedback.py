"""Writes what a student gets back: `python -m gumbel_softmax_classroom.feedback COURSE ASSIGNMENT [STUDENT]`.

One HTML file each, in feedback/<student>/<assignment>/: points, messages, plots and the teacher's remarks. It holds no
script and forbids all: whatever a student wrote is shown and never run. Prints the files' paths.
"""

import os
import sys

import nbformat
from nbgrader.api import Gradebook

from .folders import Course, read_json, write_whole
from .harmless import make_harmless
from .penalty import assign_penalty
from .page import page
from .record import gradebook_lock


def marks_of(gradebook, assignment, student):
    """For each graded cell its points, for each answer the teacher's comment, and the whole."""
    submission = gradebook.find_submission(assignment, student)
    marks, comments = {}, {}
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            marks[grade.name] = {
                "points": grade.score,
                "of": grade.max_score,
                "open": bool(grade.needs_manual_grade),
            }
        for comment in notebook.comments:
            if comment.comment:
                comments[comment.name] = comment.comment
    return {
        "marks": marks,
        "comments": comments,
        "score": submission.score,
        "of": submission.max_score,
        "penalty": submission.late_submission_penalty or 0,
        "open": any(mark["open"] for mark in marks.values()),
    }


def write_feedback(course, gradebook, assignment, student):
    assign_penalty(gradebook, course.settings, assignment, student)
    marks = marks_of(gradebook, assignment, student)
    graded = course.path("autograded", student, assignment, f"{assignment}.ipynb")
    notebook = nbformat.read(graded, as_version=4)
    make_harmless(notebook)  # once more: a teacher may have opened and saved it
    record = read_json(course.executed(assignment, student, "json")) or {}
    target = course.path("feedback", student, assignment, f"{assignment}.html")
    write_whole(target, page(notebook, marks, course.settings["name"], assignment, student, record.get("remarks", [])))
    return target


def main(folder, assignment, only=None):
    course = Course(folder)
    with gradebook_lock(course), Gradebook(f"sqlite:///{course.path('gradebook.db')}") as gradebook:
        students = sorted(submission.student.id for submission in gradebook.assignment_submissions(assignment))
        for student in [only] if only else students:
            if not os.path.exists(course.path("autograded", student, assignment, f"{assignment}.ipynb")):
                print(f"{student} has no graded submission of {assignment}.", file=sys.stderr)
                continue
            try:
                print(write_feedback(course, gradebook, assignment, student))
            except Exception as error:  # one page must not stop the others
                print(f"{student}: {type(error).__name__}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:4])
