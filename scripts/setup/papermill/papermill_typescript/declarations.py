"""Reads the variables that a cell of TypeScript declares, without running or compiling it."""

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      |(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
      |(?P<word>[\w$]+(?:\.[\w$]+)*)|(?P<sign>=>|[=!<>]==?|&&|\|\||\?\?|\S)""",
    re.VERBOSE | re.DOTALL,
)
DEPTH = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
# A statement goes on in the next line behind one of these, or where that line begins with one.
OPEN = {"=", "=>", "+", "-", "*", "/", "%", ",", ".", "?", ":", "|", "&", "<", "&&", "||", "??", "==", "===", "!=", "!=="}
GOES_ON = (OPEN - {"-", "+"}) | {">", "as", "satisfies"}


class Declaration(NamedTuple):
    """`const name: annotation = value; // comment`; what is not there is an empty string."""

    keyword: str
    name: str
    annotation: str
    value: str
    comment: str


class Token(NamedTuple):
    text: str
    kind: str
    start: int
    end: int
    line: int
    last_line: int


def declarations(source):
    """All variables that the statements of a cell declare, in order; patterns such as `[a, b]` are left out."""
    tokens = [token_of(source, match) for match in TOKEN.finditer(source)]
    comments = [token for token in tokens if token.kind == "comment"]
    alone = [one for one in comments if not source[: one.start].rpartition("\n")[2].strip()]
    found = []
    for statement in statements([token for token in tokens if token.kind != "comment"]):
        if statement[0].text == "export":
            statement = statement[1:]
        if statement and statement[0].text in ("const", "let", "var"):
            comment = comment_of(statement, comments, alone)
            variables = (variable(source, part) for part in split(statement[1:], ","))
            found += [Declaration(statement[0].text, *parts, comment) for parts in variables if parts]
    return found


def token_of(source, match):
    line = source.count("\n", 0, match.start())
    return Token(match[0], match.lastgroup, *match.span(), line, line + match[0].count("\n"))


def statements(tokens):
    """The tokens of each statement, as JavaScript ends them: at a semicolon, or at a line that doesn't go on."""
    statement, depth = [], 0
    for token in tokens:
        new_line = statement and depth == 0 and token.line > statement[-1].last_line
        if new_line and statement[-1].text not in OPEN and token.text not in GOES_ON:
            yield statement
            statement = []
        if token.text == ";" and depth == 0:
            if statement:
                yield statement
            statement = []
            continue
        statement.append(token)
        depth += DEPTH.get(token.text, 0)
    if statement:
        yield statement


def variable(source, tokens):
    """The name, annotation and value of `name: annotation = value`, or None for a pattern."""
    if not tokens or tokens[0].kind != "word":
        return None
    head, *value = split(tokens, "=", most=1)
    typed = len(head) > 1 and head[1].text in (":", "!")
    annotation = head[3 if head[1].text == "!" else 2 :] if typed else []
    return tokens[0].text, text(source, annotation), text(source, value[0] if value else [])


def split(tokens, separator, most=None):
    """The parts between separators that stand in no bracket; `<` right behind a word is one, as in `Map<K, V>`."""
    parts, depth, angles, behind = [[]], 0, 0, None
    for token in tokens:
        depth += DEPTH.get(token.text, 0)
        if token.text == "<" and behind and behind.kind == "word" and behind.end == token.start:
            angles += 1
        elif token.text == ">" and angles > 0:
            angles -= 1
        if token.text == separator and depth == 0 and angles == 0 and (most is None or len(parts) <= most):
            parts.append([])
        else:
            parts[-1].append(token)
        behind = token
    return parts


def text(source, tokens):
    """The tokens as they stand in the source, without comments and with single spaces."""
    gaps = ["", *(" " if left.end < right.start else "" for left, right in zip(tokens, tokens[1:]))]
    return "".join(gap + token.text for gap, token in zip(gaps, tokens))


def comment_of(statement, comments, alone):
    """The comment behind a statement on its last line, or else those that fill the lines right before it."""
    behind = [one for one in comments if one.line == statement[-1].last_line and one.start > statement[-1].end]
    before, line = [], statement[0].line
    for one in reversed(alone):
        if one.last_line == line - 1:
            before.insert(0, one)
            line = one.line
    return " ".join(words(one.text) for one in behind or before)


def words(comment):
    bare = re.sub(r"^//+|^/\*+|\*+/$|^[ \t]*\*+(?=\s)", "", comment, flags=re.MULTILINE)
    return " ".join(bare.split())
