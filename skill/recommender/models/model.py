"""What every model promises."""

from typing import ClassVar, Protocol

from skill.recommender.taste import Floats, Rows, Taste


class Model(Protocol):
    """Something that tells how likely each recipe is to be taken.

    Scores are comparable within one call; only their order and their differences matter.
    A household without history, and a recipe that nobody took, get a finite score too.
    """

    name: ClassVar[str]

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return one finite score for each row, shape (len(rows),), float32."""
        ...
