"""The answer as sound: SSML to WAV by espeak-ng, where it is installed."""

import shutil
import struct
import subprocess
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree

from skill.simulator.page.wire import RefusedError

LONGEST_SSML: Final = 8000
SECONDS: Final = 20
WORDS_A_MINUTE: Final = 165
HEADER: Final = 44
"""Bytes before the sound, in WAV without extensions."""
NAMESPACES: Final = 'xmlns:amazon="urn:amazon" xmlns:alexa="urn:alexa"'


class Voice:
    """A voice that runs on this machine."""

    def __init__(self, program: str | None = None) -> None:
        self._program = program if program is not None else shutil.which("espeak-ng")

    @property
    def speaks(self) -> bool:
        """Return whether there is a voice here."""
        return bool(self._program)

    def say(self, ssml: str, locale: str) -> bytes:
        """Return SSML spoken, as WAV.

        Raises:
            RefusedError: it is no SSML, or there is no voice.
        """
        if not self._program:
            raise RefusedError(501, "espeak-ng is not installed")
        if len(ssml) > LONGEST_SSML or not _well_formed(ssml):
            raise RefusedError(422, "that is no SSML that Alexa would say")
        return _spoken(self._program, ssml, locale)


def _well_formed(ssml: str) -> bool:
    """Return whether it is SSML: espeak-ng would speak the broken markup aloud."""
    try:
        root = ElementTree.fromstring(ssml.replace("<speak", f"<speak {NAMESPACES}", 1))
    except ElementTree.ParseError:
        return False
    return root.tag == "speak"


@lru_cache(maxsize=64)
def _spoken(program: str, ssml: str, locale: str) -> bytes:
    voice = locale.lower()
    command = [program, "-m", "-s", str(WORDS_A_MINUTE), "-v", voice, "--stdin", "--stdout"]
    try:
        done = subprocess.run(
            command, input=ssml.encode(), capture_output=True, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise RefusedError(502, "espeak-ng could not say that") from error
    return _measured(done.stdout)


def _measured(wav: bytes) -> bytes:
    """Return WAV with its true lengths: written to a pipe, they were not known yet."""
    if len(wav) < HEADER or wav[36:40] != b"data":
        return wav
    whole, sound = struct.pack("<I", len(wav) - 8), struct.pack("<I", len(wav) - HEADER)
    return wav[:4] + whole + wav[8:40] + sound + wav[HEADER:]
