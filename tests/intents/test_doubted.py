"""A ban and a wish in one breath: whatever the slots say, nobody hears of nuts unasked."""

import pytest

from skill.domain.food import Allergen
from skill.speech.allergies import TellTheRest
from skill.speech.recipes import MakeIt
from skill.speech.wishes import WithOrWithout
from tests.intents.talk import Talk, named
from tests.support import world

HALVES = {"without": "eggs", "food": "milk", "secondFood": "flour", "thirdFood": "nuts"}


@pytest.fixture
def talk() -> Talk:
    """Return a first conversation."""
    return Talk(world().services)


@pytest.mark.parametrize("intent", ["RecommendIntent", "RefineIntent"])
def test_what_may_have_been_banned_is_asked_about(talk: Talk, intent: str) -> None:
    """No recipe is named before the answer; flour alone is not worth a question."""
    reply = talk.hear(intent, HALVES)

    assert reply.ask == WithOrWithout(("milk", "nuts"))
    assert not named(reply)
    assert {"eggs", "milk", "nuts"} <= set(talk.session.wishes.without)
    assert talk.session.wishes.with_foods == ("flour",)


def test_no_leaves_all_of_it_out(talk: Talk) -> None:
    """The list was one of things to avoid."""
    talk.hear("RecommendIntent", without="eggs", food="nuts")

    reply = talk.hear("AMAZON.NoIntent")

    assert reply.ask == MakeIt()
    assert set(talk.session.wishes.without) == {"eggs", "nuts"}
    assert talk.session.wishes.with_foods == ()


def test_yes_looks_for_it(talk: Talk) -> None:
    """It was meant as it was heard."""
    asked = talk.hear("RecommendIntent", without="eggs", food="cheese")
    assert asked.ask == WithOrWithout(("cheese",))

    talk.hear("AMAZON.YesIntent")

    assert talk.session.wishes.with_foods == ("cheese",)
    assert talk.session.wishes.without == ("eggs",)


def test_an_answer_that_is_neither_keeps_it_out(talk: Talk) -> None:
    """What is not confirmed is not offered."""
    talk.hear("RecommendIntent", without="eggs", food="nuts")

    talk.hear("RefineIntent", cuisine="italian")

    assert set(talk.session.wishes.without) == {"eggs", "nuts"}


@pytest.mark.parametrize(
    ("heard", "foods"),
    [
        ({"without": "eggs milk flour and nuts"}, {"eggs", "milk", "flour", "nuts"}),
        ({"without": "mac and cheese"}, {"mac and cheese"}),
        ({"without": "eggs", "secondWithout": "milk, nuts"}, {"eggs", "milk", "nuts"}),
        ({"without": "zorkle and nuts"}, {"zorkle", "nuts"}),
        (
            {"without": "eggs", "thirdWithout": "milk", "fifthWithout": "nuts"},
            {"eggs", "milk", "nuts"},
        ),
    ],
)
@pytest.mark.parametrize("intent", ["RecommendIntent", "RefineIntent", "WithoutIntent"])
def test_a_list_in_one_slot_is_taken_apart(
    talk: Talk, intent: str, heard: dict[str, str], foods: set[str]
) -> None:
    """Alexa gives what is left of a list as one value."""
    talk.hear(intent, heard)

    assert set(talk.session.wishes.without) == foods


def test_what_is_banned_is_not_wished_for_as_well(talk: Talk) -> None:
    """Heard on both sides, the ban stands."""
    reply = talk.hear("RecommendIntent", without="nuts", food="nuts")

    assert reply.ask == MakeIt()
    assert talk.session.wishes.with_foods == ()


@pytest.mark.parametrize(
    ("without", "food"), [("onions", "chicken"), ("mushrooms", "cheese")]
)
def test_what_is_no_list_of_allergens_needs_no_question(
    talk: Talk, without: str, food: str
) -> None:
    """Chicken without onions is offered right away, and cheese without mushrooms."""
    reply = talk.hear("RecommendIntent", without=without, food=food)

    assert reply.ask == MakeIt()


def test_nuts_are_asked_about_beside_any_ban(talk: Talk) -> None:
    """Nobody hears of them by a slot gone wrong."""
    reply = talk.hear("RecommendIntent", without="mushrooms", food="nuts")

    assert reply.ask == WithOrWithout(("nuts",))


@pytest.mark.parametrize("answer", ["AMAZON.NoIntent", "RefineIntent", "RecommendIntent"])
def test_beside_an_allergy_it_is_one_unless_it_is_wanted(talk: Talk, answer: str) -> None:
    """Nuts, and milk heard as a wish: lunch has no milk either, whatever was said next."""
    talk.hear("RecommendIntent", allergen="nuts", food="milk")

    talk.hear(answer)
    talk.hear("RecommendIntent", meal="lunch")

    assert Allergen.MILK in talk.session.wishes.allergies


def test_who_wants_it_has_no_allergy_to_it(talk: Talk) -> None:
    """With cheese, and a friend who is allergic to eggs."""
    talk.hear("RecommendIntent", allergen="egg", food="cheese")

    talk.hear("AMAZON.YesIntent")

    assert talk.session.wishes.allergies == {Allergen.EGG}
    assert talk.session.wishes.with_foods == ("cheese",)


@pytest.mark.parametrize("intent", ["RecommendIntent", "RefineIntent"])
def test_a_list_that_fills_its_slots_may_go_on(talk: Talk, intent: str) -> None:
    """Four allergies were heard; more would have been dropped."""
    four = {"allergen": "egg", "secondAllergen": "milk", "thirdAllergen": "soy"}

    assert TellTheRest() not in talk.hear(intent, four).prompts
    assert TellTheRest() in talk.hear(intent, four, fourthAllergen="fish").prompts


def test_a_kind_that_is_banned_leaves_the_others_wanted(talk: Talk) -> None:
    """Cheese, but no cheddar."""
    reply = talk.hear("RecommendIntent", food="cheese", without="cheddar")

    assert reply.ask == MakeIt()
    assert talk.session.wishes.with_foods == ("cheese",)
