"""A conversation as a file, and the same conversation again from that file.

A recording holds the kitchen as it was at the beginning and every deed with its instant.
Played in a kitchen of its own that begins the same, with the clock at the same instants, it
gets the same answers: nothing else goes into an answer.  Files of ask-cli's ``replay`` are
taken as well; they hold words alone, so there is nothing to compare.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import AwareDatetime, BaseModel, Field, JsonValue, ValidationError

from skill.domain.household import Household
from skill.settings import Settings
from skill.simulator.kitchen import Kitchen
from skill.simulator.playing import CommandError
from skill.simulator.room import Deed, Happening, Room
from skill.simulator.world.saving import dump, restored
from skill.simulator.world.wire import Body

FORMAT: Final = "larder-conversation/1"
MOST_STEPS: Final = 500


class Step(BaseModel):
    """One deed, when it was done, and the responses it got."""

    at: AwareDatetime | None = None
    line: str = Field("", max_length=500)
    touch: tuple[JsonValue, ...] | None = None
    token: str | None = None
    responses: tuple[JsonValue, ...] | None = None


class Recording(BaseModel):
    """A conversation: where it began, and what was done."""

    format: str
    world: dict[str, JsonValue]
    household: Household
    steps: tuple[Step, ...] = Field(max_length=MOST_STEPS)


class UnreadableError(Exception):
    """A file is no recording; the message says why."""


@dataclass(frozen=True)
class Replayed:
    """A deed played again; ``same`` tells whether the answers were, None if unknown."""

    happening: Happening
    same: bool | None


class Tape:
    """Records a room from now on."""

    def __init__(self, room: Room) -> None:
        self.room = room
        with room.lock:
            self._beginning = _beginning(room)
            self._from = len(room.happened)

    def recorded(self) -> Body:
        """Return the recording so far."""
        with self.room.lock:
            done = [h for h in self.room.happened[self._from :] if h.by != "clock"]
        return self._beginning | {"steps": [_step(one) for one in done[:MOST_STEPS]]}


def _beginning(room: Room) -> Body:
    """Return a kitchen as it stands: its world, and what is kept of the household."""
    kitchen = room.kitchen
    now = kitchen.world.clock.now()
    kept = kitchen.skill.desk.store.load(kitchen.household, now=now).value
    household = kept.model_dump(mode="json")
    return {"format": FORMAT, "world": dump(kitchen.world), "household": household}


def _step(happening: Happening) -> Body:
    deed = happening.deed
    told: Body = {"at": happening.at.isoformat()}
    told |= {"line": deed.line} if deed.touch is None else {"touch": list(deed.touch)}
    told |= {} if deed.token is None else {"token": deed.token}
    return told | {"responses": _responses(happening)}


def _responses(happening: Happening) -> list[Body]:
    return [exchange.response for exchange in happening.outcome.exchanges]


def read(given: Mapping[str, JsonValue], room: Room) -> Recording:
    """Return the recording in a file; ask-cli's begin as things stand in ``room``.

    Raises:
        UnreadableError: it is none.
    """
    if "userInput" in given:
        words = given["userInput"]
        lines = [str(line) for line in words] if isinstance(words, list) else []
        steps = [{"line": line} for line in lines if not line.startswith(".")]
        with room.lock:
            return _recording(_beginning(room) | {"steps": steps})
    return _recording(given)


def _recording(given: Mapping[str, object]) -> Recording:
    try:
        recording = Recording.model_validate(given)
    except ValidationError as wrong:
        where = ".".join(str(part) for part in wrong.errors()[0]["loc"])
        raise UnreadableError(f"that is no recording of Larder's: {where}") from wrong
    if recording.format != FORMAT:
        raise UnreadableError(f"recordings have the format {FORMAT}")
    return recording


def replayed(recording: Recording, settings: Settings) -> list[Replayed]:
    """Play a recording in a kitchen of its own.

    Raises:
        UnreadableError: its kitchen cannot be set up.
    """
    try:
        world = restored(dict(recording.world), None)
    except ValueError as wrong:
        raise UnreadableError(f"its kitchen cannot be set up: {wrong}") from wrong
    own = settings.model_copy(update={"store": "memory:"})
    with Kitchen(world, own) as kitchen:
        now = world.clock.now()
        store = kitchen.skill.desk.store
        store.save(kitchen.household, recording.household, expected=0, now=now)
        room = Room(kitchen)
        return [one for step in recording.steps for one in _played(room, step)]


def _played(room: Room, step: Step) -> list[Replayed]:
    """Return what came of a step, and of what rang before it."""
    told = len(room.happened)
    clock = room.kitchen.world.clock
    clock.set(step.at or clock.now())
    try:
        mine = _done(room, Deed(step.line, step.touch, step.token))
    except CommandError as error:
        raise UnreadableError(f"it cannot be played: {error}") from error
    same = None if step.responses is None else list(step.responses) == _responses(mine)
    found = room.happened[told:]
    return [Replayed(one, same if one is mine else None) for one in found]


def _done(room: Room, deed: Deed) -> Happening:
    if deed.touch is not None:
        return room.touch(deed.touch, deed.token)
    return room.play(deed.line, "page")
