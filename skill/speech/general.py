"""Prompts that belong to no noun."""

from datetime import timedelta

from skill.domain.food import Allergen
from skill.domain.frozen import dataclass
from skill.food.gate import Cleared
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


@dataclass(frozen=True)
class Welcome(Prompt):
    """The first words to a household that Larder has never met: what it can do."""


@dataclass(frozen=True)
class GoodMorning(Prompt):
    """A greeting before noon."""


@dataclass(frozen=True)
class GoodAfternoon(Prompt):
    """A greeting from noon to five."""


@dataclass(frozen=True)
class GoodEvening(Prompt):
    """A greeting from five on."""


@dataclass(frozen=True)
class AtStep(Prompt):
    """How far the cook is with the recipe on the stove."""

    choice: Cleared
    number: int


@dataclass(frozen=True)
class ChosenBefore(Prompt):
    """A recipe was chosen and not begun."""

    choice: Cleared


@dataclass(frozen=True)
class ShallWeGoOn(Prompt):
    """Whether to go on cooking."""


@dataclass(frozen=True)
class OpenToCook(Prompt):
    """How to go on with a recipe that another skill or a routine asked for."""


@dataclass(frozen=True)
class NoSuchTask(Prompt):
    """Another skill or a routine asked for something that Larder does not do."""


@dataclass(frozen=True)
class WhatNow(Prompt):
    """The open question, where nothing better can be asked."""


@dataclass(frozen=True)
class WhatNowAgain(Prompt):
    """The same once more, with examples."""


@dataclass(frozen=True)
class HelpGeneral(Prompt):
    """Three things to say, from three corners of the skill."""


@dataclass(frozen=True)
class HelpTimers(Prompt):
    """Three things to say about timers."""


@dataclass(frozen=True)
class HelpReminders(Prompt):
    """Three things to say about reminders."""


@dataclass(frozen=True)
class HelpRecipes(Prompt):
    """Three things to say with a recipe on offer."""


@dataclass(frozen=True)
class HelpCooking(Prompt):
    """Three things to say while cooking."""


@dataclass(frozen=True)
class HelpHousehold(Prompt):
    """Three things to say about who eats what."""


@dataclass(frozen=True)
class HelpPantry(Prompt):
    """Three things to say about what is in the house."""


@dataclass(frozen=True)
class HelpAnswer(Prompt):
    """A question is open: how to answer it, and how to leave it."""


@dataclass(frozen=True)
class AndYourAnswer(Prompt):
    """Ask for the answer to the question that is still open."""


@dataclass(frozen=True)
class LostGeneral(Prompt):
    """Nothing was understood; two examples."""


@dataclass(frozen=True)
class LostTimers(Prompt):
    """Nothing was understood while talking of timers; two examples."""


@dataclass(frozen=True)
class LostReminders(Prompt):
    """Nothing was understood while talking of reminders; two examples."""


@dataclass(frozen=True)
class LostRecipes(Prompt):
    """Nothing was understood while choosing a recipe; two examples."""


@dataclass(frozen=True)
class LostCooking(Prompt):
    """Nothing was understood while cooking; two examples."""


@dataclass(frozen=True)
class LostHousehold(Prompt):
    """Nothing was understood while talking of who eats what; two examples."""


@dataclass(frozen=True)
class LostPantry(Prompt):
    """Nothing was understood while talking of what is in the house; two examples."""


@dataclass(frozen=True)
class LostAgain(Prompt):
    """Nothing was understood twice in a row: another way to go on."""


@dataclass(frozen=True)
class Goodbye(Prompt):
    """The end, in a word."""


@dataclass(frozen=True)
class GoodbyePlaceKept(Prompt):
    """The end, with a recipe on the stove that waits."""


@dataclass(frozen=True)
class NoTimerThen(Prompt):
    """A question about a timer was waved away."""


@dataclass(frozen=True)
class NoReminderThen(Prompt):
    """A question about a reminder was waved away."""


@dataclass(frozen=True)
class LeftAsItWas(Prompt):
    """A question about the household was waved away; nothing was changed."""


@dataclass(frozen=True)
class NeverMind(Prompt):
    """Any other question was waved away."""


@dataclass(frozen=True)
class YesToWhat(Prompt):
    """A yes, and no question was open."""


@dataclass(frozen=True)
class NoToWhat(Prompt):
    """A no, and no question was open."""


@dataclass(frozen=True)
class ShallISetTimer(Prompt):
    """A bare length was said, perhaps for a timer."""

    length: timedelta


@dataclass(frozen=True)
class IsItAnAllergy(Prompt):
    """A bare allergen was said, perhaps because somebody is allergic."""

    allergens: frozenset[Allergen]


@dataclass(frozen=True)
class WhatAbout(Prompt):
    """Something was named, and what it is for is open."""

    heard: str


@dataclass(frozen=True)
class NothingMore(Prompt):
    """More was asked for, and there is none."""


@dataclass(frozen=True)
class OneMoment(Prompt):
    """Said while a slow service is waited for, before the answer."""


@dataclass(frozen=True)
class NotesOutOfReach(Prompt):
    """What is kept of the household cannot be read or written right now."""


@dataclass(frozen=True)
class CannotKeepThat(Prompt):
    """More was said than can be kept."""
