"""The pantry, told in passing, read a few at a time, and never mistaken for an allergy."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from skill.domain.food import Allergen
from skill.domain.household import Eaters, Household
from skill.domain.pantry import MOST, Item
from skill.domain.table import with_needs
from skill.speech import pantry as say
from skill.speech.spoken import Many
from skill.speech.tastes import StillAnAllergy
from skill.speech.times import DayName
from tests.intents.talk import Talk
from tests.support import EVENING, world

TODAY = EVENING.date()
TOMORROW, FRIDAY = TODAY + timedelta(days=1), TODAY + timedelta(days=3)


@pytest.fixture
def talk() -> Talk:
    """Return a conversation that has just begun."""
    return Talk(world().services)


def holding(talk: Talk, *foods: str, **dated: date) -> Talk:
    """Put foods into the pantry, some with a day."""
    items = [Item(food=food, noted=EVENING) for food in foods]
    items += [Item(food=food, noted=EVENING, expires=on) for food, on in dated.items()]
    talk.keep(Household(pantry=tuple(items)))
    return talk


def held(talk: Talk) -> Sequence[str]:
    """Return the names of what is in the pantry."""
    return [one.food for one in talk.household.pantry]


def test_what_was_bought_is_noted_without_how_much(talk: Talk) -> None:
    """Half a cabbage is cabbage; the conversation ends unless something is asked."""
    reply = talk.hear("AddToPantryIntent", food="half a cabbage", secondFood="a dozen eggs")

    assert held(talk) == ["cabbage", "eggs"]
    assert reply.prompts == (say.Noted(("cabbage", "eggs")),)
    assert reply.ask is None


def test_a_name_that_nobody_knows_is_kept_in_the_cooks_words(talk: Talk) -> None:
    """And listed as it was said."""
    talk.hear("AddToPantryIntent", food="aunt may's relish")

    [said] = talk.hear("PantryIntent").prompts

    assert said == say.PantryIs(Many(1, "foods"), (say.Listed("aunt may's relish"),))


def test_a_day_that_is_said_is_kept(talk: Talk) -> None:
    """On Friday, in three days, until today."""
    talk.hear("ExpiresIntent", food="cream", date=FRIDAY.isoformat())
    talk.hear("ExpiresIntent", food="milk", left="P3D")
    reply = talk.hear("AddToPantryIntent", food="cod", date=TODAY.isoformat())

    assert {one.food: one.expires for one in talk.household.pantry} == {
        "cream": FRIDAY,
        "milk": FRIDAY,
        "cod": TODAY,
    }
    assert reply.prompts == (say.NotedUntil(("cod",), DayName(TODAY, TODAY)),)


def test_a_day_that_is_missing_is_asked_for(talk: Talk) -> None:
    """The answer is read as the day of the same food."""
    reply = talk.hear("ExpiresIntent", food="cream")

    assert reply.ask == say.GoodUntilWhen("cream")
    assert reply.elicit is not None
    assert reply.elicit.slot == "date"
    assert held(talk) == []


@pytest.mark.parametrize("heard", [{"left": "P99999999D"}, {"date": "2026-13-40"}])
def test_a_day_that_cannot_be_is_asked_for_again(talk: Talk, heard: dict[str, str]) -> None:
    """Nothing is noted until then."""
    reply = talk.hear("ExpiresIntent", {"food": "cream", **heard})

    assert reply.ask == say.UntilWhen()
    assert held(talk) == []


def test_a_day_that_is_over_is_told_to_be_over(talk: Talk) -> None:
    """Nobody is told to use it up."""
    yesterday = TODAY - timedelta(days=1)

    reply = talk.hear("ExpiresIntent", food="milk", date=yesterday.isoformat())

    assert reply.prompts == (say.DayIsOver(("milk",), DayName(yesterday, TODAY)),)
    past = talk.hear("UseUpIntent")
    line = say.WasUntil("milk", DayName(yesterday, TODAY))
    assert past.prompts == (say.PastItsDay((line,)),)
    assert past.ask is None


def test_the_cream_is_the_double_cream_that_is_there(talk: Talk) -> None:
    """Where there is but one kind of it."""
    holding(talk, "baby spinach", "eggs")

    talk.hear("ExpiresIntent", food="spinach", date=TOMORROW.isoformat())

    assert held(talk) == ["eggs", "baby spinach"]
    assert talk.household.pantry[1].expires == TOMORROW


def test_i_have_something_is_noted_and_can_be_cooked_at_once(talk: Talk) -> None:
    """A yes offers a recipe that uses it."""
    reply = talk.hear("HaveIntent", food="eggs", secondFood="spinach")
    assert reply.prompts == (say.Noted(("eggs", "spinach")),)
    assert reply.ask == say.MakeWithThat()

    talk.yes()

    assert talk.session.wishes.with_foods == ("eggs", "spinach")
    recipe = talk.services.catalog.get(talk.session.offer or "")
    assert recipe is not None
    assert {"egg"} <= recipe.foods


def test_a_no_leaves_it_noted(talk: Talk) -> None:
    """And ends."""
    talk.hear("HaveIntent", food="eggs")

    reply = talk.no()

    assert (reply.say, reply.ask) == (say.LeaveItNoted(), None)
    assert held(talk) == ["eggs"]


def test_i_have_a_question_is_asked_about(talk: Talk) -> None:
    """What is no food is kept only after a yes."""
    reply = talk.hear("HaveIntent", food="question")

    assert reply.ask == say.NoteThat(("question",))
    assert held(talk) == []
    talk.yes()
    assert held(talk) == ["question"]


@pytest.mark.parametrize(
    "intent",
    ["HaveIntent", "AddToPantryIntent", "ExpiresIntent", "UsedUpIntent", "OutOfIntent"],
)
@pytest.mark.parametrize(
    "heard", ["nothing", "none", "nothing at all", "none of it", "nothing else", "no food"]
)
def test_nothing_is_no_food(talk: Talk, intent: str, heard: str) -> None:
    """It is neither noted nor looked for, and no question is asked."""
    holding(talk, "eggs")

    reply = talk.hear(intent, food=heard)

    assert (reply.prompts, reply.ask) == ((say.NothingToNote(),), None)
    assert held(talk) == ["eggs"]


def test_nothing_beside_a_food_is_not_noted(talk: Talk) -> None:
    """Eggs and nothing else, or nothing but eggs: it is the eggs."""
    talk.hear("HaveIntent", food="eggs", secondFood="nothing else")
    talk.hear("AddToPantryIntent", food="nothing but milk")

    assert held(talk) == ["eggs", "milk"]


def test_nothing_beside_a_wish_is_no_wish(talk: Talk) -> None:
    """While a recipe is being chosen, too."""
    talk.hear("RecommendIntent", meal="dinner")

    talk.hear("HaveIntent", food="eggs", secondFood="nothing else")

    assert talk.session.wishes.with_foods == ("eggs",)
    talk.hear("OutOfIntent", food="butter", secondFood="nothing else")
    assert talk.session.wishes.without == ("butter",)


def test_nothing_in_the_middle_of_an_offer_comes_back_to_it(talk: Talk) -> None:
    """What was asked is asked again."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("HaveIntent", food="nothing")

    assert reply.ask is not None
    assert talk.session.offer == "apple-crumble"


@pytest.mark.parametrize(
    "heard", ["something", "stuff", "it", "groceries", "add nothing to my pantry"]
)
def test_a_word_that_names_no_food_is_asked_about(talk: Talk, heard: str) -> None:
    """The answer is read as the food."""
    reply = talk.hear("AddToPantryIntent", food=heard)

    assert reply.ask == say.AddWhat()
    assert reply.elicit is not None
    assert reply.elicit.slot == "food"
    assert held(talk) == []


@pytest.mark.parametrize("intent", ["HaveIntent", "AddToPantryIntent"])
@pytest.mark.parametrize(
    ("heard", "allergen"),
    [
        ("egg allergy", Allergen.EGG),
        ("an allergy to eggs", Allergen.EGG),
        ("bad peanut allergy", Allergen.PEANUT),
        ("milk intolerance", Allergen.MILK),
        ("celiac disease", Allergen.GLUTEN),
    ],
)
def test_an_allergy_that_is_heard_as_a_food_is_an_allergy(
    talk: Talk, intent: str, heard: str, allergen: Allergen
) -> None:
    """Whatever Alexa takes it for, it is never noted as being in the house."""
    talk.hear(intent, food=heard)

    assert held(talk) == []
    assert allergen in talk.household.eaters(EVENING).allergies


def test_what_somebody_must_not_have_is_noted_and_never_offered(talk: Talk) -> None:
    """Peanuts for the others stay in the pantry; nothing is made with them."""
    needs = Eaters(allergies=frozenset({Allergen.PEANUT}))
    talk.keep(with_needs(Household(), "Emma", needs, EVENING))

    reply = talk.hear("HaveIntent", food="peanuts")

    assert reply.prompts == (say.Noted(("peanuts",)), StillAnAllergy("peanuts"))
    assert reply.ask is None


def test_used_up_is_taken_off_and_what_was_never_there_is_said(talk: Talk) -> None:
    """By any name of it."""
    holding(talk, "eggs", "milk")

    reply = talk.hear("UsedUpIntent", food="egg", secondFood="cream")

    assert reply.prompts == (say.TakenOff(("eggs",)), say.WasNotThere(("cream",)))
    assert held(talk) == ["milk"]


def test_out_of_something_takes_it_off(talk: Talk) -> None:
    """Without a recipe on the table there is no more to it."""
    holding(talk, "butter")

    reply = talk.hear("OutOfIntent", food="butter")

    assert (reply.prompts, reply.ask) == ((say.TakenOff(("butter",)),), None)
    again = talk.hear("OutOfIntent", food="butter")
    assert again.ask == say.FindWithoutThat()
    talk.yes()
    assert talk.session.wishes.without == ("butter",)


def test_out_of_something_the_offer_needs_brings_another_offer(talk: Talk) -> None:
    """And it is off the pantry as well."""
    holding(talk, "apples")
    talk.hear("FindDishIntent", query="apple crumble")

    talk.hear("OutOfIntent", food="apples")

    assert held(talk) == []
    assert talk.session.offer not in (None, "apple-crumble")
    assert talk.session.wishes.without == ("apples",)


def test_a_note_in_the_middle_of_an_offer_comes_back_to_it(talk: Talk) -> None:
    """The offer stays on the table."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("AddToPantryIntent", food="milk")

    assert reply.ask is not None
    assert talk.session.offer == "apple-crumble"
    assert talk.yes().happened[0].recipe == "apple-crumble"


def test_emptying_is_asked_about_first(talk: Talk) -> None:
    """A no changes nothing, a yes everything."""
    holding(talk, "eggs", "milk")

    assert talk.hear("EmptyPantryIntent").ask == say.EmptySure(Many(2, "foods"))
    assert talk.no().say == say.PantryStays()
    assert len(held(talk)) == 2
    talk.hear("EmptyPantryIntent")
    assert talk.yes().say == say.Emptied()
    assert held(talk) == []


def test_a_full_pantry_is_told(talk: Talk) -> None:
    """Nothing is lost of what is there."""
    holding(talk, *(f"sauce {n}" for n in range(MOST)))

    reply = talk.hear("AddToPantryIntent", food="milk")

    assert reply.say == say.PantryIsFull(MOST)
    assert len(held(talk)) == MOST
