"""Foods and tags as points: near where they are cooked together, across the catalogue."""

import numpy as np
from numpy.typing import NDArray

from skill.recommender.models.kinds import Kinds
from skill.recommender.taste import Floats

Doubles = NDArray[np.float64]
SEED = 0
OVERSAMPLED = 10
ROUNDS = 4
SAMPLED = 200_000  # recipes that co-occurrence is counted in, at most
COMMON = 4000  # kinds that are embedded; rarer ones are nowhere (the origin)


def embedded(kinds: Kinds, size: int) -> Floats:
    """Return a point for each kind, (n_kinds + 1, size), the last at the origin.

    Positive pointwise mutual information, factored.
    Source: Levy and Goldberg 2014, sections 3 and 4.
    """
    often = np.bincount(kinds.of_.ravel(), minlength=kinds.n_kinds + 1)
    often[-1] = 0
    common = np.sort(np.argsort(-often, kind="stable")[: min(COMMON, kinds.n_kinds)])
    points = np.zeros((kinds.n_kinds + 1, size), dtype=np.float32)
    if len(common) < 2:
        return points
    place = np.full(kinds.n_kinds + 1, len(common))
    place[common] = np.arange(len(common))
    together = _together(place[kinds.of_], len(common))
    left, values, _ = truncated_svd(_information(together), size)
    points[common, : left.shape[1]] = left * np.sqrt(values)
    return points


def _together(of: NDArray[np.int64], n: int) -> Doubles:
    """Return in how many recipes each two kinds are, (n, n); n in ``of`` is none."""
    if len(of) > SAMPLED:
        of = of[np.random.default_rng(SEED).choice(len(of), SAMPLED, replace=False)]
    counts = np.zeros((n + 1) * (n + 1))
    for column in of.T:
        pairs = column[:, None] * (n + 1) + of
        counts += np.bincount(pairs.ravel(), minlength=len(counts))
    square: Doubles = counts.reshape(n + 1, n + 1)[:n, :n].copy()
    np.fill_diagonal(square, 0.0)
    return square


def _information(together: Doubles) -> Doubles:
    """Return positive pointwise mutual information, ends smoothed by a power of 0.75."""
    total = max(together.sum(), 1.0)
    start = together.sum(axis=1, keepdims=True) / total
    end = together.sum(axis=0) ** 0.75
    end /= max(end.sum(), 1e-12)
    expected = np.maximum(start * end * total, 1e-12)
    information: Doubles = np.log(np.maximum(together / expected, 1.0))
    return information


def truncated_svd(matrix: Doubles | Floats, size: int) -> tuple[Doubles, Doubles, Doubles]:
    """Return U, s and V' of the largest singular values; signs are fixed.

    Source: Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1.
    """
    few = min(size + OVERSAMPLED, *matrix.shape)
    start = np.random.default_rng(SEED).standard_normal((matrix.shape[1], few))
    basis, _ = np.linalg.qr(matrix @ start)
    for _ in range(ROUNDS):
        other, _ = np.linalg.qr(matrix.T @ basis)
        basis, _ = np.linalg.qr(matrix @ other)
    inner, values, right = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    left = basis @ inner
    signs = np.sign(right[np.arange(len(right)), np.abs(right).argmax(axis=1)])
    kept = slice(0, min(size, len(values)))
    return (left * signs)[:, kept], values[kept], (right * signs[:, None])[kept]
