"""Allergies: stored at once, taken away only after a yes, of that one person alone."""

import pytest

from skill.dialog.session import Awaiting, Session
from skill.domain.food import Allergen, Diet
from skill.domain.household import OWNER, Eaters, Household, Person
from skill.domain.table import with_needs
from skill.intents.allergies_over import (
    remove_allergy,
    remove_allergy_no,
    remove_allergy_yes,
    whose_allergy,
)
from skill.intents.household import add_allergy
from skill.speech import household as say
from skill.speech.tastes import NothingAdded
from skill.store.protocol import update
from tests.support import NOON, World, slots, turn, world

PEANUT = frozenset({Allergen.PEANUT})


def kept(at: World) -> Household:
    """Return the stored household."""
    return at.services.household("h1", NOON)


def with_allergy(name: str, *allergies: Allergen) -> World:
    """Return a world where somebody has allergies."""
    at = world()
    needs = Eaters(allergies=frozenset(allergies))
    update(at.services.store, "h1", lambda h: with_needs(h, name, needs, NOON), now=NOON)
    return at


def asked(name: str, *allergens: Allergen) -> Session:
    """Return a session in which removing was asked about."""
    data = {"person": name, "allergens": [str(a) for a in allergens]}
    return Session(awaiting=Awaiting(kind="remove_allergy", data={**data}))


@pytest.mark.parametrize("heard", ["nothing", "nothing at all", "none", "none of those"])
def test_an_allergy_to_nothing_is_none(heard: str) -> None:
    """Nothing is added, and above all nothing that was known is forgotten."""
    at = with_allergy(OWNER, Allergen.PEANUT)

    told = turn("AddAllergyIntent", heard=slots(allergen=heard))
    reply = add_allergy(told, at.services)

    assert kept(at).person(OWNER).allergies == PEANUT
    assert (reply.prompts, reply.ask) == ((NothingAdded(),), None)


@pytest.mark.parametrize("heard", ["something", "everything", "it", "stuff"])
def test_an_allergy_to_something_is_asked_about(heard: str) -> None:
    """It is no word that recipes could be looked through for."""
    at = world()

    told = turn("AddAllergyIntent", heard=slots(allergen=heard, person="emma"))
    reply = add_allergy(told, at.services)

    assert reply.ask == say.WhichAllergy()
    assert reply.elicit is not None
    assert reply.elicit.slot == "allergen"


def test_one_person_and_one_allergen_belong_together() -> None:
    """Whichever slot the allergen was heard for: it is the son's, and not the owner's."""
    at = world()

    told = slots(person="son", otherAllergen="sesame")
    add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert kept(at).person("son").allergies == {Allergen.SESAME}
    assert kept(at).person(OWNER).allergies == frozenset()


FIVE = {
    "allergen": "milk",
    "secondAllergen": "egg",
    "thirdAllergen": "sesame",
    "fourthAllergen": "mustard",
}


def test_a_list_that_runs_over_is_the_childs_to_its_end() -> None:
    """The fifth is heard for the second person's slot; nobody named a second person."""
    at = world()

    told = slots(**FIVE, person="daughter", otherAllergen="peanut")
    add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert kept(at).person("daughter").allergies > PEANUT
    assert len(kept(at).person("daughter").allergies) == 5


@pytest.mark.parametrize("name", ["person", "secondPerson"])
def test_an_allergen_is_nobodys_name(name: str) -> None:
    """The sixth of a list is heard as a person: it is one more to leave out."""
    at = world()

    told = slots(**FIVE, otherAllergen="peanut", **{name: "fish"})
    add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert {Allergen.FISH, Allergen.MUSTARD} | PEANUT <= kept(at).person(OWNER).allergies
    assert all(one.name != "fish" for one in kept(at).people)


def test_an_allergy_to_nuts_and_nothing_else_is_to_nuts() -> None:
    """The rest of the sentence is not looked for in recipes."""
    at = world()

    told = slots(allergen="peanut", secondAllergen="nothing else")
    reply = add_allergy(turn("AddAllergyIntent", heard=told), at.services)

    assert kept(at).person(OWNER).allergies == PEANUT
    assert reply.ask is None


def test_an_allergy_is_stored_and_said_back() -> None:
    """Milk is kept for the owner as soon as it is told."""
    at = world()

    reply = add_allergy(turn("AddAllergyIntent", heard=slots(allergen="milk")), at.services)

    assert kept(at).person(OWNER).allergies == {Allergen.MILK}
    assert reply.prompts == (say.AllergyKept(frozenset({Allergen.MILK})),)
    assert reply.ask is None


def test_nuts_are_tree_nuts_and_peanuts() -> None:
    """One word for two allergens stores both."""
    at = world()

    add_allergy(
        turn("AddAllergyIntent", heard=slots(allergen="nuts", person="emma")), at.services
    )

    assert kept(at).person("Emma").allergies == {Allergen.TREE_NUT, Allergen.PEANUT}


def test_a_person_nobody_knew_is_created() -> None:
    """Emma is at the table from the moment that her allergy is told."""
    at = world()

    reply = add_allergy(
        turn("AddAllergyIntent", heard=slots(allergen="peanut", person="emma")), at.services
    )

    assert [p.name for p in kept(at).at_table(NOON)] == ["Emma"]
    assert reply.prompts == (say.AllergyKeptFor(kept(at).person("Emma"), PEANUT),)


def test_what_cannot_be_checked_is_never_promised() -> None:
    """Kiwi is no allergen that Larder knows: it says so, lists what it knows, and asks."""
    at = world()

    reply = add_allergy(turn("AddAllergyIntent", heard=slots(allergen="kiwi")), at.services)

    assert kept(at) == Household()
    assert reply.prompts == (say.CannotCheck(("kiwi",), tuple(Allergen)),)
    assert reply.awaiting is not None
    assert reply.awaiting.kind == "avoid_food"


def test_the_known_one_of_two_is_stored_all_the_same() -> None:
    """An unknown word beside a known one does not delay the known one."""
    at = world()
    heard = slots(allergen="egg", secondAllergen="kiwi")

    reply = add_allergy(turn("AddAllergyIntent", heard=heard), at.services)

    assert kept(at).person(OWNER).allergies == {Allergen.EGG}
    assert reply.prompts[-1] == say.CannotCheck(("kiwi",), tuple(Allergen))


def test_all_of_four_allergies_are_stored() -> None:
    """A list as long as the slots, in one breath."""
    at = world()
    named = ("egg", "milk", "peanut", "fish")
    places = ("allergen", "secondAllergen", "thirdAllergen", "fourthAllergen")
    heard = slots(**dict(zip(places, named, strict=True)))

    add_allergy(turn("AddAllergyIntent", heard=heard), at.services)

    assert kept(at).person(OWNER).allergies == set(map(Allergen, named))


def test_the_needs_of_two_people_are_filed_under_each() -> None:
    """My son must not have peanuts, my daughter is vegan, and both are kept."""
    at = world()
    heard = slots(
        allergen="peanut", person="son", otherDiet="vegan", secondPerson="daughter"
    )

    reply = add_allergy(turn("AddAllergyIntent", heard=heard), at.services)

    people = {person.name: person for person in kept(at).people}
    assert people["son"].needs == Eaters(allergies=PEANUT)
    assert people["daughter"].needs == Eaters(diets=frozenset({Diet.VEGAN}))
    assert [type(prompt) for prompt in reply.prompts] == [
        say.AllergyKeptFor,
        say.DietKeptFor,
    ]


def test_what_can_be_checked_is_kept_beside_what_cannot() -> None:
    """Allergic to kiwi and vegan: the diet is kept, and kiwi may be skipped by name."""
    at = world()

    heard = slots(allergen="kiwi", diet="vegan")
    reply = add_allergy(turn("AddAllergyIntent", heard=heard), at.services)

    assert kept(at).person(OWNER).diets == {Diet.VEGAN}
    assert reply.ask == say.LeaveOutInstead(("kiwi",))


def test_telling_it_twice_changes_nothing() -> None:
    """What is known already is said to be known."""
    at = with_allergy("Emma", Allergen.PEANUT)
    heard = slots(allergen="peanut", person="emma")

    reply = add_allergy(turn("AddAllergyIntent", heard=heard), at.services)

    assert reply.prompts == (say.AllergyKnown(kept(at).person("Emma"), PEANUT),)


def test_removing_asks_first_and_names_person_and_food() -> None:
    """Nothing is taken away by the request itself."""
    at = with_allergy("Emma", Allergen.PEANUT)

    reply = remove_allergy(
        turn("RemoveAllergyIntent", heard=slots(allergen="nuts")), at.services
    )

    assert kept(at).person("Emma").allergies == PEANUT
    assert reply.ask == say.RemoveAllergySure(Person(name="Emma"), PEANUT)
    assert reply.awaiting == Awaiting(
        kind="remove_allergy", data={"person": "Emma", "allergens": ["peanut"]}
    )


def test_a_yes_removes_it_from_that_person_alone() -> None:
    """Emma's goes; her brother's stays, and that is said."""
    at = with_allergy("Emma", Allergen.PEANUT, Allergen.EGG)
    needs = Eaters(allergies=PEANUT)
    update(at.services.store, "h1", lambda h: with_needs(h, "Tom", needs, NOON), now=NOON)

    reply = remove_allergy_yes(
        turn("AMAZON.YesIntent", session=asked("Emma", Allergen.PEANUT)), at.services
    )

    assert kept(at).person("Emma").allergies == {Allergen.EGG}
    assert kept(at).person("Tom").allergies == PEANUT
    assert reply.prompts == (
        say.AllergyGone(Person(name="Emma"), PEANUT),
        say.StillKeptFor((kept(at).person("Tom"),), say.Kept(frozenset(PEANUT))),
    )


def test_a_no_keeps_it() -> None:
    """The answer to the question decides, and no means no."""
    at = with_allergy("Emma", Allergen.PEANUT)

    reply = remove_allergy_no(
        turn("AMAZON.NoIntent", session=asked("Emma", Allergen.PEANUT)), at.services
    )

    assert kept(at).person("Emma").allergies == PEANUT
    assert reply.prompts == (
        say.NeedStays(Person(name="Emma"), say.Kept(frozenset(PEANUT))),
    )


def test_there_may_be_nothing_to_remove() -> None:
    """An allergy that is not kept is said not to be, and nothing is asked."""
    at = with_allergy("Emma", Allergen.PEANUT)
    heard = slots(allergen="egg", person="emma")

    reply = remove_allergy(turn("RemoveAllergyIntent", heard=heard), at.services)

    assert reply.prompts == (say.AllergyNotKept(Person(name="Emma"), (Allergen.EGG,)),)
    assert reply.ask is None


def test_two_who_have_it_are_told_apart() -> None:
    """Without a name, and with two who are allergic, one short question settles whose."""
    at = with_allergy("Emma", Allergen.PEANUT)
    needs = Eaters(allergies=PEANUT)
    update(at.services.store, "h1", lambda h: with_needs(h, "Tom", needs, NOON), now=NOON)

    reply = remove_allergy(
        turn("RemoveAllergyIntent", heard=slots(allergen="peanut")), at.services
    )

    assert isinstance(reply.ask, say.WhoseNeed)
    assert reply.elicit is not None
    assert reply.elicit.slot == "person"

    answer = turn(
        "AnswerIntent",
        session=Session(awaiting=reply.awaiting),
        heard=slots(person="tom"),
    )
    assert whose_allergy(answer, at.services).ask == say.RemoveAllergySure(
        Person(name="Tom"), PEANUT
    )
