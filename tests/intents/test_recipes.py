"""Asking for a recipe: one is offered, with what is true of it, and taken."""

from datetime import timedelta

import pytest

from skill.dialog.reply import Reply
from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters, Household, Person
from skill.domain.recipes import Meal
from skill.domain.table import with_needs
from skill.food.gate import Cleared, clear
from skill.speech import recipes as say
from skill.speech.cooking import StepFirst
from skill.speech.prompts import Prompt
from skill.speech.reasons import GoodFor, UsesYour
from skill.speech.wishes import JustLeaveOut, NotCheckable, Relaxed
from tests.intents.talk import Talk, named, router
from tests.support import turn, world

MILK = Household(people=(Person(allergies=frozenset({Allergen.MILK})),))


@pytest.fixture
def talk() -> Talk:
    """Return a first conversation on a Tuesday evening."""
    return Talk(world().services)


def offer_of(reply: Reply) -> Cleared:
    """Return the recipe that a reply offers."""
    [first, *_] = named(reply)
    return first


def said(reply: Reply, kind: type[Prompt]) -> list[Prompt]:
    """Return what is said of one kind."""
    return [one for one in reply.prompts if isinstance(one, kind)]


def test_a_request_gets_one_recipe_with_its_time_and_a_question(talk: Talk) -> None:
    """Not a list: one title, the time, a reason, a yes or a no."""
    reply = talk.hear("RecommendIntent", food="chicken")

    offered = offer_of(reply)
    assert said(reply, say.Offered) == [say.Offered(offered, offered.recipe.total)]
    assert {one.recipe.id for one in named(reply)} == {offered.recipe.id}
    assert reply.ask == say.MakeIt()
    assert talk.session.offer == offered.recipe.id
    assert talk.session.awaiting is not None
    assert talk.session.awaiting.kind == "offer"


def test_the_recipe_has_what_was_asked_for_and_says_so(talk: Talk) -> None:
    """The reason is one that is true."""
    reply = talk.hear("RecommendIntent", food="chicken")

    assert said(reply, UsesYour) == [UsesYour("chicken")]
    assert any("chicken" in i.line for i in offer_of(reply).recipe.ingredients)


def test_lactose_intolerance_keeps_milk_out_and_says_what_was_checked(talk: Talk) -> None:
    """And nothing claims that anything is safe."""
    reply = talk.hear("RecommendIntent", food="chicken", diet="low_lactose")

    milk_free = Eaters(allergies=frozenset({Allergen.MILK}))
    assert isinstance(clear(offer_of(reply).recipe, milk_free), Cleared)
    assert said(reply, say.CheckedAllergens) == [say.CheckedAllergens((Allergen.MILK,))]


def test_a_need_spoken_once_holds_for_the_next_request(talk: Talk) -> None:
    """A fresh request forgets the chicken, not the milk."""
    talk.hear("RecommendIntent", food="chicken", allergen="milk")

    talk.hear("RecommendIntent", meal="breakfast")

    assert talk.session.wishes.allergies == {Allergen.MILK}
    assert talk.session.wishes.with_foods == ()
    assert talk.session.wishes.meal is Meal.BREAKFAST


def test_what_the_household_must_not_eat_needs_no_saying(talk: Talk) -> None:
    """The profile is asked, and told."""
    talk.keep(MILK)

    reply = talk.hear("RecommendIntent", meal="dinner")

    assert offer_of(reply).eaters.allergies == {Allergen.MILK}
    assert said(reply, say.CheckedAllergens)


def test_an_allergy_that_cannot_be_checked_is_refused_openly(talk: Talk) -> None:
    """No pretending; leaving it out by name is offered as the little that it is."""
    reply = talk.hear("RecommendIntent", meal="dinner", allergen="strawberries")

    assert reply.say == NotCheckable("strawberries")
    assert isinstance(reply.ask, JustLeaveOut)
    assert named(reply) == []

    accepted = talk.yes()

    recipe = offer_of(accepted).recipe
    assert not any("strawberr" in i.line for i in recipe.ingredients)
    assert talk.session.wishes.meal is Meal.DINNER


def test_a_yes_takes_the_recipe_and_keeps_it(talk: Talk) -> None:
    """It is on the stove before anything is said, and remembered as taken."""
    offered = offer_of(talk.hear("RecommendIntent", meal="dinner"))

    reply = talk.yes()

    home = talk.household
    assert home.cooking is not None
    assert home.cooking.recipe == offered.recipe.id
    assert [one.recipe for one in home.taken] == [offered.recipe.id]
    assert isinstance(said(reply, say.Chosen)[0], say.Chosen)
    assert reply.ask == say.IngredientsFirst()
    assert talk.session.offer is None


def test_how_to_keep_a_need_is_told_once(talk: Talk) -> None:
    """After the recipe is taken, so that it does not stand in the way."""
    talk.hear("RecommendIntent", diet="vegan")
    assert say.KeepDiet(Diet.VEGAN) in talk.yes().prompts

    talk.hear("RecommendIntent", diet="vegan")
    assert [type(one) for one in talk.yes().prompts] == [say.Chosen]


def test_a_need_that_is_kept_for_somebody_is_not_asked_to_be_remembered(
    talk: Talk,
) -> None:
    """It is the daughter's already, and counts whenever she eats."""
    needs = Eaters(diets=frozenset({Diet.VEGAN}))
    talk.keep(with_needs(talk.household, "Emma", needs, talk.now))
    talk.hear("RecommendIntent", diet="vegan")

    [chosen] = talk.yes().prompts

    assert isinstance(chosen, say.Chosen)


def test_a_need_that_is_kept_already_needs_no_telling(talk: Talk) -> None:
    """The profile knows about the milk."""
    talk.keep(MILK)
    talk.hear("RecommendIntent", allergen="milk")

    assert [type(one) for one in talk.yes().prompts] == [say.Chosen]


def test_no_to_the_ingredients_begins_with_the_first_step(talk: Talk) -> None:
    """Who knows the list wants to cook."""
    talk.hear("RecommendIntent", meal="dinner")
    talk.yes()

    reply = talk.no()

    assert said(reply, StepFirst)


def test_a_dish_is_found_by_its_name(talk: Talk) -> None:
    """Whatever the hour and the earlier wishes."""
    talk.hear("RecommendIntent", cuisine="thai")

    reply = talk.hear("FindDishIntent", query="apple crumble")

    assert offer_of(reply).recipe.id == "apple-crumble"
    assert talk.session.wishes.cuisine is None


def test_something_else_than_a_soup_is_another_soup(talk: Talk) -> None:
    """A kind of dish that was asked for stays asked for."""
    first = offer_of(talk.hear("FindDishIntent", query="soup")).recipe

    second = offer_of(talk.no()).recipe

    soups = {one.id for one in talk.services.catalog.find("soup")}
    assert len({first.id, second.id} & soups) == 2


def test_a_dish_that_breaks_a_need_is_named_with_its_trouble(talk: Talk) -> None:
    """Which ingredient it is, and the nearest that passes instead."""
    talk.keep(MILK)

    reply = talk.hear("FindDishIntent", query="butter chicken")

    trouble = reply.prompts[0]
    assert isinstance(trouble, say.ContainsTrouble)
    assert trouble.title == "Butter chicken"
    assert trouble.needs == (Allergen.MILK,)
    butter_chicken = talk.services.catalog.get("butter-chicken")
    assert butter_chicken is not None
    assert trouble.line in [one.food for one in butter_chicken.ingredients]
    assert offer_of(reply).recipe.id != "butter-chicken"


def test_an_unknown_dish_is_said_to_be_unknown(talk: Talk) -> None:
    """And something of the kind is offered."""
    reply = talk.hear("FindDishIntent", query="chicken zzyzx")

    assert reply.prompts[0] == say.NoSuchDish("chicken zzyzx")
    assert any("chicken" in i.line for i in offer_of(reply).recipe.ingredients)


def test_the_time_is_told_with_the_work_in_it(talk: Talk) -> None:
    """An hour in the oven is not an hour of work."""
    talk.hear("FindDishIntent", query="apple crumble")
    crumble = talk.services.catalog.get("apple-crumble")
    assert crumble is not None
    assert crumble.active == timedelta(minutes=20)

    reply = talk.hear("HowLongIntent")

    choice = offer_of(reply)
    assert reply.prompts == (
        say.TakesTimeAndWork(choice, crumble.total, timedelta(minutes=20)),
    )
    assert reply.ask == say.MakeIt()


def test_why_this_one_has_a_reason_and_what_was_checked(talk: Talk) -> None:
    """Asked again, it is still true."""
    talk.hear("RecommendIntent", food="chicken", diet="nut_free")

    reply = talk.hear("WhyThisIntent")

    assert reply.prompts[0] == UsesYour("chicken")
    assert said(reply, say.CheckedDiets) == [say.CheckedDiets((Diet.NUT_FREE,))]


def test_asking_about_no_recipe_offers_to_suggest_one(talk: Talk) -> None:
    """A yes then does it."""
    reply = talk.hear("WhyThisIntent")
    assert (reply.say, reply.ask) == (say.NoRecipeYet(), say.SuggestOne())

    assert named(talk.yes())


def test_a_number_of_servings_out_of_reach_becomes_a_question(talk: Talk) -> None:
    """Nobody cooks for four hundred from this."""
    reply = talk.hear("RecommendIntent", servings="400")

    assert reply.elicit is not None
    assert reply.elicit.slot == "servings"


def test_the_screen_says_in_words_what_it_shows(talk: Talk) -> None:
    """Title, time, foods, and what was checked."""
    reply = talk.hear("RecommendIntent", allergen="milk")

    assert reply.show is not None
    assert reply.show.words[0] == offer_of(reply).recipe.title
    assert "milk" in " ".join(reply.show.words)
    assert "safe" not in " ".join(reply.show.words)


@pytest.mark.parametrize(
    ("query", "word"), [("smash burgers", "burger"), ("mashed potatoes", "potato")]
)
def test_the_nearest_dish_is_found_by_some_of_its_words(
    talk: Talk, query: str, word: str
) -> None:
    """There are no smash burgers, but burgers; one sentence says so."""
    reply = talk.hear("FindDishIntent", query=query)

    assert [type(one) for one in reply.prompts] == [say.NoSuchDish, say.OfferedInstead]
    assert word in offer_of(reply).recipe.title.lower()


def test_a_dish_like_nothing_here_is_not_called_the_closest(talk: Talk) -> None:
    """What is offered then is only an offer."""
    reply = talk.hear("FindDishIntent", query="haggis")

    assert [type(one) for one in reply.prompts[:2]] == [say.NoSuchDish, say.Offered]


def test_a_meal_that_was_asked_for_is_no_reason(talk: Talk) -> None:
    """That it makes a good choice for dinner was the question."""
    for _ in range(20):
        reply = talk.hear("RecommendIntent", meal="dinner")
        assert not said(reply, GoodFor)


def test_of_the_same_kind_is_no_wish_of_the_cooks(talk: Talk) -> None:
    """The cuisine of a dish that nobody here may eat is let go of in silence."""
    talk.keep(Household(people=(Person(allergies=frozenset({Allergen.PEANUT})),)))

    reply = talk.hear("FindDishIntent", query="west african peanut stew")

    assert offer_of(reply)
    assert talk.session.wishes.cuisine is None
    assert not said(reply, Relaxed)


def test_who_asks_for_a_cocktail_gets_one_at_any_hour(talk: Talk) -> None:
    """A cocktail is a drink named, not merely a drink."""
    talk.now = talk.now.replace(hour=14, minute=30)
    cocktail = RawSlot("meal", "cocktail", id="drink")
    heard = turn("RecommendIntent", now=talk.now, heard={"meal": cocktail})

    reply = router().answer(heard, talk.services)

    assert offer_of(reply).recipe.alcoholic
