"""The conversation that the tests of the emulator have: from a launch to a goodbye."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from benchmarks.emulator import Emulator
from skill.alexa.envelope import household_of, pseudonyms
from skill.domain.events import Event
from skill.domain.household import Household
from skill.simulator.kitchen import text_of
from skill.simulator.understanding.envelope import resolved
from skill.simulator.understanding.model import InteractionModel
from skill.simulator.world.conversation import Conversation
from skill.simulator.world.inspection import Finding
from skill.simulator.world.requests import SlotGiven
from skill.simulator.world.server import WorldServer
from skill.simulator.world.wire import Body
from skill.store.dynamodb import DynamoStore

MODEL = Path(__file__).parents[2] / "interaction_models" / "en-US.json"
CHILD = "mia"


@dataclass(frozen=True)
class Turn:
    """One request, and what came of it."""

    named: str
    request: Body
    response: Body
    said: str
    findings: tuple[Finding, ...]


@dataclass
class Talk:
    """A conversation with the function; every turn is kept.

    So is what the table held of it: a test of another module may empty moto's.
    """

    emulator: Emulator
    server: WorldServer
    store: DynamoStore
    turns: list[Turn] = field(default_factory=list)
    household: Household = field(default_factory=Household)
    events: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        """Sit down."""
        self.alexa = Conversation(self.server.world, self.server.url)
        self.model = InteractionModel.read(MODEL)

    def have(self) -> None:
        """Say everything, one request after the other."""
        self.send("launch", self.alexa.launch())
        self.say("no", "AMAZON.NoIntent")
        self.say("timer", "SetTimerIntent", duration="PT10M", name="pasta")
        self.send("consent", self.alexa.answer_connection())
        self.say("allergy", "AddAllergyIntent", allergen="peanuts", person=CHILD)
        self.say("recipe", "RecommendIntent", food="chicken", allergen="lactose")
        self.say("accept", "AMAZON.YesIntent")
        self.say("next", "AMAZON.NextIntent")
        self.say("again", "AMAZON.NextIntent")
        self.say("stop", "AMAZON.StopIntent")
        self.send("ended", self.alexa.session_ended())

    def look(self, secret: str, now: datetime) -> None:
        """Keep what the table holds of the household, and what may be learnt from."""
        key = household_of(self.turns[0].request, pseudonyms(secret.encode()))
        self.household = self.store.load(key, now=now).value
        self.events = tuple(self.store.events.all(now=now))

    def say(self, named: str, intent: str, **heard: str) -> None:
        """Say something, with its slots resolved as Alexa resolves them."""
        slots: dict[str, SlotGiven] = {
            slot: resolved(self.model, intent, slot, value) for slot, value in heard.items()
        }
        self.send(named, self.alexa.intent(intent, slots))

    def send(self, named: str, request: Body) -> None:
        """Send an envelope, and take the answer as Alexa would."""
        response = self.emulator.invoke(request)
        assert isinstance(response, dict)
        assert "errorType" not in response, response
        reply = self.alexa.accept(response)
        said = text_of(reply.speech)
        self.turns.append(Turn(named, request, response, said, self.alexa.findings))

    def turn(self, named: str) -> Turn:
        """Return one turn."""
        [found] = [turn for turn in self.turns if turn.named == named]
        return found
