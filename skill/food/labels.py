"""The label of a recipe: what any line contains, and what title and steps give away."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from skill.domain.food import Presence
from skill.food import lexicon
from skill.food.lines import dangers, read
from skill.food.tokens import fold
from skill.food.verdicts import Evidence, Label, label_from, together, unknown


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
    told = [e for text in (title, *steps) for e in _told(text, lang, words)]
    return together([*labels, label_from(told)])


def _told(text: str, lang: str, listed: frozenset[str]) -> Iterator[Evidence]:
    """Yield the dangers of a title or step that the list does not explain."""
    for one in _dangers(text, lang):
        named = text[one.span[0] : one.span[1]]
        explained = all(_is_listed(fold(word), listed) for word in _words(named))
        if one.presence is Presence.CONTAINS and not explained and not _is_dish(one.food):
            yield one


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
    return not foods.dishes.isdisjoint(lexicon.above(foods.numbers[food]))
