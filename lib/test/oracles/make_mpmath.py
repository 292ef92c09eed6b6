"""Computes the polynomials of lib/src/numeric/log.ts and exp.ts, prints them, and writes mpmath.json: logarithms,
exponentials and values of the normal distribution function, computed in 60 digits and rounded to doubles.

Run in an environment of its own:  pip install mpmath==1.4.1 && python make_mpmath.py
and format what it wrote:  npx biome format --write lib/test/oracles

Each is a polynomial w (R1 + R2 w + … + Rn w^(n - 1)) nearest, in the largest absolute difference, to its target:
Remez's exchange, in 60 digits. For log, the target is log((1 + s) / (1 - s)) / s - 2 with w = s^2 in
[0, (3 - 2 sqrt 2)^2]; for exp, r (exp r + 1) / (exp r - 1) - 2 with w = r^2 in [0, (ln 2 / 2)^2].
"""

import json
from pathlib import Path

import mpmath
from mpmath import atanh, cos, fabs, lu_solve, matrix, mp, mpf, pi, sqrt

mp.dps = 60


def log_target(w):
    if w < mpf(10) ** -12:
        return sum(2 * w ** (i + 1) / mpf(2 * i + 3) for i in range(6))
    s = sqrt(w)
    return 2 * atanh(s) / s - 2


def exp_target(w):
    if w < mpf(10) ** -12:
        return w / 6 - w**2 / 360 + w**3 / 15120 - w**4 / 604800
    r = sqrt(w)
    return r / mpmath.tanh(r / 2) - 2


def fitted(target, degree, points):
    """The polynomial whose error alternates with equal size at the points."""
    rows = matrix(degree + 1, degree + 1)
    right = matrix(degree + 1, 1)
    for i, w in enumerate(points):
        for j in range(degree):
            rows[i, j] = w ** (j + 1)
        rows[i, degree] = (-1) ** i
        right[i] = target(w)
    return list(lu_solve(rows, right))[:degree]


def alternation(grid, error, count):
    """The grid points of the largest errors, one for each run of equal signs."""
    best = [0]
    for i, e in enumerate(error):
        if e != 0 and (e > 0) == (error[best[-1]] > 0):
            if fabs(e) > fabs(error[best[-1]]):
                best[-1] = i
        elif e != 0:
            best.append(i)
    return [grid[i] for i in best[-count:]]


def nearest(name, target, degree, end):
    grid = [end * (1 - cos(pi * i / 600)) / 2 for i in range(601)]
    targets = [target(w) for w in grid]
    points = [end * (1 - cos(pi * (2 * i + 1) / (2 * degree + 2))) / 2 for i in range(degree + 1)]
    for _ in range(15):
        polynomial = fitted(target, degree, points)
        error = [t - sum(c * w ** (j + 1) for j, c in enumerate(polynomial)) for w, t in zip(grid, targets)]
        points = alternation(grid, error, degree + 1)
    for j, c in enumerate(polynomial):
        print(f"{name}: R{j + 1} = {float(c)!r}")
    print(f"{name}: largest error 2^", mpmath.nstr(mpmath.log(max(map(fabs, error)), 2), 5))


nearest("log", log_target, 7, (3 - 2 * sqrt(mpf(2))) ** 2)
nearest("exp", exp_target, 5, (mpmath.log(2) / 2) ** 2)

arguments = [5e-324, 1e-310, 2.2250738585072014e-308, 2.0**-129, 0.5, 2.0, 1e300, 1.7976931348623157e308]
for i in range(120):
    step = (i + 1) / 121
    arguments += [1 - step * 0.3, 1 + step, 1 - 2.0 ** -(1 + i / 2.4), 1 + 2.0 ** -(1 + i / 2.4), 10.0 ** (2.5 * i - 150)]
exponents = [-745.13, -744.44, -740.0, -709.0, -708.3, 709.78, 1e-300, -1e-20, 5e-17, 0.34657359, 0.34657360, -1.0, 1.0]
for i in range(400):
    exponents += [(i - 200) * 3.53 + 0.0137, (i - 200) * 0.00873, ((i % 7) - 3) * 10.0 ** (-i / 40)]
points = [-37.0, -30.0, -20.0, -10.0, -5.0, -3.0, -2.0, -1.9, -1.0, -0.3, 0.0, 0.1, 0.7, 1.5, 2.0, 2.5, 4.0, 8.0]
table = {
    "mpmath": mpmath.__version__,
    "log": {"x": arguments, "y": [float(mpmath.log(mpf(x))) for x in arguments]},
    "exp": {"x": exponents, "y": [float(mpmath.exp(mpf(x))) for x in exponents]},
    "normalCdf": {"x": points, "y": [float(mpmath.erfc(-mpf(x) / sqrt(mpf(2))) / 2) for x in points]},
}
(Path(__file__).parent / "mpmath.json").write_text(json.dumps(table) + "\n")
