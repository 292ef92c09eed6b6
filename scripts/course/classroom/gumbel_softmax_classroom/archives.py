"""The members of zip and tar archives, one after the other. Nothing is extracted by the libraries
themselves.
"""

import calendar
import stat
import struct
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

from . import limits, tars
from .errors import Refused

#: What the libraries raise for damaged or hostile archives.
DAMAGED = (*tars.DAMAGED, zipfile.BadZipFile, struct.error, RuntimeError)


@dataclass
class Member:
    """A file in an archive: its name as it came, its time in seconds where it has one, and how to read it."""

    name: str
    time: float | None
    #: Why it isn't taken, going on from its name; None for a file that can be read.
    refused: str | None
    open: Callable[[], Callable[[int], bytes]]
    packed: int | None
    #: Whether reading it is counted by what reads the archive.
    counted: bool


def members(path: Path, spend: Callable[[int], None]) -> Iterator[Member]:
    """The files of an archive, known by its content; folders are left out.

    :param spend: is told of every byte of a tar, headers and what is skipped included
    :raises Refused: where it is neither a zip nor a tar, or is damaged
    """
    with path.open("rb") as file:
        start = file.read(512)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _zip_members(path)
    elif start.startswith(b"\x1f\x8b") or start[257:262] == b"ustar" or tars.is_old(start):
        for info, read in tars.members(path, spend):
            refused = None if info.isreg() and not info.issparse() else tars.kind(info)
            yield Member(info.name, info.mtime or None, refused, lambda read=read: read, None, True)
    elif not start:
        raise Refused("is empty")
    else:
        raise Refused("is no zip, tar or tar.gz archive, whatever its name says")


class _Bounded:
    """A file of which no one may ask for much at once: an archive's list of contents is read in one piece."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.seek, self.tell, self.close = self._file.seek, self._file.tell, self._file.close
        self.seekable = self._file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > limits.DIRECTORY_BYTES:
            raise Refused("has a list of contents that is too long")
        return self._file.read(min(size, limits.DIRECTORY_BYTES) if size >= 0 else limits.DIRECTORY_BYTES)


def _zip_members(path: Path) -> Iterator[Member]:
    file = _Bounded(path)
    try:
        with zipfile.ZipFile(file) as archive:  # type: ignore[arg-type]
            for info in archive.infolist():
                if info.is_dir():
                    continue
                how = _zip_refusal(info), _opener(archive, info), info.compress_size
                yield Member(_zip_name(info), _zip_time(info), *how, counted=False)
    except DAMAGED as error:
        raise Refused(f"is a damaged zip archive ({error})") from error
    finally:
        file.close()


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], Callable[[int], bytes]]:
    return lambda: archive.open(info).read


def _zip_refusal(info: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & 0x1:
        return "is encrypted: ask for it without a password"
    if kind == stat.S_IFLNK:
        return "is a link, which is never followed"
    if kind not in (0, stat.S_IFREG):
        return "is a device or another special file"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The others unpack a small piece into a very large one before anything could stop them.
        return f"is compressed by method {info.compress_type}: ask for an ordinary zip"
    return None


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Many programs write UTF-8 and don't say so; Python then reads it as code page 437."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name


def _zip_time(info: zipfile.ZipInfo) -> float | None:
    """The exact time where the archive has one (Info-ZIP's extra field), else the local one; none
    before 1981.
    """
    extra = info.extra
    while len(extra) >= 4:
        tag, length = struct.unpack("<HH", extra[:4])
        if tag == 0x5455 and length >= 5 and len(extra) >= 9 and extra[4] & 1:
            return float(struct.unpack("<I", extra[5:9])[0])
        extra = extra[4 + length :]
    try:
        calendar.weekday(*info.date_time[:3])
        return time.mktime((*info.date_time, 0, 0, -1)) if info.date_time[0] > 1980 else None
    except (ValueError, OverflowError):
        return None
