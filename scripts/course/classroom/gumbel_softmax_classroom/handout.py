"""Packs what a student gets: `python -m gumbel_softmax_classroom.handout COURSE ASSIGNMENT`; prints the zip's path.

The zip holds the course itself without its assignments (whose solutions are in them), and the assignment's released files
in `my-notebooks/`. The same files give the same zip, byte for byte.
"""

import os
import sys
import zipfile

from .folders import Course

PROJECT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "..", ".."))
FILES = (
    ".npmrc",
    "CITATION.cff",
    "LICENSE",
    "LICENSE-TEXT",
    "package-lock.json",
    "package.json",
    "tsconfig.json",
)
FOLDERS = ("data", "figures", "lib", "notebooks", "scripts")
LEFT_OUT = ("assignments", "dist", "node_modules", "test", "fixtures", "__pycache__", ".ipynb_checkpoints")
EPOCH = (2020, 1, 1, 0, 0, 0)


def members(course, assignment):
    """Pairs of a path in the zip and a file."""
    top = assignment
    for name in FILES:
        yield f"{top}/{name}", os.path.join(PROJECT, name)
    for folder in FOLDERS:
        for file in files_below(os.path.join(PROJECT, folder)):
            yield f"{top}/{os.path.relpath(file, PROJECT)}", file
    released = course.files(assignment)
    for file in files_below(released):
        inside = os.path.relpath(file, released)
        place = "README.md" if inside == "README.md" else f"my-notebooks/{assignment}/{inside}"
        yield f"{top}/{place}", file


def files_below(folder):
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT)
        for name in sorted(names):
            path = os.path.join(base, name)
            if not os.path.islink(path) and not name.endswith((".test.ts", ".tmp", ".tsbuildinfo")):
                yield path


def pack(course, assignment):
    target = course.path("handout", f"{assignment}.zip")
    os.makedirs(os.path.dirname(target), exist_ok=True)
    temporary = f"{target}.tmp"
    with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in members(course, assignment):
            about = zipfile.ZipInfo(name.replace(os.sep, "/"), EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            with open(file, "rb") as content:
                archive.writestr(about, content.read())
    os.replace(temporary, target)
    return target


if __name__ == "__main__":
    print(pack(Course(sys.argv[1]), sys.argv[2]))
