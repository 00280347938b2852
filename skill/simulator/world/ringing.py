"""What is heard when something rings."""

from dataclasses import dataclass, field
from datetime import datetime

from skill.simulator.world.wire import Body


@dataclass(frozen=True, order=True)
class Ringing:
    """One timer or reminder going off.

    ``asks`` tells that Alexa waits for a yes before she launches ``task``.
    """

    at: datetime
    kind: str
    id: str
    says: str
    task: str = ""
    task_version: str = ""
    asks: bool = False
    task_input: Body = field(default_factory=dict, compare=False)


def words_for(texts: object, locale: str) -> str:
    """Return what ``[{"locale", "text"}, ...]`` says in ``locale``, else in its language.

    The first text serves everyone when none matches; nothing usable is ``""``.
    """
    said: list[Body] = (
        [t for t in texts if isinstance(t, dict)] if isinstance(texts, list) else []
    )
    if not said:
        return ""
    best = max(said, key=lambda one: _nearness(str(one.get("locale")), locale))
    return str(best.get("text") or best.get("ssml") or "")


def _nearness(offered: str, wanted: str) -> int:
    """Return 2 for the same locale, 1 for the same language, 0 for another one."""
    same_language = offered.partition("-")[0] == wanted.partition("-")[0]
    return int(offered == wanted) + int(same_language)
