"""Names with a dangerous food's name inside them that are free of that danger.

``friends.txt`` lists them by concept, read one by one: coconut milk has no milk.  Whoever
adds another writes it there, or gives it the danger.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from skill.food import lexicon
from skill.food.compile import read_concepts
from skill.food.inflect import LANGUAGES, phrase
from skill.food.traits import TRAITS, Trait

FRIENDS = Path(__file__).parent / "friends.txt"
PLACES = tuple((t.value, TRAITS.index(t)) for t in TRAITS[: TRAITS.index(Trait.RENNET)])


def listed() -> set[tuple[str, str]]:
    """Return the pairs of concept and danger that were read and found harmless."""
    rows = (row for row in FRIENDS.read_text("utf-8").splitlines() if row[:1] != "#")
    parted = (row.partition(": ") for row in rows)
    return {(concept, trait) for concept, _, traits in parted for trait in traits.split()}


@cache
def every_friend() -> tuple[tuple[str, str, str], ...]:
    """Return the friends of all languages."""
    return tuple(one for lang in LANGUAGES for one in friends(lang))


def friends(lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield concept, danger and name wherever a name's part tells more than the name."""
    names = lexicon.names(lang)
    for concept in read_concepts():
        for name in concept.names[lang]:
            words = phrase(name, lang).split()
            if len(words) < 2:
                continue
            free = _all(names.meaning(" ".join(words)), "f")
            inside = {trait for part in _parts(words) for trait in _sure(names, part)}
            for trait in sorted(free & inside):
                yield concept.id, trait, name


def _parts(words: list[str]) -> Iterator[str]:
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            if last - first < len(words):
                yield " ".join(words[first:last])


def _sure(names: lexicon.Names, form: str) -> set[str]:
    return _all(names.meaning(form), "c")


def _all(concepts: tuple[int, ...], letter: str) -> set[str]:
    """Return the dangers of which every meaning says the same."""
    facts = [lexicon.foods().facts[concept] for concept in concepts]
    return {t for t, at in PLACES if facts and all(f[at] == letter for f in facts)}


def test_a_name_with_a_danger_inside_is_dangerous_or_listed() -> None:
    """Beer cheese is of beer; root beer is not, and says so in the list."""
    known = listed()
    forgotten = [
        (name, trait)
        for concept, trait, name in every_friend()
        if (concept, trait) not in known
    ]

    assert forgotten == []


def test_the_list_has_no_rows_that_nothing_needs() -> None:
    """A row that is left over would hide the next mistake."""
    needed = {(concept, trait) for concept, trait, _ in every_friend()}

    assert listed() == needed
