"""``larder explain``: what a line means for those who eat, with the words that say so."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from skill.domain.food import Allergen, Diet, Presence
from skill.food.lines import read
from skill.food.verdicts import Evidence, Label

_SAID = {
    Presence.CONTAINS: "no",
    Presence.MAY: "maybe",
    Presence.UNKNOWN: "not known",
    Presence.FREE: "yes",
}


def main_explain(
    lines: Iterable[str], needs: Sequence[str], out: TextIO, *, lang: str = "en"
) -> int:
    """Write for each line whether each need is kept, and why not; return 0, or 2.

    ``needs`` are allergens or diets by their names (``fish``, ``vegan``); none means all,
    and one that does not exist gives 2.
    """
    known = {need.value: need for need in (*Allergen, *Diet)}
    unknown = [need for need in needs if need not in known]
    if unknown:
        out.write(f"no such allergen or diet: {', '.join(unknown)}\n")
        out.write(f"known are: {', '.join(known)}\n")
        return 2
    for line in lines:
        out.write(f"{line}\n")
        for need in needs or known:
            _explain(known[need], read(line, lang), out)
    return 0


def _explain(need: Allergen | Diet, label: Label, out: TextIO) -> None:
    """Write one need: kept or not, then a line for each piece of evidence."""
    presence = label.presence(need)
    kept = _SAID[presence]
    out.write(f"  {need.value}: {presence.value} (kept: {kept})\n")
    if presence is Presence.FREE:
        return
    for one in dict.fromkeys(map(_told, label.because(need))):
        out.write(f"    {one}\n")


def _told(one: Evidence) -> str:
    """Return one piece of evidence: the words, where they stand, what they are."""
    words = one.line[slice(*one.span)]
    place = f"{one.span[0]}-{one.span[1]}"
    return f'"{words}" at {place} is {one.food}: {one.presence} {one.trait} ({one.rule})'
