"""The classroom of the course: what nbgrader lacks for TypeScript notebooks and for code that nobody trusts."""

from . import lean  # noqa: F401  before all that loads jsonschema
