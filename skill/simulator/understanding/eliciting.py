"""An answer to a question is read as what was asked for, before anything else."""

from dataclasses import replace

from skill.simulator.understanding.answer import Understanding
from skill.simulator.understanding.building import Parts
from skill.simulator.understanding.decoding import Fill
from skill.simulator.understanding.decoding import Path as Way
from skill.simulator.understanding.filling import filled
from skill.simulator.understanding.lessons import FALLBACK
from skill.simulator.understanding.model import SLOT
from skill.simulator.understanding.reading import Said
from skill.simulator.understanding.views import View

BUILT_IN = "AMAZON."


def answered(
    parts: Parts, found: Understanding, elicit: tuple[str, str], said: Said
) -> Understanding:
    """Return the answer to a question for ``elicit``, or ``found`` if it is none.

    A value of the type asked for comes first, then words that plainly mean something else,
    then anything the slot could hold.
    """
    intent, slot = elicit
    other = _other_deed(parts, found, elicit, said)
    if other is not None:
        return other
    if found.intent == intent and slot in found.slots:
        return found
    way = _listed(parts, elicit, said.view)
    if _is_another_kind(parts, found, elicit):
        return found
    if way is None and not _says_something_else(parts, found, elicit):
        moved = _moved(parts, found, elicit)
        if moved is not None:
            return moved
        way = _open(parts, elicit, said.view)
    if way is None:
        return found
    slots = filled(parts, intent, way.fills, said.tokens)
    sample, _ = parts.samples[intent].nearest(way.symbols)
    return Understanding(intent, slots, max(found.score, 0.5), sample, found.runners_up)


def _other_deed(
    parts: Parts, found: Understanding, elicit: tuple[str, str], said: Said
) -> Understanding | None:
    """Return what is meant by an answer that says to do something else, or None.

    Asked which one to stop, "resume the pasta one" stops nothing.  What only speaks against
    what was asked ("keep the pasta one") is the answer, every word of it.
    """
    intent, slot = elicit
    slot_type = parts.model.intents[intent].slots[slot]
    words = said.view.words
    if slot_type in parts.lessons.openness.phrases or not parts.model.is_custom(slot_type):
        return None
    if parts.against(intent, words) and slot_type in parts.verbs:
        fill = Fill(slot, slot_type, 0, len(words), None)
        return Understanding(intent, filled(parts, intent, (fill,), said.tokens), 0.5)
    verbs = parts.verbs.get(slot_type, {})
    meant = {each for each in verbs.get(words[0], ()) if not _answers(parts, each)}
    if not meant or intent in meant or _is_value(slot_type, said.view):
        return None
    if found.intent in meant:
        return found
    ways = {name: parts.decoders[name].best(said.view) for name in sorted(meant)}
    ways = {name: way for name, way in ways.items() if way.fills}
    if not ways:
        return None
    name = min(ways, key=lambda each: ways[each].cost)
    slots = filled(parts, name, ways[name].fills, said.tokens)
    return Understanding(name, slots, 0.5, runners_up=found.runners_up)


def _is_value(slot_type: str, view: View) -> bool:
    """Return whether a listed value of the type begins with the first word."""
    return any(each.type == slot_type and each.start == 0 for each in view.readings)


def _moved(
    parts: Parts, found: Understanding, elicit: tuple[str, str]
) -> Understanding | None:
    """Return a bare answer ("number three", "call it pasta") as one for ``elicit``."""
    if not _answers(parts, found.intent):
        return None
    slot_type = parts.model.intents[elicit[0]].slots[elicit[1]]
    for slot in found.slots.values():
        if slot.type == slot_type:
            slots = {elicit[1]: replace(slot, name=elicit[1])}
            return replace(found, intent=elicit[0], slots=slots)
    return None


def _says_something_else(
    parts: Parts, found: Understanding, elicit: tuple[str, str]
) -> bool:
    """Return whether what was said is, word for word, something else ("never mind")."""
    intent, slot = elicit
    if found.intent in (intent, FALLBACK) or found.score < 0.5:
        return False
    if _answers(parts, found.intent) or found.sample is None or not found.exact:
        return False
    return _has_own_words(parts, found, parts.model.intents[intent].slots[slot])


def _is_another_kind(parts: Parts, found: Understanding, elicit: tuple[str, str]) -> bool:
    """Return whether, word for word, something with values of other types was said.

    "What's for dinner" names no timer, though a timer may be called dinner; "the forty
    minute one" tells a timer by its length where its name was asked for.
    """
    asked = parts.model.intents[elicit[0]].slots[elicit[1]]
    types = {slot.type for slot in found.slots.values()}
    if not found.exact or not types or asked in types or found.score < 0.5:
        return False
    if not _answers(parts, found.intent):
        return _says_something_else(parts, found, elicit)
    return not asked.startswith(BUILT_IN) and all(t.startswith(BUILT_IN) for t in types)


def _has_own_words(parts: Parts, found: Understanding, asked: str) -> bool:
    """Return whether the sample is more than values: "chicken stew" may answer anything.

    Where a phrase was asked for, and where no list has a value, one word proves nothing.
    """
    if not found.slots:
        return True
    own = SLOT.sub("", found.sample or "").split()
    guessed = any(
        not slot.matched and parts.model.is_custom(slot.type)
        for slot in found.slots.values()
    )
    return len(own) > guessed + (asked in parts.lessons.openness.phrases)


def _answers(parts: Parts, intent: str) -> bool:
    """Return whether ``intent`` takes bare answers: one of its samples is but a slot."""
    return any(SLOT.fullmatch(sample) for sample in parts.model.intents[intent].samples)


def _listed(parts: Parts, elicit: tuple[str, str], view: View) -> Way | None:
    """Return the words as values the grammars or the lists know, and small words."""
    intent, slot = elicit
    slot_type = parts.model.intents[intent].slots[slot]
    way = _renamed(parts.decoders[intent].best(view), slot, slot_type)
    is_listed = all(fill.reading is not None for fill in way.fills)
    if is_listed and slot in _slots(way) and _is_covered(parts, way, view):
        return way
    return _whole(parts, elicit, view)


def _slots(way: Way) -> set[str]:
    """Return the slots that ``way`` fills."""
    return {fill.slot for fill in way.fills}


def _is_covered(parts: Parts, way: Way, view: View) -> bool:
    """Return whether ``way`` leaves nothing but small words."""
    inside = {at for fill in way.fills for at in range(fill.start, fill.end)}
    left = [word for at, word in enumerate(view.words) if at not in inside]
    return all(word in _small(parts) for word in left)


def _small(parts: Parts) -> frozenset[str]:
    """Return the words that change nothing of an answer; a sign is read with its amount."""
    return parts.language.function_words | parts.language.below_zero


def _renamed(way: Way, slot: str, slot_type: str) -> Way:
    """Return ``way`` with a value of the type asked for in the slot asked for."""
    if any(fill.slot == slot for fill in way.fills):
        return way
    fills = list(way.fills)
    for at, fill in enumerate(fills):
        if fill.type == slot_type:
            fills[at] = replace(fill, slot=slot)
            return replace(way, fills=tuple(fills))
    return way


def _whole(parts: Parts, elicit: tuple[str, str], view: View) -> Way | None:
    """Return the longest reading of the type asked for, if only small words surround it."""
    slot_type = parts.model.intents[elicit[0]].slots[elicit[1]]
    small = _small(parts)
    fitting = [
        reading
        for reading in view.readings
        if reading.type == slot_type
        and all(word in small for word in view.words[: reading.start])
        and all(word in small for word in view.words[reading.end :])
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda reading: reading.end - reading.start)
    fill = Fill(elicit[1], slot_type, best.start, best.end, best)
    return Way(0.0, "", "", (fill,), ("{" + elicit[1] + "}",))


def _open(parts: Parts, elicit: tuple[str, str], view: View) -> Way | None:
    """Return all that was said, but the small words before it, as an unlisted value."""
    slot_type = parts.model.intents[elicit[0]].slots[elicit[1]]
    if not parts.lessons.openness.takes_anything(slot_type):
        return None
    way = parts.decoders[elicit[0]].best(view)
    if elicit[1] in _slots(way) and _is_covered(parts, way, view):
        return way
    start = 0
    small = parts.language.function_words
    while start < len(view.words) and view.words[start] in small:
        start += 1
    if start == len(view.words):
        return None
    fill = Fill(elicit[1], slot_type, start, len(view.words), None)
    return Way(0.0, "", "", (fill,), ("{" + elicit[1] + "}",))
