"""Reads what a student handed in, in whatever state it is."""

from pathlib import Path

from .parse import NoNotebook
from .read import problem_notebook, read_notebook


def read_submission(path):
    """The notebook as plain data without outputs, and what is wrong with the file, or None.

    A file that is no notebook gives one without cells whose metadata say why.
    """
    try:
        return read_notebook(Path(path)), None
    except NoNotebook as error:
        return problem_notebook(str(error)), str(error)
    except OSError as error:
        problem = f"The file can't be read: {error.strerror}."
        return problem_notebook(problem), problem
