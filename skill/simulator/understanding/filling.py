"""Slots from the stretches of words that fill them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from skill.simulator.understanding.answer import UnderstoodSlot
from skill.simulator.understanding.building import Parts
from skill.simulator.understanding.decoding import LATER, Fill
from skill.simulator.understanding.words import Token, spoken

_AMOUNTS = frozenset({"AMAZON.DURATION", "AMAZON.NUMBER"})


def filled(
    parts: Parts, intent: str, fills: Sequence[Fill], tokens: Sequence[Token]
) -> dict[str, UnderstoodSlot]:
    """Return the slots of ``intent`` that ``fills`` fill, in the order of the model."""
    declared = parts.model.intents[intent].slots
    own = parts.decoders[intent].phrasing.vocabulary
    signs = parts.language.below_zero - own  # "minus ten minutes" may be a request itself
    slots = {fill.slot: _slot(fill, tokens, signs) for fill in fills}
    slots = _moved_up(slots, declared)
    return {name: slots[name] for name in declared if name in slots}


def _slot(fill: Fill, tokens: Sequence[Token], signs: frozenset[str]) -> UnderstoodSlot:
    """Return one slot as Alexa would send it; an amount after one of ``signs`` is "-"."""
    reading = fill.reading
    said = spoken(tokens[fill.start : fill.end])
    if reading is None:
        return UnderstoodSlot(fill.slot, said, fill.type)
    if reading.value is not None:
        below = any(each.text in signs for each in tokens[: fill.start][-1:])
        value = f"-{reading.value}" if below and fill.type in _AMOUNTS else reading.value
        return UnderstoodSlot(fill.slot, value, fill.type)
    return UnderstoodSlot(
        fill.slot, said, fill.type, id=reading.id, canonical=reading.name, matched=True
    )


def _moved_up(
    slots: dict[str, UnderstoodSlot], declared: Iterable[str]
) -> dict[str, UnderstoodSlot]:
    """Return the slots with no second one where there is no first."""
    for name in declared:
        rest = [name, *(later + name[:1].upper() + name[1:] for later in LATER)]
        given = [slots.pop(each) for each in rest if each in slots]
        for each, slot in zip(rest, given, strict=False):
            slots[each] = replace(slot, name=each)
    return slots
