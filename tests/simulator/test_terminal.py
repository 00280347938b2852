"""The conversation through a pipe, and the commands beside it."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from skill.settings import Settings
from skill.simulator.commands import COMMANDS, CommandError, replayed, step
from skill.simulator.opening import Options
from skill.simulator.terminal import chat

AT = datetime(2026, 11, 24, 17, 0, tzinfo=ZoneInfo("America/New_York"))
KEPT = Options(at=AT)
FRESH = Options(at=AT, fresh=True)


def talk(home: Path, script: str, options: Options = KEPT) -> tuple[int, str]:
    """Return the exit status and the output of a scripted conversation."""
    out = io.StringIO()
    settings = Settings(home=home)
    return chat(settings, options, io.StringIO(script), out), out.getvalue()


def test_a_newcomer_sets_a_timer_and_a_reminder_and_gets_dinner(tmp_path: Path) -> None:
    """The two minutes that the README promises."""
    script = """
        set a pasta timer for ten minutes
        what's for dinner with chicken, I'm lactose intolerant
        stop
        remind me at six to feed the sourdough
        yes
        +10m
        +50m
    """

    status, told = talk(tmp_path, script, FRESH)

    assert status == 0
    assert "understood: SetTimerIntent" in told
    assert "checked the ingredients for milk" in told or "for milk" in told
    assert "Your pasta timer is done." in told
    assert "feed the sourdough" in told.split("Alexa rings:")[-1]


def test_the_page_is_served_beside_the_terminal(tmp_path: Path) -> None:
    """Where a port is given; its address is told first."""
    _, with_page = talk(tmp_path, "help\n", Options(at=AT, fresh=True, port=0))
    _, without = talk(tmp_path, "help\n", FRESH)

    assert "The same kitchen with its screen: http://127.0.0.1:" in with_page
    assert "http" not in without


def test_json_gives_a_line_for_each_turn(tmp_path: Path) -> None:
    """Heard, understood, said, and both envelopes."""
    status, told = talk(tmp_path, "help\n+1m\n", Options(at=AT, fresh=True, as_json=True))

    [turn] = [json.loads(line) for line in told.splitlines()]
    assert status == 0
    assert turn["intent"] == "AMAZON.HelpIntent"
    assert turn["open"] is True
    assert turn["request"]["request"]["type"] == "IntentRequest"
    assert turn["response"]["response"]["outputSpeech"]["ssml"].startswith("<speak>")


def test_timers_and_the_household_are_there_after_a_restart(tmp_path: Path) -> None:
    """The simulated world is kept beside the store."""
    talk(tmp_path, "set a rice timer for twenty minutes\nI'm allergic to peanuts\n")

    _, told = talk(tmp_path, "what timers are running\nwhat do you know about me\n")

    assert "rice timer" in told
    assert "peanuts" in told


def test_a_conversation_is_recorded_and_replayed(tmp_path: Path) -> None:
    """In the format that ask-cli replays."""
    file = tmp_path / "talk.json"
    talk(tmp_path, f"set an egg timer for six minutes\n/record {file}\n", FRESH)

    assert replayed(file) == ["set an egg timer for six minutes"]
    _, told = talk(tmp_path, f"/replay {file}\n+6m\n", FRESH)

    assert "egg timer is done" in told


def test_every_command_answers(tmp_path: Path) -> None:
    """Each command of /help, with arguments that make sense."""
    script = f"""
        /help
        /device show-8
        /device
        /locale en-US
        /permissions grant timers
        /permissions ask reminders
        /fail timers 503 1
        /mend
        /intent SetTimer duration=PT10M name=pasta
        /touch help
        /clock 2026-11-24T18:00
        /clock Europe/London
        /silence
        /json
        /state
        /forget
        /record {tmp_path / "r.json"}
        /quit
        never said
    """

    status, told = talk(tmp_path, script, FRESH)

    assert status == 0
    assert all(f"/{name}" in told for name in COMMANDS)
    assert '"timerLabel": "pasta"' in told
    assert "Europe/London" in told
    assert "kept of this household now: nothing" in told
    assert "never said" not in told


@pytest.mark.parametrize(
    "line",
    [
        "/nonsense", "/device toaster", "/locale tlh", "/fail oven 503",
        "/fail timers maybe", "/intent Nothing", "/intent SetTimer speed=9",
        "/permissions grant oven", "/replay /no", "/clock never", "/clock 25",
        "+ten", "+", "/json", '/touch "', "/touch", "/record",
        "/permissions perhaps", "+99999999999999d",
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_what_could(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clear error, exit status 1, and the conversation goes on."""
    status, told = talk(tmp_path, f"{line}\nhelp\n", FRESH)

    assert status == 1
    assert capsys.readouterr().err.strip()
    assert "understood: AMAZON.HelpIntent" in told


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("+10m", timedelta(minutes=10)),
        ("+1h30m", timedelta(hours=1, minutes=30)),
        ("+45s", timedelta(seconds=45)),
        ("+2d", timedelta(days=2)),
    ],
)
def test_a_step_of_time_is_read(written: str, meant: timedelta) -> None:
    """Days, hours, minutes, seconds, together or alone."""
    assert step(written) == meant


def test_a_step_of_nothing_is_refused() -> None:
    """A plus alone is no time."""
    with pytest.raises(CommandError):
        step("+")
