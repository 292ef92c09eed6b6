"""What nbgrader's metadata make of a cell; the same words as in scripts/course/roles.ts."""


def about(cell):
    """nbgrader's metadata of a cell, empty where it has none or none that can be read."""
    found = cell.get("metadata", {}).get("nbgrader", {})
    return found if isinstance(found, dict) else {}


def role(cell):
    """solution, written, test, locked or open."""
    found = about(cell)
    if found.get("solution"):
        return "written" if found.get("grade") else "solution"
    if found.get("grade"):
        return "test"
    return "locked" if found.get("locked") else "open"


def grade_id(cell):
    found = about(cell).get("grade_id")
    return found if isinstance(found, str) else None
