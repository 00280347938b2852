"""The cookware that the steps name, each once, in the order of first use."""

import re
from collections.abc import Iterable
from functools import cache

from skill.ingest import cues

MOST = 12
_SIZE = (
    r"(?:\d{1,2}(?:x\d{1,2}| by \d{1,2}| x \d{1,2})?[ -]?(?:inch|quart|cup|cm)[ -]){0,1}"
)


def equipment(steps: Iterable[str], lang: str) -> tuple[str, ...]:
    """Return the cookware; of one kind ("large bowl", "bowl") the first name stays."""
    pattern = _pattern(lang)
    if pattern is None:
        return ()
    found: dict[str, str] = {}
    for step in steps:
        for match in pattern.finditer(step[:4_000].casefold()):
            found.setdefault(match["name"], " ".join(match.group().split()))
    return tuple(found.values())[:MOST]


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    """Return one pattern of all names, longest first, with sizes before them."""
    section = cues.read("equipment").get(lang)
    if section is None:
        return None
    names = sorted(cues.phrases(section["names"]), key=len, reverse=True)
    sizes = sorted(cues.phrases(section["sizes"]), key=len, reverse=True)
    any_size = "|".join(map(re.escape, sizes))
    any_name = "|".join(map(re.escape, names))
    return re.compile(
        rf"\b{_SIZE}(?:(?:{any_size})[ -]){{0,3}}{_SIZE}(?P<name>{any_name})\b"
    )
