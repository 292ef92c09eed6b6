"""The list of students, and whom a text names in it."""

import csv
import io
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from . import names
from .errors import Problem


@dataclass(frozen=True)
class Student:
    id: str
    name: str
    email: str

    @property
    def local(self) -> str:
        return self.email.partition("@")[0]


def read_students(course: Path) -> list[Student]:
    """students.csv of a course; empty where there is none.

    :raises Problem: where it has no column `id`, or an id twice or one that can't be a folder's name
    """
    path = course / "students.csv"
    if not path.exists():
        return []
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    columns = {(name or "").strip().casefold(): name for name in rows.fieldnames or []}
    if "id" not in columns:
        raise Problem(
            f"students.csv has no column 'id': its first line is '{names.printable(first.strip())}'. "
            f"Begin it with id,name,email."
        )
    found: dict[str, Student] = {}
    for row in rows:
        values = {key: (row.get(columns.get(key, "")) or "").strip() for key in ("id", "name", "email")}
        if not any(values.values()):
            continue
        _check(values["id"], rows.line_num, found)
        found[values["id"]] = Student(**values)
    return list(found.values())


def _check(student: str, line: int, found: dict[str, Student]) -> None:
    where = f"students.csv, line {line}: the id '{names.printable(student)}'"
    if not re.fullmatch(r"[^\W_][\w.@ -]{0,99}", student) or student.endswith((".", " ")):
        raise Problem(f"{where} can't be a folder's name. Use letters, digits, '-', '_', '.' and '@'.")
    if student in found:
        raise Problem(f"{where} is there twice. Give each student one line.")


class Roster:
    """Finds students by what platforms and people call them: id, e-mail, name; in any order, case and
    accents.
    """

    def __init__(self, students: list[Student]) -> None:
        self.students = students
        self._ids = {student.id for student in students}
        self._words = {student.id: names.words(student.name) for student in students}
        #: Names run together in any order of their words, as Canvas has them.
        self._glued: dict[str, set[str]] = {}
        for student, parts in self._words.items():
            for order in itertools.permutations(parts) if 1 < len(parts) <= 5 else [parts]:
                self._glued.setdefault("".join(order), set()).add(student)

    def __contains__(self, student: str) -> bool:
        return student in self._ids

    def find(self, text: str) -> set[str]:
        """The ids that a text fits by the strongest sign that fits any: one, none, or several that it
        can't tell apart.
        """
        if not self.students:
            return set()
        folded = names.fold(text.strip())
        words = names.words(text)
        for sign in (self._whole, self._glued_name, self._inside, self._name_inside):
            if found := sign(folded, words):
                return found
        return set()

    def _whole(self, folded: str, _words: list[str]) -> set[str]:
        by_id = {s.id for s in self.students if names.fold(s.id) == folded}
        return by_id or {
            s.id for s in self.students if folded and folded in (names.fold(s.email), names.fold(s.local))
        }

    def _glued_name(self, _folded: str, words: list[str]) -> set[str]:
        return self._glued.get("".join(words), set()) if words else set()

    def _inside(self, folded: str, _words: list[str]) -> set[str]:
        """An id or the first part of an e-mail within other words: "s123_final (2)". Short ones prove
        nothing.
        """

        def within(sign: str) -> bool:
            pattern = rf"(?<![^\W_]){re.escape(names.fold(sign))}(?![^\W_])"
            return len(sign) >= 3 and re.search(pattern, folded) is not None

        by_id = {s.id for s in self.students if within(s.id)}
        return by_id or {s.id for s in self.students if within(s.local)}

    def _name_inside(self, _folded: str, words: list[str]) -> set[str]:
        """All words of a name among others; or all words given among those of a longer name, two at least."""
        given = set(words)
        all_there = {s for s, parts in self._words.items() if len(parts) > 1 and given.issuperset(parts)}
        return all_there or {
            s for s, parts in self._words.items() if len(given) > 1 and given.issubset(parts)
        }
