"""Takes out of an executed submission what could run in the browser of whoever reads it."""

import re

from .cells import role

# Pictures of these kinds are bytes, and specifications of figures are data; HTML, SVG and JavaScript can be programs.
SAFE = ("text/plain", "image/png", "image/jpeg", "application/vnd.plotly.v1+json")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
# What begins an element, a comment or a declaration in HTML; "a < b" does not.
MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
# What makes a link or a picture of text in brackets: a link can be a program in more ways than can be listed.
LINK = re.compile(r"\](?=\s*[(:\[])")
# Formulas that make links, load something or set styles.
COMMAND = re.compile(r"\\(?=(?:href|url|require|html\w*|class|cssId|style|includegraphics|unicode)\b)")
LONGEST = 20_000  # characters of a text: longer ones take Markdown too long


def make_harmless(notebook):
    """Changes the notebook: outputs keep safe kinds, and text that students wrote shows its markup instead of being it."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [harmless for output in cell.outputs if (harmless := safe_output(output)) is not None]
        elif role(cell) in ("written", "open"):
            cell.source = safe_text(cell.source[:LONGEST])
        cell.pop("attachments", None)


def safe_text(text):
    plain = COMMAND.sub("", MARKUP.sub("&lt;", text).replace("&#", "&amp;#"))
    return LINK.sub("&#93;", plain)


def safe_output(output):
    if output.output_type not in ("display_data", "execute_result"):
        return output
    output.data = {kind: value for kind, value in output.data.items() if kind in SAFE and is_sound(kind, value)}
    return output if output.data else None


def is_sound(kind, value):
    if not kind.startswith("image/"):
        return True
    text = "".join(value) if isinstance(value, list) else value
    return isinstance(text, str) and BASE64.fullmatch(text) is not None
