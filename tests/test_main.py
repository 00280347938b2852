"""The command line, as a script would call it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def larder(
    *arguments: str, home: Path, said: str = "", **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run the command; return what came of it."""
    return subprocess.run(
        [sys.executable, "-m", "skill", *arguments],
        cwd=ROOT,
        env=dict(os.environ) | {"LARDER_HOME": str(home)} | environment,
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )


def envelope(kind: str, **request: object) -> str:
    """Return a small envelope as JSON."""
    own = {"application": {"applicationId": "a"}, "user": {"userId": "u"}}
    held = {
        "version": "1.0",
        "session": {"new": True, "sessionId": "s", **own},
        "context": {
            "System": own | {"device": {"deviceId": "d", "supportedInterfaces": {}}}
        },
        "request": {"type": kind, "requestId": "r", "timestamp": "2026-11-24T17:00:00Z",
                    "locale": "en-US"} | request,
    }  # fmt: skip
    return json.dumps(held)


def test_invoke_answers_a_line_for_each_envelope(tmp_path: Path) -> None:
    """The response, or null where silence is right."""
    launch, ended = tmp_path / "launch.json", tmp_path / "ended.json"
    launch.write_text(envelope("LaunchRequest"))
    ended.write_text(envelope("SessionEndedRequest", reason="USER_INITIATED"))

    came = larder("invoke", str(launch), str(ended), home=tmp_path)

    first, second = (json.loads(line) for line in came.stdout.splitlines())
    assert came.returncode == 0
    assert first["response"]["outputSpeech"]["ssml"].startswith("<speak>")
    assert second is None


def test_invoke_goes_on_after_what_it_cannot_read(tmp_path: Path) -> None:
    """Exit status 1, the name on standard error, an answer for the others."""
    broken, launch = tmp_path / "broken.json", tmp_path / "launch.json"
    broken.write_text("{")
    launch.write_text(envelope("LaunchRequest"))

    came = larder("invoke", str(broken), "/no/such/file", str(launch), home=tmp_path)

    assert came.returncode == 1
    assert "broken.json" in came.stderr
    assert "/no/such/file" in came.stderr
    assert json.loads(came.stdout.splitlines()[2])["version"] == "1.0"


def test_understand_prints_a_line_for_each_utterance(tmp_path: Path) -> None:
    """Intent, slots in Alexa's formats, score, runners-up."""
    came = larder(
        "understand", home=tmp_path, said="set a timer for an hour and a half\nhelp\n"
    )

    first, second = (json.loads(line) for line in came.stdout.splitlines())
    assert came.returncode == 0
    assert first["intent"] == "SetTimerIntent"
    assert first["slots"]["duration"]["value"] == "PT1H30M"
    assert len(first["runners_up"]) == 2
    assert second["intent"] == "AMAZON.HelpIntent"


def test_label_labels_lines(tmp_path: Path) -> None:
    """Allergens that are flagged, diets that would be offered it."""
    said = json.dumps({"id": "1", "line": "2 cups whole milk"}) + "\n"

    came = larder("label", home=tmp_path, said=said)

    [told] = (json.loads(line) for line in came.stdout.splitlines())
    assert "milk" in told["allergens"]
    assert "vegan" not in told["diets_ok"]


def test_explain_names_what_a_line_holds_and_why(tmp_path: Path) -> None:
    """The words that say so, and the food they are."""
    line = "2 tbsp Worcestershire sauce"

    came = larder("explain", line, "--for", "fish,vegan", home=tmp_path)

    assert came.returncode == 0
    assert "fish: contains" in came.stdout
    assert '"Worcestershire sauce"' in came.stdout
    assert larder("explain", line, "--for", "unicorn", home=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "status"),
    [((), 2), (("bake",), 2), (("understand", "/no/such/file"), 1), (("--help",), 0),
     (("chat", "--device", "toaster"), 2), (("web", "--device", "toaster"), 2),
     (("understand", "--locale", "tlh"), 2)],
)  # fmt: skip
def test_what_cannot_be_run_says_why(
    arguments: tuple[str, ...], status: int, tmp_path: Path
) -> None:
    """2 for a wrong command, 1 for input that cannot be used; never a traceback."""
    came = larder(*arguments, home=tmp_path)

    assert came.returncode == status
    assert "Traceback" not in came.stderr
    assert came.stderr or status == 0


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """The name, not the value."""
    came = larder("invoke", "x", home=tmp_path, LARDER_SECRET="short")

    assert came.returncode == 2
    assert "LARDER_SECRET" in came.stderr
    assert "short" not in came.stderr.replace("LARDER_SECRET", "")
