"""Where a turn meets its services: the zone, a crash's remains, permission, the router."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from skill.alexa.api import Access
from skill.alexa.envelope import Pseudonym
from skill.alexa.http import BUDGET_S, Budget, TurnApiClient
from skill.alexa.progress import SLOW_AFTER_S, SlowWatch, speak
from skill.alexa.raw import Json, text
from skill.alexa.reminders import AlexaReminders
from skill.alexa.timers import AlexaTimers
from skill.alexa.zones import local
from skill.dialog.journal import Journal
from skill.dialog.once import recover
from skill.dialog.reply import Reply
from skill.dialog.router import Router
from skill.dialog.services import Services
from skill.dialog.touches import as_intent
from skill.dialog.turn import Turn
from skill.domain.errors import SkillError
from skill.domain.events import Happened
from skill.intents.asides import come_back
from skill.intents.permissions import resume
from skill.recommender.pick import Engine, Taking
from skill.speech.general import OneMoment
from skill.speech.prompts import Prompt, Voice, known_locale
from skill.speech.spoken import say
from skill.store.protocol import Store

RESERVE_S = 1.0  # kept back of the time Lambda has left, to answer in
ASIDES = ("timer", "reminder", "permissions", "measures")
BRIDGED = frozenset({"IntentRequest", "LaunchRequest"})


@dataclass
class Desk:
    """Answers turns with the services of their envelopes."""

    router: Router
    store: Store
    serving: Callable[[str, Store], Engine]
    named: Pseudonym
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    api_hosts: tuple[str, ...] = ()
    slow_after: float = SLOW_AFTER_S

    def knows(self, name: str) -> bool:
        """Return whether a handler answers to a name; others never reach a log."""
        return (name, None) in self.router.table

    def answer(
        self, event: Json, turn: Turn, left_ms: Callable[[], int] | None = None
    ) -> tuple[Reply, Turn]:
        """Return the reply, and the turn it answers (a resumed one after a permission)."""
        access = self._access(event, left_ms)
        watch = SlowWatch(lambda: self._bridge(event, turn, access), self.slow_after)
        if turn.kind in BRIDGED:
            access.client.waiting = watch.waiting
        try:
            return self._answer(event, turn, access)
        finally:
            watch.done()

    def _answer(self, event: Json, turn: Turn, access: Access) -> tuple[Reply, Turn]:
        device = text(event, "context", "System", "device", "deviceId")
        meant = as_intent(local(turn, device, access, self.store))
        services = self._services(access, meant)
        if resumed := resume(meant):
            meant = resumed
        told = self._recover(meant, services)
        reply = self.router.answer(meant, services)
        reply = self._back(meant, reply, services)
        services.journal.record(meant, reply.happened)
        for one in reply.happened:
            if one.happened is Happened.TAKEN:
                services.recommender.took(_taking(one.recipe, meant, services))
        if told and not reply.silent:
            reply = reply.but(say=(*told, *reply.prompts))
        return reply, meant.but(kind=turn.kind)

    def _back(self, turn: Turn, reply: Reply, services: Services) -> Reply:
        """Return the reply with the question that waited for an aside to end."""
        try:
            return come_back(turn, reply, services, is_aside=self._is_aside(turn))
        except SkillError:  # what was asked about cannot be named any more
            return reply

    def _is_aside(self, turn: Turn) -> bool:
        """Return whether timers or reminders are spoken of, whatever else is going on."""
        module = self.router.handler(turn).answer.__module__
        return module.rpartition(".")[2].startswith(ASIDES)

    def _recover(self, turn: Turn, services: Services) -> tuple[Prompt, ...]:
        """Finish what a crash cut off; the turn goes on whatever comes of it."""
        try:
            return recover(turn, services)
        except SkillError:
            return ()

    def _services(self, access: Access, turn: Turn) -> Services:
        # the same for all of a turn, whatever is taken up meanwhile
        engine = self.serving(turn.household, self.store)
        return Services(
            timers=AlexaTimers(access, turn.locale),
            reminders=AlexaReminders(access),
            store=self.store,
            catalog=engine.catalog,
            recommender=engine,
            journal=Journal(self.store.events, self.named, engine.arm),
        )

    def _access(self, event: Json, left_ms: Callable[[], int] | None) -> Access:
        """Return the envelope's endpoint and token, with a budget for this turn."""
        seconds = BUDGET_S
        if left_ms is not None:
            seconds = max(0.0, min(seconds, left_ms() / 1000 - RESERVE_S))
        budget = Budget(self.monotonic, self.sleep, seconds)
        return Access(
            endpoint=text(event, "context", "System", "apiEndpoint"),
            token=text(event, "context", "System", "apiAccessToken"),
            client=TurnApiClient(budget, hosts=self.api_hosts),
        )

    def _bridge(self, event: Json, turn: Turn, access: Access) -> None:
        """Tell the cook that we are at it, over a client that does not watch itself."""
        quiet = TurnApiClient(access.client.budget, hosts=self.api_hosts)
        voice = Voice(known_locale(turn.locale), turn.request_id)
        request_id = text(event, "request", "requestId")
        speak(replace(access, client=quiet), request_id, say(OneMoment(), voice))


def _taking(recipe: str, turn: Turn, services: Services) -> Taking:
    """Return what is told of a taking, under the pseudonym of learning alone."""
    return Taking(recipe, turn.now, services.journal.learner(turn.household))
