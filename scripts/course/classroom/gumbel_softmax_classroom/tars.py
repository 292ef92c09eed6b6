"""Tar archives, read from the front to the back: every byte that is unpacked is counted, also those of
headers.
"""

import gzip
import tarfile
import zlib
from pathlib import Path
from typing import BinaryIO, Callable, Iterator

from . import limits
from .errors import Refused

DAMAGED = (tarfile.TarError, zlib.error, RecursionError, OSError, EOFError, ValueError)
BLOCK = 64 * 1024


class _Counted:
    """A stream that goes forward only and tells how much of it is read."""

    def __init__(self, stream: BinaryIO, spend: Callable[[int], None]) -> None:
        self._stream = stream
        self._spend = spend
        self._at = 0

    def tell(self) -> int:
        return self._at

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= limits.HEADER_BYTES:
            raise Refused("has a header that is too long")
        data = self._stream.read(size)
        self._at += len(data)
        self._spend(len(data))
        return data

    def seek(self, to: int, whence: int = 0) -> int:
        if whence != 0 or to < self._at:
            raise Refused("is a tar archive whose parts overlap")
        while self._at < to:
            if not self.read(min(BLOCK, to - self._at)):
                break
        return self._at


def is_old(start: bytes) -> bool:
    """Whether these are the first bytes of a tar archive from before 1988, which has no signature."""
    try:
        tarfile.TarInfo.frombuf(start, "utf-8", "surrogateescape")
        return True
    except tarfile.TarError:
        return False


def members(
    path: Path, spend: Callable[[int], None]
) -> Iterator[tuple[tarfile.TarInfo, Callable[[int], bytes]]]:
    """Each member but folders, with what reads it; a member can be read until the next is asked for.

    :raises Refused: where the archive is damaged
    """
    with path.open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
    raw: BinaryIO = gzip.open(path, "rb") if is_packed else path.open("rb")  # type: ignore[assignment]
    try:
        stream = _Counted(raw, spend)
        options = {"mode": "r:", "encoding": "utf-8", "errors": "surrogateescape"}
        with tarfile.open(fileobj=stream, **options) as archive:  # type: ignore[call-overload]
            while (info := archive.next()) is not None:
                archive.members.clear()
                if not info.isdir():
                    data = archive.extractfile(info) if info.isreg() and not info.issparse() else None
                    yield info, data.read if data else lambda _: b""
    except DAMAGED as error:
        raise Refused(f"is a damaged tar archive ({error})") from error
    finally:
        raw.close()


def kind(info: tarfile.TarInfo) -> str:
    """Why a member that is no plain file isn't taken."""
    if info.issym() or info.islnk():
        return "is a link, which is never followed"
    return "is a sparse file" if info.issparse() else "is a device or another special file"
