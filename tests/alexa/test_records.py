"""Whoever runs the skill can show and delete all that is kept of an account."""

from skill.alexa.envelope import pseudonyms
from skill.alexa.records import Records
from skill.dialog.journal import Journal
from skill.domain.events import Happened, Happening
from skill.domain.household import Household
from skill.store.memory import MemoryStore
from tests.support import NOON, turn

ACCOUNT = "amzn1.ask.account.EXAMPLE"
NAMED = pseudonyms(b"a key that only tests know")


def kept() -> Records:
    """Return the records of an account that set a timer and was offered something."""
    records = Records(MemoryStore(), NAMED)
    key = records.household(ACCOUNT)
    records.store.save(key, Household(usual_servings=4), expected=0, now=NOON)
    records.store.begin(key, "r1:create", {"act": "create"}, now=NOON)
    one = turn("RecommendIntent", household=key)
    happened = [Happening(Happened.OFFERED, "pad-thai", propensity=0.5)]
    Journal(records.store.events, NAMED).record(one, happened)
    return records


def test_all_that_is_kept_is_shown_by_account_or_by_key() -> None:
    """The document, the ledger, and what it taught."""
    records = kept()
    key = records.household(ACCOUNT)

    shown = records.kept(key, NOON)

    assert records.household(key) == key == NAMED("household", ACCOUNT)
    assert shown.keys() == {"household", "version", "written", "ledger", "events"}
    assert "pad-thai" in str(shown["events"])


def test_all_of_it_is_deleted_and_what_it_taught_is_unlearnt() -> None:
    """Three records; a tombstone keeps it out of the models to come."""
    records = kept()
    key = records.household(ACCOUNT)

    assert records.forget(key, NOON) == 3

    assert records.kept(key, NOON) == {}
    assert records.forget(key, NOON) == 0
    [tombstone] = records.store.events.forgotten(now=NOON)
    assert tombstone == NAMED("learner", key)
