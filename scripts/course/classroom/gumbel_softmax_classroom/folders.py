"""The folders and files of a course."""

import contextlib
import json
import os

import nbformat


class Course:
    def __init__(self, folder):
        self.folder = os.path.abspath(folder)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    @property
    def settings(self):
        with open(self.path("course.json"), encoding="utf-8") as file:
            return json.load(file)

    def source(self, assignment):
        return read_notebook(self.path("source", assignment, f"{assignment}.ipynb"))

    def submission(self, assignment, student):
        return self.path("submitted", student, assignment, f"{assignment}.ipynb")

    def files(self, assignment):
        """What lies beside the assignment's notebook, as students have it."""
        return self.path("release", assignment)

    def judge(self, assignment):
        """The files of the assignment's judge: node, program, tests, version."""
        with open(self.path("judges", f"{assignment}.json"), encoding="utf-8") as file:
            return json.load(file)

    def executed(self, assignment, student, ending):
        return self.path("executed", assignment, f"{student}.{ending}")


def read_notebook(path):
    return nbformat.read(path, as_version=4)


def write_whole(path, data):
    """Writes a whole file or nothing: bytes as they are, text as UTF-8."""
    folder, name = os.path.split(path)
    os.makedirs(folder, exist_ok=True)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def read_json(path):
    """A file's JSON, or None where it is absent or cut off."""
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None
