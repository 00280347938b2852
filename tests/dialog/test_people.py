"""Whom a cook means, by name or by place in the family."""

import pytest

from skill.dialog.people import ROLES, person
from skill.dialog.readings import allergens
from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen
from skill.domain.household import OWNER
from skill.speech.prompts import LOCALES, words


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("emma", "Emma"),
        ("Emma", "Emma"),
        ("my son", "son"),
        ("my son's", "son"),
        ("Emma’s", "Emma"),
        ("my daughter emma", "Emma"),
        ("mary jane", "Mary Jane"),
        ("our mother in law", "mother in law"),
        ("me", OWNER),
        ("myself", OWNER),
        ("the kids", "kids"),
    ],
)
def test_a_person_as_heard(heard: str, meant: str) -> None:
    """Possessives and articles fall away; names get capitals, places in the family none."""
    assert person(RawSlot("person", heard)) == meant


def test_a_resolution_wins_over_what_was_heard() -> None:
    """Mum is the model's mom, so that both are one person."""
    assert person(RawSlot("person", "mum", id="mom", canonical="mom")) == "mom"
    assert person(RawSlot("person", "emma", id="emma", canonical="emma")) == "Emma"


def test_nobody_is_an_error() -> None:
    """It becomes the question who is meant."""
    with pytest.raises(ValueError, match="nobody"):
        person(RawSlot("person", "  "))


def test_every_role_can_be_said_in_every_locale() -> None:
    """A place in the family is never spoken as a name."""
    for locale in (p.name for p in LOCALES.iterdir() if p.is_dir()):
        said = words(locale, "nouns")["person"]
        assert {role for role in ROLES if role not in said} == set()


def test_seafood_is_fish_as_well() -> None:
    """A model may take the word for shellfish; who says it must not get fish either."""
    heard = RawSlot("allergen", "seafood", id="shellfish", canonical="shellfish")

    assert allergens(heard) == {Allergen.FISH, Allergen.CRUSTACEAN, Allergen.MOLLUSC}
