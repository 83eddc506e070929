"""Writes table.json: distribution functions, quantiles, densities and moments of the priors, as an independent check of ours.

mpmath at 40 digits and nothing of this project: distribution functions from mpmath's own special functions or closed forms,
quantiles by bisection of the distribution function to 35 digits, densities and moments by closed forms where they exist and
by quadrature of the density otherwise. Run `python3 make.py` in this folder and Prettier on the result; the same bytes come out each time.
"""
import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 40
P = [mp.mpf(p) for p in ["1e-9", "0.0001", "0.01", "0.05", "0.25", "0.5", "0.7", "0.9", "0.95", "0.99", "0.999", "0.999999"]]


def normal(m, s):
    return (lambda x: mp.ncdf((x - m) / s), lambda x: mp.npdf(x, m, s), [m - 40 * s, m + 40 * s], [m])


def lognormal(median, sd, low=0):
    m, s, low = mp.mpf(median), mp.mpf(sd), mp.mpf(low)
    score = lambda x: mp.log((x - low) / (m - low)) / s
    cdf = lambda x: mp.ncdf(score(x)) if x > low else mp.mpf(0)
    pdf = lambda x: mp.npdf(score(x)) / (s * (x - low)) if x > low else mp.mpf(0)
    return (cdf, pdf, [low, low + (m - low) * mp.exp(12 * s)], [m, low + (m - low) * mp.exp(2 * s), low + (m - low) * mp.exp(5 * s)])


def uniform(a, b):
    a, b = mp.mpf(a), mp.mpf(b)
    return (lambda x: min(max((x - a) / (b - a), 0), 1), lambda x: 1 / (b - a) if a <= x <= b else mp.mpf(0), [a, b], [])


def triangular(a, m, b):
    a, m, b = mp.mpf(a), mp.mpf(m), mp.mpf(b)

    def cdf(x):
        if x <= a:
            return mp.mpf(0)
        if x >= b:
            return mp.mpf(1)
        return (x - a) ** 2 / ((b - a) * (m - a)) if x < m else 1 - (b - x) ** 2 / ((b - a) * (b - m))

    def pdf(x):
        if x < a or x > b:
            return mp.mpf(0)
        return 2 * (x - a) / ((b - a) * (m - a)) if x < m else 2 * (b - x) / ((b - a) * (b - m))

    return (cdf, pdf, [a, b], [m])


def beta(p, q, low=0, high=1):
    p, q, low, high = mp.mpf(p), mp.mpf(q), mp.mpf(low), mp.mpf(high)
    w = high - low

    def cdf(x):
        if x <= low:
            return mp.mpf(0)
        if x >= high:
            return mp.mpf(1)
        return mp.betainc(p, q, 0, (x - low) / w, regularized=True)

    def pdf(x):
        t = (x - low) / w
        return t ** (p - 1) * (1 - t) ** (q - 1) / mp.beta(p, q) / w if 0 < t < 1 else mp.mpf(0)

    mean = low + w * p / (p + q)
    return (cdf, pdf, [low, high], [mean], mean, w * mp.sqrt(p * q / (p + q + 1)) / (p + q))


def pert(a, m, b, shape=4):
    a, m, b, shape = mp.mpf(a), mp.mpf(m), mp.mpf(b), mp.mpf(shape)
    return beta(1 + shape * (m - a) / (b - a), 1 + shape * (b - m) / (b - a), a, b)


def truncated(of, low=None, high=None):
    cdf, pdf, (a, b), cuts = of[:4]
    low = a if low is None else mp.mpf(low)
    high = b if high is None else mp.mpf(high)
    start, end = cdf(low), cdf(high)
    return (
        lambda x: min(max((cdf(x) - start) / (end - start), 0), 1),
        lambda x: pdf(x) / (end - start) if low <= x <= high else mp.mpf(0),
        [low, high],
        [c for c in cuts if low < c < high],
    )


def solve(cdf, ends, p):
    low, high = map(mp.mpf, ends)
    for _ in range(170):
        middle = (low + high) / 2
        if cdf(middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


CASES = [
    ({"kind": "normal", "mean": 0.05, "sd": 0.006}, lambda: normal(mp.mpf(0.05), mp.mpf(0.006))),
    ({"kind": "lognormal", "median": 2, "sdLog": 0.25}, lambda: lognormal(2, 0.25)),
    ({"kind": "lognormal", "median": 5, "sdLog": 1.25, "low": 3}, lambda: lognormal(5, 1.25, 3)),
    ({"kind": "uniform", "low": -2, "high": 6}, lambda: uniform(-2, 6)),
    ({"kind": "triangular", "low": 0, "mode": 1, "high": 4}, lambda: triangular(0, 1, 4)),
    ({"kind": "pert", "low": 1, "mode": 2, "high": 7}, lambda: pert(1, 2, 7)),
    ({"kind": "pert", "low": 0, "mode": 0, "high": 1, "shape": 8}, lambda: pert(0, 0, 1, 8)),
    ({"kind": "beta", "alpha": 2.5, "beta": 1.5}, lambda: beta(2.5, 1.5)),
    ({"kind": "beta", "alpha": 0.5, "beta": 0.5, "low": -1, "high": 3}, lambda: beta(0.5, 0.5, -1, 3)),
    ({"kind": "beta", "alpha": 0.125, "beta": 30}, lambda: beta(0.125, 30)),
    ({"kind": "beta", "alpha": 400, "beta": 250}, lambda: beta(400, 250)),
    ({"kind": "beta", "alpha": 9000, "beta": 3}, lambda: beta(9000, 3)),
    (
        {"kind": "truncated", "of": {"kind": "normal", "mean": 0, "sd": 1}, "low": -0.5, "high": 2},
        lambda: truncated(normal(mp.mpf(0), mp.mpf(1)), -0.5, 2),
    ),
    (
        {"kind": "truncated", "of": {"kind": "normal", "mean": 1, "sd": 2}, "low": 0},
        lambda: truncated(normal(mp.mpf(1), mp.mpf(2)), 0),
    ),
    (
        {"kind": "truncated", "of": {"kind": "lognormal", "median": 1, "sdLog": 0.5}, "high": 2},
        lambda: truncated(lognormal(1, 0.5), None, 2),
    ),
    (
        {"kind": "truncated", "of": {"kind": "triangular", "low": 0, "mode": 1, "high": 4}, "low": 0.5, "high": 3},
        lambda: truncated(triangular(0, 1, 4), 0.5, 3),
    ),
    (
        {"kind": "truncated", "of": {"kind": "pert", "low": 0, "mode": 1, "high": 4}, "low": 0.5, "high": 2},
        lambda: truncated(pert(0, 1, 4), 0.5, 2),
    ),
]


def number(x):
    return float(mp.nstr(x, 25))


def row(prior, made):
    cdf, pdf, ends, cuts = made[:4]
    if len(made) > 4:
        mean, sd = made[4:]
    else:
        pieces = [ends[0], *cuts, ends[1]]
        mean = mp.quad(lambda x: x * pdf(x), pieces)
        sd = mp.sqrt(mp.quad(lambda x: (x - mean) ** 2 * pdf(x), pieces))
    quantiles, values = [], []
    for p in P:
        # The probability as the double that the test passes, so that no rounding of it is charged to the quantile.
        q = mp.mpf(float(p))
        x = solve(cdf, ends, q)
        quantiles.append([float(p), number(x)])
        at = mp.mpf(number(x))
        values.append([number(x), number(cdf(at)), number(pdf(at))])
    return {"prior": prior, "mean": number(mean), "sd": number(sd), "quantiles": quantiles, "values": values}


rows = [row(prior, make()) for prior, make in CASES]
lines = ",\n".join("  " + json.dumps(r) for r in rows)
Path("table.json").write_text("[\n" + lines + "\n]\n")
