"""The built function, spoken to as Lambda speaks to it."""

import json
import re
from datetime import timedelta

import pytest

from tests.emulator.conftest import NOON, SECRET
from tests.emulator.talk import CHILD, Talk

pytestmark = pytest.mark.emulator

MOST_MB = 256  # of the 1024 that the template asks for: those buy speed, not room


def test_every_answer_is_one_that_alexa_takes(talk: Talk) -> None:
    """Nothing in any response would be refused, or noted by a tester."""
    findings = {turn.named: turn.findings for turn in talk.turns}

    assert findings == {turn.named: () for turn in talk.turns}


def test_a_timer_is_set_after_consent_by_voice(talk: Talk) -> None:
    """Larder asks Alexa, the family agrees, and the timer that was asked for runs."""
    asked = json.dumps(talk.turn("timer").response)
    [timer] = talk.server.world.timers.alive(NOON)

    assert "AskFor" in asked
    assert talk.turn("consent").request["request"]["type"] == "Connections.Response"  # type: ignore[index]
    assert (timer.label, timer.length) == ("pasta", timedelta(minutes=10))


def test_a_recipe_is_offered_taken_and_read(talk: Talk) -> None:
    """One recipe with chicken and without milk; then its steps, one after the other."""
    offered, first, second = (talk.turn(n).said for n in ("recipe", "accept", "next"))

    assert "chicken" in offered.lower()
    assert "milk" in offered.lower()
    assert len({offered, first, second, talk.turn("again").said}) == 4
    assert talk.turn("next").response["sessionAttributes"]


def test_stop_ends_the_session_and_its_end_is_met_with_silence(talk: Talk) -> None:
    """Goodbye closes the talk; the request after it takes no speech."""
    stopped = talk.turn("stop").response["response"]

    assert stopped["shouldEndSession"] is True  # type: ignore[index]
    assert talk.turn("ended").said == ""


def test_the_household_is_kept_in_dynamodb(talk: Talk) -> None:
    """The child's allergy is in the table, under a pseudonym."""
    kept = talk.household.model_dump_json().lower()

    assert CHILD in kept
    assert "peanut" in kept


def test_what_was_learnt_is_served(talk: Talk) -> None:
    """The runtime's own Python and numpy open a model, and it has its say in the offer."""
    offers = [e for e in talk.events if e.happened == "offered"]

    assert {(one.model, one.version.split("/")[0]) for one in offers} == {("graph", "v1")}


def test_alexas_services_were_called_and_none_failed(talk: Talk) -> None:
    """The function reached the stand-ins over HTTP; the stand-ins met nothing odd."""
    assert talk.server.log
    assert talk.server.errors == []


def test_the_log_has_a_line_for_every_turn(talk: Talk) -> None:
    """One JSON object a turn, and one that names the model; no failure among them."""
    lines = logged(talk)
    models = [lines.pop(n) for n, one in enumerate(lines) if one["event"] == "model"]

    assert [(one["model"], one["version"]) for one in models] == [("graph", "v1")]
    assert [line["event"] for line in lines] == ["turn"] * len(talk.turns)
    assert {line["outcome"] for line in lines}.isdisjoint({"bug", "refused"})


def test_the_log_holds_nothing_that_names_anyone(talk: Talk) -> None:
    """No id of Alexa's, no key, no name, and nothing that was said by either side."""
    written = talk.emulator.output().lower()
    world = talk.server.world
    ids = {world.user_id, world.device_id, world.token, SECRET}
    ids |= set(re.findall(r"amzn1\.[\w.-]+", json.dumps([t.request for t in talk.turns])))
    said = {turn.said for turn in talk.turns if turn.said}
    heard = {CHILD, "pasta", "chicken", "peanut", "lactose"}

    assert {word for word in ids | said | heard if word.lower() in written} == set()


def test_the_function_needs_little_memory(talk: Talk) -> None:
    """The process at its largest, boto3 and the catalogue loaded."""
    assert 20 < talk.emulator.peak_mb() < MOST_MB


def logged(talk: Talk) -> list[dict[str, object]]:
    """Return Larder's own lines of the log."""
    lines = talk.emulator.output().splitlines()
    return [json.loads(line) for line in lines if line.startswith('{"level"')]
