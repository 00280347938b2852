"""What people would rather not eat, and for how many is cooked."""

from skill.dialog.session import Awaiting, Session
from skill.domain.food import Allergen
from skill.domain.household import OWNER, Eaters, Household, Person
from skill.domain.table import with_dislikes, with_needs
from skill.intents.tastes import (
    add_dislike,
    leave_out_no,
    leave_out_yes,
    remove_dislike,
    usual_servings,
)
from skill.speech import tastes as say
from skill.speech.contents import OnlyByName
from skill.speech.recipes import OkWithoutIt
from skill.speech.spoken import Many
from skill.store.protocol import update
from tests.support import NOON, World, slots, turn, world

AVOID = Session(
    awaiting=Awaiting(kind="avoid_food", data={"person": "Emma", "foods": ["kiwis"]})
)


def kept(at: World) -> Household:
    """Return the stored household."""
    return at.services.household("h1", NOON)


def disliking(name: str, *foods: str) -> World:
    """Return a world where somebody would rather not eat some foods."""
    at = world()
    update(at.services.store, "h1", lambda h: with_dislikes(h, name, foods, NOON), now=NOON)
    return at


def test_dislikes_are_kept() -> None:
    """Two in one breath."""
    at = world()
    heard = slots(food="eggplant", secondFood="olive")

    reply = add_dislike(turn("AddDislikeIntent", heard=heard), at.services)

    assert kept(at).person(OWNER).dislikes == {"eggplant", "olive"}
    assert reply.prompts == (say.DislikeKept(("eggplant", "olive")),)


def test_nothing_is_disliked_by_who_eats_everything() -> None:
    """No food is called that."""
    at = disliking(OWNER, "olive")
    told = turn("AddDislikeIntent", heard=slots(food="nothing"))

    reply = add_dislike(told, at.services)

    assert kept(at).person(OWNER).dislikes == {"olive"}
    assert reply.prompts == (say.NothingAdded(),)


def test_a_dislike_that_nobody_knows_is_kept_by_name_and_told_so() -> None:
    """No promise is made for everything green."""
    at = world()
    told = turn("AddDislikeIntent", heard=slots(food="everything green"))

    reply = add_dislike(told, at.services)

    assert kept(at).person(OWNER).dislikes == {"everything green"}
    heard = ("everything green",)
    assert reply.prompts == (OnlyByName(*heard), say.DislikeKept(heard))


def test_it_is_the_recipe_that_is_on_offer() -> None:
    """Another one is offered; without an offer it is asked what is meant."""
    at = world()
    told = turn("AddDislikeIntent", heard=slots(food="it"))

    reply = add_dislike(told, at.services)
    assert reply.ask == say.WhichFood()
    assert reply.elicit is not None
    offer = Session(offer="apple-crumble", offers=("apple-crumble",))
    instead = add_dislike(told.but(session=offer), at.services)

    assert kept(at).person(OWNER).dislikes == frozenset()
    assert instead.remember is not None
    assert instead.remember.offer not in (None, "apple-crumble")


def test_somebody_elses_dislike_is_theirs() -> None:
    """Emma's olives are nobody else's."""
    at = world()

    add_dislike(
        turn("AddDislikeIntent", heard=slots(food="olive", person="emma")), at.services
    )

    assert kept(at).person("Emma").dislikes == {"olive"}
    assert kept(at).person(OWNER).dislikes == frozenset()


def test_a_yes_leaves_out_by_name_what_cannot_be_checked() -> None:
    """It is kept as a dislike, which promises no more."""
    at = world()

    leave_out_yes(turn("AMAZON.YesIntent", session=AVOID), at.services)

    assert kept(at).person("Emma").dislikes == {"kiwis"}
    assert kept(at).person("Emma").allergies == frozenset()


def test_a_no_leaves_it_at_that() -> None:
    """Nothing is kept."""
    at = world()

    reply = leave_out_no(turn("AMAZON.NoIntent", session=AVOID), at.services)

    assert reply.prompts == (OkWithoutIt(),)
    assert kept(at) == Household()


def test_whoever_disliked_it_likes_it_again() -> None:
    """Without a name the one who had it is meant, by whatever name for the food."""
    at = disliking("Emma", "chickpea", "kiwi")

    reply = remove_dislike(
        turn("RemoveDislikeIntent", heard=slots(food="chickpeas")), at.services
    )

    assert kept(at).person("Emma").dislikes == {"kiwi"}
    assert reply.prompts == (say.DislikeGone(Person(name="Emma"), "chickpeas"),)


def test_nothing_to_take_back_is_said() -> None:
    """Nobody minded olives."""
    at = world()

    reply = remove_dislike(
        turn("RemoveDislikeIntent", heard=slots(food="olive")), at.services
    )

    assert reply.prompts == (say.DislikeNotKept(Person(), "olive"),)
    assert kept(at).people == ()


def test_liking_a_food_is_not_the_end_of_an_allergy_to_it() -> None:
    """Cheese is milk, and that stays out."""
    at = world()
    needs = Eaters(allergies=frozenset({Allergen.MILK}))
    update(at.services.store, "h1", lambda h: with_needs(h, "Emma", needs, NOON), now=NOON)

    reply = remove_dislike(
        turn("RemoveDislikeIntent", heard=slots(food="cheese")), at.services
    )

    assert reply.prompts[-1] == say.StillAnAllergy("cheese")
    assert kept(at).eaters(NOON) == needs


def test_usual_servings_are_kept() -> None:
    """We are four."""
    at = world()

    reply = usual_servings(
        turn("UsualServingsIntent", heard=slots(servings="4")), at.services
    )

    assert kept(at).usual_servings == 4
    assert reply.prompts == (say.ServingsKept(Many(4, "people")),)
