"""Turning an offer down keeps all that was said before."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.dialog.reply import Reply
from skill.domain.food import Allergen, Diet
from skill.domain.recipes import Difficulty, Recipe, Wishes
from skill.recommender.cuisines import is_of_cuisine
from skill.recommender.groups import uses
from skill.speech import recipes as say
from skill.speech.contents import OnlyByName, UnknownFood
from skill.speech.wishes import (
    AllHeard,
    AskDifferently,
    LeaveOutWhat,
    NothingFitsNeeds,
    NothingLeft,
    Relaxed,
    TryWithout,
    WishFoods,
)
from tests.intents.talk import Talk, named
from tests.support import world


@pytest.fixture
def talk() -> Talk:
    """Return a first conversation on a Tuesday evening."""
    return Talk(world().services)


def offered(reply: Reply) -> Recipe:
    """Return the recipe that a reply offers."""
    return named(reply)[0].recipe


def kinds(reply: Reply) -> list[type]:
    """Return the kinds of prompts that are said."""
    return [type(one) for one in reply.prompts]


def test_without_nothing_nothing_is_left_out(talk: Talk) -> None:
    """The offer stays; and what "without it" means is asked."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("WithoutIntent", without="nothing")
    assert (talk.session.offer, talk.session.wishes.without) == ("apple-crumble", ())
    assert reply.ask is not None
    asked = talk.hear("WithoutIntent", without="it")

    assert asked.ask == LeaveOutWhat()
    assert talk.session.wishes.without == ()


@pytest.mark.parametrize("on_offer", [True, False])
@pytest.mark.parametrize(
    ("intent", "slot"), [("WithoutIntent", "without"), ("RefineIntent", "without")]
)
def test_what_nobody_knows_is_left_out_by_name_and_told_so(
    talk: Talk, intent: str, slot: str, on_offer: bool
) -> None:
    """Who hears no more believes that there are no carbs in it."""
    if on_offer:
        talk.hear("RecommendIntent", meal="dinner")

    reply = talk.hear(intent, {slot: "carbs"})

    assert reply.prompts[0] == OnlyByName("carbs")
    assert talk.session.wishes.without == ("carbs",)
    assert OnlyByName("butter") not in talk.hear(intent, {slot: "butter"}).prompts


def test_an_allergy_to_nothing_keeps_nobody_from_dinner(talk: Talk) -> None:
    """Nor is "nothing" or "anything" looked for on a list."""
    heard = {"allergen": "nothing", "food": "anything", "without": "nothing"}

    reply = talk.hear("RecommendIntent", {"meal": "dinner", **heard})

    assert offered(reply) is not None
    wishes = talk.session.wishes
    assert (wishes.with_foods, wishes.without, wishes.allergies) == ((), (), frozenset())


def test_a_no_offers_another_one_right_away(talk: Talk) -> None:
    """No "something else?" in between."""
    first = offered(talk.hear("RecommendIntent", food="chicken"))

    reply = talk.no()

    assert offered(reply) != first
    assert say.OfferedNext in kinds(reply)
    assert talk.session.wishes.with_foods == ("chicken",)


def test_a_no_is_remembered_for_another_day(talk: Talk) -> None:
    """The household turned it down."""
    first = offered(talk.hear("RecommendIntent", meal="dinner"))

    talk.no()

    assert [one.recipe for one in talk.household.refused] == [first.id]


def test_after_three_noes_larder_asks_what_would_suit(talk: Talk) -> None:
    """And a bare word is taken for it."""
    talk.hear("RecommendIntent", meal="dinner")
    talk.no()
    talk.no()

    reply = talk.no()

    assert reply.ask == say.WhatWouldSuit()
    assert named(reply) == []
    answered = talk.hear("AnswerIntent", food="tofu")
    assert any("tofu" in i.line for i in offered(answered).ingredients)


def test_a_wish_begins_the_count_of_noes_anew(talk: Talk) -> None:
    """Who says what is wanted is not at a loss."""
    talk.hear("RecommendIntent", meal="dinner")
    talk.no()
    talk.no()
    talk.hear("RefineIntent", food="rice")

    assert named(talk.no())


def test_something_else_is_never_something_heard_before(talk: Talk) -> None:
    """Until nothing is left: then it says so, and only then begins again."""
    talk.hear("RecommendIntent", meal="dessert")
    heard = {talk.session.offer}
    for _ in range(120):
        reply = talk.hear("SomethingElseIntent")
        if AllHeard in kinds(reply):
            break
        assert talk.session.offer not in heard
        heard.add(talk.session.offer)
    else:
        pytest.fail("it never ran out")

    assert talk.session.offer in heard
    assert len(heard) > 3


def test_dropping_a_wish_only_because_all_was_heard_is_said(talk: Talk) -> None:
    """Once: that the tofu is all used up comes before the first recipe without it."""
    reply = talk.hear("RecommendIntent", food="tofu")
    for _ in range(120):
        if NothingLeft in kinds(reply):
            break
        assert any("tofu" in i.line for i in offered(reply).ingredients)
        reply = talk.hear("SomethingElseIntent")

    assert reply.prompts[0] == NothingLeft((WishFoods(("tofu",)),))
    assert Relaxed not in kinds(reply)


def test_a_food_named_anew_brings_back_what_was_heard(talk: Talk) -> None:
    """It was passed over for another reason, and now it is the one that fits."""
    every = talk.services.catalog.all()
    shrimps = tuple(r.id for r in every if uses(r, "shrimp"))
    talk.hear("RecommendIntent", cuisine="italian")
    now = (*shrimps, talk.session.offer or "")
    talk.session = talk.session.but(offers=now, wishes=Wishes())

    reply = talk.hear("RefineIntent", food="shrimp")

    assert offered(reply).id in shrimps
    assert not {Relaxed, NothingLeft} & set(kinds(reply))


def test_only_the_food_that_is_not_used_is_let_go_of(talk: Talk) -> None:
    """Cabbage and bacon: a recipe with cabbage leaves out the bacon alone."""
    reply = talk.hear("RecommendIntent", food="cabbage", second_food="bacon")

    [relaxed] = [one for one in reply.prompts if isinstance(one, Relaxed)]
    used = [food for food in ("cabbage", "bacon") if uses(offered(reply), food)]
    missing = tuple(food for food in ("cabbage", "bacon") if food not in used)
    assert relaxed == Relaxed((WishFoods(missing),))
    assert len(missing) == 1


@pytest.mark.parametrize("food", ["leftover chicken", "chicken please", "some chicken too"])
def test_words_around_a_food_are_no_part_of_it(talk: Talk, food: str) -> None:
    """Leftover chicken is chicken."""
    talk.hear("RecommendIntent", food=food)

    assert talk.session.wishes.with_foods == ("chicken",)


def test_a_food_that_nobody_knows_is_told_so(talk: Talk) -> None:
    """And what else it may be is asked, rather than anything offered."""
    reply = talk.hear("RecommendIntent", food="zibber zabber")

    assert reply.prompts == (UnknownFood("zibber zabber"),)
    assert reply.ask == AskDifferently()
    assert named(reply) == []


def test_what_was_let_go_of_does_not_send_an_offer_away(talk: Talk) -> None:
    """An offer without the bacon stays when it has no fennel either."""
    talk.hear("RecommendIntent", food="cabbage", second_food="bacon")
    before = talk.session.offer

    talk.hear("WithoutIntent", without="fennel")

    assert talk.session.offer == before


def test_too_long_means_quicker_than_the_one_on_offer(talk: Talk) -> None:
    """Without a number, its own time is the bound."""
    talk.hear("FindDishIntent", query="sunday roast chicken")
    roast = talk.services.catalog.get(talk.session.offer or "")
    assert roast is not None

    reply = talk.hear("TooLongIntent")

    assert offered(reply).total < roast.total
    assert talk.session.wishes.within_minutes == roast.total / timedelta(minutes=1) - 1


def test_a_recipe_that_is_quick_enough_stays_on_the_table(talk: Talk) -> None:
    """Too long, under half an hour: this one takes twenty-five minutes."""
    talk.hear("FindDishIntent", query="chicken teriyaki")

    reply = talk.hear("TooLongIntent", within="PT30M")

    assert kinds(reply) == [say.TakesTimeAndWork]
    assert talk.session.offer == "chicken-teriyaki"
    assert talk.session.wishes.within_minutes == 30


def test_too_long_gives_up_the_dish_before_the_time(talk: Talk) -> None:
    """An Irish stew takes three hours; forty minutes are forty minutes."""
    talk.hear("RecommendIntent", cuisine="irish", dish="stew")

    reply = talk.hear("TooLongIntent", within="PT40M")

    assert offered(reply).total <= timedelta(minutes=40)
    assert Relaxed in kinds(reply)
    assert offered(talk.no()).total <= timedelta(minutes=40)


def test_too_long_with_a_limit_keeps_to_it(talk: Talk) -> None:
    """And the next refusal keeps the limit."""
    talk.hear("RecommendIntent", meal="dinner")

    first = talk.hear("TooLongIntent", within="PT30M")
    second = talk.no()

    assert max(offered(first).total, offered(second).total) <= timedelta(minutes=30)


def test_a_food_that_a_new_diet_rules_out_is_no_longer_wished_for(talk: Talk) -> None:
    """Vegetarian chicken is no wish to keep."""
    talk.hear("RecommendIntent", food="chicken", secondFood="rice")

    talk.hear("RefineIntent", diet="vegetarian")

    assert talk.session.wishes.with_foods == ("rice",)


@pytest.mark.parametrize("group", ["poultry", "meat"])
def test_leaving_out_a_group_leaves_out_every_kind_of_it(talk: Talk, group: str) -> None:
    """The class counts, not the word; and chicken is not wished for any more."""
    talk.hear("RecommendIntent", food="chicken")

    recipe = offered(talk.hear("WithoutIntent", without=group))

    assert not any(uses(recipe, one) for one in (group, "chicken", "turkey"))
    assert talk.session.wishes.with_foods == ()


def test_a_recipe_that_is_without_it_already_stays(talk: Talk) -> None:
    """No mushrooms: there are none in a crumble."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("WithoutIntent", without="mushroom")

    assert kinds(reply) == [say.StillFits]
    assert talk.session.wishes.without == ("mushroom",)


def test_had_it_is_remembered_and_not_offered_again(talk: Talk) -> None:
    """It counts as taken lately."""
    first = offered(talk.hear("RecommendIntent", meal="dinner"))

    reply = talk.hear("HadItIntent")

    assert offered(reply) != first
    assert [one.recipe for one in talk.household.taken] == [first.id]
    assert talk.session.wishes.not_these == (first.id,)


def test_too_hard_offers_an_easy_one(talk: Talk) -> None:
    """Easy, and it stays so."""
    talk.hear("RecommendIntent", meal="dinner")

    assert offered(talk.hear("TooHardIntent")).difficulty is Difficulty.EASY
    assert talk.session.wishes.easy


def test_a_diet_that_the_offer_keeps_already_lets_it_stay(talk: Talk) -> None:
    """No need to look further."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("RefineIntent", diet="vegetarian")

    assert kinds(reply) == [say.StillFits, say.CheckedDiets]
    assert talk.session.offer == "apple-crumble"
    assert talk.session.wishes.diets == {Diet.VEGETARIAN}


def test_a_wish_that_the_offer_keeps_already_lets_it_stay(talk: Talk) -> None:
    """With carrots: there are carrots in it."""
    talk.hear("FindDishIntent", query="honey roasted carrots")
    carrots = talk.session.offer

    reply = talk.hear("RefineIntent", food="carrot")

    assert kinds(reply) == [say.StillFits]
    assert talk.session.offer == carrots


def test_a_diet_that_the_offer_breaks_brings_another(talk: Talk) -> None:
    """And the need stays for what comes after."""
    talk.hear("FindDishIntent", query="butter chicken")

    reply = talk.hear("RefineIntent", diet="vegetarian")

    assert offered(reply).id != "butter-chicken"
    assert named(reply)[0].eaters.diets == {Diet.VEGETARIAN}


def test_for_more_people_keeps_the_recipe(talk: Talk) -> None:
    """The amounts change, not the dish."""
    talk.hear("FindDishIntent", query="apple crumble")

    talk.hear("RefineIntent", servings="12")

    assert talk.session.offer == "apple-crumble"
    assert talk.session.wishes.servings == 12


def test_where_nothing_fits_the_reason_is_told(talk: Talk) -> None:
    """The needs are named as needs, and nothing is offered."""
    reply = talk.hear("RecommendIntent", meal="drink", diet="vegan", allergen="milk")
    while named(reply):
        reply = talk.hear(
            "WithoutIntent", without=named(reply)[0].recipe.ingredients[0].food
        )

    assert reply.ask is not None
    assert talk.session.awaiting is not None
    assert talk.session.awaiting.kind in ("relax", "wish")


def test_a_wish_in_the_way_is_dropped_only_after_a_yes(talk: Talk) -> None:
    """Everything left out leaves nothing; the ban is the cook's to lift."""
    everything = tuple(
        {i.food for recipe in talk.services.catalog.all() for i in recipe.ingredients}
    )
    talk.session = talk.session.but(wishes=Wishes(without=everything))

    reply = talk.hear("SomethingElseIntent")

    assert isinstance(reply.ask, TryWithout)
    assert named(reply) == []
    assert talk.session.wishes.without == everything
    assert named(talk.yes())
    assert talk.session.wishes.without == ()


def test_every_allergy_at_once_is_told_as_the_needs_that_stand_in_the_way(
    talk: Talk,
) -> None:
    """Honest about why, and how many."""
    all_of_them = Wishes(allergies=frozenset(Allergen), diets=frozenset(Diet))
    talk.session = talk.session.but(wishes=all_of_them)

    reply = talk.hear("RecommendIntent", food="beef", meal="dessert")

    if not named(reply):
        [why] = reply.prompts
        assert isinstance(why, NothingFitsNeeds)
        assert set(why.needs) >= set(Allergen)


INTENTS = st.sampled_from(
    [
        ("SomethingElseIntent", {}),
        ("TooLongIntent", {}),
        ("TooLongIntent", {"within": "PT40M"}),
        ("WithoutIntent", {"without": "onion"}),
        ("TooHardIntent", {}),
        ("SurpriseMeIntent", {}),
        ("AMAZON.NoIntent", {}),
    ]
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(INTENTS, min_size=1, max_size=5))
def test_no_refusal_ever_loosens_what_was_said(
    steps: list[tuple[str, dict[str, str]]],
) -> None:
    """Wishes only grow: nothing left out comes back, no limit gets longer."""
    talk = Talk(world().services)
    talk.hear("RecommendIntent", food="rice", allergen="peanut", within="PT60M")
    for name, heard in steps:
        before = talk.session.wishes
        talk.hear(name, heard=heard)
        after = talk.session.wishes
        assert set(after.without) >= set(before.without)
        assert (after.within_minutes or 99) <= (before.within_minutes or 99)
        assert after.allergies >= before.allergies
        assert after.easy >= before.easy
        assert after.with_foods == before.with_foods


def test_a_cuisine_that_is_not_wanted_is_never_offered(talk: Talk) -> None:
    """Not the one that is named, nor any of a region."""
    talk.hear("RecommendIntent", cuisine="italian", meal="dinner")

    assert offered(talk.hear("RefineIntent", notCuisine="italian")).cuisine != "italian"
    for _ in range(12):
        shown = offered(talk.hear("RefineIntent", notCuisine="asian"))
        assert not is_of_cuisine(shown.cuisine, "asian")
        assert shown.cuisine != "italian"
        talk.hear("SomethingElseIntent")
    assert talk.session.wishes.not_cuisines == ("italian", "asian")


def test_a_ban_on_a_cuisine_outweighs_the_dish_and_that_is_said(talk: Talk) -> None:
    """There is no lasagne that is not Italian: something else, and the dish is named."""
    talk.hear("RecommendIntent", dish="lasagne")

    reply = talk.hear("RefineIntent", notCuisine="italian")

    assert offered(reply).cuisine != "italian"
    assert Relaxed in kinds(reply)
    assert talk.session.wishes.not_cuisines == ("italian",)
