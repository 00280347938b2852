"""The device's time zone: remembered where it may be, asked of Alexa where it must be."""

from datetime import timedelta
from urllib.parse import quote

from skill.alexa.api import Access, AlexaApi
from skill.alexa.envelope import in_zone
from skill.dialog.readings import is_filled
from skill.dialog.turn import Turn
from skill.domain.errors import SkillError
from skill.domain.household import Household, Zone
from skill.store.protocol import Store, update

KEPT = timedelta(days=1)
# What counts elapsed time alone never waits for a clock on the wall.
ELAPSED_ONLY = frozenset(
    {
        "SetTimerIntent",
        "ListTimersIntent",
        "CheckTimerIntent",
        "PauseTimerIntent",
        "ResumeTimerIntent",
        "CancelTimerIntent",
        "RestartTimerIntent",
        "AddTimeIntent",
        "TakeTimeIntent",
        "CancelAllTimersIntent",
        "PauseAllTimersIntent",
        "ResumeAllTimersIntent",
        "TimerTaskIntent",
        "AMAZON.StopIntent",
        "AMAZON.CancelIntent",
    }
)
CLOCKED = frozenset(
    {
        "IntentRequest",
        "LaunchRequest",
        "Connections.Response",
        "SessionResumedRequest",
        "Alexa.Presentation.APL.UserEvent",
        "CanFulfillIntentRequest",
    }
)


def local(turn: Turn, device_id: str, access: Access, store: Store) -> Turn:
    """Return the turn on its device's wall clock; ``zone_known`` false if nobody tells.

    The zone is looked for in the session, in the household's document (for a day), and then
    in Alexa's settings, which need no permission.
    """
    if turn.kind not in CLOCKED or _counts_elapsed_time(turn):
        return turn
    if known := turn.session.zone:
        return _moved(turn, known)
    kept = _kept(turn, store)
    if (zone := kept.zones.get(turn.device.key)) and turn.now - zone.read_at < KEPT:
        return _moved(turn, zone.name)
    told = _asked(access, device_id)
    moved = _moved(turn, told) if told else turn
    if moved.zone_known:
        _remember(moved, kept, store)
    return moved


def _counts_elapsed_time(turn: Turn) -> bool:
    """Return whether no clock is needed: a timer of so long, but not one until six."""
    time = turn.slots.get("time")
    return turn.name in ELAPSED_ONLY and not (time and is_filled(time))


def _moved(turn: Turn, zone: str) -> Turn:
    try:
        moved = in_zone(turn, zone)
    except (KeyError, ValueError, OSError):
        return turn
    return moved.but(session=turn.session.but(zone=zone))


def _kept(turn: Turn, store: Store) -> Household:
    """Return the household's document; an empty one while the store is out of reach."""
    try:
        return store.load(turn.household, now=turn.now).value
    except SkillError:
        return Household()


def _asked(access: Access, device_id: str) -> str:
    """Return the zone that Alexa's settings tell, "" where they tell none."""
    path = f"/v2/devices/{quote(device_id, safe='')}/settings/System.timeZone"
    try:
        told = AlexaApi(access, "settings", "").call("GET", path) if device_id else None
    except SkillError:
        return ""
    return told if isinstance(told, str) else ""


def _remember(turn: Turn, kept: Household, store: Store) -> None:
    """Keep the zone with a household that is known; a new one leaves no trace."""
    effectless = turn.kind == "CanFulfillIntentRequest"
    if kept == Household() or not turn.device.key or effectless:
        return
    zone = Zone(name=turn.zone, read_at=turn.now)

    def with_zone(household: Household) -> Household:
        zones = {**household.zones, turn.device.key: zone}
        return household.model_copy(update={"zones": zones})

    try:
        update(store, turn.household, with_zone, now=turn.now)
    except SkillError:
        return
