"""When the table changes, what is on offer or on the stove is asked about again."""

import pytest

from skill.dialog.session import Awaiting, Session
from skill.domain.cooking import Cooking
from skill.domain.food import Allergen, Diet
from skill.domain.household import OWNER, Eaters, Household
from skill.domain.table import with_needs
from skill.intents.diets import add_diet
from skill.intents.household import add_allergy
from skill.intents.tastes import add_dislike
from skill.speech import household as say
from skill.speech.cooking import SayNext
from skill.speech.household import BackToOffer
from skill.speech.tastes import DislikeKept
from skill.store.protocol import update
from tests.intents.talk import Talk
from tests.support import NOON, World, slots, turn, world

DISH = "peanut-stew"


def cooking(at: World) -> World:
    """Return the world with the dish on the stove."""
    on = Cooking(recipe=DISH, servings=4, step=1, started=NOON, touched=NOON)

    def told(household: Household) -> Household:
        return household.model_copy(update={"cooking": on})

    update(at.services.store, "h1", told, now=NOON)
    return at


def title(at: World) -> str:
    """Return the dish's title."""
    recipe = at.services.catalog.get(DISH)
    assert recipe is not None
    return recipe.title


def test_an_offer_that_no_longer_fits_is_taken_back() -> None:
    """The allergy is stored first; then what is the matter is said, and another offered."""
    at = world()
    session = Session(topic="recipes", offer=DISH)
    heard = slots(allergen="peanut", person="emma")

    reply = add_allergy(turn("AddAllergyIntent", session=session, heard=heard), at.services)

    trouble = reply.prompts[-1]
    assert isinstance(trouble, say.RecipeHas)
    assert (trouble.title, trouble.need) == (title(at), Allergen.PEANUT)
    assert reply.remember is not None
    assert reply.remember.offer is None
    assert reply.ask == say.SomethingElseInstead()
    assert reply.awaiting == Awaiting(kind="instead")


def test_what_is_on_the_stove_is_asked_about_too() -> None:
    """In mid-recipe, the cook hears it at once."""
    at = cooking(world())

    reply = add_allergy(
        turn("AddAllergyIntent", heard=slots(allergen="peanut")), at.services
    )

    assert isinstance(reply.prompts[-1], say.RecipeHas)
    assert reply.ask is not None


def test_what_still_fits_is_not_spoken_of() -> None:
    """Who must not have fish may have the stew."""
    at = cooking(world())

    reply = add_allergy(
        turn("AddAllergyIntent", heard=slots(allergen="lupin")), at.services
    )

    assert [type(prompt) for prompt in reply.prompts] == [say.AllergyKept]
    assert reply.ask is None


def test_a_diet_takes_an_offer_back_as_well() -> None:
    """A roast chicken is nothing for a vegan."""
    at = world()
    session = Session(topic="recipes", offer="roast-chicken")

    reply = add_diet(
        turn("AddDietIntent", session=session, heard=slots(diet="vegan")), at.services
    )

    trouble = reply.prompts[-1]
    assert isinstance(trouble, say.RecipeBreaksDiet)
    assert trouble.need is Diet.VEGAN


def test_an_offer_that_still_fits_is_come_back_to() -> None:
    """What was asked before is asked again: the cook has not answered yet."""
    at = world()
    session = Session(topic="recipes", offer=DISH)
    heard = slots(allergen="lupin")

    reply = add_allergy(turn("AddAllergyIntent", session=session, heard=heard), at.services)

    assert [type(prompt) for prompt in reply.prompts] == [say.AllergyKept]
    assert isinstance(reply.ask, say.BackToOffer)
    assert reply.ask.choice.recipe.id == DISH
    assert reply.awaiting is not None
    assert reply.awaiting.kind == "offer"
    assert reply.remember is not None
    assert reply.remember.offer == DISH


def test_in_mid_recipe_the_cooking_goes_on() -> None:
    """An allergy that does not concern the stew is kept, and the next step asked for."""
    at = cooking(world())
    session = Session(topic="cooking")
    heard = slots(allergen="lupin")

    reply = add_allergy(turn("AddAllergyIntent", session=session, heard=heard), at.services)

    assert reply.ask == SayNext()
    assert reply.remember is not None
    assert reply.remember.topic == "cooking"


def test_a_disliked_food_on_offer_makes_way_for_another_recipe() -> None:
    """Nobody has to say no to the peanut stew as well."""
    at = world()
    session = Session(topic="recipes", offer=DISH, offers=(DISH,))
    heard = slots(food="peanut")

    reply = add_dislike(turn("AddDislikeIntent", session=session, heard=heard), at.services)

    assert isinstance(reply.prompts[0], DislikeKept)
    assert reply.remember is not None
    assert reply.remember.offer not in (None, DISH)


def test_an_offer_of_a_catalogue_that_has_changed_is_let_go() -> None:
    """A recipe that is no longer there is not come back to."""
    session = Session(topic="recipes", offer="no-such-recipe")
    heard = slots(allergen="lupin")

    reply = add_allergy(
        turn("AddAllergyIntent", session=session, heard=heard), world().services
    )

    assert reply.ask is None


def test_what_did_not_fit_before_is_not_told_again() -> None:
    """The stew of the other day is left alone when a diet is told of today."""
    at = cooking(world())
    add_allergy(turn("AddAllergyIntent", heard=slots(allergen="peanut")), at.services)

    reply = add_diet(turn("AddDietIntent", heard=slots(diet="halal")), at.services)

    assert reply.prompts == (say.DietKept(Diet.HALAL),)
    assert reply.ask is None


def test_what_is_talked_about_is_told_again() -> None:
    """In mid-recipe, every word about the table comes back to what is the matter."""
    at = cooking(world())
    add_allergy(turn("AddAllergyIntent", heard=slots(allergen="peanut")), at.services)
    session = Session(topic="cooking")

    reply = add_diet(
        turn("AddDietIntent", session=session, heard=slots(diet="halal")), at.services
    )

    assert reply.prompts[0] == say.DietKept(Diet.HALAL)
    assert isinstance(reply.prompts[1], say.RecipeHas)


@pytest.mark.parametrize(
    "words",
    [
        [("RemoveAllergyIntent", {"allergen": "lupin"}), ("AMAZON.NoIntent", {})],
        [("RemoveAllergyIntent", {"allergen": "lupin"}), ("AMAZON.YesIntent", {})],
        [("RemoveAllergyIntent", {"allergen": "egg"})],
        [("RemoveDietIntent", {"diet": "alcohol_free"}), ("AMAZON.NoIntent", {})],
        [("RemoveDietIntent", {"diet": "alcohol_free"}), ("AMAZON.YesIntent", {})],
        [("AwayIntent", {"person": "me"}), ("AMAZON.NoIntent", {})],
        [("AwayIntent", {"person": "nobody"})],
        [("AddAllergyIntent", {"allergen": "kiwi"}), ("AMAZON.NoIntent", {})],
        [("GuestIntent", {"person": "ann"}), ("AMAZON.NoIntent", {})],
        [("WhoIsEatingIntent", {})],
        [("WhatDoYouKnowIntent", {})],
        [("ForgetMeIntent", {}), ("AMAZON.NoIntent", {})],
        [("WhoseAllergyIntent", {})],
        [("ShoppingListIntent", {})],
    ],
)
@pytest.mark.parametrize("cooks", [False, True])
def test_a_word_about_the_household_does_not_lose_the_recipe(
    words: list[tuple[str, dict[str, str]]], *, cooks: bool
) -> None:
    """On offer or on the stove: the talk comes back to it."""
    talk = Talk(world().services)
    lupin = Eaters(
        allergies=frozenset({Allergen.LUPIN}), diets=frozenset({Diet.ALCOHOL_FREE})
    )
    talk.keep(with_needs(talk.household, OWNER, lupin, talk.now))
    talk.hear("FindDishIntent", query="greek salad")
    if cooks:
        talk.hear("TakeRecipeIntent")
        talk.hear("StartCookingIntent")

    for name, heard in words:
        reply = talk.hear(name, heard)

    assert isinstance(reply.ask, SayNext if cooks else BackToOffer)
