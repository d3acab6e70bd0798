#!/usr/bin/env python3
"""Coefficients of the polynomials in agentarcade.nn.Functions.

Each is the polynomial whose greatest relative error is least, found by Lawson's algorithm: least squares on a fine grid, again and
again, each point weighing the more the greater its error was. A coefficient must be a 32-bit float, so the lowest is rounded first, the
others are fitted again to make up for it, and so on upwards.

Prints the coefficients, lowest degree first, and the greatest relative error in what they approximate, as a power of two.
Needs mpmath and numpy.
"""

import mpmath as mp
import numpy as np

mp.mp.dps = 40
POINTS = 1000
ROUNDS = 400


def chebyshev_grid(low, high):
    return [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (i + mp.mpf(1) / 2) / POINTS) for i in range(POINTS)]


def lawson(x, wanted, scale, powers):
    """Coefficients c that minimise max |scale (wanted - sum c[i] x^powers[i])|."""
    columns = np.stack([scale * x**p for p in powers], axis=1)
    target = scale * wanted
    weight = np.ones(len(x)) / len(x)
    best, least = None, np.inf
    for _ in range(ROUNDS):
        root = np.sqrt(weight)
        c = np.linalg.lstsq(columns * root[:, None], target * root, rcond=None)[0]
        error = np.abs(target - columns @ c)
        if error.max() < least:
            best, least = c, error.max()
        weight *= error
        weight /= weight.sum()
    return best


def fit(name, f, scale, degree, low, high):
    """f ~ sum c[i] x^i; `scale` turns the absolute error of f into the relative error of the whole function."""
    grid = chebyshev_grid(mp.mpf(low), mp.mpf(high))
    x = np.array([float(v) for v in grid])
    wanted = np.array([float(f(v)) for v in grid])
    scales = np.array([float(scale(v)) for v in grid])
    rounded = []
    for start in range(degree + 1):
        rest = wanted - sum(k * x**i for i, k in enumerate(rounded))
        rounded.append(float(np.float32(lawson(x, rest, scales, range(start, degree + 1))[0])))
    worst = max(abs(scale(v) * (f(v) - sum(k * v**i for i, k in enumerate(rounded)))) for v in grid)
    print(f"{name}: error 2^{mp.nstr(mp.log(worst, 2), 4)} over {mp.nstr(grid[0], 6)} .. {mp.nstr(grid[-1], 6)}")
    for k in rounded:
        print(f"    {k.hex()}  {np.float32(k)}")


# exp r = 1 + r + r^2 P(r), for r half of ln 2 to either side and a little more, as the multiple of ln 2 is found with an error
half = mp.log(2) / 2 * (1 + mp.mpf(2) ** -15)
fit("exp", lambda r: (mp.exp(r) - 1 - r) / r**2, lambda r: r**2 / mp.exp(r), 5, -half, half)

# tanh x = x + x^3 P(u) where u = x^2, for x up to 0.68
fit("tanh", lambda u: (mp.tanh(mp.sqrt(u)) / mp.sqrt(u) - 1) / u, lambda u: u * mp.sqrt(u) / mp.tanh(mp.sqrt(u)), 4, 0, 0.68**2)

# log(1 + f) = f - f^2/2 + f^3 P(f), for 1 + f from sqrt(1/2) to sqrt(2)
fit("log", lambda f: (mp.log(1 + f) - f + f**2 / 2) / f**3, lambda f: f**3 / mp.log(1 + f), 8, mp.sqrt(0.5) - 1, mp.sqrt(2) - 1)


def split(name, high):
    rest = mp.log(2) - mp.mpf(high)
    print(f"ln 2 for {name}: {high.hex()} + {float(np.float32(float(rest))).hex()}")


split("exp", float(np.float32(float(mp.log(2)))))
# 16 bits, so that its product with an exponent is exact
split("log", float(mp.floor(mp.log(2) * 2**16)) / 2**16)
print(f"1 / ln 2: {float(np.float32(float(1 / mp.log(2)))).hex()}")
