"""papermill's translator for TypeScript."""

import re

from papermill.exceptions import PapermillException
from papermill.models import Parameter
from papermill.translators import Translator

from .declarations import declarations
from .values import expression

NAME = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")
RESERVED = set(
    "await break case catch class const continue debugger default delete do else enum export extends false finally "
    "for function if implements import in instanceof interface let new null package private protected public return "
    "static super switch this throw true try typeof var void while with yield".split()
)
LITERALS = [
    ("number", r"-?(\d[\d_]*(\.[\d_]*)?|\.\d[\d_]*)(e[+-]?\d+)?|0[xob][\da-f_]+|-?Infinity|NaN"),
    ("bigint", r"-?\d[\d_]*n"),
    ("string", r"\"([^\"\\]|\\.)*\"|'([^'\\]|\\.)*'|`.*`"),
    ("boolean", r"true|false"),
    ("null", r"null"),
    ("Date", r"new Date\([^()]*\)"),
]


class TypeScriptTranslator(Translator):
    """Reads the declarations of a `parameters` cell, and writes the cell that replaces them.

    papermill hands the `parameters` cell to `inspect` right before it asks `codify` for the new cell, and only there:
    what was declared is kept in between, so that a value of the wrong type is a type error in the new cell.
    """

    declared = {}

    @classmethod
    def inspect(cls, parameters_cell):
        found = declarations(parameters_cell["source"])
        cls.declared = {one.name: one for one in found}
        return [Parameter(one.name, type_of(one) or "None", one.value, one.comment) for one in found]

    @classmethod
    def codify(cls, parameters, comment="Parameters"):
        declared, cls.declared = cls.declared, {}
        lines = [assignment(name, value, declared.get(name)) for name, value in parameters.items()]
        return "".join(f"{line}\n" for line in [cls.comment(comment), *lines])

    @classmethod
    def comment(cls, cmt_str):
        return f"// {' '.join(cmt_str.split())}".strip()

    @classmethod
    def translate(cls, val):
        return expression(val)

    @classmethod
    def assign(cls, name, str_val):
        return assign(name, "", str_val)


def type_of(declaration):
    """The declared type, or that of a literal; None where only the compiler would know."""
    if declaration.annotation:
        return declaration.annotation
    matches = (name for name, form in LITERALS if re.fullmatch(form, declaration.value, re.IGNORECASE | re.DOTALL))
    return next(matches, None)


def assignment(name, value, declaration):
    """The declaration of a parameter with its new value, of the type that the notebook declared it with."""
    known = type_of(declaration) if declaration else None
    text = expression(value)
    if declaration is None or known in (None, "null"):
        # With the value's own type, a cell could not use other keys than the value happens to have.
        return assign(name, "any" if value is None or has_keys(value) else "", text)
    if known == "bigint" and isinstance(value, int) and not isinstance(value, bool):
        text = f"{value}n"
    elif known == "Date" and isinstance(value, str):
        text = f"new Date({text})"  # neither a command line nor YAML as papermill reads it has dates
    elif known == "string" and declaration.keyword == "const" and not declaration.annotation:
        # The type of `const mode = "quick"` is "quick": later cells may pass it where few strings are taken,
        # and may compare it with "quick".
        known = " | ".join(dict.fromkeys([declaration.value, text]))
    return assign(name, known, text)


def has_keys(value):
    return isinstance(value, dict) or (isinstance(value, (list, tuple)) and any(map(has_keys, value)))


def assign(name, annotation, text):
    if not NAME.fullmatch(name) or name in RESERVED:
        raise PapermillException(
            f"'{name}' can't be the name of a parameter: a TypeScript variable's name has letters, digits, _ and $, "
            "begins with no digit and is no word of the language. Rename it."
        )
    return f"let {name}{': ' if annotation else ''}{annotation} = {text};"
