"""The classroom of the course: what nbgrader lacks for TypeScript notebooks and for code that nobody trusts."""
