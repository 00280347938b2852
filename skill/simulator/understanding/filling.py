"""Slots from the stretches of words that fill them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from skill.simulator.understanding.answer import UnderstoodSlot
from skill.simulator.understanding.decoding import LATER, Fill
from skill.simulator.understanding.model import InteractionModel
from skill.simulator.understanding.words import Token, spoken


def filled(
    model: InteractionModel, intent: str, fills: Sequence[Fill], tokens: Sequence[Token]
) -> dict[str, UnderstoodSlot]:
    """Return the slots of ``intent`` that ``fills`` fill, in the order of the model."""
    slots = {fill.slot: _slot(fill, tokens) for fill in fills}
    slots = _moved_up(slots, model.intents[intent].slots)
    return {name: slots[name] for name in model.intents[intent].slots if name in slots}


def _slot(fill: Fill, tokens: Sequence[Token]) -> UnderstoodSlot:
    """Return one slot as Alexa would send it."""
    reading = fill.reading
    said = spoken(tokens[fill.start : fill.end])
    if reading is None:
        return UnderstoodSlot(fill.slot, said, fill.type)
    if reading.value is not None:
        return UnderstoodSlot(fill.slot, reading.value, fill.type)
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
