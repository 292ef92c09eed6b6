"""Executes submissions, one after another: `python -m gumbel_softmax_classroom.run COURSE ASSIGNMENT KERNEL`.

Reads students' ids from standard input, a line each, and tells of each on standard output, a line of JSON. The executed
notebook and its record lie in the course's folder executed/; whoever kills this loses the submission at hand, no other.
The gradebook is not touched.
"""

import asyncio
import json
import sys

import nbformat

from .folders import Course, read_json, write_whole
from .examine import Examination, key_of
from .judge import Judge
from .rebuild import rebuild
from .submission import read_submission


def prepare(course, assignment, student, version):
    """The rebuilt notebook, the remarks on it, and its key."""
    notebook, remarks = rebuild(read_submission(course.submission(assignment, student))[0], course.source(assignment))
    return notebook, remarks, key_of(notebook, version)


async def execute(course, assignment, student, examination, version):
    """Executes a submission unless that was done already; returns its record."""
    notebook, remarks, key = prepare(course, assignment, student, version)
    kept = course.executed(assignment, student, "json")
    record = read_json(kept)
    if record is not None and record.get("key") == key:
        return {**record, "again": False}
    outcome = await examination.run(notebook)
    record = {"key": key, "remarks": remarks + outcome.pop("late"), **outcome}
    write_whole(course.executed(assignment, student, "ipynb"), nbformat.writes(notebook))
    write_whole(kept, json.dumps(record, indent=1) + "\n")  # last: it says that the notebook is whole
    return {**record, "again": True}


def examination_of(course, assignment, kernel):
    judge = course.judge(assignment)
    examiner = Judge(judge["node"], judge["program"], judge["tests"])
    return Examination(examiner, kernel, course.files(assignment)), judge["version"]


async def main(folder, assignment, kernel):
    course = Course(folder)
    examination, version = examination_of(course, assignment, kernel)
    for line in sys.stdin:
        student = line.strip()
        try:
            record = await execute(course, assignment, student, examination, version)
        except Exception as error:  # one submission must not stop the others
            record = {"failed": f"{type(error).__name__}: {error}"}
        print(json.dumps({"student": student, **record}), flush=True)
    await examination.judge.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
