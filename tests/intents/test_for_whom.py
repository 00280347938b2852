"""Whether a food or a recipe is for somebody: never that it is safe."""

import pytest

from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.table import with_needs
from skill.intents.answers import answer
from skill.speech import for_whom as say
from skill.speech.household import BackToOffer, Kept
from skill.speech.recipes import CheckedAllergens, MakeIt, UnsureTrouble
from tests.intents.talk import Talk, router
from tests.support import EVENING, slots, turn, world

NUTS = frozenset({Allergen.TREE_NUT, Allergen.PEANUT})


@pytest.fixture
def talk() -> Talk:
    """Return a conversation in the house of a son who is allergic to nuts."""
    talk = Talk(world().services)
    keep(talk, "son", Eaters(allergies=NUTS))
    return talk


def keep(talk: Talk, name: str, needs: Eaters) -> None:
    """Keep the needs of somebody."""
    talk.keep(with_needs(talk.household, name, needs, EVENING))


@pytest.mark.parametrize(
    ("food", "answer"),
    [
        ("hazelnuts", say.NotFor("hazelnuts", Kept(frozenset({Allergen.TREE_NUT})))),
        (
            "almond extract",
            say.MayNotBeFor("almond extract", Kept(frozenset({Allergen.TREE_NUT}))),
        ),
        ("blorp", say.MayNotBeFor("blorp", Kept(NUTS))),
        ("carrot", say.NoneKnown("carrot", Kept(NUTS))),
    ],
)
def test_a_food_is_held_against_what_somebody_needs(
    talk: Talk, food: str, answer: object
) -> None:
    """The worst that is known, or that nothing is; the label has the last word."""
    reply = talk.hear("DoesItContainIntent", food=food, person="son")

    assert reply.prompts == (answer,)
    assert reply.ask is None


def test_a_claim_is_no_proof(talk: Talk) -> None:
    """Nut-free almond extract: only the label can tell, and no recipe is offered."""
    reply = talk.hear(
        "DoesItContainIntent", food="almond extract", diet="nut_free", person="son"
    )

    [said] = reply.prompts
    assert isinstance(said, say.MayNotBeFor)
    assert said.food == "nut_free almond extract"


def test_a_diet_counts_as_well(talk: Talk) -> None:
    """A vegan daughter and honey."""
    keep(talk, "daughter", Eaters(diets=frozenset({Diet.VEGAN})))

    reply = talk.hear("DoesItContainIntent", food="honey", person="daughter")

    assert reply.prompts == (say.NotFor("honey", Kept(frozenset({Diet.VEGAN}))),)


def test_of_somebody_unknown_it_is_said_and_all_are_looked_at(talk: Talk) -> None:
    """Whoever that is may be known by another name."""
    reply = talk.hear("DoesItContainIntent", food="peanuts", person="fisher")

    unknown, said = reply.prompts
    assert isinstance(unknown, say.GoingByAll)
    assert isinstance(said, say.NotFor)


def test_a_place_in_the_family_may_have_a_name(talk: Talk) -> None:
    """The son may be Fisher, whose sesame counts."""
    keep(talk, "Fisher", Eaters(allergies=frozenset({Allergen.SESAME})))

    reply = talk.hear("DoesItContainIntent", food="tahini", person="son")

    assert isinstance(reply.prompts[0], say.NotFor)


def test_where_nothing_is_noted_of_anybody_no_food_is_judged() -> None:
    """There is nothing to go by."""
    talk = Talk(world().services)

    reply = talk.hear("DoesItContainIntent", food="peanuts", person="son")

    assert [type(said) for said in reply.prompts] == [say.NothingNoted]


def test_the_recipe_on_offer_is_looked_through(talk: Talk) -> None:
    """For the person named, and it stays on offer."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("DoesItContainIntent", person="son")

    assert isinstance(reply.prompts[0], CheckedAllergens | UnsureTrouble)
    assert reply.ask == MakeIt()


def test_an_offer_stays_while_a_food_is_asked_about(talk: Talk) -> None:
    """The question does not become a wish."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("DoesItContainIntent", food="hazelnuts", person="son")

    assert isinstance(reply.prompts[0], say.NotFor)
    assert isinstance(reply.ask, BackToOffer)


def test_slots_that_nothing_was_heard_for_say_nothing(talk: Talk) -> None:
    """Alexa sends every slot; the food was heard as an allergen."""
    empty = {name: RawSlot(name) for name in ("food", "diet", "dish")}
    heard = {**empty, **slots(allergen="hazelnuts", person="son")}
    heard["allergen"] = RawSlot("allergen", "hazelnuts", id="tree_nut")

    reply = router().answer(
        turn("DoesItContainIntent", now=EVENING, heard=heard), talk.services
    )

    [said] = reply.prompts
    assert isinstance(said, say.NotFor)
    assert said.food == "hazelnuts"


def test_a_bare_food_with_somebody_is_a_question(talk: Talk) -> None:
    """However it was understood, no recipe with almonds is offered for it."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("AnswerIntent", food="almond", diet="nut_free", person="son")

    assert isinstance(reply.prompts[0], say.NotFor | say.MayNotBeFor)
    assert isinstance(reply.ask, BackToOffer)
    talk.leave()
    said = answer(
        turn("AnswerIntent", heard=slots(food="almond", person="son")), talk.services
    )
    assert isinstance(said.prompts[0], say.NotFor | say.MayNotBeFor)


@pytest.mark.parametrize("food", ["cookies", "pesto", "curry", "taco", "granola", "ramen"])
def test_of_what_is_made_nothing_is_promised(talk: Talk, food: str) -> None:
    """Most have no peanuts in them; the one that is asked about may."""
    keep(talk, "ann", Eaters(allergies=frozenset({Allergen.PEANUT})))

    reply = talk.hear("DoesItContainIntent", food=food, person="ann")

    assert not any(isinstance(one, say.NoneKnown) for one in reply.prompts)


def test_the_food_that_the_recipe_is_called_by_is_the_recipe(talk: Talk) -> None:
    """Its list is looked through, and not its name."""
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("DoesItContainIntent", food="crumble", person="son")

    assert isinstance(reply.prompts[0], CheckedAllergens)
    assert reply.ask == MakeIt()


def test_somebody_called_like_an_allergen_is_meant(talk: Talk) -> None:
    """Barley must have no milk, and pesto has some; gluten was not asked about."""
    keep(talk, "Barley", Eaters(allergies=frozenset({Allergen.MILK})))
    barley = RawSlot("allergen", "barley", id="gluten")
    heard = {"allergen": barley, **slots(food="pesto")}

    reply = router().answer(
        turn("DoesItContainIntent", now=EVENING, heard=heard), talk.services
    )

    assert reply.prompts == (say.NotFor("pesto", Kept(frozenset({Allergen.MILK}))),)
