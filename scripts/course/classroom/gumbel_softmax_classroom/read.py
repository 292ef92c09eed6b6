"""A submitted file as a notebook that nbgrader can read: format 4, UTF-8, no outputs. Nothing of it is
run.
"""

import json
import re
from pathlib import Path

import nbformat

from . import limits
from .parse import Json, NoNotebook, parsed

OUTDATED = (1, 2, 3)
CELLS = {"code", "markdown", "raw"}


def read_notebook(path: Path) -> dict[str, Json]:
    """:raises NoNotebook: where the file is none, or one of a size or form that can't be graded"""
    try:
        return _normalised(parsed(path))
    except RecursionError:
        raise NoNotebook("The file is nested too deeply to be a Jupyter notebook.") from None
    except MemoryError:
        raise NoNotebook("The file takes more memory to read than any notebook needs.") from None


def _normalised(notebook: dict[str, Json]) -> dict[str, Json]:
    if notebook.get("nbformat") in OUTDATED:
        notebook = _upgraded(notebook)
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise NoNotebook("The file is JSON, but not a Jupyter notebook: it has no list of cells.")
    if len(cells) > limits.CELLS:
        raise NoNotebook(f"The notebook has {len(cells)} cells; at most {limits.CELLS} can be graded.")
    metadata = notebook.get("metadata")
    clean = {
        "cells": [_cell(cell, place) for place, cell in enumerate(cells) if isinstance(cell, dict)],
        "metadata": metadata if isinstance(metadata, dict) else {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    _number(clean["cells"])
    if len(text_of(clean)) > limits.NOTEBOOK_BYTES:
        most = limits.size(limits.NOTEBOOK_BYTES)
        raise NoNotebook(f"The notebook is larger than {most} without its outputs, and can't be graded.")
    return _valid(clean)


def problem_notebook(problem: str) -> dict[str, Json]:
    """What stands for a file that can't be graded."""
    return {"cells": [], "metadata": {"gumbel_softmax_problem": problem}, "nbformat": 4, "nbformat_minor": 5}


def notebook_or_problem(path: Path, problem: str | None) -> dict[str, Json]:
    """The notebook in a file, or what stands for it: for the known problem, or for one that shows now."""
    try:
        return problem_notebook(problem) if problem else read_notebook(path)
    except NoNotebook as error:
        return problem_notebook(str(error))


def text_of(notebook: dict[str, Json]) -> bytes:
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _upgraded(notebook: dict[str, Json]) -> dict[str, Json]:
    """Formats 1 to 3 had their cells in worksheets or at the top, and outputs of another form, which
    are gone.
    """
    number = notebook["nbformat"]
    try:
        for sheet in notebook.get("worksheets", [notebook]):
            for cell in sheet.get("cells", []):
                cell.setdefault("metadata", {})
                if cell.get("cell_type") == "code":
                    cell["outputs"] = []
        return json.loads(json.dumps(nbformat.convert(nbformat.from_dict(notebook), 4)))
    except Exception as error:  # the converters fail in any way on what they don't expect
        raise NoNotebook(
            f"The notebook has the outdated format {number} and can't be converted ({str(error)[:100]})."
        ) from None


def _cell(cell: dict[str, Json], place: int) -> dict[str, Json]:
    kind = cell.get("cell_type")
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    metadata = cell.get("metadata")
    clean = {
        "cell_type": kind if kind in CELLS else "raw",
        "id": cell.get("id"),
        "metadata": metadata if isinstance(metadata, dict) else {},
        "source": source if isinstance(source, str) else "",
    }
    if not isinstance(clean["metadata"].get("nbgrader", {}), dict):
        del clean["metadata"]["nbgrader"]
    if kind == "code":
        clean |= {"execution_count": None, "outputs": []}
    elif isinstance(cell.get("attachments"), dict):
        clean["attachments"] = cell["attachments"]
    return clean


def _number(cells: list[dict[str, Json]]) -> None:
    """Each cell has an id of its own, the same at every reading."""
    used: set[str] = set()
    for place, cell in enumerate(cells):
        own = cell["id"]
        if not isinstance(own, str) or not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", own) or own in used:
            own = next(name for n in range(len(cells) + 1) if (name := f"cell-{place}-{n}") not in used)
        cell["id"] = own
        used.add(own)


def _valid(notebook: dict[str, Json]) -> dict[str, Json]:
    """Metadata of a form that the format forbids is left out, all but what grading needs."""
    if _is_valid(notebook):
        return notebook
    own = {key: value for key, value in notebook["metadata"].items() if key.startswith("gumbel_softmax_")}
    notebook["metadata"] = own
    for cell in notebook["cells"]:
        cell["metadata"] = {key: value for key, value in cell["metadata"].items() if key == "nbgrader"}
        cell.pop("attachments", None)
    if _is_valid(notebook):
        return notebook
    raise NoNotebook("The notebook has a form that Jupyter doesn't read.")


def _is_valid(notebook: dict[str, Json]) -> bool:
    try:
        nbformat.validate(nbformat.from_dict(notebook))
        return True
    except nbformat.ValidationError:
        return False
