"""Takes submissions as learning platforms give them: python -m gumbel_softmax_classroom.collect COURSE
SOURCE
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable

from . import limits, names
from .attempts import Attempt, keep
from .course import Assignments, read_assignments
from .errors import Problem
from .identify import Identifier
from .read import notebook_or_problem, text_of
from .sources import Item, gather
from .spool import Spool
from .students import Roster, read_students
from .submissions import Submission, set_aside, submission

DAY = 86_400
Say = Callable[[str, str], None]


def collect(course: Path, source: Path, given: str | None = None, when: datetime | None = None) -> int:
    """Takes what can be taken and prints a report.

    :param given: the assignment of files that don't tell
    :param when: the time of all of them, in place of their own
    :returns: how many submissions are in the course now, of those that came
    :raises Problem: where the source, the list of students or the assignment is wrong
    """
    if not course.is_dir():
        raise Problem(
            f"There is no course folder '{names.printable(str(course))}'. Make it with "
            "`npm run course -- release`."
        )
    assignments = read_assignments(course)
    assignment = assignments.named(given) if given is not None else None
    roster = Roster(read_students(course))
    received = course / "received"
    received.mkdir(exist_ok=True)
    _remove_old(received)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=received) as scratch:
        items = gather(source, Spool(Path(scratch)))
        return _take(course, source, items, roster, assignments, assignment, when)


def _take(
    course: Path,
    source: Path,
    items: list[Item],
    roster: Roster,
    assignments: Assignments,
    given: str | None,
    when: datetime | None,
) -> int:
    found: Counter[str] = Counter()

    def say(kind: str, line: str) -> None:
        found[kind] += 1
        print(f"  {line}")

    now = when or datetime.now(timezone.utc).replace(microsecond=0)
    identifier = Identifier(roster, list(assignments.cells), items, source.name)
    for item in items:
        if item.file is None:
            say(
                "problems",
                f"{_who(identifier, item)}'{names.printable(item.name)}' {item.refused}. It was not taken.",
            )
    all_given = [submission(item, identifier, assignments, given, now) for item in items if item.file]
    if when:
        for each in all_given:
            each.time = when
    counted, aside = set_aside(all_given)
    for each in aside:
        say(
            "aside",
            f"{each.who.student}: '{names.printable(each.item.name)}' is no notebook and was left aside.",
        )
    unidentified = {each.who.student: each.who.unidentified for each in counted if each.who.unidentified}
    for student, why in unidentified.items():
        say("unidentified", f"{student}: {why}, so this id was made.")
    for each in sorted(counted, key=lambda s: s.order):
        _keep(course, each, counted, when is not None, found, say)
    _summary(found)
    return sum(found[outcome] for outcome in ("taken", "replaced", "older", "unchanged", "corrected"))


def _keep(
    course: Path,
    each: Submission,
    counted: list[Submission],
    time_given: bool,
    found: Counter[str],
    say: Say,
) -> None:
    student, name = each.who.student, names.printable(each.item.name)
    if each.assignment is None:
        say(
            "problems",
            f"{student}: nothing tells which assignment '{name}' is for. Name it with --assignment.",
        )
        return
    if each.problem:
        say("problems", f"{student}: {each.problem} ('{name}'; an empty notebook stands for it.)")
    item = each.item
    assert item.file is not None
    # Read again: the notebooks of a whole class may not fit into memory.
    notebook = notebook_or_problem(item.file, each.problem)
    came = Attempt(
        student,
        each.assignment,
        item.name,
        item.file,
        item.sha256,
        each.time,
        time_given,
        each.problem,
        text_of(notebook),
    )
    found[keep(course, came)] += 1
    same = [other for other in counted if (other.who.student, other.assignment) == (student, each.assignment)]
    if len({other.item.sha256 for other in same}) > 1 and each is max(same, key=lambda s: s.order):
        say(
            "several", f"{student} gave {len(same)} files for {each.assignment}: the newest counts, '{name}'."
        )


def _who(identifier: Identifier, item: Item) -> str:
    who = identifier.who(item)
    return "" if who.unidentified else f"{who.student}: "


def _summary(found: Counter[str]) -> None:
    print(
        f"Taken: {found['taken']} new, {found['replaced']} in place of an older one, {found['unchanged']} "
        f"unchanged, "
        f"{found['older']} older than what is there. Unidentified: {found['unidentified']}. Problems: "
        f"{found['problems']}." + (f" Given another time: {found['corrected']}." if found["corrected"] else "")
    )


def _remove_old(received: Path) -> None:
    """What a killed run left."""
    for folder in received.glob(".incoming-*"):
        if time.time() - folder.stat().st_mtime > DAY:
            shutil.rmtree(folder, ignore_errors=True)


def _moment(text: str) -> datetime:
    """ISO 8601; without a time zone it is this machine's."""
    try:
        return datetime.fromisoformat(text).astimezone(timezone.utc).replace(microsecond=0)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no time such as 2026-12-01T23:59:00Z") from error


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="collect", description="Takes submissions from a folder or an archive."
    )
    parser.add_argument("course", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("--assignment")
    parser.add_argument("--time", type=_moment)
    arguments = parser.parse_args()
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    limits.limit_memory()
    try:
        if collect(arguments.course, arguments.source, arguments.assignment, arguments.time) == 0:
            raise Problem("Nothing could be taken: there is no file that can be a submission.")
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
