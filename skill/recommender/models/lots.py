"""Chance that belongs to a row: drawn from a seed and the row alone, in any order."""

import numpy as np
from numpy.typing import NDArray

from skill.recommender.taste import Floats, Rows

Doubles = NDArray[np.float64]


def uniforms(rows: Rows, seed: int) -> Doubles:
    """Return one draw from (0, 1) for each row.

    Source: the finaliser of SplitMix64, Steele, Lea and Flood 2014, figure 16.
    """
    start = np.uint64((seed * 0xD1342543DE82EF95 + 0x9E3779B97F4A7C15) % 2**64)
    lots = (rows.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15) ^ start
    lots = (lots ^ (lots >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    lots = (lots ^ (lots >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    lots ^= lots >> np.uint64(31)
    drawn: Doubles = ((lots >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    return drawn


def gammas(shapes: Floats, rows: Rows, seed: int) -> Floats:
    """Return one draw from Gamma(shape, 1) for each row.

    Source: Wilson and Hilferty 1931, the cube of a normal, at shape + 1; then
    Gamma(a) = Gamma(a + 1) * U ** (1 / a), Marsaglia and Tsang 2000, section 6.
    """
    first, second, third = (uniforms(rows, 3 * seed + i) for i in range(3))
    normal = np.sqrt(-2.0 * np.log(first)) * np.cos(2.0 * np.pi * second)
    larger = shapes.astype(np.float64) + 1.0
    cube = 1.0 - 1.0 / (9.0 * larger) + normal / (3.0 * np.sqrt(larger))
    drawn: Doubles = larger * np.maximum(cube, 0.0) ** 3 * third ** (1.0 / shapes)
    return drawn.astype(np.float32)
