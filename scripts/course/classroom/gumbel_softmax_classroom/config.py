"""nbgrader's settings for a course of TypeScript notebooks: a course's nbgrader_config.py calls `configure`."""

import os

from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, OverwriteCells, SaveAutoGrades

from .preprocessors import Examine, Harmless, LatePenalty, Rebuild
from .stand_in import stand_in_for_unreadable

STUB = '// YOUR CODE HERE\nthrow new Error("not implemented");'


def configure(c, folder, course_id):
    c.CourseDirectory.root = folder
    c.CourseDirectory.course_id = course_id
    c.CourseDirectory.db_url = "sqlite:///" + os.path.join(folder, "gradebook.db")
    c.ClearSolutions.code_stub = {"typescript": STUB}
    c.ClearSolutions.text_stub = "YOUR ANSWER HERE"
    c.OverwriteCells.add_missing_cells = True
    c.Autograde.pre_convert_hook = stand_in_for_unreadable
    c.Autograde.sanitize_preprocessors = [Rebuild, ClearOutput, OverwriteCells, CheckCellMetadata]
    c.Autograde.autograde_preprocessors = [Examine, Harmless, SaveAutoGrades, LatePenalty, CheckCellMetadata]
    c.HTMLExporter.sanitize_html = False  # `Harmless` has done it, and formgrader's own page needs its scripts
