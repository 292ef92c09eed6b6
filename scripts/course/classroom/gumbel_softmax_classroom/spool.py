"""Copies of what comes in, made piece by piece so that every limit stops them while they are read."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from . import limits
from .errors import Exhausted, Refused

PIECE = 64 * 1024


@dataclass
class Budget:
    """What an archive may still unpack to. What an inner one uses counts for the outer one too."""

    total: int
    #: The archive's own size on disk.
    packed: int
    outer: "Budget | None" = None
    used: int = 0
    members: int = 0

    def count(self) -> None:
        self.members += 1
        if self.members > limits.MEMBERS:
            raise Exhausted(self, f"holds more than {limits.MEMBERS} files")

    def spend(self, size: int) -> None:
        self.used += size
        if self.used > self.total:
            raise Exhausted(self, f"unpacks to more than {limits.size(self.total)}")
        allowance = limits.NESTED_ALLOWANCE if self.outer else limits.ARCHIVE_ALLOWANCE
        if self.used > allowance and self.used > limits.RATIO * self.packed:
            raise Exhausted(self, f"grows to more than {limits.RATIO} times its size when unpacked")
        if self.outer:
            self.outer.spend(size)

    def give_back(self) -> None:
        """For an inner archive of which nothing was kept."""
        if self.outer:
            self.outer.used -= self.used


class Spool:
    """Numbered files in a folder of its own: what a thing was called plays no part in where it is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0

    def copy(
        self, read: Callable[[int], bytes], budget: Budget | None = None, packed: int | None = None
    ) -> tuple[Path, str]:
        """The file and its sha256. `packed` is the size of what was read for it, where that is known."""
        self.made += 1
        path = self.folder / str(self.made)
        digest = hashlib.sha256()
        size = 0
        try:
            with path.open("xb") as out:
                while piece := read(PIECE):
                    size += len(piece)
                    if size > limits.MEMBER_BYTES:
                        raise Refused(f"is larger than {limits.size(limits.MEMBER_BYTES)}")
                    if packed is not None and size > limits.MEMBER_ALLOWANCE and size > limits.RATIO * packed:
                        raise Refused(f"grows to more than {limits.RATIO} times its size when unpacked")
                    if budget:
                        budget.spend(len(piece))
                    digest.update(piece)
                    out.write(piece)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path, digest.hexdigest()
