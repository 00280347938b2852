"""The entry point: a valid response, or a valid silence, to whatever is sent."""

import copy
import json
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.alexa.edge import Edge, is_silence
from skill.alexa.logs import LOGGER
from skill.alexa.respond import LARGEST_RESPONSE, SPEAKING, respond, shortened
from skill.app import Clocks, build
from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.display.screen import Screen
from skill.settings import Settings
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World
from skill.speech.general import DidNotGet
from skill.store.memory import MemoryStore
from tests.support import SHOW_8, turn

START = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
SHARED = Path(__file__).parents[3] / "shared" / "data" / "envelopes"
HOSTILE: list[Any] = [
    None, True, 0, -1, 10**30, 1e308, "", "?", "P0D", "PT0S", "<speak>&</speak>", "{x}",
    "\x00\ud800", "\U0001f9c0" * 50, "x" * 5000, [], {}, [[[[]]]], {"a": {"b": []}},
    "'; DROP TABLE households; --", "../../etc/passwd", "PT999999999999H", "2026-W99",
]  # fmt: skip


class Collecting(logging.Handler):
    """A log handler that keeps what it is given."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self.records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)


def envelopes(setup: "Setup") -> dict[str, Callable[[], Body]]:
    """Return a maker of every kind of request that the skill may get."""
    talk = setup.conversation
    intents = {
        name: (lambda name=name: talk.intent(name))
        for name, _ in setup.skill.desk.router.table
        if name.endswith("Intent")
    }
    return intents | {
        "LaunchRequest": talk.launch,
        "LaunchRequest.task": lambda: talk.launch_with_task(
            "MakeRecipe", {"meal": "dinner"}
        ),
        "unknown task": lambda: talk.launch_with_task("Fly", {"to": "the moon"}),
        "SessionEndedRequest": talk.session_ended,
        "SessionEndedRequest error": lambda: talk.session_ended("ERROR", ("X", "y")),
        "UserEvent": lambda: talk.user_event(["next"], "cooking"),
        "UserEvent unknown": lambda: talk.user_event(["frobnicate", 3], "cooking"),
        "RuntimeError": lambda: talk.apl_runtime_error("bad component"),
        "CanFulfillIntentRequest": lambda: talk.can_fulfill(
            "RecommendIntent", {"meal": "x"}
        ),
        "CanFulfill unknown": lambda: talk.can_fulfill("Nothing", {"a": "b"}),
        "SkillDisabled": lambda: talk.skill_event("SkillDisabled"),
        "SkillEnabled": lambda: talk.skill_event("SkillEnabled"),
        "SkillPermissionChanged": lambda: talk.skill_event("SkillPermissionChanged"),
        "SkillPermissionAccepted": lambda: talk.skill_event("SkillPermissionAccepted"),
        "ExceptionEncountered": lambda: talk.system_exception("we did something"),
        "Connections.Response": lambda: talk.connections_response("AskFor", "t", {}),
        "Connections other": lambda: talk.connections_response("Buy", "t", {}),
        "SessionResumedRequest": lambda: talk.session_resumed("t", {"a": 1}),
    }


class Setup:
    """A skill over a world, and a conversation to take envelopes from."""

    def __init__(self, server: WorldServer, home: Path) -> None:
        self.world = server.world
        self.conversation = Conversation(self.world, server.url)
        own = Settings(
            home=home, skill_id=SKILL_ID, api_hosts="127.0.0.1", log_level="ERROR"
        )
        clocks = Clocks(wall=self.world.clock.now, sleep=lambda _: None)
        self.skill: Edge = build(own, clocks, MemoryStore())
        self.samples = {name: make() for name, make in envelopes(self).items()}
        self.records: list[logging.LogRecord] = []
        LOGGER.addHandler(Collecting(self.records))

    def bugs(self) -> list[object]:
        """Return the failures that nobody foresaw since the last time this was asked."""
        found = [vars(r)["facts"] for r in self.records if r.getMessage() == "bug"]
        self.records.clear()
        return found

    def fresh(self) -> Body:
        """Return an envelope to spoil."""
        return copy.deepcopy(
            self.conversation.intent("SetTimerIntent", {"duration": "PT5M"})
        )


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setup]:
    """Return a skill whose world has granted everything and shows on a screen."""
    world = World(START, device="show-8")
    world.permissions.grant("timers", "reminders")
    with WorldServer(world) as server:
        yield Setup(server, tmp_path_factory.mktemp("home"))


def assert_valid(response: Any, kind: object) -> None:
    """Assert that Alexa would take a response to a request of this kind."""
    written = json.dumps(response)
    assert len(written.encode()) <= LARGEST_RESPONSE
    assert response["version"] == "1.0"
    held = response["response"]
    for part in (held, held.get("reprompt") or {}):
        ssml = (part.get("outputSpeech") or {}).get("ssml")
        if ssml:
            assert len(ssml) < 8000
            assert ElementTree.fromstring(ssml).tag == "speak"
            assert "{" not in ElementTree.fromstring(ssml).tag
    asks = bool(held.get("reprompt"))
    consents = any(
        d["type"] == "Connections.SendRequest" for d in held.get("directives", [])
    )
    if kind in SPEAKING and not is_silence(response):
        assert held.get("shouldEndSession") == (None if consents else not asks)
    elif kind not in SPEAKING:
        assert not held.get("outputSpeech")


def test_every_kind_of_request_gets_a_valid_answer(setup: Setup) -> None:
    """Every intent without slots, every request type, in a session and out of one."""
    for name, make in envelopes(setup).items():
        envelope = make()
        request: Any = envelope["request"]
        response = setup.skill(envelope)

        assert_valid(response, request["type"])
        setup.conversation.accept(response)
        refused = [f.what for f in setup.conversation.findings if f.refused]
        assert refused == [], name


def test_what_alexa_sends_without_an_ear_for_it_is_answered_by_silence(
    setup: Setup,
) -> None:
    """Ends, events and errors get no speech."""
    makers = envelopes(setup)
    for name in (
        "SessionEndedRequest",
        "SkillDisabled",
        "SkillEnabled",
        "ExceptionEncountered",
        "RuntimeError",
        "UserEvent unknown",
    ):
        assert is_silence(setup.skill(makers[name]())), name


def test_another_skills_requests_are_not_answered(setup: Setup) -> None:
    """A wrong application id, in the session or in the context, gets silence."""
    for path in (("session",), ("context", "System")):
        envelope = setup.fresh()
        node: Any = envelope
        for key in path:
            node = node[key]
        node["application"]["applicationId"] = "amzn1.ask.skill.someone-elses"

        assert is_silence(setup.skill(envelope))


@pytest.mark.parametrize("junk", [None, [], "x", 3, {}, {"request": 1}, {"request": {}}])
def test_what_is_no_envelope_gets_silence(setup: Setup, junk: object) -> None:
    """No request, no answer, no exception."""
    assert is_silence(setup.skill(junk))


def paths(node: Any, prefix: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every node below this one."""
    children = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in children:
        yield (*prefix, key)
        if isinstance(child, dict | list):
            yield from paths(child, (*prefix, key))


def spoil(envelope: Body, data: st.DataObject) -> None:
    """Change one thing: take it away, replace it by something hostile, or add something."""
    where = data.draw(st.sampled_from(sorted(paths(envelope), key=repr)))
    node: Any = envelope
    for key in where[:-1]:
        node = node[key]
    match data.draw(st.sampled_from(["drop", "replace", "add"])):
        case "drop":
            del node[where[-1]]
        case "replace":
            node[where[-1]] = copy.deepcopy(data.draw(st.sampled_from(HOSTILE)))
        case _ if isinstance(node, dict):
            extra = copy.deepcopy(data.draw(st.sampled_from(HOSTILE)))
            node[data.draw(st.text(max_size=8))] = extra


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_spoilt_envelope_gets_a_valid_answer(setup: Setup, data: st.DataObject) -> None:
    """Missing, extra, wrong-typed, unknown, huge and hostile parts."""
    name = data.draw(st.sampled_from(sorted(setup.samples)))
    envelope = copy.deepcopy(setup.samples[name])
    for _ in range(data.draw(st.integers(1, 4))):
        spoil(envelope, data)

    response = setup.skill(envelope)

    assert setup.bugs() == []
    request = envelope.get("request")
    kind = request.get("type") if isinstance(request, dict) else None
    assert_valid(response, kind if isinstance(kind, str) else None)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_hostile_slots_get_a_valid_answer(setup: Setup, data: st.DataObject) -> None:
    """Every intent that reads slots, with values that nobody would say."""
    table = setup.skill.desk.router.table
    names = sorted(n for (n, _), h in table.items() if h.slots.model_fields)
    name = data.draw(st.sampled_from(names))
    fields = sorted(
        field.alias or key
        for (n, _), handler in table.items()
        if n == name
        for key, field in handler.slots.model_fields.items()
    )
    values = st.sampled_from([v for v in HOSTILE if isinstance(v, str)]) | st.text(
        max_size=30
    )
    slots = data.draw(st.dictionaries(st.sampled_from(fields), values, max_size=4))

    response = setup.skill(setup.conversation.intent(name, slots))

    assert setup.bugs() == []
    assert_valid(response, "IntentRequest")
    setup.conversation.accept(response)
    assert [f.what for f in setup.conversation.findings if f.refused] == []


def test_the_collected_envelopes_get_valid_answers(setup: Setup) -> None:
    """The sixty of ``../shared/data/envelopes``, as if they were sent to us."""
    files = sorted(SHARED.glob("[0-9]*.json"))
    if not files:
        pytest.skip("../shared/data/envelopes is not here")
    for file in files:
        envelope = json.loads(file.read_text(encoding="utf-8"))
        system = envelope.setdefault("context", {}).setdefault("System", {})
        for node in (envelope.get("session") or {}, system):
            node["application"] = {"applicationId": SKILL_ID}

        assert_valid(setup.skill(envelope), envelope["request"]["type"])


def test_no_identity_and_no_words_reach_the_log(
    setup: Setup, caplog: pytest.LogCaptureFixture
) -> None:
    """Ids, names and what was said stay out, in answers, refusals and failures."""
    LOGGER.propagate, level = True, LOGGER.level
    LOGGER.setLevel(logging.DEBUG)
    secret = "Zebulon Quartermain"
    try:
        with caplog.at_level(logging.DEBUG):
            talk = setup.conversation
            for envelope in (
                talk.intent("AddAllergyIntent", {"allergen": "peanut", "person": secret}),
                talk.intent("SetTimerIntent", {"duration": "PT5M", "name": secret}),
                talk.intent("FindDishIntent", {"query": secret}),
                talk.intent("AddToPantryIntent", {"food": secret}),
                talk.intent("HaveIntent", {"food": secret}),
                talk.intent("TickIntent", {"food": secret}),
                talk.intent(secret, {}),
                talk.user_event([secret], "token"),
            ):
                setup.skill(envelope)
            broken = talk.launch()
            broken["session"] = {"application": {"applicationId": secret}}
            setup.skill(broken)
    finally:
        LOGGER.propagate = False
        LOGGER.setLevel(level)

    facts = [getattr(r, "facts", {}) for r in caplog.records if r.name == "larder"]
    written = json.dumps(facts) + caplog.text
    assert len(facts) >= 6
    for identity in (secret, "Zebulon", "amzn1", setup.world.token, setup.world.user_id):
        assert identity not in written


def test_a_bug_is_an_apology_and_never_a_stack_trace(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is logged by type and place, and apologised for."""

    def broken(*_: object) -> tuple[Reply, Turn]:
        raise RuntimeError("the cook said something private")

    monkeypatch.setattr(setup.skill.desk, "answer", broken)
    records: list[logging.LogRecord] = []
    handler = Collecting(records)
    LOGGER.addHandler(handler)
    try:
        response = setup.skill(setup.fresh())
    finally:
        LOGGER.removeHandler(handler)

    assert "sorry" in response["response"]["outputSpeech"]["ssml"].casefold()
    assert response["response"]["shouldEndSession"] is True
    facts = json.dumps([getattr(r, "facts", {}) for r in records])
    assert "RuntimeError" in facts
    assert "private" not in facts


def test_a_response_over_the_budget_loses_its_screen_first() -> None:
    """Speech stays; 24 KB are kept."""
    huge = Screen("recipe", {"rows": ["x" * 400] * 100})
    reply = Reply(say=DidNotGet("tea"), ask=DidNotGet("tea"), show=huge)

    envelope = respond(reply, turn("AMAZON.HelpIntent", device=SHOW_8))

    assert envelope.response.directives is None
    assert "tea" in envelope.response.output_speech.ssml


@given(st.text(max_size=200).map(lambda text: f"<s>a &amp; b</s> {text}" * 90))
def test_long_speech_is_cut_between_words_and_stays_ssml(text: str) -> None:
    """What is too long for Alexa is shortened to something she can say."""
    from skill.speech.spoken import plain

    cut = shortened(plain(text))

    assert len(cut) <= 7000
    ElementTree.fromstring(f"<speak>{cut}</speak>")
