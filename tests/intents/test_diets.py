"""Diets: kept at once, let go of only after a yes."""

from skill.dialog.session import Awaiting, Session
from skill.domain.food import Diet
from skill.domain.household import OWNER, Eaters, Household, Person
from skill.domain.table import with_needs
from skill.intents.diets import (
    add_diet,
    remove_diet,
    remove_diet_no,
    remove_diet_yes,
    whose_diet,
)
from skill.speech import household as say
from skill.store.protocol import update
from tests.support import NOON, World, slots, turn, world

VEGAN = Eaters(diets=frozenset({Diet.VEGAN}))
ASKED = Session(
    awaiting=Awaiting(kind="remove_diet", data={"person": "Emma", "diet": "vegan"})
)


def kept(at: World) -> Household:
    """Return the stored household."""
    return at.services.household("h1", NOON)


def vegans(*names: str) -> World:
    """Return a world where these people are vegan."""
    at = world()

    def told(household: Household) -> Household:
        for name in names:
            household = with_needs(household, name, VEGAN, NOON)
        return household

    update(at.services.store, "h1", told, now=NOON)
    return at


def test_a_diet_is_kept_at_once() -> None:
    """No question is asked."""
    at = world()

    reply = add_diet(turn("AddDietIntent", heard=slots(diet="vegan")), at.services)

    assert kept(at).person(OWNER).diets == {Diet.VEGAN}
    assert reply.prompts == (say.DietKept(Diet.VEGAN),)


def test_a_diet_that_is_kept_already_is_said_to_be() -> None:
    """Nothing changes."""
    at = vegans("Emma")
    heard = slots(diet="vegan", person="emma")

    reply = add_diet(turn("AddDietIntent", heard=heard), at.services)

    assert reply.prompts == (say.DietKnown(kept(at).person("Emma"), Diet.VEGAN),)


def test_removing_asks_first() -> None:
    """The one who keeps it is meant."""
    at = vegans("Emma")

    reply = remove_diet(turn("RemoveDietIntent", heard=slots(diet="vegan")), at.services)

    assert kept(at).person("Emma").diets == {Diet.VEGAN}
    assert reply.ask == say.RemoveDietSure(Person(name="Emma"), Diet.VEGAN)
    assert reply.awaiting == ASKED.awaiting


def test_a_yes_removes_it_from_that_person_alone() -> None:
    """Tom stays vegan, and that is said."""
    at = vegans("Emma", "Tom")

    reply = remove_diet_yes(turn("AMAZON.YesIntent", session=ASKED), at.services)

    assert kept(at).person("Emma").diets == frozenset()
    assert reply.prompts == (
        say.DietGone(Person(name="Emma"), Diet.VEGAN),
        say.StillKeptFor((kept(at).person("Tom"),), say.Kept(frozenset({Diet.VEGAN}))),
    )


def test_a_no_keeps_it() -> None:
    """Emma stays vegan."""
    at = vegans("Emma")

    remove_diet_no(turn("AMAZON.NoIntent", session=ASKED), at.services)

    assert kept(at).person("Emma").diets == {Diet.VEGAN}


def test_there_may_be_nothing_to_remove() -> None:
    """Nobody is vegan."""
    reply = remove_diet(
        turn("RemoveDietIntent", heard=slots(diet="vegan")), world().services
    )

    assert reply.prompts == (say.DietNotKept(Person(), Diet.VEGAN),)


def test_two_who_keep_it_are_told_apart() -> None:
    """A bare name answers whose it is."""
    at = vegans("Emma", "Tom")

    reply = remove_diet(turn("RemoveDietIntent", heard=slots(diet="vegan")), at.services)
    assert isinstance(reply.ask, say.WhoseNeed)

    session = Session(awaiting=reply.awaiting)
    answer = turn("AnswerIntent", session=session, heard=slots(person="tom"))
    assert whose_diet(answer, at.services).ask == say.RemoveDietSure(
        Person(name="Tom"), Diet.VEGAN
    )


def test_two_diets_in_one_breath_are_filed_under_each() -> None:
    """My son is vegan and coeliac, and I am vegetarian."""
    at = world()
    heard = slots(
        diet="vegan", secondDiet="gluten_free", person="son", otherDiet="vegetarian"
    )

    reply = add_diet(turn("AddDietIntent", heard=heard), at.services)

    people = {p.name: p.diets for p in at.services.household("h1", NOON).people}
    assert people["son"] == {Diet.VEGAN, Diet.GLUTEN_FREE}
    assert people[OWNER] == {Diet.VEGETARIAN}
    assert len(reply.prompts) == 3


def test_a_diet_told_of_two_people_is_of_both() -> None:
    """My son and my daughter are vegan."""
    at = world()

    told = slots(person="son", secondPerson="daughter", diet="vegan")
    add_diet(turn("AddDietIntent", heard=told), at.services)

    people = at.services.household("h1", NOON)
    for name in ("son", "daughter"):
        assert people.person(name).diets == {Diet.VEGAN}


def test_a_name_told_with_a_place_in_the_family_is_the_name() -> None:
    """My wife Olive."""
    at = world()

    told = slots(person="wife", called="olive", diet="vegan")
    add_diet(turn("AddDietIntent", heard=told), at.services)

    assert [one.name for one in at.services.household("h1", NOON).people] == ["Olive"]


def test_a_diet_heard_for_the_other_person_alone_is_kept() -> None:
    """Alexa has filled the second person's slots."""
    at = world()

    told = slots(person="wife", secondPerson="olive", otherDiet="vegan")
    add_diet(turn("AddDietIntent", heard=told), at.services)

    assert at.services.household("h1", NOON).person("Olive").diets == {Diet.VEGAN}
