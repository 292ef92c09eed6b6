"""Where submissions are kept: originals in received/, what is graded in submitted/. Each step is whole
or not there.
"""

import json
import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Literal

from . import names

Outcome = Literal["taken", "replaced", "older", "unchanged"]


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
    problem: str | None
    #: What nbgrader gets.
    notebook: bytes


def keep(course: Path, attempt: Attempt) -> Outcome:
    """Keeps the original, and makes it the submission unless a newer one is there.

    A kill at any moment leaves nothing half written; the next run goes on.
    """
    folder = course / "received" / attempt.assignment / attempt.student
    latest = latest_info(folder)
    own = folder / f"{attempt.time:%Y%m%dT%H%M%SZ}-{attempt.sha256[:12]}"
    if latest and (latest["sha256"] == attempt.sha256 or own.is_dir()):
        time = datetime.fromisoformat(latest["time"])
        if latest["sha256"] == attempt.sha256 and not _is_submitted(course, attempt, time):
            _submit(course, attempt, time)
        return "unchanged"
    _keep_original(own, attempt)
    if latest and datetime.fromisoformat(latest["time"]) > attempt.time:
        return "older"
    _submit(course, attempt, attempt.time)
    return "replaced" if latest else "taken"


def latest_info(folder: Path) -> dict[str, Any] | None:
    """info.json of the newest of a student's attempts."""
    found = [json.loads(path.read_bytes()) for path in sorted(folder.glob("[0-9]*/info.json"))]
    return max(found, key=lambda info: info["time"], default=None)


def utc(time: datetime) -> str:
    return time.astimezone(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


def _keep_original(folder: Path, attempt: Attempt) -> None:
    temporary = folder.with_name(f".{folder.name}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    shutil.copyfile(attempt.file, temporary / names.safe_file_name(Path(attempt.name).name))
    info = {
        "from": attempt.name.encode("utf-8", "backslashreplace").decode("utf-8"),
        "sha256": attempt.sha256,
        "time": utc(attempt.time),
        "problem": attempt.problem,
    }
    write(temporary / "info.json", (json.dumps(info, ensure_ascii=False, indent=2) + "\n").encode())
    temporary.rename(folder)


def _places(course: Path, attempt: Attempt) -> tuple[Path, Path]:
    folder = course / "submitted" / attempt.student / attempt.assignment
    return folder / f"{attempt.assignment}.ipynb", folder / "timestamp.txt"


def _stamp(time: datetime) -> str:
    """As nbgrader reads it."""
    return f"{time.astimezone(timezone.utc):%Y-%m-%d %H:%M:%S} UTC\n"


def _is_submitted(course: Path, attempt: Attempt, time: datetime) -> bool:
    notebook, stamp = _places(course, attempt)
    return notebook.exists() and stamp.exists() and stamp.read_text() == _stamp(time)


def _submit(course: Path, attempt: Attempt, time: datetime) -> None:
    """The time is written last: it tells that the notebook is there."""
    notebook, stamp = _places(course, attempt)
    write(notebook, attempt.notebook)
    write(stamp, _stamp(time).encode())


def write(path: Path, data: bytes) -> None:
    """A whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
