"""Foods that are none, or nobody knows, or nobody here may have: told, not wished for."""

import re
from collections.abc import Iterable

from skill.catalog.catalog import Catalog
from skill.catalog.words import words
from skill.dialog.reply import Reply
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import Eaters
from skill.domain.recipes import Wishes
from skill.food.labels import of_recipe
from skill.food.lexicon import canonical, is_a, names_in
from skill.recommender.groups import CLASSES, NEEDS
from skill.speech.contents import OnlyByName, UnknownFood
from skill.speech.prompts import Prompt
from skill.speech.wishes import AskDifferently

_NOTHING = re.compile(
    r"(?:nothing|none|nada|zilch|no food|no groceries|not (?:a thing|anything|much))\b"
    r"(?: (?:at all|else|more|left|yet|today|here|either|of (?:it|that|them|those)))*"
)
_JOINED = re.compile(r"\s*(?:,|\b(?:and|or|nor|without|no|any)\b)\s*")
_NO_NAME_WORDS = (
    "it that this them those these one ones something anything everything stuff thing"
    " things food foods groceries shopping lots plenty"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())


def foods_in(heard: Iterable[str]) -> tuple[str, ...]:
    """Return what was named, each once: "nothing" names no food, nor does "stuff"."""
    return tuple(dict.fromkeys(filter(_names_food, heard)))


def banned_in(heard: Iterable[str | None]) -> tuple[str, ...]:
    """Return what is to be left out: every food of a list that came as one value."""
    return foods_in(food for one in heard if one for food in _apart(one))


def _apart(heard: str) -> tuple[str, ...]:
    """Return the foods of a list ("milk flour and nuts"), or the one that it is.

    A dish of two foods that is no food of its own loses both, which is the safe side.
    """
    if canonical(heard) or _is_group(heard):
        return (heard,)
    names, rest = names_in(heard), heard
    for name in names:
        rest = rest.replace(name, ",", 1)
    strange = [part.strip() for part in _JOINED.split(rest) if part.strip()]
    one_name = len(names) < 2 and len(_JOINED.split(heard)) < 2
    return (heard,) if one_name else (*names, *strange)


def _is_group(heard: str) -> bool:
    group = " ".join(words(heard))
    return group in CLASSES or group in NEEDS


def _names_food(heard: str) -> bool:
    """Return whether it may be a food's name; a sentence about the pantry is none."""
    sentence = "pantry" in heard.split()
    return heard not in _NO_NAME and not sentence and not is_nothing(heard)


def is_nothing(heard: str) -> bool:
    """Return whether the words say that there is no food at all."""
    return _NOTHING.fullmatch(heard) is not None


def kind_of(food: str, other: str) -> bool:
    """Return whether a food, by any of its names, is another or a kind of it."""
    group = CLASSES.get(" ".join(words(other)), (canonical(other) or other,))
    return any(is_a(canonical(food) or food, one) for one in group)


def is_food(said: str) -> bool:
    """Return whether the words name a food, or a group of foods."""
    return bool(_is_group(said) or canonical(said) or names_in(said))


def known(asked: Wishes, catalog: Catalog) -> tuple[Wishes, tuple[Prompt, ...]]:
    """Return what was asked less the foods that nobody knows, and those, to be told."""
    strange = _strange(asked.with_foods, catalog)
    kept = tuple(food for food in asked.with_foods if food not in strange)
    told = (*map(UnknownFood, strange), *by_name(asked.without, catalog))
    return asked.model_copy(update={"with_foods": kept}), told


def by_name(foods: Iterable[str], catalog: Catalog) -> tuple[Prompt, ...]:
    """Return what is told of foods to leave out that nobody knows: "carbs"."""
    return tuple(map(OnlyByName, _strange(foods, catalog)))


def _strange(foods: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    return tuple(food for food in foods if not (is_food(food) or catalog.knows(food)))


def ask_again(turn: Turn, unknown: tuple[Prompt, ...]) -> Reply:
    """Return that it is unknown, and the question what else it may be."""
    return Reply(
        say=unknown,
        ask=AskDifferently(),
        awaiting=Awaiting(kind="wish"),
        remember=turn.session.but(topic="recipes"),
    )


def broken(food: str, eaters: Eaters) -> frozenset[Allergen | Diet]:
    """Return what the eaters need that a food is known to break."""
    label = of_recipe(food, [food])
    every: tuple[Allergen | Diet, ...] = (*eaters.allergies, *eaters.diets)
    return frozenset(n for n in every if label.presence(n) is Presence.CONTAINS)


def breaks(food: str, eaters: Eaters) -> bool:
    """Return whether a food is known to break what the eaters need."""
    return bool(broken(food, eaters))
