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
from .read import problem_notebook, read_notebook, text_of

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
    """Keeps the original, and makes it the submission unless a newer one is there.

    A kill at any moment leaves nothing half written; the next run goes on.
    """
    folder = course / "received" / attempt.assignment / attempt.student
    corrected = attempt.time_given and _correct_time(folder, attempt)
    latest = latest_info(folder)
    if latest and (latest["sha256"] == attempt.sha256 or _own(folder, attempt).is_dir()):
        if attempt.time_given or latest["sha256"] == attempt.sha256:
            _submit_latest(course, attempt, latest)
        return "corrected" if corrected else "unchanged"
    _keep_original(_own(folder, attempt), attempt)
    if latest and datetime.fromisoformat(latest["time"]) > attempt.time:
        return "older"
    _submit(course, attempt, attempt.notebook, attempt.time)
    return "replaced" if latest else "taken"


def _own(folder: Path, attempt: Attempt) -> Path:
    return folder / f"{attempt.time:%Y%m%dT%H%M%SZ}-{attempt.sha256[:12]}"


def _correct_time(folder: Path, attempt: Attempt) -> bool:
    """Gives the same file, kept before, the time of now; whether there was one of another time."""
    found = False
    for path in sorted(folder.glob("[0-9]*/info.json")):
        info = json.loads(path.read_bytes())
        if info["sha256"] != attempt.sha256 or info["time"] == utc(attempt.time):
            continue
        found = True
        _write_info(path.parent, {**info, "time": utc(attempt.time)})
        if not _own(folder, attempt).exists():
            path.parent.rename(_own(folder, attempt))
    return found


def _submit_latest(course: Path, attempt: Attempt, latest: dict[str, Any]) -> None:
    """Makes the newest attempt the submission, where it isn't."""
    time = datetime.fromisoformat(latest["time"])
    if latest["sha256"] == attempt.sha256:
        if not _is_submitted(course, attempt, time):
            _submit(course, attempt, attempt.notebook, time)
        return
    [kept] = [path for path in latest["folder"].iterdir() if path.name != "info.json"]
    problem = latest["problem"]
    notebook = problem_notebook(problem) if problem else read_notebook(kept)
    _submit(course, attempt, text_of(notebook), time)


def latest_info(folder: Path) -> dict[str, Any] | None:
    """info.json of the newest of a student's attempts, with its folder."""
    found = [
        {**json.loads(path.read_bytes()), "folder": path.parent}
        for path in sorted(folder.glob("[0-9]*/info.json"))
    ]
    return max(found, key=lambda info: info["time"], default=None)


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


def _write_info(folder: Path, info: dict[str, Any]) -> None:
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
