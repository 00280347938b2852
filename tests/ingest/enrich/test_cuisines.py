"""Cuisines from hand-written cues."""

import tomllib
from pathlib import Path

import pytest

from skill.ingest import cues
from skill.ingest.enrich.cuisines import cuisine, scores

FILES = sorted((cues.HERE / "cuisines").glob("*.toml"))
KEYS = {"names", "dishes", "signature", "typical", "common", "rare", "served_as"}


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_file_holds_what_it_may(path: Path) -> None:
    """A misspelt key would be silently ignored."""
    held = tomllib.loads(path.read_text(encoding="utf-8"))

    assert {"names", "dishes", "signature"} <= held.keys() <= KEYS


def test_there_are_at_least_thirty() -> None:
    """More than the starter book needs."""
    assert len(FILES) >= 30


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["soy sauce", "gochujang", "sesame oil", "kimchi"], "korean"),
        (["fish sauce", "thai basil", "red curry paste", "coconut milk"], "thai"),
        (["garam masala", "turmeric", "ghee", "cumin seeds"], "indian"),
        (["corn tortillas", "cilantro", "queso fresco", "lime"], "mexican"),
        (["parmesan cheese", "basil", "spaghetti", "pancetta"], "italian"),
        (
            ["andouille sausage", "celery", "green bell pepper", "cajun seasoning"],
            "american",
        ),
        (["feta cheese", "kalamata olives", "oregano", "cucumber"], "greek"),
        (["flour", "water", "salt"], ""),
        ([], ""),
    ],
)
def test_a_list_tells_the_kitchen(lines: list[str], found: str) -> None:
    """Where it tells nothing, nothing is said."""
    assert cuisine("", "", (), lines) == found


def test_what_the_source_says_comes_first() -> None:
    """Its own word, then its tags, then the title."""
    mexican = ["corn tortillas", "cilantro", "queso fresco"]

    assert cuisine("Italian", "Tacos", (), mexican) == "italian"
    assert cuisine("", "Tacos", ("quick", "tex-mex"), []) == "mexican"
    assert cuisine("World", "Pad Thai", (), ["rice noodles", "peanuts"]) == "thai"


def test_a_longer_name_takes_its_words() -> None:
    """Peanut butter says nothing of what butter says."""
    assert scores("", ["butter"])["irish"] > 0
    assert scores("", ["peanut butter"])["irish"] == 0
