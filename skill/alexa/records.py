"""What is kept of one account, for whoever runs the skill: shown, or deleted for good.

An account is named by Alexa's user id, which nothing keeps, or by the household's key.
"""

from datetime import datetime

from pydantic import JsonValue

from skill.alexa.envelope import Pseudonym
from skill.dialog.journal import Journal
from skill.domain.frozen import dataclass
from skill.store.protocol import Store


@dataclass(frozen=True)
class Records:
    """The records of a store, and how its pseudonyms are made."""

    store: Store
    named: Pseudonym

    def household(self, account: str) -> str:
        """Return the household's key: of an account of Alexa's, or as it was given."""
        is_account = account.startswith("amzn1.")
        return self.named("household", account) if is_account else account

    def kept(self, household: str, now: datetime) -> dict[str, JsonValue]:
        """Return all that is kept of a household as JSON, what it taught included."""
        found = self.store.export(household, now=now)
        events = Journal(self.store.events, self.named).of(household, now)
        if events:
            found["events"] = [event.model_dump(mode="json") for event in events]
        return found

    def forget(self, household: str, now: datetime) -> int:
        """Delete all of it, and keep it out of every model to come; return the records."""
        pages = Journal(self.store.events, self.named).forget(household, now)
        gone = self.store.forget(household)
        return pages + gone.documents + gone.entries
