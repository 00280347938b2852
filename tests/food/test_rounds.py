"""Blind rounds: lines labelled before they were read, kept so that none is ever missed.

``rounds.txt`` says how a line is labelled.  Diets follow from the substances by the same
policy that the reader keeps, so a line needs only a few letters.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from skill.domain.food import Allergen, Diet, Presence
from skill.food.lines import read
from skill.food.traits import BLURS, BREAKS, Trait, trait_of

ROUNDS = Path(__file__).parent / "rounds.txt"
LETTERS = dict(zip("mefcotpwgsxyulzMPAGHRIDUKL", Trait, strict=True))
IMPLIED = {Trait.WHEAT: Trait.GLUTEN, Trait.PORK: Trait.MEAT, Trait.UNHALAL: Trait.MEAT}
BREAD = "w?mesx"
NEEDS: tuple[Allergen | Diet, ...] = (*Allergen, *tuple(Diet)[:8])
MOST_REFUSED = 0.03


class Line(NamedTuple):
    """A line with what is surely in it and what honest sources differ on."""

    lang: str
    text: str
    sure: frozenset[Trait]
    perhaps: frozenset[Trait]
    vague: bool

    def breaks(self, need: Allergen | Diet) -> bool:
        """Return whether it surely holds what the need must not have."""
        if isinstance(need, Allergen):
            return trait_of(need) in self.sure
        both = {Trait.MEAT, Trait.MILK} <= self.sure
        return bool(self.sure & {*BREAKS[need]}) or (need is Diet.KOSHER and both)

    def may_break(self, need: Allergen | Diet) -> bool:
        """Return whether it may be said to."""
        known = self.sure | self.perhaps
        if self.vague or isinstance(need, Allergen):
            return self.vague or trait_of(Allergen(need)) in known
        both = {Trait.MEAT, Trait.MILK} <= known
        blurs = {*BREAKS[need], *BLURS.get(need, ())}
        return bool(known & blurs) or (need is Diet.KOSHER and both)


@cache
def lines() -> tuple[Line, ...]:
    """Return all lines of all rounds."""
    return tuple(_lines())


def _lines() -> Iterator[Line]:
    lang = ""
    for row in ROUNDS.read_text("utf-8").splitlines():
        if row.startswith("@"):
            lang = row[1:]
        elif row and not row.startswith("#"):
            text, _, code = row.rpartition(" |")
            sure, _, perhaps = code.strip().replace("B", BREAD).partition("?")
            yield Line(lang, text, _traits(sure), _traits(perhaps), "~" in code)


def _traits(letters: str) -> frozenset[Trait]:
    told = {LETTERS[letter] for letter in letters if letter in LETTERS}
    return frozenset(told | {IMPLIED[trait] for trait in told & IMPLIED.keys()})


def test_there_are_thousands_of_lines() -> None:
    """Each once, in five languages."""
    known = [(line.lang, line.text) for line in lines()]

    assert len(set(known)) == len(known) > 4000
    assert {lang for lang, _ in known} == {"en", "de", "fr", "it", "es"}


def test_no_danger_of_any_round_is_missed() -> None:
    """Whatever breaks a need is flagged, or the whole line is unknown."""
    missed = [
        (line.text, str(need))
        for line in lines()
        for need in NEEDS
        if line.breaks(need) and _presence(line, need) is Presence.FREE
    ]

    assert missed == []


def test_little_is_refused_that_is_harmless() -> None:
    """At most 3 % of all that is surely free."""
    free = [
        _presence(line, need)
        for line in lines()
        for need in NEEDS
        if not (line.breaks(need) or line.may_break(need))
    ]

    assert sum(found is not Presence.FREE for found in free) <= MOST_REFUSED * len(free)


def _presence(line: Line, need: Allergen | Diet) -> Presence:
    return read(line.text, line.lang).presence(need)
