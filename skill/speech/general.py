"""Prompts that belong to no noun."""

from dataclasses import dataclass

from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class SomethingWentWrong(Prompt):
    """A bug or a fault nobody foresaw: nothing more is known, nothing more is claimed."""


@dataclass(frozen=True)
class SayItAgain(Prompt):
    """The question for a slot that has no wording of its own."""


@dataclass(frozen=True)
class DidNotGet(Prompt):
    """What was heard and could not be used."""

    heard: str


@dataclass(frozen=True)
class CannotHere(Prompt):
    """The device lacks ``feature`` ("timers", "reminders")."""

    feature: str


@dataclass(frozen=True)
class ServiceDown(Prompt):
    """An Alexa service ("timers", "reminders") did not do its part."""

    service: str


@dataclass(frozen=True)
class TimeZoneUnknown(Prompt):
    """The device's time zone could not be read, so a wall-clock time means nothing."""
