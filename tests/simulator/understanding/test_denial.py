"""What is not wanted is never looked for, however the list of it is joined."""

from datetime import date

import pytest

from skill.simulator.understanding import Resolver
from skill.simulator.understanding.denial import Denial
from skill.simulator.understanding.language import language_of

TODAY = date(2026, 3, 4)
FOODS = ("food", "secondFood", "thirdFood")
LISTS = (
    "eggs, milk, flour and nuts",
    "eggs milk flour and nuts",
    "eggs, milk, flour, nuts",
    "eggs or milk or flour or nuts",
    "eggs and milk and flour and nuts",
    "eggs, milk and flour, or nuts",
    "eggs nor milk nor flour nor nuts",
    "any eggs, any milk, any flour or any nuts",
)
SENTENCES = (
    "find something without {}",
    "make something without {}",
    "find me a recipe without {}",
    "what can i make without {}",
    "no {}",
    "not {}",
    "leave out {}",
    "nothing with {}",
    "i don't want {}",
    "something free of {}",
    "dinner with no {}",
    "pancakes without {}",
    "something with chicken but no {}",
    "a salad that hasn't got {}",
    "something that doesn't contain {}",
    "everything except {}",
    "it shouldn't have {}",
)


def banned(resolver: Resolver, said: str) -> tuple[set[str], set[str]]:
    """Return the listed foods heard as banned, and those heard as wished for."""
    slots = resolver.understand(said, today=TODAY).slots
    out = {each.id or each.value for name, each in slots.items() if name not in FOODS}
    return out, {slots[name].id or slots[name].value for name in FOODS if name in slots}


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("foods", LISTS)
def test_all_of_a_list_is_banned(resolver: Resolver, sentence: str, foods: str) -> None:
    """Every food after "without" is left out, none of them looked for."""
    slots = resolver.understand(sentence.format(foods), today=TODAY).slots

    out = [slot.value.split() for name, slot in slots.items() if name not in FOODS]
    assert {"eggs", "milk", "flour", "nuts"} <= {word for words in out for word in words}
    assert {slots[name].value for name in FOODS if name in slots} <= {"chicken"}


@pytest.mark.parametrize(
    ("said", "out", "wished"),
    [
        ("without eggs but with milk", {"egg"}, {"milk"}),
        ("no eggs, and with butter", {"egg"}, {"butter"}),
        ("without eggs and milk but with butter", {"egg", "milk"}, {"butter"}),
        ("a recipe without nuts using rice", {"nut"}, {"rice"}),
        ("something with rice, no nuts and no eggs", {"nut", "egg"}, {"rice"}),
        ("with rice but no nuts", {"nut"}, {"rice"}),
        ("nothing with eggs or with nuts", {"egg", "nut"}, set()),
        ("no nuts in it or eggs", {"egg", "nut"}, set()),
        ("no, something with nuts", set(), {"nut"}),
        ("something with chicken or with rice", set(), {"chicken", "rice"}),
        ("no corn on the cob, nuts or milk", {"corn", "nut", "milk"}, set()),
    ],
)
def test_a_ban_ends_where_the_sentence_turns(
    resolver: Resolver, said: str, out: set[str], wished: set[str]
) -> None:
    """What follows "but with" is is wanted; "in it" and "or with" end nothing."""
    assert banned(resolver, said) == (out, wished)


def test_a_list_longer_than_the_slots_ends_in_the_last_one(resolver: Resolver) -> None:
    """Alexa fills what is left of a list into one slot as well."""
    said = "no eggs, milk, flour, butter, sugar, honey, rice or nuts"

    slots = resolver.understand(said, today=TODAY).slots

    assert [*slots] == [f"{nth}ithout" for nth in ("w", *(f"{n}W" for n in NTH))]
    assert slots["fifthWithout"].value == "sugar honey rice or nuts"


NTH = ("second", "third", "fourth", "fifth")


@pytest.mark.parametrize(
    ("said", "against"),
    [
        ("without eggs please or nuts", "eggs please or nuts"),
        ("no more than an hour with nuts", ""),
        ("no thanks nuts", ""),
        ("without eggs for dinner with nuts", "eggs"),
        ("not with nuts", "nuts"),
    ],
)
def test_the_words_denied_are_those_of_the_list(said: str, against: str) -> None:
    """What looks like a denial ("no thanks", "no more than") is none."""
    denial = Denial.of(language_of("en-US"), lambda text: tuple(text.split()))
    words = tuple(said.split())

    places = denial.denied(words)

    assert " ".join(words[at] for at in sorted(places)) == against


@pytest.mark.parametrize(
    ("said", "intent", "named"),
    [
        ("i'm allergic to eggs, milk and nuts", "AddAllergyIntent", "eggs milk nuts"),
        (
            "my son is allergic to eggs, milk, peanuts and fish",
            "AddAllergyIntent",
            "eggs milk peanuts fish",
        ),
        ("i hate eggs, milk, nuts and olives", "AddDislikeIntent", "eggs milk nuts olives"),
        ("i don't like eggs, nuts and milk", "AddDislikeIntent", "eggs nuts milk"),
    ],
)
def test_every_allergy_and_dislike_of_a_list_is_heard(
    resolver: Resolver, said: str, intent: str, named: str
) -> None:
    """None is lost, or taken for a person's name or another's allergy."""
    found = resolver.understand(said, today=TODAY)

    told = [each.value for name, each in found.slots.items() if name != "person"]
    assert (found.intent, told) == (intent, named.split())
    assert not {name for name in found.slots if name.startswith("other")}
