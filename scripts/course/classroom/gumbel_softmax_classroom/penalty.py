"""What a late submission costs, as course.json says."""

from .late import due_time, late_days


def penalty(score, late, free, per_day):
    """Points taken off for so many days late, of which some are free; never more than was earned."""
    return min(score, round(max(0, late - free) * per_day * score, 9))  # 2.4, not 2.4000000000000004


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


def days_late(submissions, settings):
    """How many days late each of a student's submissions is, by assignment, in the order of their due times."""
    due = {one.assignment.name: due_time(one.assignment, settings) for one in submissions}
    late = {one.assignment.name: late_days(one, due[one.assignment.name], settings) for one in submissions}
    return {name: late[name] for name in sorted(due, key=lambda name: (due[name] is None, due[name], name))}


def cost(submission, submissions, settings):
    """Points that its lateness takes of what a submission has earned by now, those given by hand included.

    submissions: all of the same student, which may have used up the free days.
    """
    assignment = submission.assignment.name
    days = days_late(submissions, settings)
    free = free_days_left(days, settings.get("lateDays") or 0, assignment)
    return penalty(submission.score, days[assignment], free, settings.get("penaltyPerDay") or 0)


def assign_penalty(gradebook, settings, assignment, student):
    """Enters what a submission's lateness costs, for nbgrader's own pages and exports."""
    submission = gradebook.find_submission(assignment, student)
    taken = cost(submission, gradebook.student_submissions(student), settings)
    earned = submission.score
    for notebook in submission.notebooks:  # each its share; the course's own assignments have one
        share = notebook.score / earned if earned > 0 else 0
        notebook.late_submission_penalty = taken * share or None
    gradebook.db.commit()
