"""nbgrader stops at a file that is no sound notebook; here it gets one in its place that it can read."""

import os

import nbformat

from .folders import write_whole
from .read import text_of
from .submission import read_submission


def stand_in_for_unreadable(assignment, student, notebooks):
    """Called by nbgrader before it reads a submission; the file itself is kept beside as NAME.unreadable."""
    for path in notebooks:
        if is_sound(path):
            continue
        found, _ = read_submission(path)
        os.replace(path, f"{path}.unreadable")
        write_whole(path, text_of(found).decode())


def is_sound(path):
    try:
        with open(path, encoding="utf-8") as file:
            nbformat.validate(nbformat.read(file, as_version=4))
        return True
    except Exception:  # nbformat has many ways to fail on what is no notebook
        return False
