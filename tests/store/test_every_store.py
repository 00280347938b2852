"""One suite of promises over every home of a household."""

from datetime import UTC, datetime

from skill.domain.food import Allergen
from skill.domain.household import Household, Person
from skill.store.memory import MemoryStore

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_thin() -> None:
    """Memory keeps a household."""
    store = MemoryStore()
    mia = Household(people=(Person(name="Mia", allergies=frozenset({Allergen.PEANUT})),))
    version = store.save("h1", mia, expected=0, now=NOON)
    assert store.load("h1", now=NOON).value == mia
    assert store.load("h1", now=NOON).version == version
    assert store.begin("h1", "k", {"a": 1.5}, now=NOON).first
    assert not store.begin("h1", "k", {"a": 2}, now=NOON).first
    assert store.export("h1", now=NOON)["version"] == version
