"""A graded notebook as a page of HTML without scripts."""

import html
import re
from string import Template

from nbconvert.filters import markdown2html_mistune
from nbconvert.filters.highlight import Highlight2HTML
from pygments.formatters import HtmlFormatter

from .cells import about, role
from .style import STYLE

# The last line of defence: a browser runs nothing here and fetches nothing, whatever the page holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

PAGE = Template(
    """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$assignment: $student</title>
<style>$style</style>
</head>
<body>
<main>
<header>
<p class="course">$course</p>
<h1>$assignment</h1>
<p class="total"><strong>$score</strong> of $of points <span>$student</span></p>
$notes
</header>
$summary
<h2>Your notebook as it was graded</h2>
$cells
</main>
</body>
</html>
"""
)

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
highlight = Highlight2HTML(pygments_lexer="typescript")


def page(notebook, marks, course, assignment, student, remarks):
    escaped = html.escape
    return PAGE.substitute(
        policy=POLICY,
        style=STYLE + HtmlFormatter(style="default").get_style_defs(".highlight"),
        course=escaped(course),
        assignment=escaped(assignment),
        student=escaped(student),
        score=number(marks["score"] - marks["penalty"]),
        of=number(marks["of"]),
        notes="".join(f'<p class="note">{escaped(note)}</p>' for note in notes_of(marks, remarks)),
        summary=summary(notebook, marks),
        cells="\n".join(cell_html(cell, marks) for cell in notebook.cells),
    )


def notes_of(marks, remarks):
    if marks["open"]:
        yield "Written answers are still to be graded: the total is not final."
    if marks["penalty"]:
        yield f"{number(marks['penalty'])} points were taken off because it came late."
    yield from remarks


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def summary(notebook, marks):
    rows = []
    for cell in notebook.cells:
        name = about(cell).get("grade_id")
        mark = marks["marks"].get(name)
        if mark is not None:
            rows.append(
                f'<tr class="{state(mark)}"><th scope="row"><a href="#{html.escape(name)}">{html.escape(name)}</a></th>'
                f"<td>{verdict(mark)}</td><td>{html.escape(first_message(cell))}</td></tr>"
            )
    head = "<tr><th>Question</th><th>Points</th><th>What was found</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def state(mark):
    if mark["open"]:
        return "open"
    return "full" if mark["points"] >= mark["of"] else "part" if mark["points"] > 0 else "none"


def verdict(mark):
    if mark["open"]:
        return f"to be graded / {number(mark['of'])}"
    return f"{number(mark['points'])} / {number(mark['of'])}"


def first_message(cell):
    """What a failed test says, without its hint."""
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            return ": ".join(line.strip() for line in ANSI.sub("", output.evalue).split("\n")[:2])
    return ""


def cell_html(cell, marks):
    name = about(cell).get("grade_id", "")
    mark = marks["marks"].get(name)
    parts = []
    if mark is not None:
        parts.append(f'<p class="mark {state(mark)}" id="{html.escape(name)}">{html.escape(name)}: {verdict(mark)}</p>')
    if cell.cell_type == "markdown":
        parts.append(f'<div class="words">{words_html(cell.source)}</div>')
    elif cell.cell_type == "code":
        parts.append(f'<div class="code">{highlight(cell.source)}</div>' if cell.source.strip() else "")
        parts.extend(output_html(output) for output in cell.outputs)
    comment = marks["comments"].get(name)
    if comment:
        parts.append(f'<blockquote class="comment"><strong>Remark</strong> {paragraphs(comment)}</blockquote>')
    return f'<section class="{role(cell)}">{"".join(parts)}</section>'


def words_html(text):
    """Markdown, its headings below the page's own, and without links to notebooks, which are not beside the page."""
    found = re.sub(r'<a class="anchor-link"[^>]*>[^<]*</a>', "", markdown2html_mistune(text))
    found = re.sub(r'<a href="[^":]*\.ipynb[^"]*">(.*?)</a>', r"\1", found)
    return re.sub(r"<(/?)h([1-4])\b", lambda tag: f"<{tag[1]}h{int(tag[2]) + 2}", found)


def paragraphs(text):
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", text.strip()))


def output_html(output):
    if output.output_type == "stream":
        return f'<pre class="{html.escape(output.name)}">{html.escape(ANSI.sub("", output.text))}</pre>'
    if output.output_type == "error":
        return f'<pre class="error">{html.escape(ANSI.sub("", output.evalue or output.ename))}</pre>'
    for kind in ("image/png", "image/jpeg"):
        if kind in output.data:
            alt = str(output.metadata.get(kind, {}).get("alt", "A figure"))
            data = re.sub(r"[^A-Za-z0-9+/=]", "", "".join(output.data[kind]))
            return f'<img src="data:{kind};base64,{data}" alt="{html.escape(alt)}">'
    return f'<pre>{html.escape("".join(output.data.get("text/plain", "")))}</pre>'
