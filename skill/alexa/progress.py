"""A word to the waiting cook: a progressive response when a service is slow."""

from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic

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


class Watchman:
    """One thread for all watches: starting a thread for each turn would cost half of it."""

    def __init__(self) -> None:
        self._due: dict[object, tuple[float, Callable[[], None]]] = {}
        self._changed = Condition()
        self._thread: Thread | None = None

    def watch(self, who: object, after: float, say: Callable[[], None]) -> None:
        """Call ``say`` in ``after`` seconds unless ``who`` is done by then."""
        with self._changed:
            first = not self._due
            self._due[who] = (monotonic() + after, say)
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._run, name="slow-watch", daemon=True)
                self._thread.start()
            elif first or after < SLOW_AFTER_S:
                self._changed.notify()

    def done(self, who: object) -> None:
        """Forget a watch."""
        with self._changed:
            self._due.pop(who, None)

    def _run(self) -> None:
        while True:
            for say in self._ripe():
                say()

    def _ripe(self) -> list[Callable[[], None]]:
        """Wait until something is due; return what to call."""
        with self._changed:
            now = monotonic()
            ripe = [who for who, (at, _) in self._due.items() if at <= now]
            if not ripe:
                nearest = min((at for at, _ in self._due.values()), default=None)
                self._changed.wait(None if nearest is None else nearest - now)
            return [self._due.pop(who)[1] for who in ripe]


WATCHMAN = Watchman()


class SlowWatch:
    """Calls ``say`` once if, from the first wait on, ``after`` seconds pass unanswered."""

    def __init__(self, say: Callable[[], None], after: float = SLOW_AFTER_S) -> None:
        self._say = say
        self._after = after
        self._watching = False

    def waiting(self) -> None:
        """Start the watch; later calls change nothing."""
        if not self._watching:
            self._watching = True
            WATCHMAN.watch(self, self._after, self._say)

    def done(self) -> None:
        """End the watch: the answer is ready."""
        if self._watching:
            WATCHMAN.done(self)
        self._watching = True
