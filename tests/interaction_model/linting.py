"""Alexa's rules for an interaction model and its manifest, as functions that complain.

Sources: the custom skill pages on invocation names, sample utterances, slot types and
``AMAZON.SearchQuery``.  Every rule takes the parsed file and returns what is wrong, in
words; ``test_linter.py`` proves that each one bites.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Model = dict[str, Any]
Rule = Callable[[Model], Iterator[str]]

SLOT = re.compile(r"\{(\w+)\}")
SEARCH = "AMAZON.SearchQuery"
REQUIRED = {
    f"AMAZON.{name}Intent"
    for name in [
        "Help",
        "Stop",
        "Cancel",
        "Fallback",
        "NavigateHome",
        "Yes",
        "No",
        "Repeat",
        "Next",
        "Previous",
        "Pause",
        "Resume",
        "StartOver",
        "More",
    ]
}
BUILT_IN_TYPES = {
    f"AMAZON.{name}"
    for name in ["DURATION", "TIME", "DATE", "NUMBER", "Ordinal", "SearchQuery"]
}
WAKE_WORDS = {"alexa", "amazon", "echo", "computer", "ziggy"}
LAUNCH_WORDS = {"launch", "ask", "tell", "load", "begin", "enable", "open", "start", "run"}
CONNECTING = {"to", "from", "in", "using", "with", "by", "about", "for", "and", "if"}
_WRAPPER = re.compile(r"^(ask|tell|open|launch|start|use|talk to) my larder\b|\bmy larder$")
_LEGAL = re.compile(r"[^\W\d_]|[ .'{}-]|(?<=\{)\w|_")
_GLUED = re.compile(r"[^ ]\{|\}(?!'s\b)[^ ]")
_BARE = re.compile(r"(^|[ ])[-.']|[-.'](?=[-.'])|  ")


def language(model: Model) -> Model:
    """Return the part of the file that says what is said."""
    part: Model = model["interactionModel"]["languageModel"]
    return part


def slots(intent: Model) -> dict[str, str]:
    """Return slot name to slot type."""
    return {slot["name"]: slot["type"] for slot in intent.get("slots", [])}


def samples(model: Model) -> Iterator[tuple[Model, str]]:
    """Return every sample with its intent."""
    for intent in language(model)["intents"]:
        for sample in intent.get("samples", []):
            yield intent, sample


def limits(model: Model) -> Iterator[str]:
    """Allow at most 250 intents, 32 slots each, 50,000 values of 140 characters, 1.5 MB."""
    spoken = language(model)
    if len(spoken["intents"]) > 250:
        yield "more than 250 intents"
    yield from (
        f"{intent['name']} has more than 32 slots"
        for intent in spoken["intents"]
        if len(slots(intent)) > 32
    )
    phrases = list(_phrases(model))
    if len(phrases) > 50_000:
        yield "more than 50,000 values"
    yield from (
        f"{kind}: {said[:20]}... is too long" for kind, said in phrases if len(said) > 140
    )
    if len(str(model)) > 1_500_000:
        yield "larger than 1.5 MB"


def _phrases(model: Model) -> Iterator[tuple[str, str]]:
    """Return every value and synonym with its type."""
    for kind in language(model)["types"]:
        for value in kind["values"]:
            yield kind["name"], value["name"]["value"]
            for synonym in value["name"].get("synonyms", []):
                yield kind["name"], synonym


def invocation(model: Model) -> Iterator[str]:
    """Want two or more lower-case words; no launch, connecting or wake word."""
    name = language(model)["invocationName"]
    words = name.split()
    if not 2 <= len(name) <= 50 or len(words) < 2:
        yield f"{name!r} is not two or more words of 2 to 50 characters"
    if not re.fullmatch(r"[a-z]+(?:'s|\.)?(?: [a-z]+(?:'s|\.)?)*", name):
        yield f"{name!r} may hold lower-case letters, spaces, 's and abbreviations only"
    if len(words) == 2 and words[0] in {"a", "an", "the"}:
        yield f"{name!r} is an article and one word"
    yield from (
        f"{name!r} has the word {word!r}"
        for word in words
        if word in WAKE_WORDS | LAUNCH_WORDS | CONNECTING | {"skill", "app"}
    )


def characters(model: Model) -> Iterator[str]:
    """Allow letters, single spaces, apostrophes, periods and hyphens; no digits."""
    for intent, sample in samples(model):
        outside = SLOT.sub("{}", sample)
        bad = {char for char in outside if not _LEGAL.fullmatch(char)}
        if bad or re.search(r"\d", outside):
            yield f"{intent['name']}: {sample!r} has {sorted(bad)}"
        if sample != sample.strip() or _BARE.search(outside) or not sample:
            yield f"{intent['name']}: {sample!r} has stray spaces or marks"
        if _GLUED.search(sample):
            yield f"{intent['name']}: {sample!r} glues a slot to a word"


def wrappers(model: Model) -> Iterator[str]:
    """Keep "ask my larder to" and the wake word out of samples."""
    for intent, sample in samples(model):
        if _WRAPPER.search(sample) or WAKE_WORDS & set(sample.split()):
            yield f"{intent['name']}: {sample!r} has a wrapper or a wake word"


def search_queries(model: Model) -> Iterator[str]:
    """Have a search query stand alone among words that carry it, once an intent."""
    for intent in language(model)["intents"]:
        queries = [name for name, kind in slots(intent).items() if kind == SEARCH]
        if len(queries) > 1:
            yield f"{intent['name']} has {len(queries)} search queries"
    for intent, sample in samples(model):
        used = SLOT.findall(sample)
        if any(slots(intent).get(name) == SEARCH for name in used):
            if len(used) > 1:
                yield f"{intent['name']}: {sample!r} has more than the query"
            if not SLOT.sub("", sample).strip():
                yield f"{intent['name']}: {sample!r} has no carrier words"


def duplicates(model: Model) -> Iterator[str]:
    """No sample twice, not even with other names for slots of the same type."""
    seen: dict[str, str] = {}
    for intent, sample in samples(model):
        kinds = slots(intent)
        shape = sample
        for name, kind in kinds.items():
            shape = shape.replace("{" + name + "}", "{" + kind + "}")
        if shape.lower() in seen:
            yield f"{sample!r} is in {seen[shape.lower()]} and in {intent['name']}"
        seen[shape.lower()] = intent["name"]


def slots_and_samples(model: Model) -> Iterator[str]:
    """Want every slot used by a sample, and declared; none twice in a sample."""
    for intent in language(model)["intents"]:
        written = [
            name for sample in intent.get("samples", []) for name in SLOT.findall(sample)
        ]
        for name in sorted(slots(intent).keys() - set(written)):
            yield f"{intent['name']}: no sample has {{{name}}}"
        for name in sorted(set(written) - slots(intent).keys()):
            yield f"{intent['name']}: {{{name}}} is not declared"
        for sample in intent.get("samples", []):
            names = SLOT.findall(sample)
            if len(names) != len(set(names)):
                yield f"{intent['name']}: {sample!r} has a slot twice"


def intents(model: Model) -> Iterator[str]:
    """Alexa's own intents are declared; custom ones have samples and are declared once."""
    names = [intent["name"] for intent in language(model)["intents"]]
    yield from (f"{name} is not declared" for name in sorted(REQUIRED - set(names)))
    yield from (
        f"{name} is declared twice" for name in {n for n in names if names.count(n) > 1}
    )
    for intent in language(model)["intents"]:
        own = not intent["name"].startswith("AMAZON.")
        if own and not intent.get("samples"):
            yield f"{intent['name']} has no samples"
        if own and not re.fullmatch(r"[A-Za-z_]+", intent["name"]):
            yield f"{intent['name']} is no legal name"
        if not own and slots(intent):
            yield f"{intent['name']} cannot have slots"


def types(model: Model) -> Iterator[str]:
    """Every type used exists and is used; values have ids and names, each of them once."""
    declared = [kind["name"] for kind in language(model)["types"]]
    used = {
        kind for intent in language(model)["intents"] for kind in slots(intent).values()
    }
    yield from (
        f"{kind} does not exist" for kind in sorted(used - {*declared} - BUILT_IN_TYPES)
    )
    yield from (f"{kind} is never used" for kind in sorted({*declared} - used))
    for kind in language(model)["types"]:
        yield from _values(kind)


def _values(kind: Model) -> Iterator[str]:
    """Return what is wrong with the values of one type."""
    if not kind["values"]:
        yield f"{kind['name']} has no values"
    ids: set[str] = set()
    said: set[str] = set()
    for value in kind["values"]:
        name = value["name"]["value"]
        if not value.get("id"):
            yield f"{kind['name']}: {name!r} has no id"
        elif value["id"] in ids:
            yield f"{kind['name']}: the id {value['id']!r} is there twice"
        ids.add(value.get("id", ""))
        for phrase in (name, *value["name"].get("synonyms", [])):
            if phrase.lower() in said:
                yield f"{kind['name']}: {phrase!r} is there twice"
            if (
                not phrase.strip()
                or phrase != phrase.lower()
                or re.search(r"[\d,;!?]", phrase)
            ):
                yield f"{kind['name']}: {phrase!r} is not as it is said"
            said.add(phrase.lower())


def dialog(model: Model) -> Iterator[str]:
    """Every custom intent is declared for elicitation with the very same slots."""
    part = model["interactionModel"].get("dialog", {})
    declared = {intent["name"]: intent for intent in part.get("intents", [])}
    own = {
        i["name"]: i
        for i in language(model)["intents"]
        if not i["name"].startswith("AMAZON.")
    }
    yield from (
        f"{name} is not in the dialog" for name in sorted(own.keys() - declared.keys())
    )
    yield from (
        f"the dialog has an unknown {name}" for name in sorted(declared.keys() - own.keys())
    )
    for name in own.keys() & declared.keys():
        if slots(own[name]) != slots(declared[name]):
            yield f"the dialog has other slots for {name}"
        if declared[name].get("delegationStrategy") != "SKILL_RESPONSE":
            yield f"{name} is delegated to Alexa"
        if any(slot.get("elicitationRequired") for slot in declared[name]["slots"]):
            yield f"{name} has Alexa elicit a slot"


RULES: tuple[Rule, ...] = (
    limits,
    invocation,
    characters,
    wrappers,
    search_queries,
    duplicates,
    slots_and_samples,
    intents,
    types,
    dialog,
)


def complaints(model: Model) -> list[str]:
    """Return everything that is wrong with ``model``."""
    return [said for rule in RULES for said in rule(model)]


def example_phrases(manifest: Model, model: Model, locale: str = "en-US") -> Iterator[str]:
    """Want one to three; the first wakes Alexa and names the skill; all are samples."""
    phrases = manifest["manifest"]["publishingInformation"]["locales"][locale][
        "examplePhrases"
    ]
    name = language(model)["invocationName"]
    written = {sample for _, sample in samples(model)}
    if not 1 <= len(phrases) <= 3:
        yield f"there are {len(phrases)} example phrases"
    if phrases and not re.match(
        rf"Alexa, (open|launch|start|ask|tell) {name}\b", phrases[0]
    ):
        yield f"{phrases[0]!r} does not wake Alexa and name the skill"
    for phrase in phrases:
        spoken = re.sub(r"^alexa, ", "", phrase.lower())
        asked = re.sub(rf"^(?:ask|tell) {name} (?:to |for )?", "", spoken)
        if asked not in written and spoken not in {f"{w} {name}" for w in LAUNCH_WORDS}:
            yield f"{phrase!r} is no sample word for word"
        if re.search(r"[^A-Za-z' ,.]", phrase):
            yield f"{phrase!r} has marks that cannot be spoken"
