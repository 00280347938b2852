"""What can be done in the simulator besides speaking: ``/device``, ``+10m`` ..."""

import json
import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from skill.simulator.kitchen import Exchange, Kitchen
from skill.simulator.understanding.envelope import resolved
from skill.simulator.world.conversation import SKILL_ID
from skill.simulator.world.devices import catalogue
from skill.simulator.world.permissions import SHORT_NAMES, ConsentAnswer
from skill.simulator.world.ringing import Ringing

_STEP = re.compile(r"\+((?:\d+[dhms])+)", re.ASCII)
_PART = re.compile(r"(\d+)([dhms])", re.ASCII)
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_CONSENT: dict[str, ConsentAnswer] = {
    "ask": "ACCEPTED",
    "yes": "ACCEPTED",
    "no": "DENIED",
    "unanswered": "NOT_ANSWERED",
}
SERVICES = ("timers", "reminders", "settings", "directives", "profile", "all")


class CommandError(Exception):
    """A command cannot be carried out; the message says what would be understood."""


@dataclass
class Outcome:
    """What came of one line: exchanges, ringing, words, and whether to leave."""

    exchanges: list[Exchange] = field(default_factory=list)
    rings: list[Ringing] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    leave: bool = False


@dataclass
class Player:
    """Carries out lines: speech, commands, steps of time.  Keeps what was said."""

    kitchen: Kitchen
    said: list[str] = field(default_factory=list)

    def play(self, line: str) -> Outcome:
        """Carry out one line.

        Raises:
            CommandError: it is a command that cannot be carried out.
        """
        text = line.strip()
        if text.startswith("+"):
            return Outcome(rings=self.kitchen.wait(step(text)))
        if text.startswith("/"):
            return self._command(text)
        if not text:
            return Outcome()
        rings = self.kitchen.world.ring()
        self.said.append(text)
        return Outcome(exchanges=self.kitchen.say(text), rings=rings)

    def _command(self, text: str) -> Outcome:
        try:
            name, *rest = shlex.split(text[1:]) or [""]
        except ValueError as error:
            raise CommandError(f"cannot read that: {error}") from error
        if name not in COMMANDS:
            raise CommandError(f"no command /{name}; /help lists them")
        return COMMANDS[name](self, rest)


def step(text: str) -> timedelta:
    """Return a step of time: ``+10m``, ``+1h30m``, ``+2d``.

    Raises:
        CommandError: it is none.
    """
    match = _STEP.fullmatch(text.replace(" ", ""))
    if not match or len(text) > 20:
        raise CommandError("a step of time is written +10m, +1h30m, +45s or +2d")
    parts = {_UNITS[unit]: int(n) for n, unit in _PART.findall(match[1])}
    try:
        return timedelta(**parts)
    except OverflowError as error:
        raise CommandError("that is further than a clock can go") from error


def device(player: Player, rest: Sequence[str]) -> Outcome:
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


def locale(player: Player, rest: Sequence[str]) -> Outcome:
    """/locale [NAME]: the language the device is set to."""
    world = player.kitchen.world
    if rest:
        try:
            player.kitchen.use_locale(rest[0])
        except FileNotFoundError as error:
            raise CommandError(f"no interaction model for {rest[0]}") from error
    return Outcome(words=[f"locale: {world.locale}"])


def permissions(player: Player, rest: Sequence[str]) -> Outcome:
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


def _allowed(player: Player, scope: str) -> str:
    held = player.kitchen.world.permissions
    if scope in held.granted:
        return "granted"
    return f"not granted; asked by voice: {held.answers.get(scope, held.otherwise).lower()}"


def fail(player: Player, rest: Sequence[str]) -> Outcome:
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


def mend(player: Player, rest: Sequence[str]) -> Outcome:
    """/mend [SERVICE]: let services work again."""
    player.kitchen.world.faults.clear(rest[0] if rest else "all")
    return Outcome(words=["services work again"])


def intent(player: Player, rest: Sequence[str]) -> Outcome:
    """/intent NAME [SLOT=VALUE...]: send an intent as if it had been understood."""
    if not rest:
        raise CommandError("/intent SetTimer duration=PT10M")
    model = player.kitchen.resolver.model
    known = set(model.intents)
    tried = (rest[0], f"{rest[0]}Intent", f"AMAZON.{rest[0]}Intent")
    name = next((n for n in tried if n in known), None)
    if name is None:
        raise CommandError(f"the model has no intent {rest[0]}")
    slots = dict(part.split("=", 1) for part in rest[1:] if "=" in part)
    try:
        given = {k: resolved(model, name, k, v) for k, v in slots.items()}
    except KeyError as error:
        raise CommandError(f"{name} has no slot {error}") from error
    return Outcome(exchanges=player.kitchen.intent(name, given))


def touch(player: Player, rest: Sequence[str]) -> Outcome:
    """/touch VERB [ARGUMENT...]: touch the screen."""
    if not rest:
        raise CommandError("/touch VERB, as in /touch next")
    arguments = [int(a) if a.isdigit() else a for a in rest]
    return Outcome(exchanges=player.kitchen.touch(*arguments))


def silence(player: Player, rest: Sequence[str]) -> Outcome:
    """/silence: say nothing until Alexa ends the conversation."""
    return Outcome(exchanges=player.kitchen.silence())


def show_json(player: Player, rest: Sequence[str]) -> Outcome:
    """/json: the last request and response as JSON."""
    if not player.kitchen.log:
        raise CommandError("nothing has been said yet")
    last = player.kitchen.log[-1]
    pair = {"request": last.request, "response": last.response}
    return Outcome(words=json.dumps(pair, indent=2, ensure_ascii=False).splitlines())


def clock(player: Player, rest: Sequence[str]) -> Outcome:
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


def state(player: Player, rest: Sequence[str]) -> Outcome:
    """/state: everything that is kept: household, session, timers, reminders."""
    kitchen = player.kitchen
    session = kitchen.conversation.session
    told = {
        "household": kitchen.kept(),
        "session": session.attributes if session else None,
        "timers": kitchen.world.timers.dump(),
        "reminders": kitchen.world.reminders.dump(),
    }
    return Outcome(words=json.dumps(told, indent=2, ensure_ascii=False).splitlines())


def forget(player: Player, rest: Sequence[str]) -> Outcome:
    """/forget: what Alexa sends when the skill is disabled; everything is deleted."""
    kitchen = player.kitchen
    exchanges = kitchen.send(kitchen.conversation.skill_event("SkillDisabled"))
    told = f"kept of this household now: {kitchen.kept() or 'nothing'}"
    return Outcome(exchanges=exchanges, words=[told])


def record(player: Player, rest: Sequence[str]) -> Outcome:
    """/record FILE: write what was said so far in ask-cli's replay format."""
    if not rest:
        raise CommandError("/record FILE")
    told = {
        "skillId": SKILL_ID,
        "locale": player.kitchen.world.locale,
        "type": "text",
        "userInput": [*player.said, ".quit"],
    }
    try:
        Path(rest[0]).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"cannot write {rest[0]}: {error.strerror}") from error
    return Outcome(words=[f"{len(player.said)} utterances in {rest[0]}"])


def replay(player: Player, rest: Sequence[str]) -> Outcome:
    """/replay FILE: say what a replay file of ask-cli says."""
    if not rest:
        raise CommandError("/replay FILE")
    outcome = Outcome()
    for line in replayed(Path(rest[0])):
        came = player.play(line)
        outcome.exchanges += came.exchanges
        outcome.rings += came.rings
    return outcome


def replayed(path: Path) -> list[str]:
    """Return the utterances of a replay file, without its dot commands.

    Raises:
        CommandError: it cannot be read.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        lines = held["userInput"]
        return [str(line) for line in lines if not str(line).startswith(".")]
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{path} is no replay file (userInput is missing)") from error


def show_help(player: Player, rest: Sequence[str]) -> Outcome:
    """/help: this list."""
    rows = [str(act.__doc__).strip() for act in COMMANDS.values()]
    return Outcome(words=["+10m: let time pass; what is due rings", *rows])


def leave(player: Player, rest: Sequence[str]) -> Outcome:
    """/quit: leave the kitchen."""
    return Outcome(leave=True)


COMMANDS: dict[str, Callable[[Player, Sequence[str]], Outcome]] = {
    "help": show_help,
    "device": device,
    "locale": locale,
    "permissions": permissions,
    "fail": fail,
    "mend": mend,
    "intent": intent,
    "touch": touch,
    "silence": silence,
    "json": show_json,
    "clock": clock,
    "state": state,
    "forget": forget,
    "record": record,
    "replay": replay,
    "quit": leave,
}
