"""Writes goodness-scipy.json: tails, critical values and exact limits by SciPy, for the tests.

Run in an environment of its own:  pip install scipy==1.17.1 && python make_goodness_scipy.py
and format what it wrote:  npx biome format --write lib/test/oracles
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy import optimize, stats

COUNTS = [[10, 20, 30, 40], [510, 245, 130, 115], [1, 0, 0, 99]]
PROBS = [[0.25, 0.25, 0.25, 0.25], [0.5, 0.25, 0.15, 0.1], [0.1, 0.2, 0.3, 0.4]]
SIZES = [0.05, 1e-3, 1e-5, 7e-5]


def pearson(counts, probs):
    found = stats.chisquare(counts, np.array(probs) * sum(counts))
    return {"counts": counts, "probs": probs, "statistic": found.statistic, "pValue": found.pvalue}


def detectable(degrees, size, power):
    critical = stats.chi2.isf(size, degrees)
    return optimize.brentq(lambda l: stats.ncx2.sf(critical, degrees, l) - power, 1e-9, 1e4, xtol=1e-9)


def limits(d, size):
    """The least counts a, b with P(N <= a) > size / 2 and P(N > b) <= size / 2."""
    n = np.arange(0, int(d.mean() + 40 * d.std() + 60))
    return [int(np.argmax(d.cdf(n) > size / 2)), int(np.argmax(d.sf(n) <= size / 2))]


table = {
    "scipy": scipy.__version__,
    "chiSquareTest": [pearson(c, p) for c, p in zip(COUNTS, PROBS)],
    "critical": [
        {"degrees": k, "size": s, "critical": stats.chi2.isf(s, k), "detectable": detectable(k, s, 0.999)}
        for k in [1, 2, 5, 11, 100]
        for s in SIZES
    ],
    "poisson": [
        {"mean": m, "size": s, "limits": limits(stats.poisson(m), s)}
        for m in [0.3, 2, 12.8, 32.76, 41.4, 831.5]
        for s in SIZES
    ],
    "binomial": [
        {"n": n, "p": p, "size": s, "limits": limits(stats.binom(n, p), s)}
        for n, p in [(1, 0.5), (20, 0.1), (300, 0.95), (10_000, 0.0033), (100_000, 0.4)]
        for s in SIZES
    ],
}
Path(__file__).with_name("goodness-scipy.json").write_text(json.dumps(table, indent=2) + "\n")
