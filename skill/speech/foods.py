"""Foods as they are said: by their plain name, and in the plural where they are counted.

Every prompt field called ``food`` or ``foods`` is spoken here, so that no id of the lexicon
and no class that exists for labels alone is ever heard.
"""

from collections.abc import Mapping
from typing import cast

from skill.food.lexicon import plain_name
from skill.speech.prompts import words

FIELDS = frozenset({"food", "foods"})


def food_name(food: str, locale: str) -> str:
    """Return how a food is named in a sentence: "chickpeas", "plain yogurt"."""
    name = plain_name(food)
    *_, last = name.split() or [""]
    if last not in _counted(locale):
        return name
    endings = cast(Mapping[str, str], words(locale, "amounts")["many"])
    ending = next(one for one in endings if last.endswith(one))
    return name.removesuffix(ending) + endings[ending]


def foods_named(value: object, locale: str) -> object:
    """Return a food, or several, by their names; anything else as it is."""
    if isinstance(value, str):
        return food_name(value, locale)
    if isinstance(value, tuple | list | frozenset):
        items = sorted(value, key=str) if isinstance(value, frozenset) else value
        return tuple(foods_named(item, locale) for item in items)
    return value


def _counted(locale: str) -> frozenset[str]:
    """Return the last words of foods that come by the piece."""
    return frozenset(cast(list[str], words(locale, "foods")["counted"]["last"]))
