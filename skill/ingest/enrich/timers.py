"""The timer that a step wants: the first length in it that a cook waits for."""

from datetime import timedelta

from skill.food.lexicon import canonical, names_in
from skill.food.tokens import tokenise
from skill.ingest.enrich.durations import lengths

SHORTEST, LONGEST = 10.0, 24 * 3600.0  # seconds; what a timer of ours can be set to
LONGEST_NAME = 30
_PLAIN_FOODS = (
    "water oil olive_oil vegetable_oil salt black_pepper butter white_sugar flour"
    " all_purpose_flour"
)
_TOO_PLAIN = frozenset(_PLAIN_FOODS.split())
"""Foods that are in every step and name none."""


def timer(step: str, lang: str) -> timedelta | None:
    """Return how long to set (of "5 to 10 minutes" the lower end), None for no timer."""
    for found in lengths(step, lang):
        if found.waits and SHORTEST <= found.low <= LONGEST:
            return timedelta(seconds=found.low)
    return None


def name(step: str, title: str, foods: frozenset[str], lang: str) -> str:
    """Return what the timer is for: a food of the list in the step, else the dish."""
    for said in names_in(step, lang):
        meant = canonical(said, lang)
        if meant in foods and meant not in _TOO_PLAIN and len(said) <= LONGEST_NAME:
            return _written(said, step, lang)
    dish = names_in(title, lang)[-1:]
    return _written(dish[0], title, lang) if dish and len(dish[0]) <= LONGEST_NAME else ""


def _written(said: str, text: str, lang: str) -> str:
    """Return a name with the accents that the text has: "möhren", not "mohren"."""
    if text.isascii():
        return said
    row = tokenise(text, lang)
    many = len(said.split())
    for at in range(len(row) - many + 1):
        if " ".join(token.text for token in row[at : at + many]) == said:
            return text[row[at].start : row[at + many - 1].end].casefold()
    return said
