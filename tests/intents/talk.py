"""A conversation as handlers have it: turns go in, replies come out, sessions are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from types import MappingProxyType

from skill.dialog.reply import Reply
from skill.dialog.router import Router
from skill.dialog.services import Services
from skill.dialog.session import Session
from skill.domain.household import Household
from skill.food.gate import Cleared
from skill.speech.prompts import Prompt, Voice, values
from skill.speech.spoken import say, say_all
from skill.store.protocol import update
from tests.support import EVENING, slots, turn

NOUNS = (
    "general",
    "recipes",
    "refusals",
    "earlier",
    "doubted",
    "refinements",
    "contents",
    "containing",
    "missing",
    "ticks",
    "having",
    "pantry",
    "pantry_lists",
    "shopping",
    "noted",
    "household",
    "allergies_over",
    "diets",
    "tastes",
    "eating",
    "guests",
    "privacy",
    "ratings",
    "substitutes",
    "measures",
    "cooking",
    "controls",
    "timers",
)


@cache
def router() -> Router:
    """Return the handlers that a talk about recipes needs."""
    return Router.collect(import_module(f"skill.intents.{noun}") for noun in NOUNS)


@dataclass
class Talk:
    """One household talking, at the hour that ``now`` is set to."""

    services: Services
    now: datetime = EVENING
    session: Session = field(default_factory=Session)
    replies: list[Reply] = field(default_factory=list)
    voice: Voice = field(default_factory=Voice)

    def hear(
        self,
        name: str,
        heard: Mapping[str, str] = MappingProxyType({}),
        **more: str,
    ) -> Reply:
        """Return the reply to an intent, and remember what it says is to be remembered."""
        one = turn(
            name,
            now=self.now,
            request_id=f"r{len(self.replies)}",
            session=self.session,
            heard=slots(**heard, **more),
        )
        reply = router().answer(one, self.services)
        said, asked = self.words(reply)
        kept = reply.remember if reply.remember is not None else self.session
        awaiting = reply.awaiting if reply.ask else None
        self.session = kept.but(awaiting=awaiting, said=said, asked=asked)
        self.replies.append(reply)
        return reply

    def yes(self) -> Reply:
        """Say yes."""
        return self.hear("AMAZON.YesIntent")

    def no(self) -> Reply:
        """Say no."""
        return self.hear("AMAZON.NoIntent")

    def leave(self) -> None:
        """End the session, as a silence does."""
        self.session = Session()

    @property
    def household(self) -> Household:
        """Return what is kept of the household."""
        return self.services.household("h1", self.now)

    def keep(self, household: Household) -> None:
        """Put a household in the store in place of the one that is there."""
        update(self.services.store, "h1", lambda _: household, now=self.now)

    def words(self, reply: Reply) -> tuple[str, str]:
        """Return what is said and what is asked, as SSML."""
        self.voice.seed = f"{len(self.replies)}"
        asked = say(reply.ask, self.voice) if reply.ask else ""
        if reply.again:
            say(reply.again, self.voice)
        return say_all(reply.prompts, self.voice), asked


def named(reply: Reply) -> list[Cleared]:
    """Return every recipe that a reply names, in speech or in its questions."""
    prompts = (*reply.prompts, *filter(None, (reply.ask, reply.again)))
    return [one for prompt in prompts for one in _cleared(prompt)]


def _cleared(value: object) -> list[Cleared]:
    if isinstance(value, Cleared):
        return [value]
    if isinstance(value, Prompt):
        return [one for held in values(value).values() for one in _cleared(held)]
    return []
