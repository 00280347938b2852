"""``larder understand``: a filter from utterances to JSON lines."""

import io
import json
from datetime import date

from skill.simulator.understand import main_understand

MONDAY = date(2026, 11, 23)


def test_every_line_that_says_something_gets_a_json_line() -> None:
    """In order; a blank line is nothing said."""
    out = io.StringIO()

    code = main_understand(
        ["set a pasta timer for ten minutes\n", "\n", "remind me on friday\n"],
        out,
        locale="en-US",
        today=MONDAY,
    )

    timer, reminder = [json.loads(line) for line in out.getvalue().splitlines()]
    assert code == 0
    assert timer["utterance"] == "set a pasta timer for ten minutes"
    assert timer["intent"] == "SetTimerIntent"
    assert timer["slots"] == {
        "duration": {"value": "PT10M"},
        "name": {"value": "pasta", "id": "pasta"},
    }
    assert timer["sample"] == "set a {name} timer for {duration}"
    assert 0.5 < timer["score"] <= 1.0
    assert [sorted(each) for each in timer["runners_up"]] == [
        ["intent", "sample", "score"]
    ] * 2
    assert reminder["slots"] == {"date": {"value": "2026-11-27"}}


def test_a_locale_without_a_model_is_an_error() -> None:
    """Said on one line, with the code of a usage error."""
    out = io.StringIO()

    assert main_understand(["hello"], out, locale="xx-XX", today=MONDAY) == 2
    assert "xx-XX" in json.loads(out.getvalue())["error"]
