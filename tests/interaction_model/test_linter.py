"""Each rule bites: a model spoilt in one way draws a complaint about that."""

from collections.abc import Callable

import pytest

from tests.interaction_model.linting import (
    Model,
    Rule,
    characters,
    dialog,
    duplicates,
    example_phrases,
    intents,
    invocation,
    language,
    limits,
    search_queries,
    slots_and_samples,
    types,
    wrappers,
)

Spoil = Callable[[Model], object]


def _intent(model: Model, name: str) -> Model:
    rows: list[Model] = language(model)["intents"]
    [found] = [row for row in rows if row["name"] == name]
    return found


def _say(intent: str, sample: str) -> Spoil:
    return lambda model: _intent(model, intent)["samples"].append(sample)


def _name(name: str) -> Spoil:
    return lambda model: language(model).update(invocationName=name)


def _type(model: Model, name: str) -> Model:
    rows: list[Model] = language(model)["types"]
    [found] = [row for row in rows if row["name"] == name]
    return found


def _value(kind: str, **value: object) -> Spoil:
    return lambda model: _type(model, kind)["values"].append(value)


def _many_intents(model: Model) -> None:
    language(model)["intents"] += [{"name": "X", "samples": ["x"]} for _ in range(250)]


def _many_slots(model: Model) -> None:
    rows = [{"name": f"s{n}", "type": "AMAZON.NUMBER"} for n in range(33)]
    _intent(model, "SetTimerIntent")["slots"] = rows


def _many_values(model: Model) -> None:
    rows = [{"id": f"{n}", "name": {"value": "x"}} for n in range(50_000)]
    _type(model, "Food")["values"] += rows


def _drop(intent: str) -> Spoil:
    def spoil(model: Model) -> None:
        rows = language(model)["intents"]
        language(model)["intents"] = [row for row in rows if row["name"] != intent]

    return spoil


def _two_queries(model: Model) -> None:
    slot = {"name": "other", "type": "AMAZON.SearchQuery"}
    _intent(model, "FindDishIntent")["slots"].append(slot)


def _unused_slot(model: Model) -> None:
    slot = {"name": "idle", "type": "AMAZON.NUMBER"}
    _intent(model, "SetTimerIntent")["slots"].append(slot)


def _unknown_type(model: Model) -> None:
    _intent(model, "SetTimerIntent")["slots"][0]["type"] = "Nowhere"


def _dialog(model: Model) -> list[Model]:
    rows: list[Model] = model["interactionModel"]["dialog"]["intents"]
    return rows


SPOILT: list[tuple[Rule, Spoil]] = [
    (limits, _many_intents),
    (limits, _many_slots),
    (limits, _many_values),
    (limits, _value("Food", id="x", name={"value": "x" * 141})),
    (limits, _value("Food", id="x", name={"value": "x", "synonyms": ["y" * 141]})),
    (invocation, _name("larder")),
    (invocation, _name("My Larder")),
    (invocation, _name("larder 2")),
    (invocation, _name("the larder")),
    (invocation, _name("alexa larder")),
    (invocation, _name("open larder")),
    (invocation, _name("larder for me")),
    (invocation, _name("larder skill")),
    (characters, _say("ListTimersIntent", "what timers?")),
    (characters, _say("ListTimersIntent", "timers, please")),
    (characters, _say("ListTimersIntent", "the 2 timers")),
    (characters, _say("ListTimersIntent", "my  timers")),
    (characters, _say("ListTimersIntent", " my timers")),
    (characters, _say("ListTimersIntent", "")),
    (characters, _say("SetTimerIntent", "set{duration} timer")),
    (characters, _say("SetTimerIntent", "set {duration}s timer")),
    (wrappers, _say("ListTimersIntent", "ask my larder for my timers")),
    (wrappers, _say("ListTimersIntent", "alexa my timers")),
    (search_queries, _say("FindDishIntent", "{query}")),
    (search_queries, _say("FindDishIntent", "find {query} with {query}")),
    (search_queries, _two_queries),
    (duplicates, _say("ListTimersIntent", "list my reminders")),
    (duplicates, _say("ListTimersIntent", "list my timers")),
    (duplicates, _say("HowMuchIntent", "without {food}")),
    (slots_and_samples, _unused_slot),
    (slots_and_samples, _say("ListTimersIntent", "timers for {nothing}")),
    (slots_and_samples, _say("SetTimerIntent", "{duration} then {duration}")),
    (intents, _drop("AMAZON.FallbackIntent")),
    (intents, _drop("AMAZON.NavigateHomeIntent")),
    (intents, lambda m: _intent(m, "ListTimersIntent").update(samples=[])),
    (intents, lambda m: _intent(m, "ListTimersIntent").update(name="HadItIntent")),
    (intents, lambda m: _intent(m, "ListTimersIntent").update(name="List2")),
    (
        intents,
        lambda m: _intent(m, "AMAZON.YesIntent").update(slots=[{"name": "x", "type": "y"}]),
    ),
    (types, _unknown_type),
    (types, lambda m: language(m)["types"].append({"name": "Idle", "values": []})),
    (types, _value("Food", name={"value": "a thing without an id"})),
    (types, _value("Food", id="chicken", name={"value": "another chicken"})),
    (types, _value("Food", id="new", name={"value": "chicken"})),
    (types, _value("Food", id="new", name={"value": "new", "synonyms": ["chicken"]})),
    (types, _value("Food", id="new", name={"value": "7 up"})),
    (dialog, lambda m: _dialog(m).pop()),
    (dialog, lambda m: _dialog(m)[0].update(name="NobodyIntent")),
    (dialog, lambda m: _dialog(m)[0]["slots"].pop()),
    (dialog, lambda m: _dialog(m)[0].update(delegationStrategy="ALWAYS")),
    (dialog, lambda m: _dialog(m)[0]["slots"][0].update(elicitationRequired=True)),
]


@pytest.mark.parametrize(("rule", "spoil"), SPOILT)
def test_a_spoilt_model_draws_a_complaint(model: Model, rule: Rule, spoil: Spoil) -> None:
    """The rule is silent before and speaks after."""
    before = list(rule(model))

    spoil(model)

    assert before == []
    assert list(rule(model)) != []


@pytest.mark.parametrize(
    "phrases",
    [
        [],
        ["Alexa, open my larder"] * 4,
        ["open my larder"],
        ["Alexa, open my larder", "what shall I make of this sentence"],
        ["Alexa, open my larder", "set a timer!"],
        ["Alexa, ask my larder to dance"],
    ],
)
def test_an_example_phrase_that_cannot_be_said_draws_a_complaint(
    manifest: Model, model: Model, phrases: list[str]
) -> None:
    """None, too many, no wake word, no sample, marks."""
    locale = manifest["manifest"]["publishingInformation"]["locales"]["en-US"]

    locale["examplePhrases"] = phrases

    assert list(example_phrases(manifest, model)) != []
