"""Words that the offline readers know, a file a subject, for people to read and mend."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

HERE = Path(__file__).parent
LANGUAGES = ("en", "de", "fr", "it", "es")
Section = Mapping[str, str]


@cache
def table(name: str) -> Section:
    """Return a file of strings without tables."""
    with (HERE / f"{name}.toml").open("rb") as file:
        return cast(Section, tomllib.load(file))


@cache
def read(name: str) -> Mapping[str, Section]:
    """Return a file of tables of strings; words in a string are parted by blanks."""
    with (HERE / f"{name}.toml").open("rb") as file:
        return cast(Mapping[str, Section], tomllib.load(file))


def words(section: Section, key: str) -> frozenset[str]:
    """Return the words under a key; none where there is no such key."""
    return frozenset(section.get(key, "").split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a list parted by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
