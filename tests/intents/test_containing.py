"""What a dish contains that is only asked about: never of another dish, never a promise."""

import pytest

from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters, Household
from skill.domain.table import with_needs
from skill.speech import contents as say
from skill.speech.household import BackToOffer
from skill.speech.prompts import Prompt
from skill.speech.recipes import ContainsTrouble, MakeIt, NoSuchDish
from skill.speech.spoken import AnyOf
from tests.intents.talk import Talk
from tests.support import EVENING, world


@pytest.fixture
def talk() -> Talk:
    """Return a conversation with apple crumble on offer."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="apple crumble")
    return talk


def test_without_an_offer_a_dish_is_looked_up_by_its_name() -> None:
    """Which one it is is said first; nothing is offered."""
    talk = Talk(world().services)

    reply = talk.hear("DoesItContainIntent", dish="lasagna", allergen="milk")

    about, found = reply.prompts
    assert isinstance(about, say.AboutDish)
    assert "lasagna" in about.title.lower()
    assert isinstance(found, say.HasIt)
    assert reply.ask is None
    assert talk.session.offer is None


def test_another_dish_is_told_of_and_the_offer_stays(talk: Talk) -> None:
    """Back to the crumble."""
    reply = talk.hear("DoesItContainIntent", dish="shakshuka", allergen="egg")

    assert isinstance(reply.prompts[0], say.AboutDish)
    assert isinstance(reply.prompts[1], say.HasIt)
    assert isinstance(reply.ask, BackToOffer)
    assert talk.session.offer == "apple-crumble"


def test_the_dish_on_offer_is_the_one_that_is_meant(talk: Talk) -> None:
    """By its name or part of it."""
    reply = talk.hear("DoesItContainIntent", dish="crumble", allergen="wheat")

    assert isinstance(reply.prompts[0], say.HasIt)
    assert reply.ask == MakeIt()


@pytest.mark.parametrize(
    ("heard", "answer"),
    [
        (
            {"food": "ghee", "diet": "dairy_free"},
            say.FoodBreaksDiet("ghee", Diet.DAIRY_FREE),
        ),
        ({"food": "honey", "diet": "vegan"}, say.FoodBreaksDiet("honey", Diet.VEGAN)),
        (
            {"food": "tofu", "diet": "gluten_free"},
            say.FoodKeepsDiet("tofu", Diet.GLUTEN_FREE),
        ),
        (
            {"food": "pesto", "diet": "vegetarian"},
            say.FoodMayBreakDiet("pesto", Diet.VEGETARIAN),
        ),
        (
            {"food": "unicorn", "diet": "vegan"},
            say.FoodMayBreakDiet("unicorn", Diet.VEGAN),
        ),
        (
            {"food": "marzipan", "allergen": "tree_nut"},
            say.FoodHas("marzipan", (Allergen.TREE_NUT,)),
        ),
        (
            {"food": "almond extract", "allergen": "tree_nut", "diet": "nut_free"},
            say.FoodMayHave("almond extract", (Allergen.TREE_NUT,)),
        ),
        (
            {"food": "rice", "allergen": "egg"},
            say.FoodDoesNotName("rice", AnyOf((Allergen.EGG,))),
        ),
    ],
)
@pytest.mark.parametrize("on_offer", [True, False])
def test_of_a_food_it_is_the_food_that_is_told(
    heard: dict[str, str], answer: Prompt, on_offer: bool
) -> None:
    """The crumble is free of milk; whoever asks of ghee must not hear so."""
    talk = Talk(world().services)
    if on_offer:
        talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("DoesItContainIntent", heard)

    assert reply.prompts == (answer,)
    assert (reply.ask is not None) == on_offer


def test_a_food_that_is_heard_as_a_dish_is_a_food(talk: Talk) -> None:
    """Whatever Alexa takes it for, there is no recipe of that name."""
    reply = talk.hear("DoesItContainIntent", dish="nutella", allergen="tree_nut")

    assert reply.prompts == (say.FoodHas("nutella", (Allergen.TREE_NUT,)),)


def test_of_two_needs_both_are_told(talk: Talk) -> None:
    """Nuts in it, and is it gluten free: neither answer is left out."""
    reply = talk.hear("DoesItContainIntent", allergen="milk", diet="gluten_free")

    nut, diet = reply.prompts
    assert isinstance(nut, say.DoesNotName)
    assert isinstance(diet, say.BreaksDiet)


def test_of_a_dish_that_nobody_knows_nothing_is_said(talk: Talk) -> None:
    """Least of all what the crumble contains."""
    reply = talk.hear("DoesItContainIntent", dish="zwetschgenroester", allergen="egg")

    assert reply.prompts == (NoSuchDish("zwetschgenroester"),)


def test_a_dish_the_table_must_not_have_is_told_to_be_so(talk: Talk) -> None:
    """Whoever asks for eggs hears of the peanuts as well."""
    needs = Eaters(allergies=frozenset({Allergen.PEANUT}))
    talk.keep(with_needs(Household(), "Emma", needs, EVENING))

    reply = talk.hear("DoesItContainIntent", dish="pad thai", food="celery")

    assert any(isinstance(one, ContainsTrouble) for one in reply.prompts)
    calm = talk.hear("DoesItContainIntent", dish="hummus", food="celery")
    assert not any(isinstance(one, ContainsTrouble) for one in calm.prompts)
