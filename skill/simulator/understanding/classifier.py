"""Which intent: multinomial logistic regression over typed word n-grams.

Fitted from the model's own samples by stochastic gradient descent in a fixed order, so the
same model file always gives the same weights.  Fitting takes a few seconds; ``weights``
keeps them for the next start.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]
Example = tuple[tuple[str, ...], str, float]  # features, intent, weight


@dataclass
class Classifier:
    """Logistic regression with an L2-normalised bag of features.

    Args:
        epochs: passes over the examples.
        rate: the first step size; it falls linearly to a tenth.
        decay: shrinkage of the weights an example touches.
    """

    epochs: int = 3
    rate: float = 4.0
    decay: float = 2e-5
    classes_: tuple[str, ...] = field(init=False)
    index_: dict[str, int] = field(init=False, repr=False)
    weights_: Floats = field(init=False, repr=False)  # (features, classes)
    bias_: Floats = field(init=False, repr=False)  # (classes,)

    def fit(self, examples: Sequence[Example]) -> Self:
        """Fit the weights to ``examples``; the order they come in does not matter."""
        self.classes_ = tuple(sorted({intent for _, intent, _ in examples}))
        names = sorted({name for found, _, _ in examples for name in found})
        self.index_ = {name: at for at, name in enumerate(names)}
        self.weights_ = np.zeros((len(names), len(self.classes_)), dtype=np.float32)
        self.bias_ = np.zeros(len(self.classes_), dtype=np.float32)
        wanted = {intent: at for at, intent in enumerate(self.classes_)}
        rows = [
            (*self._row(found), wanted[intent], weight)
            for found, intent, weight in examples
        ]
        steps = self.epochs * len(rows)
        order = np.random.default_rng(7)
        for epoch in range(self.epochs):
            for count, at in enumerate(order.permutation(len(rows))):
                done = (epoch * len(rows) + count) / steps
                self._step(rows[at], self.rate * (1.0 - 0.9 * done))
        return self

    def _row(self, found: Sequence[str]) -> tuple[Indices, Floats]:
        """Return the known features and their weights, of length one together."""
        counted: dict[int, float] = {}
        for name in found:
            at = self.index_.get(name)
            if at is not None:
                counted[at] = 1.0
        length = max(1, len(set(found))) ** 0.5
        where = np.fromiter(counted, dtype=np.int64, count=len(counted))
        return where, np.full(len(counted), 1.0 / length, dtype=np.float32)

    def _step(self, row: tuple[Indices, Floats, int, float], rate: float) -> None:
        """Move the weights one example's worth down the gradient."""
        where, value, wanted, weight = row
        touched = self.weights_[where]
        error = _softmax(value @ touched + self.bias_)
        error[wanted] -= 1.0
        error *= rate * weight
        touched *= 1.0 - rate * self.decay
        touched -= value[:, None] * error
        self.weights_[where] = touched
        self.bias_ -= 0.02 * error

    def probabilities(self, found: Sequence[str]) -> Floats:
        """Return the chance of each of ``classes_``."""
        where, value = self._row(found)
        chances: Floats = _softmax(value @ self.weights_[where] + self.bias_)
        return chances


def _softmax(logits: Floats) -> Floats:
    shifted: Floats = np.exp(logits - logits.max())
    shifted /= shifted.sum()
    return shifted
