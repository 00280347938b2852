"""How many a recipe serves: "Serves 6-8", "4 servings", "12 Stück", "pour 4 personnes"."""

from functools import cache

from skill.food.tokens import fold
from skill.ingest import cues
from skill.ingest.enrich.durations import named_numbers
from skill.ingest.enrich.numerals import Piece, number, pieces

MOST = 48  # servings that a household may ask for and we scale to
USUAL = 4
FEWEST_THINGS = 4  # "2 loaves", "1 1/2 cups": who knows for how many
PIECES_EACH = 2  # of "24 cookies" a person eats


def servings(said: str, lang: str) -> int:
    """Return for how many people it is; four where nothing usable is said."""
    row = pieces(said[:80])
    values = [(at, n) for at in range(len(row)) if (n := number(row, at, _named(lang)))]
    if not values:
        return USUAL
    people = [n.value for at, n in values if _is_people(row, at, n.end)]
    value = people[0] if people else values[0][1].value
    counted = not people and bool(_small() & {piece.text for piece in row})
    if counted and value > 12:
        value /= PIECES_EACH
    if not (1 if people else FEWEST_THINGS) <= value < 1000:
        return USUAL
    return min(MOST, round(value))


def _named(lang: str) -> dict[str, float]:
    return {w: n for w, n in named_numbers(lang).items() if w not in ("a", "an")}


def _is_people(row: list[Piece], start: int, end: int) -> bool:
    """Return whether a number counts people or servings, by the words beside it."""
    near = {piece.text for piece in (*row[max(0, start - 3) : start], *row[end : end + 4])}
    return bool(near & _people())


@cache
def _people() -> frozenset[str]:
    return frozenset(fold(w) for w in cues.read("servings")["people"]["all"].split())


@cache
def _small() -> frozenset[str]:
    return frozenset(fold(w) for w in cues.read("servings")["small"]["all"].split())
