"""The server itself: where it listens, and how it begins and ends."""

import io
import shutil
import socket
import stat
import threading
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.settings import Settings
from skill.simulator.opening import Options
from skill.simulator.page.serving import serve
from skill.simulator.page.voice import Voice
from skill.simulator.page.wire import RefusedError
from tests.simulator.page.served import AT, Browser, served

SSML = "<speak>Ten minutes.</speak>"


def test_only_this_machine_can_reach_it(browser: Browser) -> None:
    """It is bound to 127.0.0.1, not to every address."""
    others = {
        str(info[4][0])
        for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    }

    for address in others - {"127.0.0.1"}:
        with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
            socket.create_connection((address, browser.server.port), timeout=1)
    assert browser.server.url == f"http://127.0.0.1:{browser.server.port}/"


def test_where_the_port_is_taken_another_one_is_found(tmp_path: Path) -> None:
    """Two kitchens at once are no trouble."""
    with served(tmp_path) as first, served(tmp_path, port=first.server.port) as second:
        assert first.server.port != second.server.port
        assert second.get("/api/news").status == 200


def test_a_port_that_cannot_be_is_no_trouble_either(tmp_path: Path) -> None:
    """Nor does a typing error keep the kitchen closed."""
    with served(tmp_path, port=99_999) as browser:
        assert browser.get("/api/news").status == 200


def test_each_server_has_a_token_of_its_own(tmp_path: Path) -> None:
    """A page left open from before must be loaded again."""
    with served(tmp_path) as first, served(tmp_path) as second:
        assert first.server.token != second.server.token
        assert len(first.server.token) >= 32


def test_web_serves_until_it_is_stopped(tmp_path: Path) -> None:
    """It says where, and closes."""
    stop, out = threading.Event(), io.StringIO()
    options = Options(at=AT, fresh=True, port=0)
    settings = Settings(home=tmp_path)
    statuses: list[int] = []
    page = threading.Thread(
        target=lambda: statuses.append(serve(settings, options, out, stop))
    )
    page.start()
    stop.set()
    page.join(20)

    assert statuses == [0]
    assert "http://127.0.0.1:" in out.getvalue()


@pytest.fixture
def parrot(tmp_path: Path) -> Iterator[str]:
    """Return a program that says what it is told: a stand-in for espeak-ng."""
    program = tmp_path / "parrot"
    program.write_text('#!/bin/sh\nprintf "RIFF %s " "$*"\ncat\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    yield str(program)
    program.unlink()


def test_the_voice_gets_the_markup_and_the_language(parrot: str) -> None:
    """By standard input: no word of it is ever part of a command line."""
    said = Voice(parrot).say(SSML, "de-DE")

    assert said.startswith(b"RIFF")
    assert b"-v de-de" in said
    assert said.endswith(SSML.encode())
    assert b"Ten minutes" not in said.split(SSML.encode())[0]


def test_without_a_program_there_is_no_voice(browser: Browser) -> None:
    """And that is said."""
    with pytest.raises(RefusedError, match="espeak-ng is not installed"):
        Voice("").say(SSML, "en-US")


@pytest.mark.parametrize(
    "ssml", ["Ten minutes", "<speak>Ten", "<p>Ten</p>", "<speak>" + "x" * 8000 + "</speak>"]
)
def test_what_alexa_would_not_say_is_not_said(parrot: str, ssml: str) -> None:
    """espeak-ng would read broken markup aloud."""
    with pytest.raises(RefusedError):
        Voice(parrot).say(ssml, "en-US")


def test_amazons_own_tags_are_well_formed(parrot: str) -> None:
    """Their names come without a namespace declared, as Alexa takes them."""
    ssml = '<speak><amazon:effect name="whispered">Hush</amazon:effect></speak>'

    assert Voice(parrot).say(ssml, "en-US")


def test_a_voice_that_fails_is_no_crash(tmp_path: Path) -> None:
    """A program that is not there any more."""
    with pytest.raises(RefusedError, match="could not"):
        Voice(str(tmp_path / "gone")).say(SSML, "en-GB")


def test_the_call_for_speech_wants_speech(browser: Browser) -> None:
    """Or refuses."""
    assert browser.post("/api/voice", {}).status == 400
    assert browser.post("/api/voice", {"ssml": "no markup"}).status in (422, 501)


def test_a_bug_is_answered_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The page is told where to look, and the terminal has the traceback."""
    with served(tmp_path) as browser:
        browser.room.kitchen.world.settings.values["System.timeZone"] = "Nowhere/Here"

        got = browser.get("/api/news")

    assert got.status == 500
    assert got.told["error"] == "Something went wrong; the terminal says what."
    assert "Nowhere/Here" in caplog.text


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-AU", "de-DE", "es-MX", "fr-CA"])
def test_espeak_speaks_every_language_that_larder_may_learn(locale: str) -> None:
    """As WAV, and longer for a pause in it."""
    plain = Voice().say("<speak>Ten minutes</speak>", locale)
    paused = Voice().say('<speak>Ten <break time="2s"/> minutes</speak>', locale)

    with wave.open(io.BytesIO(plain)) as brief, wave.open(io.BytesIO(paused)) as long:
        assert 0.3 < _seconds(brief) < 3
        assert _seconds(long) > _seconds(brief) + 1


def _seconds(sound: wave.Wave_read) -> float:
    return sound.getnframes() / sound.getframerate()
