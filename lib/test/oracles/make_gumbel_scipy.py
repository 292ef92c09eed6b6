"""Writes gumbel-scipy.json: values of the Gumbel distribution, fits, and more by SciPy, for the tests.

Run in an environment of its own:  pip install scipy==1.17.1 && python make_gumbel_scipy.py
and format what it wrote:  npx biome format --write lib/test/oracles
"""

import csv
import json
import math
from pathlib import Path

import numpy as np
import scipy
from scipy import special, stats

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PARAMETERS = [(0.0, 1.0), (-3.5, 0.25), (120.0, 37.5)]
Z = [-6.4, -5.0, -4.0, -3.0, -2.0, -1.0, -0.25, 0.0, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 35.0, 40.0, 100.0, 700.0]
P = [1e-300, 1e-100, 1e-20, 1e-6, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999999, 1 - 1e-12]


def gumbel(loc, scale):
    x = [loc + scale * z for z in Z]
    d = stats.gumbel_r(loc, scale)
    return {
        "loc": loc,
        "scale": scale,
        "x": x,
        "logpdf": list(d.logpdf(x)),
        "pdf": list(d.pdf(x)),
        "cdf": list(d.cdf(x)),
        "sf": list(d.sf(x)),
        "p": P,
        "ppf": list(d.ppf(P)),
        "isf": list(d.isf(P)),
        "mean": float(d.mean()),
        "variance": float(d.var()),
        "median": float(d.median()),
        "entropy": float(d.entropy()),
        "skewness": float(d.stats("s")),
    }


def fit(series, values):
    loc, scale = stats.gumbel_r.fit(values)
    log_likelihood = float(np.sum(stats.gumbel_r.logpdf(values, loc, scale)))
    return {"series": series, "loc": float(loc), "scale": float(scale), "logLikelihood": log_likelihood}


def kolmogorov_smirnov():
    sample = [0.1 * i + 0.03 * math.sin(5.0 * i) - 1.2 for i in range(50)]
    found = stats.kstest(sample, stats.gumbel_r.cdf)
    return {"sample": sample, "statistic": float(found.statistic), "pValue": float(found.pvalue)}


with open(ROOT / "data" / "ocmulgee-annual-maxima.csv", newline="") as file:
    rows = list(csv.DictReader(file))
fits = [fit(name, [float(row[name]) for row in rows]) for name in rows[0] if name != "year"]
tables = {
    "scipy": scipy.__version__,
    "gumbel": [gumbel(loc, scale) for loc, scale in PARAMETERS],
    "fits": fits,
    "normalQuantile": {"x": P, "y": list(special.ndtri(P))},
    "logGamma": {"x": [0.01, 0.5, 1.0, 1.5, 2.0, 3.25, 9.99, 25.0, 1000.5]},
    "kolmogorovSmirnov": kolmogorov_smirnov(),
}
tables["logGamma"]["y"] = list(special.gammaln(tables["logGamma"]["x"]))
text = json.dumps(tables, indent=1, default=float, allow_nan=False)
(HERE / "gumbel-scipy.json").write_text(text + "\n")
