"""Python's values, as papermill reads them from a command line or from YAML, written as TypeScript."""

import json
import math
import re
from datetime import date, datetime, timezone
from numbers import Integral, Real

from papermill.exceptions import PapermillException

LARGEST_SAFE_INTEGER = 2**53 - 1
# Letters that an editor does not show, or that can't be stored as UTF-8.
HIDDEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
PLAIN_KEY = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)


def expression(value):
    """A TypeScript expression with this value; integers that a number can't hold exactly become bigints."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Integral):
        return f"{int(value)}{'' if abs(value) <= LARGEST_SAFE_INTEGER else 'n'}"
    if isinstance(value, Real):
        return number(float(value))
    if isinstance(value, dict):
        entries = [f"{key(name)}: {expression(item)}" for name, item in value.items()]
        return f"{{ {', '.join(entries)} }}" if entries else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(expression(item) for item in value)}]"
    if isinstance(value, date):
        return f"new Date({string(iso(value))})"
    raise PapermillException(
        f"A parameter's value is {value!r}, of type {type(value).__name__}; TypeScript notebooks take None, "
        "booleans, numbers, strings, dates, lists and dicts of these. Convert it before it is passed."
    )


def number(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(value)


def string(value):
    """A string literal on one line, in which every letter can be seen."""
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def key(name):
    """A property's name, as JSON would write what is no string; `__proto__` unquoted or quoted is no property."""
    text = name if isinstance(name, str) else iso(name) if isinstance(name, date) else expression(name)
    if text == "__proto__":
        return '["__proto__"]'
    return text if PLAIN_KEY.fullmatch(text) else string(text)


def iso(moment):
    """A moment as JavaScript reads it on every machine alike: in UTC, as YAML means one without a time zone."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    aware = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return aware.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
