"""One request as the handlers see it: frozen, complete, without identity."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime

from pydantic import JsonValue

from skill.dialog.session import Session
from skill.domain.frozen import dataclass


@dataclass(frozen=True)
class RawSlot:
    """One slot as Alexa filled it.

    ``value`` is what was heard (or Alexa's format for typed slots), ``id`` and ``name`` the
    best resolution (dynamic entities before static ones), ``values`` the parts of a list.
    """

    name: str
    value: str | None = None
    id: str | None = None
    canonical: str | None = None
    values: tuple["RawSlot", ...] = ()
    confirmation: str = "NONE"


@dataclass(frozen=True)
class Viewport:
    """A screen, measured in density-independent pixels."""

    width_dp: int
    height_dp: int
    round: bool = False
    mode: str = "HUB"


@dataclass(frozen=True)
class Device:
    """What is speaking.  ``key`` is an HMAC of its id; ``screen`` None where it has none.

    ``segments`` is the number of characters of a clock display (APL-T), 0 where none.
    """

    key: str = ""
    screen: Viewport | None = None
    segments: int = 0


@dataclass(frozen=True)
class Turn:
    """One request.

    ``name`` is what the router looks up: the intent's name for an IntentRequest, the verb
    (first argument) for a touch on the screen as ``"touch:<verb>"``, ``"AskFor"`` for the
    answer to a permission question, otherwise the request's type.  ``now`` is aware, in the
    device's zone; ``zone_known`` is false where Alexa did not tell it and ``zone`` is UTC.
    ``facts`` holds what else a request type carries (task input, consent status, reason).
    """

    request_id: str
    kind: str
    name: str
    household: str
    now: datetime
    zone: str = "UTC"
    zone_known: bool = True
    person: str | None = None
    locale: str = "en-US"
    device: Device = field(default_factory=Device)
    session: Session = field(default_factory=Session)
    new_session: bool = True
    has_session: bool = True
    slots: Mapping[str, RawSlot] = field(default_factory=dict)
    facts: Mapping[str, JsonValue] = field(default_factory=dict)

    def but(self, **changes: object) -> "Turn":
        """Return the turn with some fields changed, as when a pending one is resumed."""
        return replace(self, **changes)  # type: ignore[arg-type]
