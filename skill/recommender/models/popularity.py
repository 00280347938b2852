"""What everybody takes, kept up to date: the baseline that a model has to beat."""

from dataclasses import dataclass
from typing import ClassVar

from skill.recommender.models.mixed import Mixed


@dataclass
class Popularity(Mixed):
    """Score by popularity alone, over several horizons at once."""

    name: ClassVar[str] = "popularity"
    LEANS: ClassVar[bool] = False
