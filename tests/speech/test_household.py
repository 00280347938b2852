"""How the household is spoken of: every wording, filled with real values."""

import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from xml.etree import ElementTree

import pytest

from skill.domain.amounts import Amount
from skill.domain.food import Allergen, Diet
from skill.domain.household import OWNER, Eaters, Person
from skill.domain.recipes import Recipe
from skill.food.gate import Cleared, clear
from skill.speech.amounts import Bare
from skill.speech.household import AllergyKeptFor, CannotCheck, Kept, RecipeHas, Whose
from skill.speech.pantry import Listed, Until
from skill.speech.prompts import LOCALES, Prompt, Voice, placeholders, wordings, words
from skill.speech.spoken import Many, say, spoken
from skill.speech.times import DayName
from tests.support import world

NOUNS = (
    "allergies",
    "for_whom",
    "noted",
    "shopping",
    *("general", "household", "guests", "tastes", "privacy", "pages"),
    *("pantry", "ticks", "ratings"),
)
LOCALE_NAMES = sorted(p.name for p in LOCALES.iterdir() if p.is_dir())
EMMA, SON, ME = Person(name="Emma"), Person(name="son"), Person(name=OWNER)
FRIDAY = DayName(date(2026, 11, 27), date(2026, 11, 24))
NUTS = frozenset({Allergen.PEANUT, Allergen.TREE_NUT})


@dataclass
class Nth(Voice):
    """A voice that uses the wording at ``place``."""

    place: int = 0

    def variant(self, name: str, count: int) -> int:
        """Return that place."""
        return min(self.place, count - 1)


def recipe() -> Recipe:
    """Return a recipe of the starter catalogue."""
    return world().services.catalog.all()[0]


def cleared() -> Cleared:
    """Return a recipe cleared for a table without needs."""
    verdict = clear(recipe(), Eaters())
    assert isinstance(verdict, Cleared)
    return verdict


SAMPLES: dict[str, object] = {
    "amounts": (
        Bare(Amount("flour", Fraction(3, 2), "cup")),
        Bare(Amount("eggs", Fraction(2))),
    ),
    "count": Many(4, "ingredients"),
    "left": Many(1, "ingredients"),
    "lines": (Until("cream", FRIDAY), Listed("aunt May's relish & co")),
    "most": 150,
    "stars": Many(4, "stars"),
    "what": ("eggs", "<b>cream</b>"),
    "when": FRIDAY,
    "allergens": NUTS,
    "choice": cleared(),
    "day": FRIDAY,
    "diet": Diet.GLUTEN_FREE,
    "diets": frozenset({Diet.VEGAN, Diet.HALAL}),
    "feature": "timers",
    "food": "peanut butter",
    "foods": ("olives", "kiwi"),
    "guests": Many(3, "guests"),
    "heard": ("kiwi",),
    "known": tuple(Allergen),
    "length": timedelta(minutes=10),
    "need": Allergen.PEANUT,
    "needs": Kept(frozenset({Allergen.PEANUT, Diet.VEGAN})),
    "notes": Many(1, "notes"),
    "number": 4,
    "people": (ME, EMMA, SON),
    "person": EMMA,
    "records": Many(2, "records"),
    "refused": Many(0, "recipes"),
    "servings": Many(4, "servings"),
    "service": "timers",
    "taken": Many(1, "recipes"),
    "rated": Many(2, "recipes"),
    "held": Many(3, "foods"),
    "title": "Mac & Cheese",
    "whose": Whose("Emma"),
    "zones": ("America/New_York",),
}


def modules() -> list[ModuleType]:
    """Return the modules of prompts that are looked at here."""
    return [import_module(f"skill.speech.{noun}") for noun in NOUNS]


PROMPTS = [
    kind
    for module in modules()
    for kind in vars(module).values()
    if isinstance(kind, type)
    and issubclass(kind, Prompt)
    and kind is not Prompt
    and kind.__module__ == module.__name__
]


def sample(kind: type[Prompt]) -> Prompt:
    """Return a prompt of that kind, its fields filled."""
    assert is_dataclass(kind)
    return kind(**{f.name: SAMPLES[f.name] for f in fields(kind)})


@pytest.mark.parametrize("locale", LOCALE_NAMES)
@pytest.mark.parametrize("kind", PROMPTS, ids=lambda kind: kind.__name__)
def test_every_wording_can_be_said(kind: type[Prompt], locale: str) -> None:
    """It is valid SSML, holds no braces, and ends as a sentence or question does."""
    for place in range(len(wordings(kind, locale))):
        voice = Nth(locale, place=place)
        said = say(sample(kind), voice)
        ElementTree.fromstring(f"<speak>{said}</speak>")
        assert not re.search(r"[{}]|\s{2}|\s[.,?]", said.replace("\n", " ")), said


@pytest.mark.parametrize("locale", LOCALE_NAMES)
@pytest.mark.parametrize("kind", PROMPTS, ids=lambda kind: kind.__name__)
def test_every_placeholder_is_a_field(kind: type[Prompt], locale: str) -> None:
    """A misspelt one would be found by a cook."""
    known = {field.name for field in fields(kind)}

    for wording in wordings(kind, locale):
        assert placeholders(wording) <= known


@pytest.mark.parametrize("locale", LOCALE_NAMES)
@pytest.mark.parametrize("noun", NOUNS)
def test_no_words_are_left_over(noun: str, locale: str) -> None:
    """Words without a prompt are never said."""
    known = {kind.__name__ for kind in PROMPTS if kind.noun() == noun}

    assert set(words(locale, noun)) <= known


@pytest.mark.parametrize(
    "kind",
    [
        k
        for k in PROMPTS
        if k.noun() in ("household", "guests") and "labels" in str(wordings(k, "en-US"))
    ],
    ids=lambda kind: kind.__name__,
)
def test_what_promises_to_keep_an_allergen_out_points_at_the_label(
    kind: type[Prompt],
) -> None:
    """If one wording reminds of the labels, all of them do."""
    assert all("label" in wording for wording in wordings(kind, "en-US"))


def test_no_wording_calls_anything_safe() -> None:
    """Ingredients can be checked; safety cannot be promised."""
    for kind in PROMPTS:
        for wording in wordings(kind, "en-US"):
            assert not re.search(r"\bsafe\b|\bguarantee", wording, re.IGNORECASE), wording


def test_what_is_said_of_an_allergy() -> None:
    """Whose it is, what is left out, and whose the last word is."""
    voice = Voice("en-US", used={"AllergyKeptFor": 1})

    said = say(AllergyKeptFor(EMMA, NUTS), Voice("en-US", "seed"))

    assert "Emma" in said
    assert "peanuts and tree nuts" in said
    assert "label" in said
    assert voice.used == {"AllergyKeptFor": 1}


def test_what_cannot_be_checked_is_followed_by_all_that_can() -> None:
    """All fifteen, in words."""
    said = say(CannotCheck(("kiwi",), tuple(Allergen)), Voice("en-US"))

    assert "can't check recipes for kiwi" in said
    for known in ("milk", "peanuts", "tree nuts", "sulfites", "lupin"):
        assert known in said


def test_a_title_is_escaped() -> None:
    """An ampersand in a recipe's name is no markup."""
    said = say(RecipeHas("Mac & Cheese", "milk", Allergen.MILK), Voice("en-US"))

    assert "Mac &amp; Cheese" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [(OWNER, "your"), ("Emma", "Emma's"), ("son", "your son's"), ("kids", "your kids'")],
)
def test_whose_it_is(name: str, said: str) -> None:
    """The owner, a name, a place in the family."""
    assert spoken(Whose(name), Voice("en-US")) == said


def test_needs_are_told_as_what_to_go_by() -> None:
    """Allergies in one breath, diets after them."""
    needs = Kept(frozenset({*NUTS, Diet.VEGAN, Diet.ALCOHOL_FREE}))

    assert spoken(needs, Voice("en-US")) == (
        "an allergy to peanuts and tree nuts, eating alcohol free, and eating vegan"
    )


@pytest.mark.parametrize(
    ("person", "said"), [(ME, "you"), (EMMA, "Emma"), (SON, "your son")]
)
def test_who_it_is(person: Person, said: str) -> None:
    """A role is never spoken as a name."""
    assert spoken(person, Voice("en-US")) == said
