"""Enters executed submissions into the gradebook: `python -m gumbel_softmax_classroom.record COURSE ASSIGNMENT`.

Reads students' ids from standard input, a line each, and tells of each on standard output, a line of JSON. It alone
writes to the gradebook while it runs, and copies it before.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import sqlite3
import sys
import time

from .folders import Course, read_json, write_whole
from .nbgrader_app import api_of
from .run import prepare

MOST_BACKUPS = 20


@contextlib.contextmanager
def gradebook_lock(course):
    """Keeps other runs of the classroom from writing to the gradebook."""
    with open(course.path(".gradebook.lock"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("Another run is writing to this course's gradebook: wait until it has ended.")
        yield


def back_up(course):
    """A copy of the gradebook as it is, whatever writes to it meanwhile; old copies go."""
    gradebook = course.path("gradebook.db")
    if not os.path.exists(gradebook):
        return
    folder = course.path("backups")
    os.makedirs(folder, exist_ok=True)
    name = time.strftime("gradebook-%Y%m%d-%H%M%S.db", time.gmtime())
    temporary = os.path.join(folder, f"{name}.tmp")
    with sqlite3.connect(gradebook) as source, sqlite3.connect(temporary) as target:
        source.backup(target)
    source.close()
    target.close()
    os.replace(temporary, os.path.join(folder, name))
    kept = sorted(entry for entry in os.listdir(folder) if entry.endswith(".db"))
    for old in kept[:-MOST_BACKUPS]:
        os.unlink(os.path.join(folder, old))


def state_of(course, assignment, student):
    """What a student's entry in the gradebook depends on: the execution, and all that is read or given by hand."""
    key = read_json(course.executed(assignment, student, "json"))["key"]
    notebook, remarks, _ = prepare(course, assignment, student, "")
    cells = [[cell.source, cell.metadata] for cell in notebook.cells]
    try:
        with open(os.path.join(os.path.dirname(course.submission(assignment, student)), "timestamp.txt")) as file:
            time = file.read()
    except OSError:
        time = ""
    return hashlib.sha256(json.dumps([key, cells, remarks, time]).encode()).hexdigest()


def is_recorded(course, assignment, student, state):
    return (
        read_json(course.executed(assignment, student, "recorded")) == {"state": state}
        and os.path.exists(course.path("autograded", student, assignment, f"{assignment}.ipynb"))
    )


def record(course, api, assignment, student):
    state = state_of(course, assignment, student)
    if is_recorded(course, assignment, student, state):
        return {"again": False}
    result = api.autograde(assignment, student)
    if not result["success"]:
        return {"failed": (result.get("error") or result.get("log") or "nbgrader failed").strip()}
    write_whole(course.executed(assignment, student, "recorded"), json.dumps({"state": state}) + "\n")
    return {"again": True}


def main(folder, assignment):
    course = Course(folder)
    with gradebook_lock(course):
        back_up(course)
        api = api_of(course)
        for line in sys.stdin:
            student = line.strip()
            print(json.dumps({"student": student, **record(course, api, assignment, student)}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
