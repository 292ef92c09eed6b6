"""What a late submission costs, as course.json says."""

import math
from datetime import datetime, timezone

DAY = 86_400


def days_late(due, time, grace=0):
    """Whole days, begun ones counted, that a submission came after its due time and the days of grace."""
    seconds = (time - due).total_seconds() - grace * DAY
    return max(0, math.ceil(seconds / DAY))


def penalty(score, late, free, per_day):
    """Points taken off for so many days late, of which some are free; never more than was earned."""
    return min(score, max(0, late - free) * per_day * score)


def moment(text):
    """An ISO time; without a zone it is in UTC."""
    found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


def free_days_left(settings, student, assignment, times):
    """A student's late days that earlier assignments (by their due times) have not used up.

    times: for each assignment of the student, when it was handed in.
    """
    due = {name: moment(text) for name, text in settings.get("due", {}).items()}
    left = settings.get("lateDays", 0)
    before = sorted((name for name in times if name in due), key=lambda name: (due[name], name))
    for name in before:
        if name == assignment:
            break
        left -= min(left, days_late(due[name], times[name], settings.get("graceDays", 0)))
    return left


def assign_penalty(gradebook, settings, assignment, student):
    """Enters what a submission's lateness costs of the points that it has by now, those given by hand included."""
    submission = gradebook.find_submission(assignment, student)
    times = submission_times(gradebook, student)
    for notebook in submission.notebooks:
        notebook.late_submission_penalty = None
        if assignment in settings.get("due", {}) and assignment in times:
            late = days_late(moment(settings["due"][assignment]), times[assignment], settings.get("graceDays", 0))
            free = free_days_left(settings, student, assignment, times)
            cost = penalty(notebook.score, late, free, settings.get("penaltyPerDay", 0))
            notebook.late_submission_penalty = cost or None
    gradebook.db.commit()


def submission_times(gradebook, student):
    return {
        submission.assignment.name: submission.timestamp.replace(tzinfo=timezone.utc)
        for submission in gradebook.student_submissions(student)
        if submission.timestamp is not None
    }
