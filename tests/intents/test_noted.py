"""Whose allergies are noted: to ask adds none."""

import pytest

from skill.domain.food import Allergen, Diet
from skill.domain.household import OWNER, Eaters
from skill.domain.table import with_needs
from skill.speech import noted as say
from skill.speech.for_whom import NothingNoted
from skill.speech.household import Whose
from skill.speech.privacy import KeptAllergies, KeptDiets
from tests.intents.talk import Talk
from tests.support import EVENING, world

NUTS = frozenset({Allergen.TREE_NUT, Allergen.PEANUT})
EGG = frozenset({Allergen.EGG})


@pytest.fixture
def talk() -> Talk:
    """Return a conversation in the house of Jack, who is allergic, and a vegan cook."""
    talk = Talk(world().services)
    jack = Eaters(allergies=NUTS | EGG)
    vegan = Eaters(diets=frozenset({Diet.VEGAN}))
    household = with_needs(talk.household, "Jack", jack, EVENING)
    talk.keep(with_needs(household, OWNER, vegan, EVENING))
    return talk


def test_what_somebody_is_allergic_to_is_that_and_no_more(talk: Talk) -> None:
    """Not all that is known of the house."""
    reply = talk.hear("WhoseAllergyIntent", person="jack")

    assert reply.prompts == (KeptAllergies(Whose("Jack"), NUTS | EGG),)


def test_who_is_allergic_to_something_adds_no_allergy(talk: Talk) -> None:
    """It is a question."""
    before = talk.household.people

    reply = talk.hear("WhoseAllergyIntent", allergen="nuts")

    assert reply.prompts == (KeptAllergies(Whose("Jack"), NUTS),)
    assert talk.household.people == before


def test_what_is_not_noted_is_said_not_to_be(talk: Talk) -> None:
    """Of anybody, of somebody who has it not, and of what cannot be checked."""
    assert isinstance(
        talk.hear("WhoseAllergyIntent", allergen="fish").prompts[0], say.NotNoted
    )
    assert isinstance(
        talk.hear("WhoseAllergyIntent", allergen="kiwi").prompts[0], say.NotNoted
    )
    assert [
        type(said)
        for said in talk.hear("WhoseAllergyIntent", allergen="egg", person="emma").prompts
    ] == [say.NotNotedFor, KeptAllergies]
    assert isinstance(
        talk.hear("WhoseAllergyIntent", person="emma").prompts[0], NothingNoted
    )


def test_a_diet_is_told_where_there_is_one(talk: Talk) -> None:
    """What can I not eat, the cook asks."""
    reply = talk.hear("WhoseAllergyIntent", person="me")

    assert reply.prompts == (KeptDiets(Whose(OWNER), frozenset({Diet.VEGAN})),)


def test_all_allergies_of_the_house_are_told(talk: Talk) -> None:
    """Or that there are none."""
    reply = talk.hear("WhoseAllergyIntent")

    assert reply.prompts == (KeptAllergies(Whose("Jack"), NUTS | EGG),)
    none = Talk(world().services).hear("WhoseAllergyIntent")
    assert none.prompts == (say.NoAllergies(),)
