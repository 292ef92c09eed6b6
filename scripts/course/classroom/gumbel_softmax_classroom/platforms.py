"""How learning platforms name what they give."""

import re
from dataclasses import dataclass

from . import names

#: "Ada Lovelace_123456_assignsubmission_file_", a folder, or the beginning of a file's name.
MOODLE = re.compile(r"(?P<name>[^_].*?)_(?P<number>\d+)_assignsubmission_[a-z]+_?", re.IGNORECASE)
#: "lovelaceada_LATE_1234_5678_hw-2.ipynb": the family name and the given names in one word, the student's
#: number,
#: the submission's.
CANVAS = re.compile(r"(?P<name>[^\W\d_][^_]*)_(?:LATE_)?(?P<number>\d+)_\d+_.+", re.IGNORECASE)


@dataclass(frozen=True)
class Sender:
    """Whom a platform names: the words to look for in the list of students, and an id made from them."""

    name: str
    number: str

    @property
    def made_id(self) -> str:
        return f"{names.slug(self.name)}-{self.number}".strip("-")


def sender(part: str) -> Sender | None:
    """Whom a part of a path names, where it has a platform's form."""
    found = MOODLE.match(part) or CANVAS.fullmatch(part)
    return Sender(found["name"], found["number"]) if found else None
