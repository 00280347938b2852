"""How each kind of slot value is read: Alexa's formats in, domain values out.

A reading takes a ``RawSlot`` and returns the value, or raises ``ValueError`` when what was
heard cannot be used.  Values that are typed already (a handler called from code) pass.

Times, days and recurrences are read by ``calendar_readings``.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen
from skill.food.quantities import measured

E = TypeVar("E", bound=StrEnum)

UNHEARD = {"", "?"}
_DURATION = re.compile(
    r"P(?:(?P<w>\d+)W)?(?:(?P<d>\d+)D)?"
    r"(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:(?P<s>\d+)(?:\.\d+)?S)?)?",
    re.ASCII,
)
_GROUPS = {
    "nuts": frozenset({Allergen.TREE_NUT, Allergen.PEANUT}),
    "nut": frozenset({Allergen.TREE_NUT, Allergen.PEANUT}),
    "tree nut": frozenset({Allergen.TREE_NUT}),
    "shellfish": frozenset({Allergen.CRUSTACEAN, Allergen.MOLLUSC}),
    "mollusk": frozenset({Allergen.MOLLUSC}),
    "sulfite": frozenset({Allergen.SULPHITES}),
    "sulphite": frozenset({Allergen.SULPHITES}),
    "soya": frozenset({Allergen.SOY}),
    "dairy": frozenset({Allergen.MILK}),
    "lactose": frozenset({Allergen.MILK}),
    "seafood": frozenset({Allergen.FISH, Allergen.CRUSTACEAN, Allergen.MOLLUSC}),
}
LONGEST_TEXT = 140
_BEFORE = ("leftover", "leftovers", "some", "any", "neither", "my", "our", "the")
_AFTER = ("either", "too", "though", "thanks", "please", "again", "also", "leftovers")
_PADDING = frozenset(_BEFORE + _AFTER)
"""Words around a food that are no part of its name: "leftover chicken", "salmon either"."""
_SO_MUCH = re.compile(
    r"^(?:an?\s+)?(?:bits?|bunch|few|lots?|loads?|plenty|last)\s+(?:of\s+)?"
)


def is_filled(slot: RawSlot) -> bool:
    """Return whether anything was heard for a slot."""
    return bool(slot.values) or (slot.value or "").strip() not in UNHEARD


def first(slot: RawSlot) -> RawSlot:
    """Return the slot, or the first part of a list that was filled."""
    return next((part for part in slot.values if is_filled(part)), slot)


def said(slot: RawSlot) -> str:
    """Return what was heard for a slot, "" where nothing was."""
    return (first(slot).value or "").strip()


def text(raw: object) -> object:
    """Return what was heard, cut to what a label may hold."""
    return said(raw)[:LONGEST_TEXT] if isinstance(raw, RawSlot) else raw


def timer_name(raw: object) -> object:
    """Return a timer's name in lower case without "my", "the" and "timer".

    The list's form is taken for another form of what was said ("eggs": egg), but not for
    another word: who times biscuits does not want to hear of cookies.
    """
    if not isinstance(raw, RawSlot):
        return raw
    slot = first(raw)
    said, listed = (slot.value or "").lower().strip(), (slot.canonical or "").lower()
    heard = listed.strip() if not said or _akin(said, listed) else said
    heard = re.sub(r"^(?:my|the|a|an|our)\s+", "", heard)
    heard = re.sub(r"\s*\b(?:timer|timers)$", "", heard).strip()
    return heard[:LONGEST_TEXT] or None


def _akin(said: str, listed: str) -> bool:
    """Return whether two names share the beginning of a word."""
    begun = {word[:3] for word in said.split()}
    return any(word[:3] in begun for word in listed.split())


def length(raw: object) -> object:
    """Return a DURATION as a timedelta; months, years, nothing and zero are refused."""
    if not isinstance(raw, RawSlot):
        return raw
    heard = said(raw)
    match = _DURATION.fullmatch(heard)
    if not match or not any(match.groups()) or len(heard) > 20:
        raise ValueError("not a usable duration")
    n = {k: int(v or 0) for k, v in match.groupdict().items()}
    try:
        whole = timedelta(
            weeks=n["w"], days=n["d"], hours=n["h"], minutes=n["m"], seconds=n["s"]
        )
    except OverflowError as error:
        raise ValueError("longer than time is counted") from error
    if whole <= timedelta(0):
        raise ValueError("no time at all")
    return whole


def count(raw: object) -> object:
    """Return a NUMBER as an int."""
    return _whole(raw, 100_000)


def ordinal(raw: object) -> object:
    """Return an Ordinal ("second" is 2); "last" is -1."""
    if isinstance(raw, RawSlot) and said(raw).lower() in ("last", "-1"):
        return -1
    return _whole(raw, 1_000)


def _whole(raw: object, most: int) -> object:
    if not isinstance(raw, RawSlot):
        return raw
    heard = said(raw)
    digits = re.fullmatch(r"\d{1,9}", heard, re.ASCII)
    if not digits or int(digits[0]) > most:
        raise ValueError("not a usable number")
    return int(digits[0])


def food(raw: object) -> object:
    """Return a food as its id in the model, or as heard in lower case."""
    if not isinstance(raw, RawSlot):
        return raw
    slot = first(raw)
    return _bare((slot.id or slot.value or "").lower()[:LONGEST_TEXT])


def _bare(heard: str) -> str:
    """Return a food without the padding before and after it; padding alone stays."""
    said = heard.split()
    if _PADDING.isdisjoint(said) or _PADDING.issuperset(said):
        return heard
    while said[0] in _PADDING:
        said = said[1:]
    while said[-1] in _PADDING:
        said = said[:-1]
    return " ".join(said)


def own_words(raw: object) -> object:
    """Return a food as the cook calls it, without how much: "half a cabbage" is cabbage."""
    if not isinstance(raw, RawSlot):
        return raw
    heard = _bare((said(raw) or first(raw).id or "").lower()[:LONGEST_TEXT])
    named = _bare(_SO_MUCH.sub("", measured(heard).food))
    if not named:
        raise ValueError("no food at all")
    return named


def allergens(raw: object) -> object:
    """Return the allergens meant: "nuts" are tree nuts and peanuts, and the like."""
    if not isinstance(raw, RawSlot):
        return raw
    found: frozenset[Allergen] = frozenset()
    for part in raw.values or (raw,):
        known = (part.id or part.value or "").strip().lower()
        # "seafood" may be resolved to shellfish: the word itself says more than its id.
        found |= _GROUPS.get((part.value or "").strip().lower(), frozenset())
        if known in _GROUPS:
            found |= _GROUPS[known]
        elif known in set(Allergen):
            found |= {Allergen(known)}
        else:
            raise ValueError("not an allergen that Larder can check")
    return found


def one_of(kind: type[E]) -> Callable[[object], object]:
    """Return a reading for a slot whose ids are the values of an enum."""

    def read(raw: object) -> object:
        if not isinstance(raw, RawSlot):
            return raw
        slot = first(raw)
        return kind((slot.id or slot.value or "").strip().lower())

    return read
