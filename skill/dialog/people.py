"""How a person is heard: a name, or a place in the family."""

import re
from typing import Annotated

from pydantic import BeforeValidator

from skill.dialog.readings import LONGEST_TEXT, is_filled
from skill.dialog.turn import RawSlot
from skill.domain.household import OWNER

SPEAKER = {"me", "i", "myself", "us", "we"}
_OWNING = re.compile(r"^(?:my|our|the|a)\s+", re.IGNORECASE)
_OWNED = re.compile(r"['\u2019]s$", re.IGNORECASE)


def person(raw: object) -> object:
    """Return who is meant: ``me``, a role by its id ("son"), or a name with capitals.

    "my daughter Emma" is Emma; "my son's" is the son.
    """
    if not isinstance(raw, RawSlot):
        return raw
    slot = next((part for part in raw.values if is_filled(part)), raw)
    heard = (slot.id or slot.value or "").strip()
    heard = _OWNED.sub("", _OWNING.sub("", heard))[:LONGEST_TEXT]
    words = heard.lower().split()
    if not words:
        raise ValueError("nobody")
    if " ".join(words) in SPEAKER:
        return OWNER
    if " ".join(words) in ROLES:
        return " ".join(words)
    named = words[1:] if words[0] in ROLES else words
    return " ".join(word.capitalize() for word in named)


ROLES = frozenset(
    {
        "aunt",
        "baby",
        "boss",
        "boyfriend",
        "brother",
        "brother in law",
        "child",
        "colleague",
        "colleagues",
        "cousin",
        "dad",
        "daughter",
        "ex",
        "family",
        "father",
        "father in law",
        "friend",
        "friends",
        "girlfriend",
        "goddaughter",
        "godson",
        "grandchild",
        "granddaughter",
        "grandfather",
        "grandkids",
        "grandma",
        "grandmother",
        "grandpa",
        "grandparents",
        "grandson",
        "guest",
        "guests",
        "husband",
        "in laws",
        "kid",
        "kids",
        "mom",
        "mother",
        "mother in law",
        "nanny",
        "neighbor",
        "neighbors",
        "nephew",
        "nephews",
        "niece",
        "nieces",
        "oldest",
        "parents",
        "partner",
        "roommate",
        "roommates",
        "sister",
        "sister in law",
        "son",
        "spouse",
        "stepdad",
        "stepdaughter",
        "stepmom",
        "stepson",
        "teenager",
        "teenagers",
        "toddler",
        "twins",
        "uncle",
        "wife",
        "youngest",
    }
)
"""Places in a family or at a table; a name may follow one."""

Somebody = Annotated[str, BeforeValidator(person)]
