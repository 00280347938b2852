"""Plays a conversation written as data, and compares what came with what should.

A file holds ``[[dialog]]`` tables::

    [[dialog]]
    name = "a pasta timer, asked about and stopped"
    device = "show-8"                # echo unless said
    at = "2026-11-24T18:00"          # wall time in the zone; a Tuesday noon unless said
    zone = "Europe/London"           # America/New_York unless said
    allow = ["timers", "reminders"]  # scopes granted before; both unless said
    consent = { timers = "DENIED" }  # how the family answers when asked by voice

    [[dialog.turn]]
    say = "set a pasta timer for ten minutes"   # or: intent, touch, silence
    understood = "SetTimerIntent"
    slots = { duration = "PT10M", name = "pasta" }
    hear = ["pasta timer", "10 minute"]   # all of these, in any case
    hear_one_of = ["one", "another"]      # at least one of these
    hear_not = ["sorry"]
    open = false                          # whether the microphone is open afterwards
    screen = ["pasta"]                    # words on the screen
    timers = ["pasta PT10M"]              # all that run then: name and length
    reminders = ["defrost the chicken"]
    rings = ["pasta"]                     # with wait = "+10m"
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from skill.settings import Settings
from skill.simulator.commands import Player, step
from skill.simulator.kitchen import Exchange, Kitchen
from skill.simulator.world.world import World
from skill.store.memory import MemoryStore
from tests.book import first_book_file

HERE = Path(__file__).parent
SECRET = "a fixed key, so that chance falls alike in every run"
Table = Mapping[str, Any]
KNOWN_TURN = {
    *("say", "wait", "intent", "slots", "touch", "silence", "fail", "mend", "device"),
    *("understood", "hear", "hear_one_of", "hear_not", "open", "screen"),
    *("timers", "reminders", "rings"),
}
KNOWN_DIALOG = {"name", "device", "at", "zone", "allow", "consent", "turn"}


@dataclass(frozen=True)
class Dialog:
    """One conversation of a file."""

    file: str
    table: Table

    @property
    def id(self) -> str:
        """Return how a test run names it."""
        return f"{self.file}: {self.table.get('name', '?')}"


def dialogs() -> list[Dialog]:
    """Return every conversation of every file here."""
    return [
        Dialog(path.stem, table)
        for path in sorted(HERE.glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8")).get("dialog", [])
    ]


def world_of(table: Table) -> World:
    """Return the world that a conversation begins in."""
    zone = str(table.get("zone", "America/New_York"))
    wall = datetime.fromisoformat(str(table.get("at", "2026-11-24T12:00")))
    world = World(
        wall.replace(tzinfo=ZoneInfo(zone)), zone=zone, device=table.get("device", "echo")
    )
    world.permissions.grant(*table.get("allow", ("timers", "reminders")))
    for scope, answer in table.get("consent", {}).items():
        world.permissions.will_answer(scope, answer)
    return world


@dataclass
class Stage:
    """A kitchen in which a conversation is played."""

    kitchen: Kitchen
    player: Player = field(init=False)

    def __post_init__(self) -> None:
        """Bring in the player."""
        self.player = Player(self.kitchen)

    def play(self, turn: Table) -> list[str]:
        """Play one turn; return everything that is not as it should be."""
        self._prepare(turn)
        rings: list[str] = []
        if "wait" in turn:
            rings = [ring.says for ring in self.kitchen.wait(step(turn["wait"]))]
        return list(self._faults(turn, self._heard(turn), rings))

    def _prepare(self, turn: Table) -> None:
        """Break, mend or move what the turn says."""
        world = self.kitchen.world
        if "fail" in turn:
            service, _, how = str(turn["fail"]).partition(" ")
            world.faults.fail(service, how)
        if "mend" in turn:
            world.faults.clear()
        if "device" in turn:
            world.use_device(turn["device"])

    def _heard(self, turn: Table) -> list[Exchange]:
        """Say, send or touch what the turn says."""
        if "say" in turn:
            return self.kitchen.say(turn["say"])
        if "intent" in turn:
            return self.player.play(_command(turn)).exchanges
        if "touch" in turn:
            return self.kitchen.touch(*turn["touch"])
        return self.kitchen.silence() if "silence" in turn else []

    def _faults(
        self, turn: Table, heard: list[Exchange], rings: list[str]
    ) -> Iterator[str]:
        if unknown := set(turn) - KNOWN_TURN:
            yield f"the turn has unknown keys {sorted(unknown)}"
        yield from understood_faults(turn, heard)
        said = " ".join(exchange.said for exchange in heard)
        yield from heard_faults(turn, said)
        if "open" in turn and heard and heard[-1].is_open is not turn["open"]:
            yield f"open is {heard[-1].is_open}; said: {said}"
        shown = " ".join(row for exchange in heard for row in exchange.screen)
        yield from missing("screen", turn.get("screen", []), shown)
        yield from missing("rings", turn.get("rings", []), " ".join(rings))
        if "rings" in turn and len(turn["rings"]) != len(rings):
            yield f"rang: {rings}"
        yield from self._kept_faults(turn)
        for exchange in heard:
            yield from (f"refused by Alexa: {f.what}" for f in exchange.findings)

    def _kept_faults(self, turn: Table) -> Iterator[str]:
        world = self.kitchen.world
        now = world.clock.now()
        if "timers" in turn:
            run = [
                f"{t.label or '-'} {t.request['duration']}" for t in world.timers.alive(now)
            ]
            if sorted(run) != sorted(turn["timers"]):
                yield f"timers are {run}, not {turn['timers']}"
        if "reminders" in turn:
            told = [r.says(world.locale) for r in world.reminders.waiting(now)]
            if sorted(told) != sorted(turn["reminders"]):
                yield f"reminders are {told}, not {turn['reminders']}"


def _command(turn: Table) -> str:
    pairs = " ".join(f'{name}="{value}"' for name, value in turn.get("slots", {}).items())
    return f"/intent {turn['intent']} {pairs}"


def understood_faults(turn: Table, heard: list[Exchange]) -> Iterator[str]:
    """Yield what was understood otherwise than it should be."""
    if "understood" not in turn:
        return
    found = heard[0].understood if heard else None
    if found is None or found.intent != turn["understood"]:
        yield f"{turn.get('say')!r} was understood as {found and found.intent}"
        return
    for name, value in turn.get("slots", {}).items():
        slot = found.slots.get(name)
        if slot is None or value not in (slot.value, slot.id):
            yield f"slot {name} is {slot and (slot.value, slot.id)}, not {value!r}"


def heard_faults(turn: Table, said: str) -> Iterator[str]:
    """Yield what should have been heard and was not, or the other way round."""
    yield from missing("hear", turn.get("hear", []), said)
    some = [str(words).casefold() for words in turn.get("hear_one_of", [])]
    if some and not any(words in said.casefold() for words in some):
        yield f"none of {some} in: {said}"
    for words in turn.get("hear_not", []):
        if str(words).casefold() in said.casefold():
            yield f"{words!r} in: {said}"


def missing(what: str, wanted: list[str], text: str) -> Iterator[str]:
    """Yield every text that is not there."""
    for words in wanted:
        if str(words).casefold() not in text.casefold():
            yield f"{what}: {words!r} is not in: {text}"


def play(dialog: Dialog, home: Path) -> list[str]:
    """Play a conversation from its beginning; return all faults, with their turn."""
    table = dialog.table
    faults = [f"unknown key {key}" for key in set(table) - KNOWN_DIALOG]
    settings = Settings.model_validate(
        {
            "home": home,
            "store": "memory:",
            "catalog": first_book_file(home),
            "log_level": "ERROR",
            "secret": SECRET,
        }
    )
    with Kitchen(world_of(table), settings, MemoryStore()) as kitchen:
        stage = Stage(kitchen)
        for number, turn in enumerate(table["turn"], 1):
            faults += [f"turn {number}: {fault}" for fault in stage.play(turn)]
    return faults
