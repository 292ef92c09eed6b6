"""Where submissions are kept: originals in received/, what is graded in submitted/. Each step is whole
or not there.
"""

import json
import shutil
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Literal

from . import names
from .folders import write_whole
from .read import notebook_or_problem, text_of

#: What is noted of an attempt.
Info = dict[str, Any]
Outcome = Literal["taken", "replaced", "older", "unchanged", "corrected"]


@dataclass(frozen=True)
class Attempt:
    """A file that a student sent for an assignment."""

    student: str
    assignment: str
    #: As it came.
    name: str
    file: Path
    sha256: str
    #: Whole seconds.
    time: datetime
    #: Whether the teacher has given the time: then it holds for the same file when it came before, too.
    time_given: bool
    problem: str | None
    #: What nbgrader gets.
    notebook: bytes


def keep(course: Path, attempt: Attempt) -> Outcome:
    """Keeps the original, and makes it the submission unless a newer one is there. Of one time the later kept counts.

    A kill at any moment leaves nothing half written; the same again goes on.
    """
    folder = course / "received" / attempt.assignment / attempt.student
    # By the time that the file came with, also where another was given since.
    own = folder / f"{attempt.time:%Y%m%dT%H%M%SZ}-{attempt.sha256[:12]}"
    kept = kept_infos(folder)
    same = [info for info in kept if info["sha256"] == attempt.sha256]
    if attempt.time_given and same:
        return _correct_time(course, attempt, kept, same)
    latest = _latest(kept)
    if latest and (own.is_dir() or latest["sha256"] == attempt.sha256):
        time = datetime.fromisoformat(latest["time"])
        if latest["sha256"] == attempt.sha256 and not _is_submitted(course, attempt, time):
            _submit(course, attempt, attempt.notebook, time)
        return "unchanged"
    _keep_original(own, attempt)
    if latest and datetime.fromisoformat(latest["time"]) > attempt.time:
        return "older"
    _submit(course, attempt, attempt.notebook, attempt.time)
    return "replaced" if latest else "taken"


def _correct_time(course: Path, attempt: Attempt, kept: list[Info], same: list[Info]) -> Outcome:
    """Gives the same file, kept before, the time of now, and makes whichever attempt is then the newest the submission."""
    other = [info for info in same if info["time"] != utc(attempt.time)]
    for info in other:
        info["time"] = utc(attempt.time)
        _write_info(info["folder"], {key: info[key] for key in info if key != "folder"})
    latest = _latest(kept)
    assert latest is not None
    if latest["time"] == utc(attempt.time):
        _submit(course, attempt, attempt.notebook, attempt.time)
    else:
        original = _original(latest["folder"])
        if original is not None:
            data = text_of(notebook_or_problem(original, latest["problem"]))
            _submit(course, attempt, data, datetime.fromisoformat(latest["time"]))
    return "corrected" if other else "unchanged"


def kept_infos(folder: Path) -> list[Info]:
    """info.json of each of a student's attempts, with its folder."""
    return [
        {**json.loads(path.read_bytes()), "folder": path.parent}
        for path in sorted(folder.glob("[0-9]*/info.json"))
    ]


def _latest(kept: list[Info]) -> Info | None:
    return max(kept, key=lambda info: info["time"], default=None)


def _original(folder: Path) -> Path | None:
    """The file as it came, in an attempt's folder."""
    names_there = (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))
    return next((path for path in names_there if path.name != "info.json"), None)


def utc(time: datetime) -> str:
    return time.astimezone(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


def _keep_original(folder: Path, attempt: Attempt) -> None:
    temporary = folder.with_name(f".{folder.name}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    name = names.safe_file_name(Path(attempt.name).name)
    own = f"submitted-{name}" if name.casefold() == "info.json" else name
    shutil.copyfile(attempt.file, temporary / own)
    info = {
        "from": attempt.name.encode("utf-8", "backslashreplace").decode("utf-8"),
        "sha256": attempt.sha256,
        "time": utc(attempt.time),
        "problem": attempt.problem,
    }
    _write_info(temporary, info)
    temporary.rename(folder)


def _write_info(folder: Path, info: Info) -> None:
    write_whole(folder / "info.json", json.dumps(info, ensure_ascii=False, indent=2) + "\n")


def _places(course: Path, attempt: Attempt) -> tuple[Path, Path]:
    folder = course / "submitted" / attempt.student / attempt.assignment
    return folder / f"{attempt.assignment}.ipynb", folder / "timestamp.txt"


def _stamp(time: datetime) -> str:
    """As nbgrader reads it."""
    return f"{time.astimezone(timezone.utc):%Y-%m-%d %H:%M:%S} UTC\n"


def _is_submitted(course: Path, attempt: Attempt, time: datetime) -> bool:
    notebook, stamp = _places(course, attempt)
    return notebook.exists() and stamp.exists() and stamp.read_text() == _stamp(time)


def _submit(course: Path, attempt: Attempt, data: bytes, time: datetime) -> None:
    """The time is written last: it tells that the notebook is there."""
    notebook, stamp = _places(course, attempt)
    write_whole(notebook, data)
    write_whole(stamp, _stamp(time))
