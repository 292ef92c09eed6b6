"""What a late submission costs, as course.json says."""

from .late import due_of, late_days


def penalty(score, late, free, per_day):
    """Points taken off for so many days late, of which some are free; never more than was earned."""
    return min(score, max(0, late - free) * per_day * score)


def free_days_left(days, allowed, assignment):
    """A student's free days that the assignments before have not used up.

    days: how many days late each assignment was, in the order of their due times.
    """
    left = allowed
    for name, late in days.items():
        if name == assignment:
            break
        left -= min(left, late)
    return left


def assign_penalty(gradebook, settings, assignment, student):
    """Enters what a submission's lateness costs of the points that it has by now, those given by hand included."""
    submissions = {one.assignment.name: one for one in gradebook.student_submissions(student)}
    due = {name: due_of(settings, name) for name in submissions}
    in_order = sorted((name for name in due if due[name] is not None), key=lambda name: (due[name], name))
    days = {name: late_days(submissions[name], due[name], settings) for name in in_order}
    free = free_days_left(days, settings.get("lateDays") or 0, assignment)
    for notebook in submissions[assignment].notebooks:
        cost = penalty(notebook.score, days.get(assignment, 0), free, settings.get("penaltyPerDay") or 0)
        notebook.late_submission_penalty = cost or None
    gradebook.db.commit()
