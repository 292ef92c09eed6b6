"""What lies in the folder or archive that the teacher gives: every file in it, copied, with where it
was found.
"""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator

from . import archives, limits, names
from .errors import Exhausted, Problem, Refused
from .spool import Budget, Spool

#: An archive and the archives in it are opened, and no deeper.
DEPTH = 2


@dataclass
class Item:
    """A file that came in."""

    #: Folders, archives and the file, from the outside in.
    parts: tuple[str, ...]
    #: The time of those of them that have one, by their place in `parts`.
    times: dict[int, float] = field(default_factory=dict)
    #: The copy, and its sha256; None for what can't be taken.
    file: Path | None = None
    sha256: str = ""
    #: What is wrong with it, going on from its name.
    refused: str | None = None

    @property
    def name(self) -> str:
        """As it came."""
        return "/".join(self.parts)


def gather(source: Path, spool: Spool) -> list[Item]:
    """All files of a folder or an archive; leftovers of operating systems are left out.

    :raises Problem: where there is no such folder or archive, or it can't be read at all
    """
    if source.is_dir():
        return [item for path, parts in _walk(source) for item in _from_folder(path, parts, spool)]
    if not source.is_file():
        raise Problem(
            f"'{names.printable(str(source))}' is neither a folder nor an archive. Give the path of one."
        )
    times = {0: source.stat().st_mtime}
    items = list(_unpacked(source, (source.name,), times, 1, _budget(source, limits.TOTAL_BYTES), spool))
    if items and all(item.file is None and len(item.parts) == 1 for item in items):
        raise Problem(
            f"'{names.printable(source.name)}' {items[0].refused}. Give a folder, a zip, a tar or a tar.gz."
        )
    return items


def _walk(folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Nothing is followed: links are named like files and refused later."""
    for at, folders, files in os.walk(folder):
        linked = [name for name in folders if (Path(at) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in linked)
        for name in sorted(files + linked):
            path = Path(at) / name
            parts = path.relative_to(folder).parts
            if not names.is_leftover(parts):
                yield path, parts


def _from_folder(path: Path, parts: tuple[str, ...], spool: Spool) -> Iterator[Item]:
    try:
        # Not even opened where it is no plain file: a pipe would wait for ever.
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Refused("is a link or no plain file")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            times = {len(parts) - 1: os.fstat(handle).st_mtime}
            if names.is_archive(path.name):
                yield from _opened(path, parts, times, 1, _budget(path, limits.TOTAL_BYTES), spool)
            else:
                yield Item(parts, times, *spool.copy(file.read))
    except (Refused, OSError) as error:
        yield Item(parts, refused=_why(error))


def _opened(
    path: Path, parts: tuple[str, ...], times: dict[int, float], depth: int, budget: Budget, spool: Spool
) -> Iterator[Item]:
    """What is in an archive that may be a student's own; the archive itself where nothing in it can be
    taken.
    """
    inside: list[Item] = []
    try:
        inside.extend(_unpacked(path, parts, times, depth, budget, spool))
    except Exhausted as error:
        if error.budget is not budget:
            raise
        # What was read of a bomb goes again, so that it uses up nothing of what is there for the others.
        for item in inside:
            if item.file:
                item.file.unlink()
        inside = [Item(parts, times, refused=str(error))]
        budget.give_back()
    if any(item.file for item in inside):
        yield from inside
        return
    why = "is an empty archive" if not inside else inside[0].refused
    if inside and len(inside[0].parts) > len(parts):
        why = f"holds '{names.printable(inside[0].parts[-1])}', which {why}"
    with path.open("rb") as file:
        yield Item(parts, times, *spool.copy(file.read), refused=why)


def _unpacked(
    path: Path, parts: tuple[str, ...], times: dict[int, float], depth: int, budget: Budget, spool: Spool
) -> Iterator[Item]:
    """The files in an archive. Where it has to be left, the last item is the archive itself, without a
    file.
    """
    try:
        for member in archives.members(path, budget.spend):
            budget.count()
            yield from _member(member, parts, times, depth, budget, spool)
    except Exhausted as error:
        if error.budget is not budget or depth == DEPTH:
            raise
        yield Item(parts, times, refused=str(error))
    except Refused as error:
        yield Item(parts, times, refused=str(error))


def _member(
    member: archives.Member,
    outer: tuple[str, ...],
    times: dict[int, float],
    depth: int,
    budget: Budget,
    spool: Spool,
) -> Iterator[Item]:
    parts = (*outer, *member.name.split("/"))
    try:
        parts = (*outer, *names.safe_parts(member.name))
        if names.is_leftover(parts[len(outer) :]):
            return
        if member.refused:
            raise Refused(member.refused)
        path, sha256 = spool.copy(member.open(), None if member.counted else budget, member.packed)
    except Exhausted:
        raise
    except (Refused, *archives.DAMAGED) as error:
        yield Item(parts, times, refused=_why(error))
        return
    own = times if member.time is None else {**times, len(parts) - 1: member.time}
    if not names.is_archive(parts[-1]):
        yield Item(parts, own, path, sha256)
    elif depth < DEPTH:
        inner = Budget(limits.NESTED_BYTES, path.stat().st_size, budget)
        yield from _opened(path, parts, own, depth + 1, inner, spool)
        path.unlink()
    else:
        yield Item(parts, own, path, sha256, "is an archive in an archive in an archive: only two are opened")


def _budget(path: Path, total: int) -> Budget:
    return Budget(total, path.stat().st_size)


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, Refused) else f"can't be read ({error})"
