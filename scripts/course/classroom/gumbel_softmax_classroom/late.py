"""Due times and days late."""

import math
from datetime import datetime, timedelta, timezone
from typing import Any

from .errors import Problem

DAY = 86_400


def late_days(submission: Any, due: datetime | None, settings: dict[str, Any]) -> int:
    """Begun days after the due time and the days of grace; an extension in the gradebook counts."""
    until = due and due + (submission.extension or timedelta())
    if submission.timestamp is None or until is None:
        return 0
    late = (_utc(submission.timestamp) - until).total_seconds() / DAY
    return max(0, math.ceil(late - float(settings.get("graceDays") or 0)))


def due_time(assignment: Any, settings: dict[str, Any]) -> datetime | None:
    """When an assignment is due: by the gradebook, else by course.json."""
    own = assignment.duedate
    return due_of(settings, assignment.name) if own is None else _utc(own)


def due_of(settings: dict[str, Any], assignment: str) -> datetime | None:
    given = settings.get("due") or {}
    try:
        return _utc(datetime.fromisoformat(given[assignment])) if assignment in given else None
    except (TypeError, ValueError) as error:
        raise Problem(
            f"course.json: the due time of {assignment} is no time such as 2026-12-01T23:59:00Z."
        ) from error


def _utc(time: datetime) -> datetime:
    """nbgrader keeps UTC without saying so."""
    return time.replace(tzinfo=timezone.utc) if time.tzinfo is None else time.astimezone(timezone.utc)


def iso(time: datetime | None) -> str | None:
    return None if time is None else _utc(time).isoformat(timespec="seconds").replace("+00:00", "Z")
