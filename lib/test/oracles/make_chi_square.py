"""chi-square.json: [x, degrees, P(X > x)], by mpmath's regularised incomplete gamma function at 50 digits.

python3 -m venv v && v/bin/pip install mpmath==1.4.1 && v/bin/python make_chi_square.py > chi-square.json
"""
import json
import mpmath

mpmath.mp.dps = 50
rows = [
    [x, d, float(mpmath.gammainc(mpmath.mpf(d) / 2, mpmath.mpf(x) / 2, regularized=True))]
    for d in (1, 2, 3, 4, 7, 18, 101, 1000)
    for x in (0.01, 0.5, 3.0, 25.5, 120.25, 1100.0)
]
print(json.dumps([row for row in rows if row[2] > 1e-300]))
