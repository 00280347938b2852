"""Ticking off a list, by voice and by touch, and what it still lacks."""

from dataclasses import replace

import pytest

from skill.dialog.reply import SILENCE, Reply
from skill.dialog.touches import as_intent
from skill.domain.household import Household
from skill.domain.pantry import Item
from skill.domain.ticks import ticked_off
from skill.intents.ticks import TOUCH
from skill.speech import ticks as say
from skill.speech.contents import (
    HearMore,
    IngredientsEnd,
    IngredientsGoOn,
    IngredientsStart,
    NotInRecipe,
)
from skill.speech.cooking import Again, ReadyForFirst, SayNext, Speech
from skill.speech.recipes import MakeIt
from skill.speech.spoken import Many
from tests.intents.talk import Talk, router
from tests.support import EVENING, SHOW_8, turn, world

CRUMBLE = "apple-crumble"


@pytest.fixture
def talk() -> Talk:
    """Return a conversation with apple crumble on offer: nine ingredients."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="apple crumble")
    return talk


def done(talk: Talk) -> set[int]:
    """Return the places that are ticked off."""
    return set(ticked_off(talk.household, CRUMBLE, EVENING))


def foods(talk: Talk) -> list[str]:
    """Return the foods of the list."""
    recipe = talk.services.catalog.get(CRUMBLE)
    assert recipe is not None
    return [one.food for one in recipe.ingredients]


def touched(talk: Talk, *arguments: object) -> Reply:
    """Return the reply to a touch."""
    one = turn(
        f"touch:{arguments[0]}",
        kind=TOUCH,
        now=EVENING,
        session=talk.session,
        device=SHOW_8,
        facts={"arguments": list(arguments)},
    )
    return router().answer(as_intent(one), talk.services)


def test_a_food_is_ticked_off_by_name_and_the_offer_stays(talk: Talk) -> None:
    """With what is left, and the list on the screen."""
    reply = talk.hear("TickIntent", food="flour")

    place = foods(talk).index("all-purpose flour")
    assert done(talk) == {place}
    left = Many(len(foods(talk)) - 1, "ingredients")
    assert reply.prompts == (say.Ticked(("all-purpose flour",), left),)
    assert reply.ask == MakeIt()
    assert reply.show is not None
    lines = reply.show.data["lines"]
    assert isinstance(lines, list)
    assert [line["ticked"] for line in lines if isinstance(line, dict)] == [
        at == place for at in range(len(foods(talk)))
    ]


@pytest.mark.parametrize(
    ("heard", "places"),
    [
        ({"count": "3"}, {0, 1, 2}),
        ({"number": "4"}, {3}),
        ({"ordinal": "2"}, {1}),
        ({"ordinal": "last"}, {8}),
        ({"count": "9"}, set(range(9))),
        ({"number": "0"}, set()),
        ({"number": "10"}, set()),
        ({}, set()),
    ],
)
def test_places_are_counted_as_a_cook_counts(
    talk: Talk, heard: dict[str, str], places: set[int]
) -> None:
    """The first three, number four, the last one; beyond the list is nothing."""
    reply = talk.hear("TickIntent", heard)

    assert done(talk) == places
    assert reply.ask == MakeIt()


@pytest.mark.parametrize("intent", ["TickIntent", "UntickIntent"])
@pytest.mark.parametrize("heard", [{"count": "300"}, {"number": "10"}, {"ordinal": "10"}])
def test_past_the_end_it_is_told_how_many_there_are(
    talk: Talk, intent: str, heard: dict[str, str]
) -> None:
    """Three hundred was a slip of the ear: nothing is ticked, and nothing put back."""
    talk.hear("TickIntent", count="2")

    reply = talk.hear(intent, heard)

    assert reply.prompts == (say.ListIsShorter(Many(9, "ingredients")),)
    assert reply.ask == MakeIt()
    assert done(talk) == {0, 1}


def test_i_have_the_apples_ticks_them_off(talk: Talk) -> None:
    """On the list it is that; nothing is noted in the pantry."""
    talk.hear("HaveIntent", food="the apples", secondFood="flour")

    assert {foods(talk)[place] for place in done(talk)} >= {"tart apples"}
    assert talk.household.pantry == ()


def test_what_the_list_lacks_is_said_while_it_is_ticked_off(talk: Talk) -> None:
    """It is no wish for something with eggs, then."""
    talk.hear("TickIntent", count="2")

    reply = talk.hear("HaveIntent", food="eggs")

    assert reply.prompts == (NotInRecipe("eggs", "Apple crumble"),)
    assert talk.session.offer == CRUMBLE


@pytest.mark.parametrize("intent", ["TickIntent", "HaveIntent"])
def test_what_the_list_lacks_is_told_beside_what_it_has(talk: Talk, intent: str) -> None:
    """Nobody is left to think that the anchovies are on the list."""
    reply = talk.hear(intent, food="flour", secondFood="anchovies")

    ticked, strange = reply.prompts
    assert isinstance(ticked, say.Ticked)
    assert strange == NotInRecipe("anchovies", "Apple crumble")
    assert len(done(talk)) == 1


def test_all_of_it_and_none_of_it(talk: Talk) -> None:
    """I have everything; untick everything."""
    assert talk.hear("TickAllIntent").prompts == (say.AllTicked(),)
    assert len(done(talk)) == len(foods(talk))
    assert talk.hear("UntickAllIntent").prompts == (say.AllBack(),)
    assert done(talk) == set()


def test_what_was_ticked_off_by_mistake_goes_back(talk: Talk) -> None:
    """That one alone."""
    talk.hear("TickIntent", count="3")

    reply = talk.hear("UntickIntent", ordinal="2")

    assert done(talk) == {0, 2}
    assert reply.prompts == (say.Back((foods(talk)[1],)),)


def test_a_food_that_is_not_on_the_list_is_said_not_to_be(talk: Talk) -> None:
    """And nothing is ticked off."""
    reply = talk.hear("TickIntent", food="anchovies")

    assert reply.prompts == (NotInRecipe("anchovies", "Apple crumble"),)
    assert done(talk) == set()


def test_ticking_off_does_not_answer_the_question_about_the_list(talk: Talk) -> None:
    """Shall I go on: it is asked again, and a yes reads on."""
    talk.hear("IngredientsIntent")
    asked = talk.session.asked

    reply = talk.hear("TickIntent", count="2")

    assert reply.ask == Again(Speech(asked))
    assert talk.yes().ask == MakeIt()


def test_a_touch_is_kept_in_silence(talk: Talk) -> None:
    """While a question is open, the list is shown once more, which keeps it open."""
    touched(talk, "tick", 1, CRUMBLE)
    touched(talk, "tick", 5, CRUMBLE)
    reply = touched(talk, "untick", 1, CRUMBLE)

    assert done(talk) == {4}
    assert (reply.silent, reply.prompts, reply.ask) == (True, (), None)
    assert reply.show is not None
    talk.yes()
    talk.leave()
    assert touched(talk, "tick", 1, CRUMBLE) == SILENCE
    assert done(talk) == {0, 4}


def test_the_same_touch_twice_is_one_tick(talk: Talk) -> None:
    """It says what stands there now, and does not turn it over."""
    touched(talk, "tick", 2, CRUMBLE)
    touched(talk, "tick", 2, CRUMBLE)

    assert done(talk) == {1}


def test_a_list_left_on_the_glass_is_ticked_off_hours_later(talk: Talk) -> None:
    """The conversation is long over; the list says whose it is."""
    talk.leave()

    assert touched(talk, "tick", 3, CRUMBLE) == SILENCE
    assert done(talk) == {2}


@pytest.mark.parametrize("recipe", ["no-longer-there", "", None, 7])
def test_a_touch_of_nothing_that_is_known_changes_nothing(
    talk: Talk, recipe: object
) -> None:
    """Whatever a device sends."""
    assert touched(talk, "tick", 3, recipe) == SILENCE
    assert talk.household.ticked is None


def test_a_touch_of_another_list_is_kept_for_that_one(talk: Talk) -> None:
    """What is on offer by now is not shown in its place."""
    reply = touched(talk, "tick", 1, "shakshuka")

    assert (reply, done(talk)) == (SILENCE, set())
    assert ticked_off(talk.household, "shakshuka", EVENING) == {0}


def test_ticks_stay_when_it_is_made_and_go_when_it_is_done(talk: Talk) -> None:
    """From the offer to the stove it is the same list."""
    talk.hear("TickIntent", count="2")
    talk.yes()
    assert done(talk) == {0, 1}

    talk.hear("FinishCookingIntent")

    assert talk.household.ticked is None


def test_a_new_conversation_ticks_off_what_is_on_the_stove(talk: Talk) -> None:
    """And asks for the first step."""
    talk.yes()
    talk.leave()

    reply = talk.hear("HaveIntent", food="flour")

    assert done(talk)
    assert reply.ask == ReadyForFirst()


def with_pantry(talk: Talk, *names: str) -> Talk:
    """Put foods into the pantry."""
    items = tuple(Item(food=food, noted=EVENING) for food in names)
    talk.keep(replace_pantry(talk.household, items))
    return talk


def replace_pantry(household: Household, items: tuple[Item, ...]) -> Household:
    """Return the household with this pantry."""
    return household.model_copy(update={"pantry": items})


def test_without_a_pantry_the_whole_list_is_what_to_buy(talk: Talk) -> None:
    """Nobody is told to lack what they may well have."""
    [said] = talk.hear("MissingIntent").prompts

    assert isinstance(said, IngredientsStart)


def test_what_is_missing_is_neither_in_the_pantry_nor_ticked_off(talk: Talk) -> None:
    """In the amounts of the recipe, and staples are taken to be there."""
    with_pantry(talk, "flour", "canola oil", "sugar")
    talk.hear("TickIntent", food="oats")

    reply = talk.hear("MissingIntent")

    [said] = reply.prompts
    assert isinstance(said, say.Missing)
    names = {one.amount.food for one in said.amounts}
    assert "ground cinnamon" in names
    assert not names & {"all-purpose flour", "canola oil", "rolled oats", "salt"}
    assert reply.ask == MakeIt()
    assert reply.show is not None
    lines = reply.show.data["lines"]
    assert isinstance(lines, list)
    noted = [line for line in lines if isinstance(line, dict) and line["note"]]
    assert len(noted) == len(names)


def test_a_long_list_of_what_is_missing_is_read_a_few_at_a_time(talk: Talk) -> None:
    """A yes goes on, and comes back to the offer."""
    with_pantry(talk, "caviar")

    first = talk.hear("MissingIntent")
    assert isinstance(first.prompts[0], say.MissingBegins)
    assert first.ask == HearMore()

    rest = talk.yes()
    assert isinstance(rest.prompts[0], say.MissingGoesOn)
    assert rest.ask == MakeIt()


@pytest.mark.parametrize(
    ("pantry", "asked"), [((), "IngredientsIntent"), (("caviar",), "MissingIntent")]
)
def test_what_else_in_the_midst_of_a_list_is_its_rest(
    talk: Talk, pantry: tuple[str, ...], asked: str
) -> None:
    """Neither of the two lists begins anew until all of it was read."""
    with_pantry(talk, *pantry)
    first = talk.hear(asked)

    rest = talk.hear("MissingIntent")

    assert isinstance(rest.prompts[0], IngredientsEnd | IngredientsGoOn | say.MissingGoesOn)
    assert talk.hear("MissingIntent").prompts == first.prompts


def test_nothing_missing_is_said_to_be_as_far_as_was_told(talk: Talk) -> None:
    """Everything is ticked off."""
    talk.hear("TickAllIntent")

    assert talk.hear("MissingIntent").prompts == (say.NothingMissing(),)


def test_while_cooking_the_step_is_come_back_to(talk: Talk) -> None:
    """Ticking off in the middle does not lose the place."""
    talk.hear("StartCookingIntent")

    reply = talk.hear("TickIntent", food="flour")

    assert reply.ask == SayNext()
    assert replace(reply, say=()).remember is not None
    assert talk.household.cooking is not None
    assert talk.household.cooking.step == 0


@pytest.mark.parametrize(
    ("heard", "stays"),
    [
        ({"ordinal": "1"}, {0}),
        ({"ordinal": "last"}, {8}),
        ({"count": "2"}, {0, 1}),
        ({"number": "3"}, {2}),
    ],
)
def test_everything_but_some_is_ticked_off(
    talk: Talk, heard: dict[str, str], stays: set[int]
) -> None:
    """What is named stays on the list, though it was ticked off before."""
    talk.hear("TickIntent", ordinal="1")

    reply = talk.hear("TickAllButIntent", heard)

    assert done(talk) == set(range(9)) - stays
    assert reply.prompts == (
        say.AllBut(tuple(dict.fromkeys(foods(talk)[n] for n in sorted(stays)))),
    )


def test_everything_but_a_food_that_is_not_there_ticks_nothing(talk: Talk) -> None:
    """All or nothing would both be wrong."""
    reply = talk.hear("TickAllButIntent", food="mango")

    assert done(talk) == set()
    assert isinstance(reply.prompts[0], NotInRecipe)


def test_everything_but_nothing_named_ticks_nothing(talk: Talk) -> None:
    """It is asked which."""
    reply = talk.hear("TickAllButIntent")

    assert done(talk) == set()
    assert reply.prompts == (say.TickWhat(),)


def test_everything_but_a_great_many_counts_them(talk: Talk) -> None:
    """Nobody wants four foods read back."""
    reply = talk.hear("TickAllButIntent", count="4")

    assert reply.prompts == (say.AllButSome(Many(4, "ingredients")),)
