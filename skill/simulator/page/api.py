"""What the page asks of the kitchen: its news, and that something be done."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from pydantic import JsonValue

from skill.simulator.page.files import Files
from skill.simulator.page.recording import Tape, UnreadableError, read, replayed
from skill.simulator.page.view import happening_json, state_json
from skill.simulator.page.voice import Voice
from skill.simulator.page.wire import Answer, Call, RefusedError, as_json
from skill.simulator.playing import CommandError
from skill.simulator.room import Happening, Room
from skill.simulator.talk_acts import everything

LONGEST_LINE: Final = 500
MOST_ARGUMENTS: Final = 20
MOST_TOLD: Final = 100
"""Of a long evening, a page that is opened late is told the end."""


class Api:
    """Calls in, JSON out; the room sees to it that one thing is done at a time."""

    def __init__(self, room: Room, files: Files) -> None:
        self.room = room
        self.files = files
        self.voice = Voice()
        self.tape = Tape(room)
        self._calls: Mapping[tuple[str, str], Callable[[Call], Answer]] = {
            ("GET", "/api/news"): self._news,
            ("POST", "/api/act"): self._act,
            ("POST", "/api/voice"): self._speak,
            ("GET", "/api/kept"): self._kept,
            ("GET", "/api/recording"): self._recording,
            ("POST", "/api/recording"): self._record,
            ("POST", "/api/replay"): self._replay,
        }

    def answer(self, method: str, call: Call) -> Answer:
        """Answer one call.

        Raises:
            RefusedError: it cannot be answered.
        """
        found = self._calls.get((method, call.path))
        if found is None:
            others = any(path == call.path for _, path in self._calls)
            raise RefusedError(405 if others else 404, "there is no such call")
        return found(call)

    def _news(self, call: Call) -> Answer:
        """Tell what happened after ``since``; wait up to ``wait`` seconds for something."""
        since, wait = _number(call.query, "since"), _number(call.query, "wait")
        told = self.room.wait(since, timedelta(seconds=min(wait, 60)))
        return self._told(told[-MOST_TOLD:])

    def _act(self, call: Call) -> Answer:
        """Do what was typed or touched, and tell what came of it."""
        try:
            happening = self._done(call.body)
        except CommandError as error:
            raise RefusedError(422, str(error)) from error
        return self._told([happening])

    def _done(self, body: Mapping[str, JsonValue]) -> Happening:
        line, touch, token = body.get("line"), body.get("touch"), body.get("token")
        if isinstance(line, str) and line.strip():
            if len(line) > LONGEST_LINE:
                raise RefusedError(422, f"at most {LONGEST_LINE} characters")
            return self.room.play(line, "page")
        if isinstance(touch, list) and len(touch) <= MOST_ARGUMENTS:
            return self.room.touch(touch, token if isinstance(token, str) else None)
        raise RefusedError(400, "nothing to do: neither a line nor a touch")

    def _told(self, happenings: list[Happening]) -> Answer:
        with self.room.lock:
            state = state_json(self.room)
        told: dict[str, object] = {
            "state": state,
            "happened": [happening_json(one) for one in happenings],
            "draws": self.files.has_engine,
            "speaks": self.voice.speaks,
        }
        return as_json(told)

    def _speak(self, call: Call) -> Answer:
        """Say SSML aloud: WAV."""
        ssml = call.body.get("ssml")
        if not isinstance(ssml, str):
            raise RefusedError(400, "nothing to say: ssml is missing")
        said = self.voice.say(ssml, self.room.kitchen.world.locale)
        return Answer(said, "audio/wav")

    def _kept(self, call: Call) -> Answer:
        """Tell all that is kept."""
        with self.room.lock:
            return as_json(everything(self.room.kitchen))

    def _recording(self, call: Call) -> Answer:
        """Give the recording so far."""
        return as_json(self.tape.recorded())

    def _record(self, call: Call) -> Answer:
        """Begin a new recording, with no conversation open: it could not be recorded."""
        self.room.play("/home", "page")
        self.tape = Tape(self.room)
        return as_json({})

    def _replay(self, call: Call) -> Answer:
        """Play a recording in a kitchen of its own, and compare."""
        given = call.body.get("recording")
        if not isinstance(given, dict):
            raise RefusedError(400, "no recording was given")
        try:
            turns = replayed(read(given, self.room), self.room.kitchen.settings)
        except UnreadableError as error:
            raise RefusedError(422, str(error)) from error
        compared = [one.same for one in turns if one.same is not None]
        told = [
            {"happening": happening_json(one.happening), "same": one.same} for one in turns
        ]
        return as_json({"turns": told, "compared": len(compared), "same": sum(compared)})


def _number(query: Mapping[str, str], name: str) -> int:
    given = query.get(name, "0")
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise RefusedError(400, f"{name} is a number")
    return int(given)
