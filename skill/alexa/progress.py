"""A word to the waiting cook: a progressive response when a service is slow."""

from collections.abc import Callable
from threading import Lock, Timer

from skill.alexa.api import Access, AlexaApi
from skill.alexa.raw import Json
from skill.domain.errors import SkillError

PATH = "/v1/directives"
SLOW_AFTER_S = 1.5


def speak(access: Access, request_id: str, ssml: str) -> None:
    """Send one progressive response; that it fails changes nothing for the answer."""
    directive: Json = {"type": "VoicePlayer.Speak", "speech": f"<speak>{ssml}</speak>"}
    body: Json = {"header": {"requestId": request_id}, "directive": directive}
    try:
        AlexaApi(access, "directives", "").call("POST", PATH, body)
    except SkillError:
        return


class SlowWatch:
    """Calls ``say`` once if, from the first wait on, ``after`` seconds pass unanswered."""

    def __init__(self, say: Callable[[], None], after: float = SLOW_AFTER_S) -> None:
        self._say = say
        self._after = after
        self._timer: Timer | None = None
        self._lock = Lock()

    def waiting(self) -> None:
        """Start the watch; later calls change nothing."""
        with self._lock:
            if self._timer is None:
                self._timer = Timer(self._after, self._say)
                self._timer.daemon = True
                self._timer.start()

    def done(self) -> None:
        """End the watch: the answer is ready."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
