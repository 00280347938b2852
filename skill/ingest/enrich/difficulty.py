"""How much a recipe asks of the cook: its length, its list, its techniques, its time."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from skill.domain.recipes import Difficulty
from skill.food.tokens import fold
from skill.ingest import cues
from skill.ingest.enrich.numerals import pieces

MEDIUM, HARD = 3, 9  # points
# (these and the weights below are round numbers that agree with 4 in 5 of our own book)


def difficulty(
    steps: Sequence[str], lines: int, active: timedelta, lang: str
) -> Difficulty:
    """Return the difficulty; each technique counts once, however often it is named."""
    words = {piece.text for step in steps for piece in pieces(step)}
    points = max(0, len(steps) - 6) // 3 + max(0, lines - 7) // 4
    points += len(words & _words("skilled", lang)) + 3 * len(words & _words("hard", lang))
    points += sum(2 for minutes in (25, 40) if active >= timedelta(minutes=minutes))
    if points >= HARD:
        return Difficulty.HARD
    return Difficulty.MEDIUM if points >= MEDIUM else Difficulty.EASY


@cache
def _words(kind: str, lang: str) -> frozenset[str]:
    section = cues.read("work")[kind]
    return frozenset(fold(word) for word in section.get(lang, "").split())
