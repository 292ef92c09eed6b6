"""Computes the polynomial of lib/src/numeric/log.ts, prints it, and writes mpmath.json: logarithms and
values of the normal distribution function, computed in 60 digits and rounded to doubles.

Run in an environment of its own:  pip install mpmath==1.4.1 && python make_mpmath.py
and format what it wrote:  npx biome format --write lib/test/oracles

The polynomial R(w) = w (R1 + R2 w + … + R7 w^6) is the one nearest, in the largest absolute difference over
w in [0, (3 - 2 sqrt 2)^2], to log((1 + s) / (1 - s)) / s - 2 with w = s^2: Remez's exchange, in 60 digits.
"""

import json
from pathlib import Path

import mpmath
from mpmath import atanh, cos, fabs, lu_solve, matrix, mp, mpf, pi, sqrt

mp.dps = 60
DEGREE = 7
END = (3 - 2 * sqrt(mpf(2))) ** 2
GRID = [END * (1 - cos(pi * i / 600)) / 2 for i in range(601)]


def target(w):
    if w < mpf(10) ** -12:
        return sum(2 * w ** (i + 1) / mpf(2 * i + 3) for i in range(6))
    s = sqrt(w)
    return 2 * atanh(s) / s - 2


TARGETS = [target(w) for w in GRID]


def fitted(points):
    """The polynomial whose error alternates with equal size at the points."""
    rows = matrix(DEGREE + 1, DEGREE + 1)
    right = matrix(DEGREE + 1, 1)
    for i, w in enumerate(points):
        for j in range(DEGREE):
            rows[i, j] = w ** (j + 1)
        rows[i, DEGREE] = (-1) ** i
        right[i] = target(w)
    return list(lu_solve(rows, right))[:DEGREE]


def errors(polynomial):
    return [t - sum(c * w ** (j + 1) for j, c in enumerate(polynomial)) for w, t in zip(GRID, TARGETS)]


def alternation(error):
    """The grid points of the largest errors, one for each run of equal signs."""
    best = [0]
    for i, e in enumerate(error):
        if e != 0 and (e > 0) == (error[best[-1]] > 0):
            if fabs(e) > fabs(error[best[-1]]):
                best[-1] = i
        elif e != 0:
            best.append(i)
    return [GRID[i] for i in best[-(DEGREE + 1) :]]


points = [END * (1 - cos(pi * (2 * i + 1) / (2 * DEGREE + 2))) / 2 for i in range(DEGREE + 1)]
for _ in range(15):
    polynomial = fitted(points)
    error = errors(polynomial)
    points = alternation(error)
for j, c in enumerate(polynomial):
    print(f"R{j + 1} = {float(c)!r}")
print("largest error 2^", mpmath.nstr(mpmath.log(max(map(fabs, error)), 2), 5))

arguments = [5e-324, 1e-310, 2.2250738585072014e-308, 2.0**-129, 0.5, 2.0, 1e300, 1.7976931348623157e308]
for i in range(120):
    step = (i + 1) / 121
    arguments += [1 - step * 0.3, 1 + step, 1 - 2.0 ** -(1 + i / 2.4), 1 + 2.0 ** -(1 + i / 2.4), 10.0 ** (2.5 * i - 150)]
points = [-37.0, -30.0, -20.0, -10.0, -5.0, -3.0, -2.0, -1.9, -1.0, -0.3, 0.0, 0.1, 0.7, 1.5, 2.0, 2.5, 4.0, 8.0]
table = {
    "mpmath": mpmath.__version__,
    "log": {"x": arguments, "y": [float(mpmath.log(mpf(x))) for x in arguments]},
    "normalCdf": {"x": points, "y": [float(mpmath.erfc(-mpf(x) / sqrt(mpf(2))) / 2) for x in points]},
}
(Path(__file__).parent / "mpmath.json").write_text(json.dumps(table) + "\n")
