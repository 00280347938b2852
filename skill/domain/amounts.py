"""Amounts as a kitchen measures them: scaled to servings, rounded to what a spoon can hold.

Units are full singular words ("tablespoon"); "" counts the food itself.
"""

from fractions import Fraction

from skill.domain.frozen import dataclass
from skill.domain.recipes import Ingredient, Recipe

F = Fraction
CUPS = (F(0), F(1, 4), F(1, 3), F(1, 2), F(2, 3), F(3, 4), F(1))
SPOONS = (F(0), F(1, 8), *CUPS[1:])
HALVES = (F(0), F(1, 2), F(1))
QUARTERS = (F(0), F(1, 4), F(1, 2), F(3, 4), F(1))
WHOLES = (F(0), F(1))
MARKS = {
    "teaspoon": SPOONS,
    "tablespoon": HALVES,
    "cup": CUPS,
    "quart": QUARTERS,
    "pound": QUARTERS,
    "kilogram": QUARTERS,
    "liter": QUARTERS,
    "ounce": HALVES,
    "inch": HALVES,
    "": HALVES,
    "can": HALVES,
    "bunch": HALVES,
    "head": HALVES,
    "fluid ounce": HALVES,
    "pint": QUARTERS,
    "gallon": QUARTERS,
    "stick": QUARTERS,
    "packet": HALVES,
    "deciliter": HALVES,
    "centimeter": HALVES,
}
LARGER = {
    "teaspoon": ("tablespoon", 3, F(3)),
    "tablespoon": ("cup", 16, F(4)),
    "gram": ("kilogram", 1000, F(1000)),
    "milliliter": ("liter", 1000, F(1000)),
}
"""The next unit up, how many make one of it, and from how many on it is handier."""
SMALLER = {
    "cup": ("tablespoon", 16, F(1, 4)),
    "tablespoon": ("teaspoon", 3, F(1)),
    "pound": ("ounce", 16, F(1, 2)),
    "kilogram": ("gram", 1000, F(1)),
    "liter": ("milliliter", 1000, F(1)),
}
"""The next unit down, how many make one of this, and below how many it is handier."""
BOILING = {"celsius": 100, "fahrenheit": 212}
NOTICED = F(1, 20)  # a cook notices being told 5% more or less


@dataclass(frozen=True)
class Amount:
    """So much of a food.  ``quantity`` None: as much as it takes.

    ``plural`` is how the food's name is written: of one or of many (None: as it is).
    ``about`` says that the number was rounded further than a cook would overlook.
    """

    food: str
    quantity: Fraction | None
    unit: str = ""
    note: str = ""
    plural: bool | None = None
    about: bool = False


def amounts(recipe: Recipe, servings: int | None = None) -> tuple[Amount, ...]:
    """Return the list of a recipe for so many servings, in its order."""
    times = F(servings or recipe.servings, recipe.servings)
    return tuple(amount(one, times) for one in recipe.ingredients)


def amount(one: Ingredient, times: Fraction) -> Amount:
    """Return an ingredient's amount times ``times``; fixed amounts stay as they are."""
    if one.quantity is None:
        return Amount(one.food, None, note=one.note)
    written = F(one.quantity).limit_denominator(48)
    exact = written if one.fixed else written * times
    quantity, unit = exact, one.unit
    if times != 1 and not one.fixed:
        quantity, unit = _handier(exact, one.unit)
    rounded = _rounded(quantity, unit)
    return Amount(
        food=one.food,
        quantity=rounded,
        unit=unit,
        note=one.note,
        plural=_number(written, rounded, unit),
        about=abs(rounded - quantity) > NOTICED * quantity,
    )


def _number(written: Fraction, rounded: Fraction, unit: str) -> bool | None:
    """Return the number a counted food's name must change to, None where it stays."""
    if unit or (written > 1) == (rounded > 1):
        return None
    return rounded > 1


def _handier(quantity: Fraction, unit: str) -> tuple[Fraction, str]:
    """Return the same amount in the unit that a cook would reach for."""
    if unit in LARGER:
        larger, size, enough = LARGER[unit]
        if quantity >= enough and _is_marked(quantity / size, larger):
            return _handier(quantity / size, larger)
    if unit in SMALLER:
        smaller, size, least = SMALLER[unit]
        if quantity < least:
            return _handier(quantity * size, smaller)
    return quantity, unit


def _is_marked(quantity: Fraction, unit: str) -> bool:
    """Return whether a measure of ``unit`` shows this quantity exactly."""
    return _rounded(quantity, unit) == quantity


def _rounded(quantity: Fraction, unit: str) -> Fraction:
    """Return the nearest quantity that can be measured; never nothing."""
    if unit in ("gram", "milliliter"):
        return _to_step(quantity)
    if unit in BOILING:
        step = 5 if quantity > BOILING[unit] else 1  # an oven, or the heart of a roast
        return F(round(quantity / step) * step)
    marks = MARKS.get(unit, WHOLES)
    if quantity > 4 and unit in ("", "ounce", "cup"):
        marks = HALVES if unit == "cup" else WHOLES
    whole, rest = divmod(quantity, 1)
    nearest = min(marks, key=lambda mark: (abs(mark - rest), -mark))
    return whole + nearest or marks[1]


def _to_step(quantity: Fraction) -> Fraction:
    """Return grams or milliliters as a scale is read: in ones, fives or tens."""
    step = 1 if quantity < 20 else 5 if quantity < 200 else 10
    return F(max(1, round(quantity / step)) * step)
