"""What is said of reminders."""

from datetime import time

from skill.domain.frozen import dataclass
from skill.speech.prompts import Prompt, known_locale, words
from skill.speech.spoken import AnyOf, Many


def reminder_text(heard: str, locale: str) -> str:
    """Return what is to be said, spoken to the cook.

    "To take out my bread" is "take out your bread"; ``nouns.toml`` holds what to leave off
    and how words turn.
    """
    known = words(known_locale(locale), "nouns")["reminder"]
    left_off, turned = known.get("leave_off", []), known.get("turned", {})
    said = " ".join(heard.split())
    for opening in left_off if isinstance(left_off, list) else []:
        if said.casefold().startswith(f"{opening} "):
            said = said[len(opening) + 1 :]
            break
    table = turned if isinstance(turned, dict) else {}
    return " ".join(str(table.get(w.casefold(), w)) for w in said.split(" "))


@dataclass(frozen=True)
class WhatAbout(Prompt):
    """The question what to be reminded of."""


@dataclass(frozen=True)
class WhenToRemind(Prompt):
    """The question when."""


@dataclass(frozen=True)
class WhatTime(Prompt):
    """The question for the time, the day being known."""


@dataclass(frozen=True)
class WhichDay(Prompt):
    """The question for the day."""


@dataclass(frozen=True)
class ConfirmReminder(Prompt):
    """Reads a reminder back and asks for a yes.  ``when`` is worded."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class ClocksChange(Prompt):
    """The time asked for is skipped when the clocks change: ``at`` is the next there is."""

    at: time


@dataclass(frozen=True)
class OfferOtherHalf(Prompt):
    """Offers the other half of the day instead."""

    when: Prompt


@dataclass(frozen=True)
class OfferTomorrow(Prompt):
    """That time is over today; tomorrow instead is the question."""

    what: str
    at: time
    when: Prompt


@dataclass(frozen=True)
class WhatTimeThen(Prompt):
    """The read-back was declined: the question for another time."""


@dataclass(frozen=True)
class ReminderSet(Prompt):
    """It is set."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class ReminderDropped(Prompt):
    """It was not set, as the cook wished."""


@dataclass(frozen=True)
class ReminderLine(Prompt):
    """One reminder inside a sentence."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class RemindersListed(Prompt):
    """All reminders, the next first."""

    count: Many
    reminders: tuple[Prompt, ...]


@dataclass(frozen=True)
class RemindersListedAndMore(Prompt):
    """The next few, and how many more."""

    count: Many
    reminders: tuple[Prompt, ...]
    more: int


@dataclass(frozen=True)
class NoReminders(Prompt):
    """None is set."""


@dataclass(frozen=True)
class NoRemindersThen(Prompt):
    """None is set for the days asked about."""


@dataclass(frozen=True)
class ReminderNotFound(Prompt):
    """No reminder answers to that."""

    asked_for: str


@dataclass(frozen=True)
class NoSuchReminder(Prompt):
    """No reminder has that time or place."""


@dataclass(frozen=True)
class WhichReminder(Prompt):
    """The question which of a few is meant."""

    reminders: AnyOf


@dataclass(frozen=True)
class ChangeToWhen(Prompt):
    """The question for the new time of a reminder."""

    what: str


@dataclass(frozen=True)
class ConfirmChange(Prompt):
    """Reads a change back and asks for a yes."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class ReminderChanged(Prompt):
    """It rings at another time now."""

    what: str
    when: Prompt


@dataclass(frozen=True)
class ChangeDropped(Prompt):
    """It stays as it was."""


@dataclass(frozen=True)
class ReminderDeleted(Prompt):
    """It is gone."""

    what: str


@dataclass(frozen=True)
class ConfirmDeleteAll(Prompt):
    """Asks before deleting all."""

    count: Many


@dataclass(frozen=True)
class AllDeleted(Prompt):
    """All are gone."""

    count: Many


@dataclass(frozen=True)
class AllKept(Prompt):
    """None was deleted."""


@dataclass(frozen=True)
class TooManyReminders(Prompt):
    """Alexa holds as many as she will."""


@dataclass(frozen=True)
class AlreadyPast(Prompt):
    """That moment is over."""


@dataclass(frozen=True)
class RemindersTitle(Prompt):
    """The heading of the screen."""
