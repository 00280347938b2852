"""What a conversation remembers from turn to turn; it travels in the session attributes."""

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from skill.domain.recipes import Wishes


class Awaiting(BaseModel):
    """The question that is open: ``kind`` says who reads the answer, ``data`` what it was.

    A handler registered with ``awaiting=kind`` gets the yes, no, number or name that comes.
    ``missed`` counts the answers in a row that were not understood.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    kind: str
    data: dict[str, JsonValue] = {}
    missed: int = 0


class Pending(BaseModel):
    """A request put aside while Alexa asks for a permission; it is answered afterwards.

    It keeps the id of the request that began it, so that what it does is done once, and the
    question that was open, so that a pending "yes" still knows what it answers.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    request_id: str
    scope: str
    slots: dict[str, JsonValue] = {}
    awaiting: Awaiting | None = None


class Parked(BaseModel):
    """A question that waits while the cook speaks of something else for a moment.

    ``asked`` is its SSML, ``topic`` and ``offer`` what it was about.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    kind: str
    data: dict[str, JsonValue] = {}
    asked: str
    topic: str = ""
    offer: str | None = None


class Session(BaseModel):
    """The state of one conversation.

    Attributes:
        awaiting: the open question; every reply replaces it (none unless it asks one).
        topic: the noun last spoken of ("timers", "reminders", "recipes", "cooking",
            "household"): Help and pronouns are read in its light.
        timer: id of the timer last spoken of; reminder likewise.
        wishes: all that was asked of a recipe so far.
        offer: id of the recipe on the table; ``offers`` all offered in this session.
        offered: id of the request that put it there.
        later: ids kept for "something else".
        pending: what waits for a permission.
        parked: the question that waits while a timer or reminder is dealt with.
        said: the SSML last spoken, for Repeat; asked: its question.
        used: the variant last used of each prompt.
        zone: the device's time zone, as Alexa told it in this conversation.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    awaiting: Awaiting | None = None
    topic: str = ""
    timer: str | None = None
    reminder: str | None = None
    wishes: Wishes = Wishes()
    offer: str | None = None
    offered: str = ""
    offers: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    pending: Pending | None = None
    parked: Parked | None = None
    said: str = ""
    asked: str = ""
    used: dict[str, int] = Field(default_factory=dict)
    zone: str | None = None

    def heard(self, kind: str) -> int:
        """Return how much of a list was heard, where one of that kind is being read."""
        if self.awaiting is None or self.awaiting.kind != kind:
            return 0
        start = self.awaiting.data.get("from")
        return start if isinstance(start, int) else 0

    def but(self, **changes: object) -> "Session":
        """Return the session with some fields changed."""
        return self.model_copy(update=changes)
