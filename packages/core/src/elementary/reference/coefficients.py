"""Prints the polynomial coefficients and split constants used beside this folder (needs mpmath 1.3).

Each polynomial is the Chebyshev fit of a smooth function at 60 digits on the reduced interval, its coefficients rounded
to double, lowest order first. `error` is the largest error of the rounded polynomial relative to the whole function.
"""
import mpmath as mp

mp.mp.dps = 60


def polynomial(name, function, interval, terms, weight):
    coefficients = [float(c) for c in mp.chebyfit(function, interval, terms)][::-1]
    low, high = interval
    worst = mp.mpf(0)
    for i in range(2001):
        z = low + (high - low) * mp.mpf(i) / 2000
        worst = max(worst, abs((mp.polyval(coefficients[::-1], z) - function(z)) * weight(z)))
    print(f"{name}: error 2^{float(mp.log(worst, 2)):.1f}")
    for c in coefficients:
        print(f"  {c!r},")


def series(function, threshold, terms):
    """`function` away from 0, its Taylor series `terms` near 0, where the closed form cancels."""
    return lambda z: mp.polyval(terms[::-1], z) if abs(z) < threshold else function(z)


def split(name, value, bits):
    """Leading parts of the given sizes in bits, then the rest rounded to double."""
    rest = mp.mpf(value)
    for i, size in enumerate(bits):
        unit = mp.mpf(2) ** (mp.floor(mp.log(abs(rest), 2)) + 1 - size)
        part = mp.nint(rest / unit) * unit
        print(f"{name}[{i}] = {float(part)!r}")
        rest -= part
    print(f"{name} rest = {float(rest)!r}")


f = mp.factorial
half_ln2 = mp.log(2) / 2 * mp.mpf("1.0001")
polynomial(
    "exp: (e^r - 1 - r) / r^2",
    series(lambda r: (mp.exp(r) - 1 - r) / r**2, 0.01, [1 / f(k + 2) for k in range(25)]),
    [-half_ln2, half_ln2], 11, lambda r: r**2 / mp.exp(r),
)
s_max = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1) * mp.mpf("1.0001")
polynomial(
    "log: (atanh(s) / s - 1) / z, z = s^2, doubled",
    series(lambda z: 2 * (mp.atanh(mp.sqrt(z)) / mp.sqrt(z) - 1) / z, 0.001, [mp.mpf(2) / (2 * k + 3) for k in range(25)]),
    [mp.mpf(0), s_max**2], 8, lambda z: z / 2,
)
polynomial(
    "log in two parts: (atanh(s) / s - 1 - z / 3) / z^2",
    series(lambda z: (mp.atanh(mp.sqrt(z)) / mp.sqrt(z) - 1 - z / 3) / z**2, 0.001, [mp.mpf(1) / (2 * k + 5) for k in range(25)]),
    [mp.mpf(0), s_max**2], 10, lambda z: z**2,
)
quarter = (mp.pi / 4 * mp.mpf("1.0001")) ** 2
polynomial(
    "sin: (sin(r) / r - 1) / z, z = r^2",
    series(lambda z: (mp.sin(mp.sqrt(z)) / mp.sqrt(z) - 1) / z, 0.001, [(-1) ** (k + 1) / f(2 * k + 3) for k in range(20)]),
    [mp.mpf(0), quarter], 7, lambda z: z * mp.sqrt(z) / mp.sin(mp.sqrt(z)) if z else z,
)
polynomial(
    "cos: (cos(r) - 1 + z / 2) / z^2, z = r^2",
    series(lambda z: (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z**2, 0.001, [(-1) ** k / f(2 * k + 4) for k in range(20)]),
    [mp.mpf(0), quarter], 7, lambda z: z**2 / mp.cos(mp.sqrt(z)),
)
tanh_max = mp.mpf("0.5501")
tanh_series = mp.taylor(mp.tanh, 0, 41)
polynomial(
    "tanh: (tanh(x) / x - 1) / z, z = x^2",
    series(lambda z: (mp.tanh(mp.sqrt(z)) / mp.sqrt(z) - 1) / z, 0.001, tanh_series[3::2]),
    [mp.mpf(0), tanh_max**2], 12, lambda z: z,
)
tan_eighth = mp.tan(mp.pi / 8) * mp.mpf("1.0001")
polynomial(
    "atan: (atan(t) / t - 1) / z, z = t^2",
    series(lambda z: (mp.atan(mp.sqrt(z)) / mp.sqrt(z) - 1) / z, 0.001, [mp.mpf(-1) ** (k + 1) / (2 * k + 3) for k in range(25)]),
    [mp.mpf(0), tan_eighth**2], 12, lambda z: z,
)
split("ln2", mp.log(2), [32])
split("ln2 (dd)", mp.log(2), [42])
split("pi/2", mp.pi / 2, [33, 33, 33])
split("pi", mp.pi, [53])
split("pi/4", mp.pi / 4, [53])
split("1/3", mp.mpf(1) / 3, [53])
split("1/ln10", 1 / mp.log(10), [53])
print("1/ln2 =", repr(float(1 / mp.log(2))), "2/pi =", repr(float(2 / mp.pi)))
mp.mp.prec = 1600
print("2/pi * 2^1280 =", hex(int(mp.floor(2 / mp.pi * mp.mpf(2) ** 1280))))
print("pi/2 * 2^192 =", hex(int(mp.nint(mp.pi / 2 * mp.mpf(2) ** 192))))
