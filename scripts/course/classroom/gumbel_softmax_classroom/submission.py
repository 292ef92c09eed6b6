"""Reads what a student handed in, in whatever state it is."""

import json
import os

import nbformat

LARGEST = 200 * 1024 * 1024  # bytes of a file; outputs make notebooks large, and they are thrown away


def read_submission(path):
    """The notebook as plain data with cells that can be worked with, and what is wrong with the file, or None."""
    try:
        if os.path.getsize(path) > LARGEST:
            return unreadable(f"The file is larger than {LARGEST // 2**20} MB and was not read.")
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        return unreadable(f"The file can't be read: {error.strerror}.")
    if content.strip() == b"":
        return unreadable("The file is empty.")
    try:
        found = json.loads(decode(content))
    except (ValueError, RecursionError):
        return unreadable("The file is not a notebook: it is no JSON.")
    if not isinstance(found, dict) or not isinstance(found.get("nbformat"), int):
        return unreadable("The file is not a notebook: it has no notebook format.")
    if found["nbformat"] < 4:
        found = upgraded(found)
    cells = found.get("cells") if found is not None else None
    if not isinstance(cells, list):
        return unreadable("The file is not a notebook: it has no cells.")
    metadata = found.get("metadata")
    return {
        "cells": [cell for cell in map(usable, cells) if cell is not None],
        "metadata": metadata if isinstance(metadata, dict) else {},
    }, None


def unreadable(problem):
    return {"cells": [], "metadata": {"gumbel_softmax_problem": problem}}, problem


def decode(content):
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return content.decode("latin-1")


def upgraded(found):
    try:
        return nbformat.convert(nbformat.from_dict(found), 4)
    except Exception:  # whatever an old or broken notebook makes of the converter
        return None


def usable(cell):
    """A cell without its outputs, its metadata a dictionary; None where it is no cell."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        return None
    metadata = cell.get("metadata")
    source = cell.get("source", "")
    lines = source if isinstance(source, list) else [source]
    return {
        "cell_type": cell["cell_type"],
        "id": str(cell.get("id", "")),
        "metadata": metadata if isinstance(metadata, dict) else {},
        "source": "".join(map(str, lines)),
    }
