"""How the files of the starter catalogue measure, and how a list line is written from it.

Units are stored as one full singular word ("tablespoon"), which speech can say and Babel
can pluralise; the line is what a cook would read on paper.
"""

from datetime import timedelta
from fractions import Fraction

UNITS = {
    "tsp": "teaspoon",
    "tbsp": "tablespoon",
    "cup": "cup",
    "oz": "ounce",
    "lb": "pound",
    "g": "gram",
    "kg": "kilogram",
    "ml": "milliliter",
    "l": "liter",
    "quart": "quart",
    "inch": "inch",
    "can": "can",
    "clove": "clove",
    "slice": "slice",
    "sprig": "sprig",
    "stalk": "stalk",
    "head": "head",
    "bunch": "bunch",
    "piece": "piece",
    "pinch": "pinch",
    "handful": "handful",
    "sheet": "sheet",
    "rack": "rack",
    "ear": "ear",
}
LENGTHS = {"second": 1, "minute": 60, "hour": 3600}
PLURAL_ES = ("ch", "sh", "s", "x")


def unit(written: str) -> str:
    """Return the full singular name of a unit as the files write it ("cups" is cup).

    Raises:
        ValueError: it is none that we know.
    """
    known = {**UNITS, **{full: full for full in UNITS.values()}}
    for singular in (written, written.removesuffix("s"), written.removesuffix("es")):
        if singular in known:
            return known[singular]
    raise ValueError(f"no such unit: {written!r}")


def plural(name: str) -> str:
    """Return the plural of a unit."""
    return name + ("es" if name.endswith(PLURAL_ES) else "s")


def number(amount: float) -> str:
    """Return an amount as a cook writes it: "2", "1 1/2", "1/3"."""
    exact = Fraction(amount).limit_denominator(16)
    whole, rest = divmod(exact, 1)
    return " ".join(str(part) for part in (whole, rest) if part) or "0"


def line(amount: float | None, unit_name: str, food: str, note: str) -> str:
    """Return the line of the list: "2 cups rice, rinsed", "salt"."""
    said = [] if amount is None else [number(amount)]
    if unit_name:
        said.append(plural(unit_name) if amount is not None and amount > 1 else unit_name)
    first = " ".join([*said, food])
    return f"{first}, {note}" if note else first


def length(amount: float, written: str) -> timedelta:
    """Return a timer's length.

    Raises:
        ValueError: ``written`` is no unit of time.
    """
    seconds = LENGTHS.get(written.removesuffix("s"))
    if seconds is None:
        raise ValueError(f"no such unit of time: {written!r}")
    return timedelta(seconds=amount * seconds)
