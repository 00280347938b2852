"""Single utterances that must be understood, whatever the averages say."""

import pytest

from skill.simulator.understanding import Resolver
from tests.simulator.understanding.conftest import MONDAY, meant


@pytest.mark.parametrize(
    ("utterance", "intent", "slots"),
    [
        (
            "set a pasta timer for ten minutes",
            "SetTimerIntent",
            {"name": "pasta", "duration": "PT10M"},
        ),
        (
            "what's for dinner with chicken, I'm lactose intolerant",
            "RecommendIntent",
            {"meal": "dinner", "food": "chicken", "allergen": "lactose"},
        ),
        (
            "What can I make with chicken, rice and broccoli?",
            "RecommendIntent",
            {"food": "chicken", "secondFood": "rice", "thirdFood": "broccoli"},
        ),
        (
            "my son is allergic to walnuts",
            "AddAllergyIntent",
            {"person": "son", "allergen": "tree_nut"},
        ),
        (
            "we have a guest tonight who is allergic to nuts",
            "GuestIntent",
            {"allergen": "nuts"},
        ),
        ("Emma isn't eating tonight", "AwayIntent", {"person": "emma"}),
        ("we're usually four", "UsualServingsIntent", {"servings": "4"}),
        ("no mushrooms", "WithoutIntent", {"without": "mushroom"}),
        ("step four", "GoToStepIntent", {"step": "4"}),
        ("how much flour", "HowMuchIntent", {"food": "flour"}),
        ("had it last week", "HadItIntent", {}),
        ("forget everything about me", "ForgetMeIntent", {}),
        ("read me the steps", "StartCookingIntent", {}),
        ("play some jazz", "AMAZON.FallbackIntent", {}),
        ("what's the weather", "AMAZON.FallbackIntent", {}),
        ("stop", "AMAZON.StopIntent", {}),
        ("never mind", "AMAZON.CancelIntent", {}),
    ],
)
def test_the_everyday_is_understood(
    resolver: Resolver, utterance: str, intent: str, slots: dict[str, str]
) -> None:
    """One line for each kind of thing Larder does."""
    found = resolver.understand(utterance, today=MONDAY)

    assert (found.intent, meant(found)) == (intent, slots)


@pytest.mark.parametrize(
    "utterance",
    [
        "set a timer for 10 minutes",
        "SET A TIMER FOR TEN MINUTES",
        "Set a timer, for 10 minutes!",
        "set a timer for 10min",
        "set a ten-minute timer",
        "um, set a timer for ten minutes please",
        "alexa, ask my larder to set a timer for ten minutes",
        "tell My Larder to set a timer for ten minutes",
        "set a timer for ten minutes with my larder",
        "set a tiemr for ten mintues",
        "i’d like a timer for ten minutes",
    ],
)
def test_how_it_is_written_does_not_matter(resolver: Resolver, utterance: str) -> None:
    """Digits, capitals, punctuation, curly quotes, wrappers, fillers and slips."""
    found = resolver.understand(utterance, today=MONDAY)

    assert (found.intent, meant(found)) == ("SetTimerIntent", {"duration": "PT10M"})


@pytest.mark.parametrize(
    "utterance", ["open my larder", "Alexa, launch my larder.", "my larder"]
)
def test_the_name_alone_opens_the_skill(resolver: Resolver, utterance: str) -> None:
    """A LaunchRequest carries no intent."""
    found = resolver.understand(utterance, today=MONDAY)

    assert found.is_launch
    assert not resolver.understand("open the recipe", today=MONDAY).is_launch


def test_a_listed_value_is_matched_and_an_unlisted_one_is_not(resolver: Resolver) -> None:
    """What was said is the value either way."""
    listed = resolver.understand("no prawns please", today=MONDAY).slots["without"]
    unlisted = resolver.understand("call the timer for the kombucha", today=MONDAY)

    assert (listed.value, listed.id, listed.canonical, listed.matched) == (
        "prawns",
        "shrimp",
        "shrimp",
        True,
    )
    assert [(slot.value, slot.id, slot.matched) for slot in unlisted.slots.values()] == [
        ("kombucha", None, False)
    ]


def test_an_allergen_no_list_has_is_kept_as_it_was_said(resolver: Resolver) -> None:
    """A child's allergy must not vanish because it is rare."""
    found = resolver.understand("my daughter is allergic to kiwi", today=MONDAY)

    assert (found.intent, meant(found)) == (
        "AddAllergyIntent",
        {"person": "daughter", "allergen": "kiwi"},
    )


def test_the_sample_that_won_and_the_runners_up_are_told(resolver: Resolver) -> None:
    """Two runners-up, their shares no greater than the winner's."""
    found = resolver.understand("set a pasta timer for ten minutes", today=MONDAY)

    assert found.sample == "set a {name} timer for {duration}"
    assert len(found.runners_up) == 2
    assert found.score >= found.runners_up[0].score >= found.runners_up[1].score >= 0.0


@pytest.mark.parametrize(
    "utterance", ["", "   ", "?!", "😀", "the", "a" * 3000, "of " * 4000]
)
def test_nothing_said_or_nonsense_is_a_fallback(resolver: Resolver, utterance: str) -> None:
    """No crash, whatever is typed."""
    assert resolver.understand(utterance, today=MONDAY).intent == "AMAZON.FallbackIntent"


def test_the_same_words_always_mean_the_same(resolver: Resolver) -> None:
    """Nothing is left to chance."""
    once = resolver.understand("something thai without peanuts", today=MONDAY)

    assert once == resolver.understand("something thai without peanuts", today=MONDAY)


def test_no_two_intents_have_samples_that_are_read_alike(resolver: Resolver) -> None:
    """With the small talk around them gone, and slots seen as their types."""
    meant_by: dict[tuple[str, ...], set[str]] = {}
    for intent in resolver.model.intents.values():
        for sample in intent.samples:
            words = resolver.parts.reader.sample(sample)
            shape = tuple(
                intent.slots[word[1:-1]] if word.startswith("{") else word for word in words
            )
            meant_by.setdefault(shape, set()).add(intent.name)

    assert [shape for shape, intents in meant_by.items() if len(intents) > 1] == []


@pytest.mark.parametrize(
    "utterance",
    [
        "remind me in twenty minutes to turn the chicken",
        "remind me in three hours to glaze the ham",
        "remind me in an hour to drain the pasta",
    ],
)
def test_the_very_words_of_a_sample_win(utterance: str, resolver: Resolver) -> None:
    """A reminder stays one, though what it says is on the list of what timers announce."""
    found = resolver.understand(utterance, today=MONDAY)

    assert found.intent == "SetReminderIntent"
    assert {"what", "after"} <= set(found.slots)


@pytest.mark.parametrize("name", ["Fisher", "Barley", "Olive", "Basil", "Ginger", "Nutley"])
@pytest.mark.parametrize(
    ("sentence", "slot"),
    [
        ("{} is allergic to nuts", "person"),
        ("my son {} is allergic to nuts", "called"),
        ("my daughter {} has a nut allergy", "called"),
    ],
)
def test_a_name_is_no_allergen(
    resolver: Resolver, sentence: str, slot: str, name: str
) -> None:
    """However much it sounds like one: the allergy to nuts is that person's."""
    found = meant(resolver.understand(sentence.format(name), today=MONDAY))

    assert found.pop("person" if slot == "called" else "none", "") in (
        "son",
        "daughter",
        "",
    )
    assert found == {"allergen": "nuts", slot: name.lower()}


@pytest.mark.parametrize("name", ["Rye", "Celery", "Wheatley", "Millie", "Eggbert"])
def test_nor_is_one_at_the_beginning(resolver: Resolver, name: str) -> None:
    """Foods are not allergic to anything."""
    found = resolver.understand(f"{name} is allergic to nuts", today=MONDAY)

    assert meant(found) == {"allergen": "nuts", "person": name.lower()}


@pytest.mark.parametrize(
    ("utterance", "intent", "slots"),
    [
        (
            "my son is no longer allergic to soy and milk",
            "RemoveAllergyIntent",
            {"person": "son", "allergen": "soy", "secondAllergen": "milk"},
        ),
        (
            "Ann is coming for dinner and she's allergic to soy and eggs and milk",
            "GuestIntent",
            {
                "person": "ann",
                "allergen": "soy",
                "secondAllergen": "egg",
                "thirdAllergen": "milk",
            },
        ),
        (
            "is nut-free almond extract ok for my son",
            "DoesItContainIntent",
            {"food": "almond extract", "diet": "nut_free", "person": "son"},
        ),
        (
            "can my daughter have hazelnuts",
            "DoesItContainIntent",
            {"food": "hazelnut", "person": "daughter"},
        ),
        (
            "me and my wife are allergic to fish",
            "BothAllergicIntent",
            {"person": "wife", "allergen": "fish"},
        ),
        ("tick everything but the third", "TickAllButIntent", {"ordinal": "3"}),
        ("we have it all except the flour", "TickAllButIntent", {"food": "flour"}),
    ],
)
def test_what_is_said_of_people_and_lists_is_understood(
    resolver: Resolver, utterance: str, intent: str, slots: dict[str, str]
) -> None:
    """None of it is a wish, and none of it the opposite."""
    found = resolver.understand(utterance, today=MONDAY)

    assert (found.intent, meant(found)) == (intent, slots)


@pytest.mark.parametrize(
    ("utterance", "intent", "slots"),
    [
        ("who's allergic to soy", "WhoseAllergyIntent", {"allergen": "soy"}),
        (
            "is my daughter allergic to fish",
            "WhoseAllergyIntent",
            {"person": "daughter", "allergen": "fish"},
        ),
        (
            "Ann can have peanuts but not almonds",
            "RemoveAllergyIntent",
            {"person": "ann", "allergen": "peanut", "kept": "tree_nut"},
        ),
        (
            "Ann is allergic to fish but not to shellfish",
            "AddAllergyIntent",
            {"person": "ann", "allergen": "fish", "fine": "shellfish"},
        ),
        (
            "everyone except my dad can eat soy",
            "AddAllergyIntent",
            {"person": "dad", "allergen": "soy"},
        ),
        ("put oats on the shopping list", "ShoppingListIntent", {"food": "oat"}),
        ("forty", "AnswerIntent", {"number": "40"}),
    ],
)
def test_a_question_is_no_allergy_and_but_not_is_none(
    resolver: Resolver, utterance: str, intent: str, slots: dict[str, str]
) -> None:
    """What is asked, what is fine, and what is left are kept apart."""
    found = resolver.understand(utterance, today=MONDAY)

    assert (found.intent, meant(found)) == (intent, slots)
