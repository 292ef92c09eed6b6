"""Which of the files that came in are submissions, of whom, for what and of when."""

import re
from dataclasses import dataclass
from datetime import datetime, timezone

from . import names
from .course import Assignments
from .identify import Identifier, Who
from .parse import NoNotebook
from .read import read_notebook
from .sources import Item


@dataclass
class Submission:
    item: Item
    who: Who
    assignment: str | None
    #: Why it is no notebook or can't be graded.
    problem: str | None
    time: datetime

    @property
    def is_notebook(self) -> bool:
        """Whether it is one, or was meant to be."""
        return self.problem is None or self.item.parts[-1].casefold().endswith(".ipynb")

    @property
    def order(self) -> tuple[object, ...]:
        """By time; of the same time by the time inside an archive, then by name, "x-2" after "x"."""
        inner = self.item.times.get(len(self.item.parts) - 1, 0.0)
        natural = [(int(n or 0), text) for n, text in re.findall(r"(\d+)|(\D+)", names.stem(self.item.name))]
        return (self.time, inner, natural)


def submission(
    item: Item, identifier: Identifier, assignments: Assignments, given: str | None, now: datetime
) -> Submission:
    """:param given: the assignment that the teacher named"""
    who = identifier.who(item)
    notebook, problem = None, None
    if item.file is None or item.refused:
        problem = f"The file '{names.printable(item.parts[-1])}' {item.refused}."
    else:
        try:
            notebook = read_notebook(item.file)
        except NoNotebook as error:
            problem = str(error)
    assignment = assignments.of(notebook, item.name, given)
    return Submission(item, who, assignment, problem, _time(item, who.part, now))


def _time(item: Item, part: int, now: datetime) -> datetime:
    """The time of what names the student, else of what is inside it: a student can set the latter.

    No time lies in the future: an attempt of then could never be replaced.
    """
    known = [item.times[place] for place in sorted(item.times) if place >= part] + [
        item.times[place] for place in sorted(item.times, reverse=True) if place < part
    ]
    for seconds in known:
        try:
            return min(now, datetime.fromtimestamp(int(seconds), timezone.utc))
        except (ValueError, OverflowError, OSError):
            continue
    return now


def set_aside(submissions: list[Submission]) -> tuple[list[Submission], list[Submission]]:
    """Those that count, and other files of students who gave a notebook for the same assignment."""
    given: dict[str, set[str | None]] = {}
    for each in submissions:
        if each.is_notebook:
            given.setdefault(each.who.student, set()).add(each.assignment)

    def is_aside(each: Submission) -> bool:
        notebooks = given.get(each.who.student, set())
        return not each.is_notebook and (
            each.assignment in notebooks or (each.assignment is None and bool(notebooks))
        )

    return [s for s in submissions if not is_aside(s)], [s for s in submissions if is_aside(s)]
