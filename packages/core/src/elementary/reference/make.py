"""Writes table.ts: exact values of the elementary functions, as an independent check of ours.

Only Python's standard library: `decimal` at 60 digits or more (as many as a huge angle or a deep tail needs), with its own
exp, ln and log10, and with pi, sine, arctangent and the normal distribution summed here from their series. Nothing of
this project is used. Run `python3 make.py` in this folder; the same bytes come out each time.

A row is: arguments, the exact value rounded to double, and what that rounding left out (so that errors below half a unit in
the last place can be measured). Numbers are shortest decimals that read back to the same double.
"""
import math
import random
from decimal import Decimal, getcontext, localcontext
from pathlib import Path

getcontext().prec = 60
getcontext().Emax, getcontext().Emin = 999999, -999999
rng = random.Random(20260101)
ROWS = 240


def arctan_inverse(n):
    """atan(1/n) by its series."""
    total, term, k, square = Decimal(0), Decimal(1) / n, 0, n * n
    while abs(term) > Decimal(10) ** -(getcontext().prec + 3):
        total += (-1) ** k * term / (2 * k + 1)
        term /= square
        k += 1
    return total


def pi():
    return 16 * arctan_inverse(5) - 4 * arctan_inverse(239)


def taylor(x, term, start):
    """Sum of term·(-x²)^k/(start+1)…: sine for term x and start 1, cosine for term 1 and start 0."""
    total, k = term, start
    while term and abs(term) > abs(total) * Decimal(10) ** -(getcontext().prec + 3):
        term = -term * x * x / ((k + 1) * (k + 2))
        total += term
        k += 2
    return total


def sin_cos(x):
    with localcontext() as context:
        context.prec = 80 + max(0, Decimal(x).adjusted())
        half = pi() / 2
        n = (Decimal(x) / half).to_integral_value()
        r = Decimal(x) - n * half
        context.prec = 80
        sine, cosine = taylor(+r, +r, 1), taylor(+r, Decimal(1), 0)
        return [(sine, cosine), (cosine, -sine), (-sine, -cosine), (-cosine, sine)][int(n) % 4]


def tanh(x):
    with localcontext() as context:
        context.prec = 120
        if abs(x) < 1e-30:
            return Decimal(x) - Decimal(x) ** 3 / 3
        e = (2 * Decimal(x)).exp()
        return (e - 1) / (e + 1)


def arctan(t):
    """atan of t in [0, 1]: halve the angle four times, then sum the series."""
    for _ in range(4):
        t = t / (1 + (1 + t * t).sqrt())
    total, term, k = Decimal(0), t, 0
    while term and abs(term) > abs(t) * Decimal(10) ** -(getcontext().prec + 3):
        total += term / (2 * k + 1)
        term = -term * t * t
        k += 1
    return 16 * total


def atan2(y, x):
    with localcontext() as context:
        context.prec = 90
        a, b = abs(Decimal(y)), abs(Decimal(x))
        angle = arctan(a / b) if a <= b else pi() / 2 - arctan(b / a)
        if x < 0:
            angle = pi() - angle
        return angle if y > 0 else -angle


def normal_quantile(p):
    """Newton's method on Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …), with enough digits to cancel in the tail."""
    with localcontext() as context:
        context.prec = 80 + 2 * max(0, -Decimal(min(p, 1 - p) or p).adjusted())
        root = (2 * pi()).sqrt()
        q = Decimal(p)
        x = Decimal(0) if abs(p - 0.5) < 0.4 else (-2 * min(q, 1 - q).ln()).sqrt() * (-1 if p < 0.5 else 1) * Decimal("0.9")
        for _ in range(60):
            density = (-x * x / 2).exp() / root
            total = term = x
            k = 1
            while term and abs(term) > Decimal(10) ** -context.prec:
                k += 2
                term = term * x * x / k
                total += term
            step = (Decimal("0.5") + density * total - q) / density
            # Halley's correction keeps the steps from overshooting in the tail.
            step = step / (1 + x * step / 2) if abs(x * step) < 1 else (1 if step > 0 else -1) / max(abs(x), Decimal(1))
            x -= step
            if abs(step) < Decimal(10) ** -70:
                return x
        raise ArithmeticError(p)


def power(x, y):
    with localcontext() as context:
        context.prec = 90
        value = (Decimal(abs(y)) * Decimal(abs(x)).ln()).exp()
        value = value if y > 0 else 1 / value
        return -value if x < 0 and y % 2 == 1 else value


def uniform(low, high):
    return rng.uniform(low, high)


def scaled(low, high):
    """Log-uniform between powers of two, either sign."""
    return math.ldexp(rng.uniform(0.5, 1), rng.randint(low, high))


def signed(x):
    return x if rng.random() < 0.5 else -x


def near_multiple(k):
    return math.nextafter(k * math.pi / 2, signed(math.inf)) if rng.random() < 0.5 else k * math.pi / 2


def cases(special, *makers):
    rows = [row if isinstance(row, tuple) else (row,) for row in special]
    while len(rows) < ROWS:
        row = makers[len(rows) % len(makers)]()
        rows.append(row if isinstance(row, tuple) else (row,))
    return rows


def pow_case():
    x = 1 + signed(scaled(-50, -4))
    return x, signed(uniform(0, 1020)) / abs(math.log2(x))


def pow_wide():
    x = scaled(-1000, 1000)
    return x, signed(uniform(0, 1070)) / max(0.5, abs(math.log2(x)))


TINY, LEAST = 2.2250738585072014e-308, 5e-324
ANGLES = [
    LEAST, TINY, 1e-300, 2.0**-27, 0.785398163397448, 0.7853981633974483, 1.5707963267948966, 3.141592653589793, 6.283185307179586,
    1048575.9999999999, 1048576.0, 5e5 * math.pi, 1e15, 1e22, 2.0**1023, 1.7976931348623157e308,
    6381956970095103 * 2.0**797,  # the double nearest to a multiple of π/2: Muller, Elementary Functions, table 11.1
    5.319372648326541e255,
]
angle_makers = (
    lambda: uniform(-4, 4), lambda: uniform(-1e6, 1e6), lambda: signed(scaled(0, 1023)), lambda: signed(scaled(-30, 3)),
    lambda: near_multiple(rng.randint(1, 600000)),
)
log_cases = cases(
    [LEAST, 3e-320, TINY, 0.5, 2.0, 0.7071067811865475, 0.7071067811865476, 1.4142135623730951, 1 - 2.0**-53, 1 + 2.0**-52, 1e-5, 1e300,
     1.7976931348623157e308, 2.718281828459045],
    lambda: uniform(0.5, 2), lambda: scaled(-1073, 1023), lambda: 1 + signed(scaled(-50, -2)), lambda: uniform(0, 20),
)
tables = {
    "exp": (cases(
        [LEAST, -TINY, 1e-17, -1e-17, 0.34657359027997264, 0.34657359027997270, 1.0, -1.0, 709.782712893384, -708.3964185322641, -708.4, -744.44,
         -745.1332191019411, 700.0],
        lambda: uniform(-1, 1), lambda: uniform(-708, 709), lambda: uniform(-20, 20), lambda: signed(scaled(-40, 9)),
        lambda: uniform(-745, -708)), lambda x: Decimal(x).exp()),
    "log": (log_cases, lambda x: Decimal(x).ln()),
    "log10": (log_cases, lambda x: Decimal(x).log10()),
    "pow": (cases(
        [(-2.0, 3.0), (-1.5, 4.0), (-0.5, -1073.0), (2.0, -1074.0), (2.0, 1023.0), (10.0, 308.0), (10.0, -323.0), (1.1, 5.0), (LEAST, 0.5),
         (LEAST, 0.001), (1.7976931348623157e308, 0.999), (1 + 2.0**-52, 2.0**62), (1 - 2.0**-53, -(2.0**62)), (1 - 2.0**-53, 2.0**62),
         (1.05, 10.0), (0.95, 35.0), (9007199254740993.0, 2.0), (3.0, 33.0)],
        lambda: (uniform(0.5, 2), uniform(-50, 50)), pow_wide, lambda: (scaled(-3, 3), uniform(-300, 300)), pow_case), power),
    "sin": (cases(ANGLES, *angle_makers), lambda x: sin_cos(x)[0]),
    "cos": (cases(ANGLES, *angle_makers), lambda x: sin_cos(x)[1]),
    "tan": (cases(ANGLES, *angle_makers), lambda x: (lambda s, c: s / c)(*sin_cos(x))),
    "tanh": (cases(
        [LEAST, -TINY, 1e-20, 2.0**-28, 0.5499999999999999, 0.55, -0.55, 18.0, 19.06, 22.0, 0.25],
        lambda: uniform(-1, 1), lambda: uniform(-19, 19), lambda: signed(scaled(-40, 0))), tanh),
    "atan2": (cases(
        [(1.0, 1.0), (-1.0, -1.0), (LEAST, 1.0), (LEAST, LEAST), (1e308, -1e308), (LEAST, -1.0), (1.0, -LEAST), (1e-200, 1e108), (1e308, 1e-308),
         (TINY, 1.5), (0.41421356237309503, 1.0), (0.4142135623730951, 1.0), (3e-10, 1.0), (1.7976931348623157e308, 1.7976931348623157e308)],
        lambda: (uniform(-1, 1), uniform(-1, 1)), lambda: (signed(scaled(-1000, 1000)), signed(scaled(-1000, 1000))),
        lambda: (signed(scaled(-3, 3)), signed(scaled(-3, 3)))), atan2),
    "normalQuantile": (cases(
        [2.0**-53, 1 - 2.0**-53, 0.075, 0.925, 0.07499999999999998, 1.3887943864964021e-11, 0.025, 0.975, 0.9, 0.5 + 2.0**-53, 1e-100],
        lambda: uniform(0, 1), lambda: scaled(-51, -1), lambda: 1 - scaled(-51, -1)), normal_quantile),
}


def row(function, arguments):
    exact = function(*arguments)
    nearest = float(exact)
    rest = float(exact - Decimal(nearest)) if math.isfinite(nearest) else 0.0
    return " ".join(repr(number) for number in (*arguments, nearest, rest))


lines = [
    "/**",
    " * Exact values, written by make.py beside this file (Python's `decimal`, 60 digits or more; nothing of this project).",
    " * A row, ended by a semicolon or a new line: arguments, value rounded to double, exact value minus that.",
    " */",
    "export const reference = {",
]
for name, (rows, function) in tables.items():
    lines.append(f"  {name}: `")
    texts = [row(function, arguments) for arguments in rows]
    lines.extend(";".join(texts[i : i + 8]) for i in range(0, len(texts), 8))
    lines[-1] += "`,"
lines.append("} as const;")
Path(__file__).with_name("table.ts").write_text("\n".join(lines) + "\n", encoding="utf-8")
