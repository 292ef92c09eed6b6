"""Who sent a file: by the parts of its path, from the outside in, so that no one can name another by
what is inside.
"""

import hashlib
import re
from dataclasses import dataclass

from . import names, platforms
from .sources import Item
from .students import Roster

#: Folders that name no one.
COMMON = {"submission", "submissions", "submitted", "download", "downloads", "export", "files", "all"}


@dataclass(frozen=True)
class Who:
    student: str
    #: The part of the path that names the student; its time is the time of the submission.
    part: int
    #: What to tell the teacher where the list of students has nobody who fits.
    unidentified: str | None


class Identifier:
    """:param assignments: their names, which are no students' either"""

    def __init__(self, roster: Roster, assignments: list[str], items: list[Item], source: str) -> None:
        self.roster = roster
        self.assignments = assignments
        self.source = names.stem(source)
        #: Folders around everything.
        self.around = _around(items)

    def who(self, item: Item) -> Who:
        for place, part in enumerate(item.parts):
            last = place == len(item.parts) - 1
            text = names.stem(part) if last or names.is_archive(part) else part
            sender = platforms.sender(part)
            found = self.roster.find(sender.name if sender else text)
            if sender and len(found) != 1:
                found = self.roster.find(sender.number) or found
            if len(found) == 1:
                return Who(next(iter(found)), place, None)
            if sender:
                return self._made(sender.made_id, part, place, found)
            if found:
                return self._made(self._plain_id(text), part, place, found)
        place = self._plain_place(item)
        part = item.parts[place]
        return self._made(
            self._plain_id(
                part if place < len(item.parts) - 1 and not names.is_archive(part) else names.stem(part)
            ),
            part,
            place,
            set(),
        )

    def _plain_place(self, item: Item) -> int:
        """The outermost part that may name a student."""
        for place, part in enumerate(item.parts[:-1]):
            plain = names.slug(names.stem(part) if names.is_archive(part) else part)
            is_assignment = any(names.slug(name) in plain for name in self.assignments)
            is_source = place == 0 and self.source != "" and plain == names.slug(self.source)
            if place >= self.around and plain not in COMMON and not is_assignment and not is_source:
                return place
        return len(item.parts) - 1

    def _plain_id(self, text: str) -> str:
        """Made from a name that no platform gave: without the browser's "(1)" and the assignment's name."""
        own = re.sub(r"\s*\(\d+\)$", "", text)
        made = names.slug(own)
        for name in self.assignments:
            made = re.sub(rf"(^|-){re.escape(names.slug(name))}(-|$)", "-", made).strip("-") or made
        # Letters of other scripts fall away; what is left may be nothing, or the same for two students.
        lost = any(c.isalnum() and not names.slug(c) for c in own)
        return (
            f"{made or 'student'}-{hashlib.sha256(own.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"
            if lost or not made
            else made
        )

    def _made(self, made: str, part: str, place: int, found: set[str]) -> Who:
        student = f"unknown-{made}" if made in self.roster or made == "" else made
        shown = names.printable(part)
        if found:
            why = f"'{shown}' fits {', '.join(sorted(found))} alike"
        else:
            why = (
                f"nobody in students.csv fits '{shown}'"
                if self.roster.students
                else f"there is no students.csv to find '{shown}' in"
            )
        return Who(student, place, why)


def _around(items: list[Item]) -> int:
    """How many outer folders hold everything and then only folders or archives, of which there are
    several.
    """
    depth = 0
    paths = [item.parts for item in items]
    while (
        paths
        and all(len(path) > depth + 2 for path in paths)
        and len({path[: depth + 1] for path in paths}) == 1
    ):
        depth += 1
    return depth if paths and depth > 0 and len({path[depth] for path in paths}) > 1 else 0
