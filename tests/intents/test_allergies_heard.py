"""Whose an allergy is, as slots tell it: nobody loses one to somebody else."""

import pytest

from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen, Diet
from skill.domain.household import OWNER, Household
from skill.domain.table import with_needs
from skill.intents.allergies_heard import AddAllergy
from skill.intents.allergies_over import (
    remove_allergy,
    remove_allergy_no,
    remove_allergy_yes,
)
from skill.intents.guests import guest
from skill.intents.household import (
    add_allergy,
    both_allergic,
    one_more,
    that_was_all,
    the_rest,
    there_is_more,
)
from skill.speech import household as say
from skill.speech.allergies import (
    AllergyKeptForBoth,
    AnyMoreAllergies,
    IsItFine,
    RemoveWiderSure,
    TellTheRest,
)
from skill.store.protocol import update
from tests.support import NOON, World, slots, turn, world

NUTS = frozenset({Allergen.TREE_NUT, Allergen.PEANUT})
FOUR = {
    "allergen": "milk",
    "secondAllergen": "egg",
    "thirdAllergen": "sesame",
    "fourthAllergen": "fish",
}


def kept(at: World) -> Household:
    """Return the stored household."""
    return at.services.household("h1", NOON)


def allergies(at: World, name: str) -> frozenset[Allergen]:
    """Return what is kept of one person."""
    return kept(at).person(name).allergies


def test_an_allergen_of_nobody_is_kept_for_both() -> None:
    """It may be the cook's, or the son's whose name was heard as a food; it is said."""
    at = world()

    told = slots(person="son", allergen="fish", otherAllergen="nuts")
    reply = add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert allergies(at, "son") == allergies(at, OWNER) == NUTS | {Allergen.FISH}
    [said] = reply.prompts
    assert isinstance(said, AllergyKeptForBoth)
    assert [one.name for one in said.people] == [OWNER, "son"]
    assert said.allergens == NUTS | {Allergen.FISH}


def test_a_name_told_with_a_place_in_the_family_is_the_name() -> None:
    """My son Fisher is Fisher, and nobody else."""
    at = world()

    told = slots(person="son", called="fisher", allergen="nuts")
    add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert [one.name for one in kept(at).people] == ["Fisher"]
    assert allergies(at, "Fisher") == NUTS


@pytest.mark.parametrize("slot", ["person", "called"])
def test_a_name_that_is_a_food_too_loses_nothing(slot: str) -> None:
    """Rye's milk is Rye's; as rye may have been meant, it is the cook's as well."""
    at = world()

    told = slots(**{slot: "rye"}, allergen="milk")
    heard = {**told, slot: RawSlot(slot, "rye")}
    add_allergy(turn("AddAllergyIntent", heard=heard), at.services)

    assert Allergen.MILK in allergies(at, "Rye")


def test_of_two_people_with_one_allergy_both_have_it() -> None:
    """My son and my daughter are allergic to nuts."""
    at = world()

    told = slots(person="son", secondPerson="daughter", allergen="nuts")
    add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert allergies(at, "son") == allergies(at, "daughter") == NUTS
    assert allergies(at, OWNER) == frozenset()


def test_two_people_with_an_allergy_each_keep_their_own() -> None:
    """I'm allergic to milk, and my son to eggs: nothing is in doubt."""
    at = world()

    told = slots(allergen="milk", secondPerson="son", otherAllergen="egg")
    reply = add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert allergies(at, OWNER) == {Allergen.MILK}
    assert allergies(at, "son") == {Allergen.EGG}
    assert all(isinstance(said, say.AllergyKeptFor) for said in reply.prompts)


def test_the_cook_and_somebody_are_allergic_both() -> None:
    """My wife and I."""
    at = world()

    told = slots(person="wife", allergen="egg", secondAllergen="milk")
    both_allergic(turn("BothAllergicIntent", heard=told), at.services)

    assert allergies(at, "wife") == allergies(at, OWNER) == {Allergen.EGG, Allergen.MILK}


def test_the_cook_and_somebody_keep_to_a_diet_both() -> None:
    """Me and my wife are vegan."""
    at = world()

    both_allergic(
        turn("BothAllergicIntent", heard=slots(person="wife", diet="vegan")), at.services
    )

    assert kept(at).person("wife").diets == kept(at).person(OWNER).diets == {Diet.VEGAN}


def test_a_diet_for_an_allergy_goes_by_the_same_rule() -> None:
    """Nut free may be the son's; vegan is the cook's."""
    at = world()

    for diet in ("nut_free", "vegan"):
        told = slots(person="son", allergen="egg", otherDiet=diet)
        add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert kept(at).person("son").diets == {Diet.NUT_FREE}
    assert kept(at).person(OWNER).diets == {Diet.NUT_FREE, Diet.VEGAN}


def test_a_list_that_came_as_one_value_is_taken_apart() -> None:
    """What of it can be checked for is kept, and the rest is said."""
    at = world()

    heard = RawSlot("secondAllergen", "wheat, mustard and kiwi")
    told = {**slots(allergen="milk"), heard.name: heard}
    reply = add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert allergies(at, OWNER) == {Allergen.MILK, Allergen.WHEAT, Allergen.MUSTARD}
    assert reply.prompts[-1] == say.CannotCheck(("kiwi",), tuple(Allergen))


def test_what_is_no_diet_may_be_an_allergen() -> None:
    """Alexa has put the rest of the list into the slot of a diet."""
    at = world()

    told = slots(person="son", allergen="egg", diet="sesame", otherDiet="wheat and soy")
    add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    every = {Allergen.EGG, Allergen.SESAME, Allergen.WHEAT, Allergen.SOY}
    assert allergies(at, "son") == every


def test_a_long_list_heard_as_a_name_is_nobody() -> None:
    """Three allergens make no name."""
    at = world()

    told = slots(allergen="milk", person="shellfish soy sesame")
    add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert [one.name for one in kept(at).people] == [OWNER]
    assert allergies(at, OWNER) > {Allergen.SOY, Allergen.CRUSTACEAN, Allergen.SESAME}


def test_a_full_list_is_asked_about() -> None:
    """There may have been more than there are slots for."""
    at = world()

    told = turn("AddAllergyIntent", heard=slots(**FOUR, person="emma"))
    reply = add_allergy(told, at.services)

    assert len(allergies(at, "Emma")) == 4
    assert isinstance(reply.ask, AnyMoreAllergies)
    assert reply.awaiting is not None
    assert reply.awaiting.data == {"person": "Emma"}


def test_the_rest_is_for_whom_the_list_was() -> None:
    """Word by word, as another sentence, or after a yes."""
    at = world()
    reply = add_allergy(
        turn("AddAllergyIntent", heard=slots(**FOUR, person="emma")), at.services
    )
    session = turn("x").session.but(awaiting=reply.awaiting)

    one_more(
        turn("AnswerIntent", heard=slots(allergen="soy"), session=session), at.services
    )
    one_more(turn("AnswerIntent", heard=slots(food="tahini"), session=session), at.services)
    the_rest(
        turn("AddAllergyIntent", heard=slots(allergen="mustard"), session=session),
        at.services,
    )
    yes = there_is_more(turn("AMAZON.YesIntent", session=session), at.services)
    no = that_was_all(turn("AMAZON.NoIntent", session=session), at.services)

    assert {Allergen.SOY, Allergen.MUSTARD} < allergies(at, "Emma")
    assert yes.elicit is not None
    assert yes.elicit.slots == {"person": "Emma"}
    assert no.ask is None
    assert allergies(at, OWNER) == frozenset()


def test_a_full_list_beside_another_question_is_told_to_be_full() -> None:
    """One question at a time."""
    at = world()

    told = slots(**{**FOUR, "secondAllergen": "kiwi"})
    reply = add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert isinstance(reply.ask, say.LeaveOutInstead)
    assert isinstance(reply.prompts[-1], TellTheRest)


def test_every_allergy_of_a_guest_counts() -> None:
    """Nuts, and eggs, and milk where a diet should be."""
    at = world()

    told = slots(person="emma", allergen="nuts", secondAllergen="egg", diet="milk")
    guest(turn("GuestIntent", heard=told), at.services)

    assert allergies(at, "Emma") == NUTS | {Allergen.EGG, Allergen.MILK}


def test_a_guests_unknown_allergy_beside_a_known_one_is_said() -> None:
    """Kiwi cannot be checked for; eggs are."""
    at = world()

    told = slots(person="emma", allergen="egg", secondAllergen="kiwi")
    reply = guest(turn("GuestIntent", heard=told), at.services)

    assert allergies(at, "Emma") == {Allergen.EGG}
    assert say.CannotCheck(("kiwi",), tuple(Allergen)) in reply.prompts


def with_allergies(name: str, *of: Allergen) -> World:
    """Return a world where somebody has allergies."""
    at = world()
    needs = AddAllergy(allergen=frozenset(of)).told[0].needs
    update(at.services.store, "h1", lambda h: with_needs(h, name, needs, NOON), now=NOON)
    return at


def test_of_several_allergies_those_that_were_said_are_asked_about() -> None:
    """Sesame was not said."""
    at = with_allergies("son", Allergen.MILK, Allergen.EGG, Allergen.SESAME)

    told = slots(allergen="milk", secondAllergen="egg", person="son")
    reply = remove_allergy(turn("RemoveAllergyIntent", heard=told), at.services)

    assert reply.awaiting is not None
    assert reply.awaiting.data["allergens"] == ["egg", "milk"]


def test_more_than_was_said_does_not_go_without_saying_so() -> None:
    """Almonds are some of the tree nuts."""
    at = with_allergies("son", Allergen.TREE_NUT)
    almonds = RawSlot("allergen", "almonds", id="tree_nut", canonical="tree nut")

    heard = {"allergen": almonds, **slots(person="son")}
    reply = remove_allergy(turn("RemoveAllergyIntent", heard=heard), at.services)

    assert isinstance(reply.ask, RemoveWiderSure)
    assert reply.ask.heard == ("almonds",)


def test_all_that_was_said_may_go_as_before() -> None:
    """Tree nuts are tree nuts."""
    at = with_allergies("son", Allergen.TREE_NUT)
    nuts = RawSlot("allergen", "tree nuts", id="tree_nut", canonical="tree nut")

    heard = {"allergen": nuts, **slots(person="son")}
    reply = remove_allergy(turn("RemoveAllergyIntent", heard=heard), at.services)

    assert isinstance(reply.ask, say.RemoveAllergySure)


def test_a_foods_name_is_no_list() -> None:
    """Peanut oil is of peanuts, and oil is nothing to be skipped."""
    at = world()
    heard = {"allergen": RawSlot("allergen", "peanut oil"), **slots(person="son")}

    reply = add_allergy(turn("AddAllergyIntent", heard=heard), at.services)

    assert allergies(at, "son") == {Allergen.PEANUT}
    assert reply.ask is None


@pytest.mark.parametrize("slot", ["secondAllergen", "otherAllergen"])
def test_an_allergy_is_kept_whichever_slot_it_was_heard_for(slot: str) -> None:
    """Nothing waits for a question to be answered."""
    at = world()

    told = slots(**{slot: "egg"}, diet="vegan", person="son")
    add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert Allergen.EGG in allergies(at, "son")


def test_an_allergy_that_was_not_named_is_asked_for() -> None:
    """I have an allergy."""
    for name, told in (
        ("AddAllergyIntent", add_allergy),
        ("BothAllergicIntent", both_allergic),
    ):
        reply = told(turn(name, heard=slots(person="son")), world().services)

        assert reply.ask == say.WhichAllergy()
        assert reply.elicit is not None
        assert reply.elicit.slot == "allergen"


def test_what_is_fine_is_left_out_until_that_is_confirmed() -> None:
    """Nuts, but peanuts are fine: heard wrongly, they might have been meant as well."""
    for answer, peanuts in ((remove_allergy_yes, False), (remove_allergy_no, True)):
        at = world()
        told = slots(person="jack", allergen="nuts", fine="peanut")

        reply = add_allergy(turn("AddAllergyIntent", heard=told), at.services)
        assert isinstance(reply.ask, IsItFine)
        assert Allergen.PEANUT in allergies(at, "Jack")

        session = turn("x").session.but(awaiting=reply.awaiting)
        answer(turn("AMAZON.YesIntent", session=session), at.services)
        assert (Allergen.PEANUT in allergies(at, "Jack")) is peanuts
        assert Allergen.TREE_NUT in allergies(at, "Jack")


def test_what_is_to_be_kept_is_not_asked_to_go() -> None:
    """Peanuts, but not almonds."""
    at = with_allergies("Jack", Allergen.PEANUT, Allergen.TREE_NUT)

    told = slots(allergen="nuts", kept="tree_nut", person="jack")
    reply = remove_allergy(turn("RemoveAllergyIntent", heard=told), at.services)

    assert reply.awaiting is not None
    assert reply.awaiting.data["allergens"] == ["peanut"]


def test_how_bad_it_is_is_no_food() -> None:
    """A severe anaphylactic reaction to eggs."""
    at = world()
    bad = RawSlot("allergen", "severe anaphylactic reaction")

    heard = {"allergen": bad, **slots(otherAllergen="egg")}
    reply = add_allergy(turn("AddAllergyIntent", heard=heard), at.services)

    assert allergies(at, OWNER) == {Allergen.EGG}
    assert reply.ask is None


def test_a_sentence_is_no_food_to_be_skipped() -> None:
    """The peanuts in it are kept, and it is asked for more."""
    at = world()
    heard = RawSlot("allergen", "cook with chicken and rice but no peanuts")

    reply = add_allergy(turn("AddAllergyIntent", heard={"allergen": heard}), at.services)

    assert allergies(at, OWNER) == {Allergen.PEANUT}
    assert isinstance(reply.ask, AnyMoreAllergies)


def test_what_a_long_list_has_left_over_is_not_taken_for_fine() -> None:
    """The fifth of five is one more allergy, and nobody is asked to let go of it."""
    at = world()
    told = slots(**FOUR, fine="mustard", person="jack")

    reply = add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert reply.ask == AnyMoreAllergies()
    assert Allergen.MUSTARD in allergies(at, "Jack")
