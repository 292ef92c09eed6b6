"""Makes of whatever a student handed in a notebook that has every cell of the assignment, once, in its order."""

import copy
import re

import nbformat
from nbformat.v4 import new_notebook
from nbgrader.preprocessors import ClearSolutions

from .cells import grade_id, role

LONGEST = 100_000  # characters of one cell
MOST = 400  # cells

REMARK = "// {} (a remark of the grading)"


def rebuild(submission, source):
    """The notebook to grade, and what a student and a teacher should know of it.

    submission: the student's notebook, in any state; source: the assignment's, with all its tests.
    Cells of the assignment stand in its own order, with their own type and metadata; what a student can't change is the
    source's; the answers are the student's. Cells that students added stay behind the cell after which they stood.
    """
    remarks = []
    # Only a file of which nothing could be read has it from here; a student may write anything into metadata.
    problem = None if submission.get("cells") else submission.get("metadata", {}).get("gumbel_softmax_problem")
    if problem:
        remarks.append(str(problem))
    answers, added = sort_out(submission, source, remarks)
    # What a student put before the first cell needs the imports: it runs behind them.
    opening = added.get(None, [])
    cells = []
    for own in source.cells:
        cells.append(graded_cell(own, answers, remarks, remarks_wanted=not problem))
        if opening and role(own) == "locked" and own.cell_type == "code":
            cells.extend(opening)
            opening = []
        cells.extend(added.get(key_of(own), []))
    cells.extend(opening)
    notebook = new_notebook(cells=cells, metadata=copy.deepcopy(source.metadata))
    return renumbered(notebook), remarks


def key_of(cell):
    return grade_id(cell) or cell.get("id")


def sort_out(submission, source, remarks):
    """The student's cells: those of the assignment by their key, and all others by the key that they follow."""
    known = {key_of(cell): cell for cell in source.cells}
    answers, added, previous = {}, {}, None
    cells = list(submission.get("cells", []))
    if len(cells) > MOST:
        remarks.append(f"The notebook has {len(cells)} cells; the first {MOST} are graded.")
        cells = cells[:MOST]
    twice = set()
    for cell in cells:
        key = next((k for k in (grade_id(cell), cell.get("id")) if k in known), None)
        if key is None:
            keep_added(cell, previous, added, remarks)
            continue
        if role(known[key]) not in ("solution", "written"):
            previous = key
            continue
        previous = key
        if key not in answers:
            answers[key] = cell
            continue
        # Split, or copied and changed: all that is not empty runs, in the student's order.
        twice.add(key)
        if is_blank(answers[key]):
            answers[key] = cell
        elif is_blank(cell):
            continue
        elif role(known[key]) == "written":
            answers[key] = {**cell, "source": f"{source_of(answers[key])}\n\n{source_of(cell)}"}
        else:
            keep_added(cell, previous, added, remarks)
    for key in sorted(twice):
        remarks.append(f"The cell '{key}' was there more than once: all that is in them is graded.")
    return answers, added


def is_blank(cell):
    """True where an answer is empty, or nothing but what was handed out."""
    text = source_of(cell)
    return text.strip() == "" or 'throw new Error("not implemented")' in text


def keep_added(cell, previous, added, remarks):
    if cell.get("cell_type") not in ("code", "markdown") or source_of(cell).strip() == "":
        return
    kept = nbformat.from_dict({**cell, "metadata": {}, "source": shortened(source_of(cell), "a cell", remarks)})
    if kept.cell_type == "code":
        kept.update(outputs=[], execution_count=None)
    added.setdefault(previous, []).append(kept)


def graded_cell(own, answers, remarks, remarks_wanted):
    cell = copy.deepcopy(own)
    key = key_of(own)
    if role(own) in ("solution", "written"):
        answer = answers.get(key)
        if answer is None:
            if remarks_wanted:
                remarks.append(f"The cell '{key}' is missing.")
            # A written answer is then the assignment's own text, by which nbgrader knows that there is none.
            cell.source = REMARK.format("This cell was missing.") if own.cell_type == "code" else stub_of(own)
        else:
            cell.source = shortened(source_of(answer), f"the cell '{key}'", remarks)
            if role(own) == "written" and not cell.source.strip():
                cell.source = stub_of(own)
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    return cell


def stub_of(own):
    """What students got of a written question: nbgrader's words in the place of the solution."""
    cleared = copy.deepcopy(own)
    ClearSolutions()._replace_solution_region(cleared, "typescript")
    return cleared.source if cleared.source != own.source else ClearSolutions().text_stub


def source_of(cell):
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return re.sub(r"\r\n?", "\n", text)


def shortened(text, what, remarks):
    if len(text) <= LONGEST:
        return text
    remarks.append(f"{what.capitalize()} has {len(text):,} characters and was not run; {LONGEST:,} are the most.")
    return REMARK.format(f"Left out: {len(text):,} characters.")


def renumbered(notebook):
    """Ids that are unique: those of the assignment stay, for by them results are told."""
    for number, cell in enumerate(notebook.cells):
        cell["id"] = grade_id(cell) or f"added-{number}"
    return notebook

