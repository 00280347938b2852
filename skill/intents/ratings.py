"""How a recipe was: asked at most once, said at any time, and kept for the next pick."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from skill.dialog.readings import count
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots, Slots
from skill.dialog.turn import RawSlot, Turn
from skill.domain.events import Happened, Happening
from skill.domain.frozen import dataclass
from skill.domain.household import Household
from skill.domain.recipes import Recipe
from skill.domain.stove import on_stove, rated
from skill.food.gate import Cleared, clear
from skill.intents.at_hand import table
from skill.intents.recheck import back_to_it
from skill.speech import ratings as say
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many
from skill.store.protocol import update

ASKED = "asked_rating"
"""The note that stars were asked for and not given: they are not asked for again."""
LATELY = timedelta(days=14)  # how long "that was delicious" may look back
HIGH, LOW = 4, 2


def _opinion(raw: object) -> object:
    """Return the stars that a word stands for: the id of the list is their number."""
    if not isinstance(raw, RawSlot):
        return raw
    return count(RawSlot("opinion", raw.id or raw.value))


Stars = Annotated[int, BeforeValidator(count), Field(ge=1, le=5)]
Opinion = Annotated[int, BeforeValidator(_opinion), Field(ge=1, le=5)]


class Rate(Slots):
    """Slots of ``RateIntent``: a number of stars, or a word for it."""

    asks: ClassVar[Mapping[str, Prompt]] = {
        "stars": say.HowManyStars(),
        "opinion": say.HowManyStars(),
    }

    stars: Stars | None = None
    opinion: Opinion | None = None


class BareStars(Slots):
    """An answer to "how was it?"."""

    asks: ClassVar[Mapping[str, Prompt]] = {"number": say.HowManyStars()}

    number: Stars | None = None


@dataclass(frozen=True)
class Made:
    """A recipe that was cooked, and the request that had offered it.

    ``asked`` where stars for this very recipe were just asked for.
    """

    recipe: str
    offered: str
    asked: bool = False

    def happening(self, stars: int) -> Happening:
        """Return what learning is told."""
        return Happening(Happened.RATED, self.recipe, offered=self.offered, rating=stars)


@on("RateIntent", slots=Rate)
def rate(turn: Turn, slots: Rate, services: Services) -> Reply:
    """Keep what the household thinks of what it cooked."""
    household = services.household(turn.household, turn.now)
    made = _meant(turn, household)
    if made is None:
        return back_to_it(turn, services, say.NothingToRate())
    stars = slots.stars or slots.opinion
    if stars is None:
        return asking(made, say.HowManyStars())
    _keep(turn, services, made, stars)
    named = () if made.asked else _named(made, household, turn, services)
    reply = back_to_it(turn, services, *named, _thanks(stars))
    return reply.but(happened=(*reply.happened, made.happening(stars)))


@on("AnswerIntent", slots=BareStars, awaiting="rating")
def this_many(turn: Turn, slots: BareStars, services: Services) -> Reply:
    """Take a bare number for stars."""
    return rate.answer(turn, Rate(stars=slots.number), services)


@when("AMAZON.YesIntent", awaiting="rating")
def rate_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask how many, since a yes does not say."""
    return rate.answer(turn, Rate(), services)


@when("AMAZON.NoIntent", awaiting="rating")
def rate_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave it at that; nobody is asked again who did not want to say."""
    return Reply(say=say.Unrated())


def asking(made: Made, question: Prompt) -> Reply:
    """Return the question for stars."""
    data = {"recipe": made.recipe, "offered": made.offered}
    return Reply(
        ask=question,
        elicit=Elicit("opinion", "RateIntent"),
        awaiting=Awaiting(kind="rating", data={**data}),
    )


def may_ask(household: Household, recipe: str) -> bool:
    """Return whether stars may be asked for: not twice for one, nor after a silence."""
    known = any(one.recipe == recipe for one in household.rated)
    return not known and ASKED not in household.notes


def asked(household: Household) -> Household:
    """Return the household with the note that it was asked."""
    return household.model_copy(update={"notes": {**household.notes, ASKED: "yes"}})


def _meant(turn: Turn, household: Household) -> Made | None:
    """Return what is spoken of: what was asked about, what is cooking, or the last one."""
    awaiting = turn.session.awaiting
    if awaiting is not None and awaiting.kind == "rating":
        data = awaiting.data
        return Made(str(data.get("recipe")), str(data.get("offered", "")), asked=True)
    cooking = on_stove(household, turn.now)
    if cooking is not None and cooking.step >= 0:
        return Made(cooking.recipe, cooking.offered)
    last = max(household.taken, key=lambda one: one.at, default=None)
    if last is None or turn.now - last.at > LATELY:
        return None
    return Made(last.recipe, last.offered)


def _keep(turn: Turn, services: Services, made: Made, stars: int) -> None:
    """Keep the stars; who gives some may be asked again another day."""

    def changed(household: Household) -> Household:
        kept = rated(household, made.recipe, stars, turn.now)
        notes = {name: held for name, held in kept.notes.items() if name != ASKED}
        return kept.model_copy(update={"notes": notes})

    update(services.store, turn.household, changed, now=turn.now)


def _named(
    made: Made, household: Household, turn: Turn, services: Services
) -> tuple[Prompt, ...]:
    """Return which recipe it is; nothing of one that may no longer be named."""
    recipe: Recipe | None = services.catalog.get(made.recipe)
    if recipe is None:
        return ()
    verdict = clear(recipe, table(household, turn.session.wishes, turn))
    return (say.ThatWas(verdict),) if isinstance(verdict, Cleared) else ()


def _thanks(stars: int) -> Prompt:
    told = Many(stars, "stars")
    if stars >= HIGH:
        return say.RatedHigh(told)
    return say.RatedLow(told) if stars <= LOW else say.RatedFair(told)
