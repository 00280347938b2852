"""Who is allergic to what, as the slots of one sentence tell it.

Slots do not tell how the words were joined, nor does Alexa fill them as the samples have
it: a name may be heard as a food ("my son Rye"), a list may run over into the slots of a
second person, and a second person into the first's.  In doubt it is everyone's who may be
meant, which is said aloud; nothing that was heard is dropped.
"""

import re
from collections.abc import Iterable, Mapping
from typing import ClassVar

from pydantic import model_validator

from skill.dialog.people import Somebody
from skill.dialog.readings import one_of
from skill.dialog.slots import ADiet
from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen, Diet
from skill.domain.frozen import dataclass
from skill.domain.household import OWNER, Eaters
from skill.food.lexicon import canonical
from skill.intents.asking import Allergic, Allergies, allergens_among, allergic
from skill.intents.known import foods_in, is_nothing
from skill.speech import household as say
from skill.speech.prompts import Prompt

Heard = frozenset[Allergen] | str | None
OWN = ("allergen", "secondAllergen", "thirdAllergen", "fourthAllergen")
HOW_BAD = re.compile(
    r"severe(?:ly)?|serious|bad(?:ly)?|slight|mild|reactions?|shock|anaphyla\w*|allerg\w*|food"
)
LONGEST_FOOD = 4  # words of a food's name; more are a sentence
FREE_FROM = frozenset({Diet.GLUTEN_FREE, Diet.DAIRY_FREE, Diet.NUT_FREE, Diet.LOW_LACTOSE})
"""Diets that are kept for an allergy as often as not."""
_OTHER = "otherAllergen"
_DIETS = ("diet", "otherDiet")
_PEOPLE = ("person", "called", "secondPerson")
_SECOND = frozenset({"allergen", "diet", "secondPerson"})
"""What there is where two people are told of."""


@dataclass(frozen=True)
class Told:
    """What all of these people need, of what can be checked for."""

    names: tuple[str, ...]
    needs: Eaters


class AddAllergy(Allergies):
    """Slots of ``AddAllergyIntent``; what is of ``other`` is the second person's.

    "My son is allergic to nuts and I'm vegan" tells of two people in one breath.
    """

    asks: ClassVar[Mapping[str, Prompt]] = {"allergen": say.WhichAllergy()}

    diet: ADiet | None = None
    person: Somebody | None = None
    called: Somebody | None = None
    other_allergen: Allergic | None = None
    other_diet: ADiet | None = None
    second_person: Somebody | None = None
    fine: Allergic | None = None

    @model_validator(mode="before")
    @classmethod
    def _every_allergen(cls, heard: object) -> object:
        """Return the slots with all allergens that were heard where allergens belong."""
        if not isinstance(heard, Mapping):
            return heard
        return nobody_is_a_food(of_one_person(lists_apart(heard, (*OWN, _OTHER))))

    @property
    def is_full(self) -> bool:
        """Return whether the list may have been longer than there are slots for it."""
        return all(one is not None for one in self.heard) or self._is_garbled

    @property
    def _is_garbled(self) -> bool:
        """Return whether a whole sentence was heard for an allergen."""
        heard = (one for one in self.heard if isinstance(one, str))
        return any(len(one.split()) > LONGEST_FOOD for one in heard)

    @property
    def first(self) -> str:
        """Return the first person: by the name that was told with it ("my son Fisher")."""
        return self.called or self.person or OWNER

    @property
    def told(self) -> tuple[Told, ...]:
        """Return who needs what; what is fine is kept as well, until that is confirmed."""
        own = allergens_of((*self.heard, self.fine))
        other = allergens_of((self.other_allergen,))
        if self._of_the_first == self._of_the_other:
            own, other = own | other, frozenset()
        every = (
            Told(self._of_the_first, Eaters(allergies=own, diets=_diets(self.diet))),
            Told(self._of_the_other, Eaters(allergies=other)),
            Told(self._of_the_diet, Eaters(diets=_diets(self.other_diet))),
        )
        return tuple(one for one in every if one.needs != Eaters())

    @property
    def _of_the_first(self) -> tuple[str, ...]:
        """Return whose the first needs are.

        Who speaks is not named: of two allergens either may be the cook's, and is both's.
        A longer list is of the person named.
        """
        named = [self.first]
        if self.person and allergens_among(self.person.lower())[0]:
            named.append(OWNER)
        if self._may_be_the_cooks and not any(self.heard[1:]):
            named.append(OWNER)
        if self.second_person and not self._is_of_two:
            named.append(self.second_person)
        return _each(named)

    @property
    def _may_be_the_cooks(self) -> bool:
        return self.other_allergen is not None and self.second_person is None

    @property
    def _is_of_two(self) -> bool:
        return self.other_allergen is not None or self.other_diet is not None

    @property
    def _of_the_other(self) -> tuple[str, ...]:
        """Return whose the other allergen is; in doubt the cook's as well."""
        if self.second_person:
            return (self.second_person,)
        return _each([OWNER, *self._of_the_first])

    @property
    def _of_the_diet(self) -> tuple[str, ...]:
        """Return whose the other diet is; one kept for an allergy goes by its rule."""
        if self.other_diet in FREE_FROM:
            return self._of_the_other
        return (self.second_person or OWNER,)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the words that stand for nothing that can be checked."""
        heard = (*self.heard, self.other_allergen)
        return foods_in(filter(None, map(not_the_need, heard)))


class BothAllergic(Allergies):
    """Slots of ``BothAllergicIntent``: what the cook and somebody else need."""

    asks: ClassVar[Mapping[str, Prompt]] = {"allergen": say.WhichAllergy()}

    diet: ADiet | None = None
    person: Somebody | None = None

    @model_validator(mode="before")
    @classmethod
    def _every_allergen(cls, heard: object) -> object:
        """Return the slots with lists in pieces."""
        return lists_apart(heard) if isinstance(heard, Mapping) else heard

    @property
    def told(self) -> AddAllergy:
        """Return it as what is told of two people."""
        heard = {**dict(self), "person": self.person, "second_person": OWNER}
        return AddAllergy.model_validate(heard)


def not_the_need(heard: Heard) -> str:
    """Return the words of no allergen, less those of how bad it is: "severe reaction"."""
    if not isinstance(heard, str) or is_nothing(heard):
        return ""
    words = [word for word in heard.split() if not HOW_BAD.fullmatch(word)]
    return " ".join(words) if len(words) <= LONGEST_FOOD else ""


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda name: name != OWNER))


def allergens_of(heard: Iterable[Heard]) -> frozenset[Allergen]:
    """Return all allergens that were understood."""
    known = (one for one in heard if isinstance(one, frozenset))
    return frozenset[Allergen]().union(*known)


def _diets(diet: Diet | None) -> frozenset[Diet]:
    return frozenset((diet,) if diet else ())


def one_food_of(raw: RawSlot) -> str:
    """Return the food that was heard for more than itself, "" where none was.

    Almonds are resolved to tree nuts, which are more than almonds.
    """
    said = _word(raw)
    found, rest = allergens_among(said)
    is_whole = bool(found) and not rest
    return "" if is_whole or canonical(said) is None else said


def lists_apart(
    heard: Mapping[str, object], names: Iterable[str] = OWN
) -> dict[str, object]:
    """Return the slots with what is no diet among the allergens, and lists in pieces.

    Of "wheat mustard and kiwi" two can be checked for; kiwi alone stays in its slot.
    """
    heard, rooms = dict(heard), tuple(names)
    for name in _DIETS:
        raw = heard.get(name)
        if isinstance(raw, RawSlot) and _is_no_diet(raw):
            empty = [one for one in rooms if one not in heard]
            heard = {one: r for one, r in heard.items() if one != name}
            found, rest = _apart(_word(raw))
            heard = _beside(heard, found) if found else heard
            heard |= {one: RawSlot(one, rest) for one in empty[:1] if rest}
    for name in rooms:
        raw = heard.get(name)
        found, rest = _apart(_word(raw))
        if isinstance(raw, RawSlot) and raw.id is None and found:
            others = {one: r for one, r in heard.items() if one != name}
            heard = _beside(others | ({name: RawSlot(name, rest)} if rest else {}), found)
    return heard


def _apart(said: str) -> tuple[frozenset[Allergen], str]:
    """Return the allergens of a list and the rest of it; a food's name is no list."""
    found, rest = allergens_among(said)
    return found, "" if canonical(said) is not None else rest


def _is_no_diet(raw: RawSlot) -> bool:
    try:
        one_of(Diet)(raw)
    except ValueError:
        return True
    return False


def of_one_person(heard: dict[str, object]) -> dict[str, object]:
    """Return the slots with the only allergen and the only person together.

    "My son is allergic to sesame too" may be heard as of somebody else's sesame.
    """
    if not _SECOND.isdisjoint(heard):
        return heard
    if "otherAllergen" not in heard or "person" not in heard:
        return heard
    moved = {**heard, "allergen": heard["otherAllergen"]}
    return {name: raw for name, raw in moved.items() if name != "otherAllergen"}


def nobody_is_a_food(heard: dict[str, object]) -> dict[str, object]:
    """Return the slots with allergens that were heard as names among the allergens.

    What a long list has left over is heard for whatever slot there still is.  Where the
    list is short, it may be a name all the same ("my son Rye"), and stays one too.
    """
    is_long = all(name in heard for name in OWN)
    for name in _PEOPLE:
        raw = heard.get(name)
        found, rest = allergens_among(_word(raw))
        if found and not rest:
            is_name = not is_long and len(_word(raw).split()) == 1
            others = {one: r for one, r in heard.items() if one != name or is_name}
            heard = _beside(others, found)
    return heard


def _word(raw: object) -> str:
    return (raw.value or "").lower() if isinstance(raw, RawSlot) else ""


def _beside(heard: dict[str, object], found: frozenset[Allergen]) -> dict[str, object]:
    """Return the slots with more allergens in the first that has room for them."""
    for name in OWN:
        held = allergic(heard.get(name)) or frozenset()
        if isinstance(held, frozenset):
            return {**heard, name: held | found}
    return {**heard, OWN[0]: found}
