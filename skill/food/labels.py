"""The label of a recipe: what any line contains, and what title and steps give away."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from skill.domain.food import Presence
from skill.food import lexicon
from skill.food.lines import dangers, read
from skill.food.tokens import fold
from skill.food.traits import Trait
from skill.food.verdicts import Evidence, Label, label_from, together, unknown

_SHARP = frozenset(
    {
        Trait.TREE_NUT,
        Trait.PEANUT,
        Trait.FISH,
        Trait.CRUSTACEAN,
        Trait.MOLLUSC,
        Trait.SESAME,
    }
)
_PLAIN_WORDS = (
    "milk cream butter cheese yogurt egg soy_food celery_food mustard_food"
    " lupin wheat barley rye oat beef chicken poultry pork wine spirit beer honey gelatin"
)
_PLAIN = tuple(_PLAIN_WORDS.split())
"""Foods that a title names because they are in the dish."""
_MADE_WORDS = (
    "batter dough crust pastry cake cakes pie cookies muffins loaf crumbs crumb tart"
    " crumble crumbles"
)
_THEN = frozenset({"and", "or", "to", "then", "with", "gently", "lightly"})
_MADE = frozenset(_MADE_WORDS.split())
"""Stages of what is being made, whatever it is made of."""


def of_recipe(
    title: str, lines: Iterable[str], steps: Iterable[str] = (), lang: str = "en"
) -> Label:
    """Return the label of a recipe; one without ingredients is UNKNOWN for everything.

    A word of title or steps that is part of a listed food's name ("the milk", where the
    list has coconut milk) speaks of that food; any other danger there counts.
    """
    listed = tuple(lines)
    labels = [read(line, lang) for line in listed]
    if not labels:
        labels = [label_from(unknown(title, (0, len(title)), "no ingredients"))]
    words = frozenset(fold(word) for line in listed for word in _words(line))
    named = words | {fold(word) for word in _words(title)}
    told = [e for e in _told(title, lang, words) if _tells(e)]
    for step in steps:
        told += [e for e in _told(step, lang, words) if not _is_made(e, named)]
    return together([*labels, label_from(told)])


def _told(text: str, lang: str, listed: frozenset[str]) -> Iterator[Evidence]:
    """Yield the sure dangers of a title or step that the list does not explain."""
    for one in _dangers(text, lang):
        named = text[one.span[0] : one.span[1]]
        explained = all(_is_listed(fold(word), listed) for word in _words(named))
        unread = one.rule == "too long"
        if unread or (one.presence is Presence.CONTAINS and not explained):
            yield one


def _tells(one: Evidence) -> bool:
    """Return whether a title gives the danger away: it names a food, not what is made.

    A lasagna need not be of wheat, but a prawn curry is of prawns.
    """
    if one.presence is Presence.UNKNOWN:
        return True
    if _is_dish(one.food):
        return False
    return one.trait in _SHARP or any(lexicon.is_a(one.food, plain) for plain in _PLAIN)


def _is_made(one: Evidence, named: frozenset[str]) -> bool:
    """Return whether a step speaks of the very thing that is made, or of making it."""
    made = [fold(word) for word in _words(one.line[one.span[0] : one.span[1]])]
    return _is_dish(one.food) and (
        made[-1] in _MADE
        or _is_listed(made[-1], named)
        or (len(made) == 1 and _is_verb(one))
    )


def _is_verb(one: Evidence) -> bool:
    """Return whether the word stands where an order does: ``Toast the seeds``."""
    before, after = one.line[: one.span[0]].rstrip(), one.line[one.span[1] :].lstrip()
    first = not before or before[-1] in ".,;:(!" or before.split()[-1] in _THEN
    follows = _words(after[:12])
    return first and after[:1].isalpha() and follows[0] not in ("and", "or")


@lru_cache(maxsize=4096)
def _dangers(text: str, lang: str) -> tuple[Evidence, ...]:
    return dangers(text, lang)


def _is_listed(word: str, listed: frozenset[str]) -> bool:
    """Return whether the list has the word, give or take a plural."""
    return not {word, word + "s", word.removesuffix("s")}.isdisjoint(listed)


def _words(text: str) -> Sequence[str]:
    return "".join(c if c.isalpha() else " " for c in text).split()


def _is_dish(food: str) -> bool:
    """Return whether the food is what recipes make, not what goes in: a pancake."""
    foods = lexicon.foods()
    number = foods.numbers.get(food)
    return number is not None and not foods.dishes.isdisjoint(lexicon.above(number))
