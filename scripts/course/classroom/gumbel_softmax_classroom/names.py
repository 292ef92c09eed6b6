"""Names as they come: of any encoding, with anything in them. Nothing is ever written under such a name."""

import re
import unicodedata

from .errors import Refused

#: Letters that have no decomposition into a plain one and an accent.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
#: What is there for the machine and not from the student.
LEFTOVERS = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints", "__pycache__", ".git"}
HIDDEN_KINDS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def printable(name: str) -> str:
    """A name that can't move a terminal's cursor, change its colours or turn its direction; at most
    200 characters.
    """
    shown = "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in HIDDEN_KINDS else c for c in name
    )
    return shown if len(shown) <= 200 else f"{shown[:199]}…"


def fold(text: str) -> str:
    """Without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def slug(text: str) -> str:
    """Safe as a folder's name everywhere: lower-case letters, digits and hyphens, at most 60; may be
    empty.
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60].strip("-")


def stem(name: str) -> str:
    """A file's name without its ending."""
    return re.sub(r"(\.tar)?\.[A-Za-z0-9]{1,8}$", "", name) or name


def safe_file_name(name: str) -> str:
    """What an original is kept as: its own name as far as that is harmless."""
    ending = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
    return f"{slug(stem(name)) or 'file'}{ending.group().lower() if ending else ''}"


def safe_parts(name: str) -> tuple[str, ...]:
    """The parts of a path inside an archive; refused if it leads, or on some system would lead,
    outside of it.
    """
    if "\0" in name or len(name) > 2000:
        raise Refused("has a name that no file can have")
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        raise Refused("has an absolute path, which leads out of the archive")
    if "\\" in name:
        raise Refused("has a backslash in its path, which on some systems leads out of the archive")
    parts = tuple(unicodedata.normalize("NFC", part) for part in name.split("/") if part not in ("", "."))
    if ".." in parts:
        raise Refused("has '..' in its path, which leads out of the archive")
    return parts


def is_leftover(parts: tuple[str, ...]) -> bool:
    return any(part.casefold() in LEFTOVERS or part.startswith("._") for part in parts)


def is_archive(name: str) -> bool:
    return name.casefold().endswith((".zip", ".tar", ".tar.gz", ".tgz"))
