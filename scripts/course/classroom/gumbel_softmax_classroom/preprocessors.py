"""What the course puts in the place of nbgrader's own steps; nbgrader_config.py of a course names them."""

import asyncio
import os

import nbformat
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from .folders import Course, read_json, read_notebook
from .examine import key_of
from .harmless import make_harmless
from .penalty import assign_penalty
from .rebuild import rebuild
from .run import examination_of


class Rebuild(NbGraderPreprocessor):
    """Every cell of the assignment, once, in its order; what students can't change is as it was given out."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        course = course_of(about)
        rebuilt, _ = rebuild(nb, course.source(about["assignment"]))
        return nbformat.from_dict(rebuilt), resources


class Examine(NbGraderPreprocessor):
    """Puts in the outputs of the execution, which it does itself where that is not done yet."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        course, assignment, student = course_of(about), about["assignment"], about["student"]
        version = course.judge(assignment)["version"]
        record = read_json(course.executed(assignment, student, "json"))
        if record is not None and record.get("key") == key_of(nb, version):
            executed = read_notebook(course.executed(assignment, student, "ipynb"))
            outputs = {cell.id: cell for cell in executed.cells if cell.cell_type == "code"}
            for cell in nb.cells:
                if cell.cell_type == "code":
                    cell.outputs = outputs[cell.id].outputs
                    cell.execution_count = outputs[cell.id].execution_count
        else:
            examination, _ = examination_of(course, assignment, os.environ.get("GRADING_KERNEL", "tslab-graded"))
            asyncio.run(examination.run(nb))
        return nb, resources


class Harmless(NbGraderPreprocessor):
    """Nothing that a student wrote runs where it is read."""

    def preprocess(self, nb, resources):
        make_harmless(nb)
        return nb, resources


class LatePenalty(NbGraderPreprocessor):
    """Late days, by the rules of course.json."""

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            assign_penalty(gradebook, course_of(about).settings, about["assignment"], about["student"])
        return nb, resources


def course_of(about):
    """The course of a gradebook."""
    return Course(os.path.dirname(about["db_url"].removeprefix("sqlite:///")))
