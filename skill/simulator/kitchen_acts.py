"""The commands that change the kitchen: device, language, permissions, faults, clock."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from skill.simulator.playing import Act, CommandError, Outcome, Talk
from skill.simulator.world.devices import catalogue
from skill.simulator.world.permissions import SHORT_NAMES, ConsentAnswer

_CONSENT: dict[str, ConsentAnswer] = {
    "ask": "ACCEPTED",
    "yes": "ACCEPTED",
    "no": "DENIED",
    "unanswered": "NOT_ANSWERED",
}
SERVICES = ("timers", "reminders", "settings", "directives", "profile", "all")


def device(player: Talk, rest: Sequence[str]) -> Outcome:
    """/device [NAME]: speak to another device, or list them."""
    world = player.kitchen.world
    if not rest:
        rows = [
            f"{'* ' if d is world.device else '  '}{name}: {d.title}"
            for name, d in catalogue().items()
        ]
        return Outcome(words=rows)
    if rest[0] not in catalogue():
        raise CommandError(f"devices are {', '.join(catalogue())}")
    return Outcome(words=[f"speaking to: {world.use_device(rest[0]).title}"])


def locale(player: Talk, rest: Sequence[str]) -> Outcome:
    """/locale [NAME]: the language the device is set to."""
    world = player.kitchen.world
    if rest:
        try:
            player.kitchen.use_locale(rest[0])
        except FileNotFoundError as error:
            raise CommandError(f"no interaction model for {rest[0]}") from error
    return Outcome(words=[f"locale: {world.locale}"])


def permissions(player: Talk, rest: Sequence[str]) -> Outcome:
    """/permissions [grant|revoke|ask|no|unanswered SCOPE...]: what the family allows."""
    held = player.kitchen.world.permissions
    if rest:
        act, *scopes = rest
        scopes = scopes or ["timers", "reminders"]
        if unknown := [s for s in scopes if s not in SHORT_NAMES]:
            raise CommandError(f"no scope {unknown[0]}; they are {', '.join(SHORT_NAMES)}")
        if act == "grant":
            held.grant(*scopes)
        elif act == "revoke":
            held.revoke(*scopes)
        elif act in _CONSENT:
            for scope in scopes:
                held.will_answer(scope, _CONSENT[act])
        else:
            raise CommandError("/permissions grant, revoke, ask, no or unanswered")
    rows = [f"{name}: {_allowed(player, scope)}" for name, scope in SHORT_NAMES.items()]
    return Outcome(words=rows)


def _allowed(player: Talk, scope: str) -> str:
    held = player.kitchen.world.permissions
    if scope in held.granted:
        return "granted"
    return f"not granted; asked by voice: {held.answers.get(scope, held.otherwise).lower()}"


def fail(player: Talk, rest: Sequence[str]) -> Outcome:
    """/fail SERVICE HOW [TIMES]: let a service fail: 503, 429, slow:3, drop, garbage."""
    if len(rest) < 2 or rest[0] not in SERVICES:
        raise CommandError(f"/fail SERVICE HOW [TIMES]; services: {', '.join(SERVICES)}")
    how: int | str = int(rest[1]) if rest[1].isdigit() else rest[1]
    times = int(rest[2]) if len(rest) > 2 and rest[2].isdigit() else None
    try:
        player.kitchen.world.faults.fail(rest[0], how, times)
    except ValueError as error:
        raise CommandError(str(error)) from error
    return Outcome(words=[f"{rest[0]} will fail: {rest[1]}; /mend heals"])


def mend(player: Talk, rest: Sequence[str]) -> Outcome:
    """/mend [SERVICE]: let services work again."""
    player.kitchen.world.faults.clear(rest[0] if rest else "all")
    return Outcome(words=["services work again"])


def clock(player: Talk, rest: Sequence[str]) -> Outcome:
    """/clock [2026-11-24T18:00 | ZONE]: tell the time, set it, or move to another zone."""
    world = player.kitchen.world
    zone = ZoneInfo(world.settings.time_zone)
    if rest and rest[0][:1].isdigit():
        try:
            at = datetime.fromisoformat(rest[0])
        except ValueError as error:
            raise CommandError("a time is written 2026-11-24T18:00") from error
        world.clock.set(at if at.tzinfo else at.replace(tzinfo=zone))
    elif rest:
        try:
            zone = ZoneInfo(rest[0])
        except (KeyError, ValueError, OSError) as error:
            raise CommandError(f"no time zone {rest[0]}") from error
        world.settings.set("System.timeZone", rest[0])
    now = world.clock.now().astimezone(zone)
    told = f"it is {now:%A, %B %d %Y, %H:%M:%S} in {zone.key}"
    return Outcome(rings=world.ring(), words=[told])


def next_ring(player: Talk, rest: Sequence[str]) -> Outcome:
    """/next: let time pass until something rings."""
    world = player.kitchen.world
    due = world.next_ring()
    if due is None:
        raise CommandError("no timer is running, and no reminder waits")
    return Outcome(rings=world.advance(due - world.clock.now()))


KITCHEN_ACTS: dict[str, Act] = {
    "device": device,
    "locale": locale,
    "permissions": permissions,
    "fail": fail,
    "mend": mend,
    "clock": clock,
    "next": next_ring,
}
