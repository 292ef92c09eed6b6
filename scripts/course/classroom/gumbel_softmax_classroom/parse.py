"""The JSON in a submitted file, whatever its encoding and line endings."""

import json
from pathlib import Path
from typing import Any

Json = Any


class NoNotebook(Exception):
    """Why a file can't be graded, as a sentence for the teacher and the student."""


def parsed(path: Path) -> dict[str, Json]:
    data = path.read_bytes()
    if not data.strip():
        raise NoNotebook("The file is empty.")
    for magic, kind in (
        (b"PK", "a zip archive or an office document"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
    ):
        if data.startswith(magic):
            raise NoNotebook(f"The file is {kind}, not a Jupyter notebook.")
    try:
        notebook = json.loads(_decoded(data), parse_constant=lambda _: None)
    except ValueError as error:
        raise NoNotebook(
            f"The file is not a Jupyter notebook: it is not JSON ({str(error)[:100]})."
        ) from None
    if not isinstance(notebook, dict):
        raise NoNotebook("The file is JSON, but not a Jupyter notebook.")
    return _sound(notebook)


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _sound(value: Json) -> Json:
    """With characters that every encoding can write, and one kind of line ending."""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_sound(item) for item in value]
    if isinstance(value, dict):
        # Outputs are left out anyway, and may be nearly all of the file.
        return {
            _sound(key): _sound(item)
            for key, item in value.items()
            if key != "outputs" or "cell_type" not in value
        }
    return value
