"""Alexa's progressive responses (``POST /v1/directives``)."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from skill.simulator.world.wire import (
    Answer,
    Body,
    Call,
    Refused,
    as_body,
    bad_request,
    part,
    text,
)

PER_REQUEST: Final = 5
LONGEST_SPEECH: Final = 600


@dataclass(frozen=True)
class Spoken:
    """What was said before the answer to a request was ready."""

    request_id: str
    speech: str


class Directives:
    """What the skill has had spoken while the family waits.

    A request takes directives until the skill has answered it; of requests that
    this world has not sent, Alexa takes none.
    """

    def __init__(self) -> None:
        self.spoken: list[Spoken] = []
        self._open: set[str] = set()
        self._count: Counter[str] = Counter()

    def open(self, request_id: str) -> None:
        """Take directives for ``request_id``, which has just been sent to the skill."""
        self._open.add(request_id)

    def close(self, request_id: str) -> None:
        """Take no more directives for ``request_id``: the skill has answered."""
        self._open.discard(request_id)

    def answer(self, call: Call) -> Answer:
        """Answer 204, or refuse."""
        if call.method != "POST" or call.path:
            raise Refused(405, "METHOD_NOT_ALLOWED", "directives are posted")
        body = as_body(call.body)
        request_id = text(part(body, "header"), "requestId")
        speech = _speech(part(body, "directive"))
        if request_id not in self._open:
            raise bad_request("INVALID_REQUEST_ID", f"request {request_id} is not open")
        if self._count[request_id] >= PER_REQUEST:
            raise Refused(
                429, "TOO_MANY_DIRECTIVES", f"{PER_REQUEST} per request is the limit"
            )
        self._count[request_id] += 1
        self.spoken.append(Spoken(request_id, speech))
        return Answer(204)


def _speech(directive: Body) -> str:
    if directive.get("type") != "VoicePlayer.Speak":
        raise bad_request("INVALID_DIRECTIVE", "only VoicePlayer.Speak is taken")
    speech = text(directive, "speech")
    if len(speech) > LONGEST_SPEECH:
        raise bad_request(
            "INVALID_DIRECTIVE", f"speech is above {LONGEST_SPEECH} characters"
        )
    return speech
