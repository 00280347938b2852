"""Lengths of time in words and figures, in five languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.ingest.enrich.durations import is_overnight, lengths


@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [
        ("en", "simmer 18 minutes", 18),
        ("en", "bake 5 to 10 minutes", 5),
        ("en", "8-10 minutes", 8),
        ("en", "between 5 and 10 minutes", 5),
        ("en", "an hour and a half", 90),
        ("en", "half an hour or so", 30),
        ("en", "1 1/2 hours", 90),
        ("en", "1½ hrs", 90),
        ("en", "1 hour and 15 minutes", 75),
        ("en", "45 minutes to 1 hour", 45),
        ("en", "about forty-five minutes", 45),
        ("en", "10min", 10),
        ("en", "30 seconds", 0.5),
        ("en", "2 to 3 minutes per side", 2),
        ("en", "a couple of minutes", 2),
        ("de", "ca. 30 Min. köcheln", 30),
        ("de", "eine halbe Stunde", 30),
        ("de", "anderthalb Stunden", 90),
        ("de", "eine Viertelstunde", 15),
        ("de", "1,5 Std.", 90),
        ("fr", "1h30", 90),
        ("fr", "une demi-heure", 30),
        ("fr", "10 à 15 mn", 10),
        ("fr", "une heure et demie", 90),
        ("fr", "un quart d'heure", 15),
        ("it", "un'ora e mezza", 90),
        ("it", "mezz'ora", 30),
        ("it", "20-25 minuti", 20),
        ("es", "una hora y media", 90),
        ("es", "10 a 12 minutos", 10),
        ("es", "media hora", 30),
    ],
)
def test_a_length_is_found(lang: str, text: str, minutes: float) -> None:
    """Of a range, the lower end comes first."""
    [found] = lengths(text, lang)

    assert found.low == minutes * 60
    assert found.waits


@pytest.mark.parametrize(
    "text",
    [
        "Soak overnight.",
        "Cook a few minutes.",
        "Add a second layer.",
        "Cut in 2 inch pieces.",
        "Serves 10.",
        "Heat to 350 degrees for the minute steaks.",
    ],
)
def test_no_length_is_made_up(text: str) -> None:
    """What has no number has no length."""
    assert lengths(text, "en") == ()


@pytest.mark.parametrize(
    "text",
    [
        "stirring every 10 minutes",
        "during the last 5 minutes",
        "take it out 30 minutes before grilling",
        "within 30 minutes",
        "a 5-minute rice",
        "can be made 2 hours ahead",
    ],
)
def test_not_every_length_is_waited_for(text: str) -> None:
    """Nobody sets a timer to "every ten minutes"."""
    assert not any(found.waits for found in lengths(text, "en"))


def test_what_is_waited_for_before_serving_counts() -> None:
    """To rest before serving is to wait."""
    [found] = lengths("Let rest for 10 minutes before serving.", "en")

    assert found.waits


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Chill overnight."), ("de", "Über Nacht kühlen"), ("fr", "toute la nuit")],
)
def test_overnight_is_known(lang: str, text: str) -> None:
    """It counts for the total, never for a timer."""
    assert is_overnight(text, lang)


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "it", "es"]))
def test_any_text_is_read(text: str, lang: str) -> None:
    """Lengths lie where they say, and are of a finite size."""
    for found in lengths(text, lang):
        assert 0 < found.low <= found.high < 1e9
        assert 0 <= found.start < found.end <= len(text)
