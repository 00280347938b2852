"""A line of the list and its parts: the gate reads the line, speech reads the parts."""

from skill.domain.recipes import Ingredient
from skill.food.quantities import measured

MOST = 10_000  # of any unit; more is a slip or a postcode
LONGEST_FOOD, LONGEST_NOTE = 80, 120


def ingredient(line: str, lang: str) -> Ingredient:
    """Return the ingredient of a line; of "2 to 3 carrots" the lower end counts."""
    parts = measured(line, lang)
    food = parts.food[:LONGEST_FOOD] or line[:LONGEST_FOOD]
    note = parts.note[:LONGEST_NOTE]
    if parts.low is None or not 0 < parts.low <= MOST:
        return Ingredient(line, food, note=note, fixed=parts.fixed)
    return Ingredient(line, food, round(float(parts.low), 4), parts.unit, note, parts.fixed)
