"""What is known of a course's assignments."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import names
from .errors import Problem


@dataclass
class Assignments:
    """The assignments by their names, each with the ids of its graded cells."""

    cells: dict[str, set[str]] = field(default_factory=dict)

    def named(self, given: str) -> str:
        """The assignment of that name or whose name alone begins so.

        :raises Problem: where there is none or there are several
        """
        found = [given] if given in self.cells else [name for name in self.cells if name.startswith(given)]
        if len(found) == 1 and given:
            return found[0]
        known = ", ".join(self.cells) or "none yet"
        raise Problem(
            f"There is no assignment '{names.printable(given)}' in this course. Its assignments: {known}."
        )

    def of(self, notebook: dict[str, Any] | None, path: str, given: str | None) -> str | None:
        """Whose submission a notebook is: by its metadata, its cells' ids, what the teacher says, the file's
        name.

        Metadata that no cell confirms while other cells of the course are there are taken to be edited.
        """
        overlaps = {name: len(cells & grade_ids(notebook)) for name, cells in self.cells.items()}
        most = max(overlaps.values(), default=0)
        best = [name for name, overlap in overlaps.items() if overlap == most > 0]
        metadata = (notebook or {}).get("metadata")
        said = metadata.get("gumbel_softmax_assignment") if isinstance(metadata, dict) else None
        if isinstance(said, str) and said in self.cells and (most == 0 or overlaps[said] > 0):
            return said
        if len(best) == 1:
            return best[0]
        return given or self._in_name(path)

    def _in_name(self, path: str) -> str | None:
        slug = f"-{names.slug(path)}-" if len(path) <= 60 else f"-{'-'.join(names.words(path))}-"
        found = [name for name in self.cells if f"-{names.slug(name)}-" in slug]
        return max(found, key=len, default=None)


def read_assignments(course: Path) -> Assignments:
    """Those of source/ and, without their cells, of release/."""
    found = Assignments()
    for kind in ("source", "release"):
        for folder in sorted((course / kind).glob("*/")):
            if not folder.is_dir() or folder.name.startswith("."):
                continue
            cells = found.cells.setdefault(folder.name, set())
            for path in folder.glob("*.ipynb"):
                try:
                    cells |= grade_ids(json.loads(path.read_bytes()))
                except ValueError as error:
                    raise Problem(
                        f"{kind}/{folder.name}/{path.name} is no notebook ({error}). Make it again."
                    ) from error
    return found


def grade_ids(notebook: Any) -> set[str]:
    """The ids that nbgrader gave to a notebook's cells."""
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    found = set()
    for cell in cells if isinstance(cells, list) else []:
        metadata = cell.get("metadata") if isinstance(cell, dict) else None
        own = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        identity = own.get("grade_id") if isinstance(own, dict) else None
        if isinstance(identity, str):
            found.add(identity)
    return found
