"""Every wording of timers, reminders and permissions in en-US, word for word."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from skill.domain.reminders import NewReminder, Recurrence, Weekday
from skill.domain.timers import Timer
from skill.speech import (
    outcomes,
    permissions,
    reminders,
    timer_questions,
    timers,
    times,
)
from skill.speech.prompts import Prompt, Voice, placeholders, values, wordings, words
from skill.speech.spoken import AnyOf, Many, say
from skill.speech.times import DayName, when
from skill.speech.written import written

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOON.date()
TEN, LEFT = timedelta(minutes=10), timedelta(minutes=7, seconds=30)
PASTA = Timer(id="t1", length=TEN, rings_at=NOON + TEN, name="pasta")
UNNAMED = Timer(id="t2", length=timedelta(minutes=5), rings_at=NOON)
TODAY_AT_SIX = times.TodayAt(DayName(TODAY, TODAY), time(18))
MODULES = (outcomes, permissions, reminders, timer_questions, timers, times)

GOLDENS: list[tuple[Prompt, str]] = [
    (timers.TimerSet(PASTA, TEN), "Your pasta timer is set for 10 minutes."),
    (timers.UnnamedTimerSet(TEN), "10 minutes, starting now."),
    (
        timers.TimerSetToTell(PASTA, TEN, "drain the pasta"),
        "10 minutes on the pasta timer. When it rings, I'll tell you to drain the pasta.",
    ),
    (
        timers.TimersSet((timers.TimerFor(PASTA, TEN), timers.TimerFor(UNNAMED, LEFT))),
        "Both are running: 10 minutes on the pasta timer"
        " and 7 minutes and 30 seconds on the 5 minute timer.",
    ),
    (
        timers.TimeLeft(PASTA, LEFT),
        "Your pasta timer has 7 minutes and 30 seconds left.",
    ),
    (
        timers.TimersListed(
            Many(2, "timers"),
            (timers.TimerLeft(PASTA, LEFT), timers.TimerPausedAt(UNNAMED, TEN)),
        ),
        "You have 2 timers: 7 minutes and 30 seconds on the pasta timer"
        " and 10 minutes on the 5 minute timer, which is paused.",
    ),
    (timers.AllCancelled(Many(1, "timers")), "I canceled 1 timer."),
    (timers.AllCancelled(Many(3, "timers")), "I canceled 3 timers."),
    (
        timers.TimeAdded(PASTA, TEN, LEFT),
        "I added 10 minutes. Your pasta timer has 7 minutes and 30 seconds left.",
    ),
    (
        timer_questions.WhichTimer(
            AnyOf((timer_questions.TheTimer(PASTA), timer_questions.TheTimer(UNNAMED)))
        ),
        "Which one: the pasta timer or the 5 minute timer?",
    ),
    (
        timer_questions.NameTaken("pasta", TEN),
        "You have the pasta timer already. Should I start it over with 10 minutes?",
    ),
    (
        timer_questions.TooLongRemindAt(times.InAWhileAt(timedelta(hours=6), TODAY_AT_SIX)),
        "That's longer than a timer may run."
        " Should I remind you in 6 hours, today at 6 PM instead?",
    ),
    (
        reminders.ConfirmReminder("defrost the chicken", TODAY_AT_SIX),
        "So that's defrost the chicken, today at 6 PM. Should I set it?",
    ),
    (
        reminders.OfferTomorrow("eat", time(13), times.EveryDayAt(time(13))),
        "1 PM has passed already. Should I remind you every day at 1 PM instead: eat?",
    ),
    (
        reminders.RemindersListed(
            Many(2, "reminders"),
            (
                reminders.ReminderLine("eat", TODAY_AT_SIX),
                reminders.ReminderLine("sleep", times.EveryWeekdayAt(time(22, 30))),
            ),
        ),
        "You have 2 reminders: eat today at 6 PM and sleep every weekday at 10:30 PM.",
    ),
    (
        permissions.PermissionInApp(permissions.ForTimers()),
        "I need your permission to set timers."
        " I put it in the Alexa app, where you can allow it.",
    ),
    (
        outcomes.NothingDone("timers"),
        "Alexa's timers aren't answering, so nothing has changed."
        " Please try again in a minute.",
    ),
]


def first(prompt: Prompt) -> str:
    """Return the first of a prompt's wordings, spoken."""
    names = [type(prompt).__name__, *_inner(prompt)]
    for seed in range(200):
        voice = Voice("en-US", str(seed))
        said = say(prompt, voice)
        if all(voice.used.get(name, 0) == 0 for name in names):
            return said
    raise AssertionError("no seed chooses the first wording")


def _inner(prompt: Prompt) -> list[str]:
    held = [v for v in values(prompt).values() if isinstance(v, Prompt)]
    return [type(p).__name__ for p in held]


@pytest.mark.parametrize(("prompt", "said"), GOLDENS, ids=lambda p: type(p).__name__)
def test_words_are_these(prompt: Prompt, said: str) -> None:
    """The first wording of each."""
    assert first(prompt) == said


def prompts() -> list[type[Prompt]]:
    """Return every prompt of these modules."""
    return [
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, Prompt)
        and kind.__module__ == module.__name__
    ]


@pytest.mark.parametrize("prompt", prompts(), ids=lambda p: p.__name__)
def test_every_prompt_has_words_for_just_its_fields(prompt: type[Prompt]) -> None:
    """No placeholder is misspelt."""
    fields = set(prompt.__dataclass_fields__)

    for wording in wordings(prompt, "en-US"):
        assert placeholders(wording) <= fields


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__)
def test_no_words_are_left_over(module: object) -> None:
    """Every table of a file belongs to a prompt."""
    noun = str(getattr(module, "__name__", "")).rpartition(".")[2]
    known = {kind.__name__ for kind in prompts() if kind.noun() == noun}

    assert set(words("en-US", noun)) == known


def test_confirmations_do_not_repeat_themselves() -> None:
    """Twenty timers in a row, never the same words twice running."""
    voice = Voice("en-US")
    said = []
    for n in range(20):
        voice.seed = str(n)
        said.append(say(timers.TimerSet(PASTA, TEN), voice))

    assert all(one != next_ for one, next_ in pairwise(said))
    assert len(set(said)) == 3


def test_hostile_names_are_escaped() -> None:
    """Markup may stand in the wording files alone."""
    nasty = PASTA.model_copy(update={"name": "<break/> & co"})

    assert "&lt;break/&gt; &amp; co timer" in first(timers.TimerSet(nasty, TEN))


def test_what_is_written_has_no_markup() -> None:
    """Screens and stored reminders take plain text."""
    nasty = timer_questions.TimerIsUp("mac & cheese")

    assert written(nasty, "en-US") == "your mac & cheese timer is up"
    assert written(nasty, "xx-XX") == "your mac & cheese timer is up"


REMINDER = NewReminder(what="eat", due=NOON, zone="UTC")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"due": NOON + timedelta(hours=6)}, "today at 6 PM"),
        ({"due": NOON + timedelta(hours=12)}, "tomorrow at midnight"),
        ({"due": NOON + timedelta(days=1)}, "tomorrow at noon"),
        ({"due": NOON + timedelta(days=3, minutes=5)}, "on Friday at 12:05 PM"),
        ({"due": NOON + timedelta(days=10)}, "on Friday, December 4 at noon"),
        (
            {"due": NOON + timedelta(days=365)},
            "on Wednesday, November 24, 2027, at noon",
        ),
        (
            {"due": NOON + timedelta(minutes=20), "after_seconds": 1200},
            "in 20 minutes, today at 12:20 PM",
        ),
        ({"recurrence": Recurrence(at=time(7))}, "every day at 7 AM"),
        (
            {"recurrence": Recurrence(at=time(7), days=frozenset(list(Weekday)[:5]))},
            "every weekday at 7 AM",
        ),
        (
            {"recurrence": Recurrence(at=time(9), days=frozenset(list(Weekday)[5:]))},
            "every Saturday and Sunday at 9 AM",
        ),
        (
            {"recurrence": Recurrence(at=time(9), days=frozenset({Weekday.MONDAY}))},
            "every Monday at 9 AM",
        ),
    ],
)
def test_when_something_rings_is_said_in_full(
    changes: dict[str, object], said: str
) -> None:
    """Time, day, recurrence; the year where it is far."""
    reminder = REMINDER.model_copy(update=changes)

    assert say(when(reminder, NOON), Voice("en-US")) == said


def test_without_a_zone_a_while_is_all_that_is_said() -> None:
    """The clock would be wrong."""
    reminder = REMINDER.model_copy(update={"after_seconds": 1200})

    assert say(when(reminder, NOON, zone_known=False), Voice("en-US")) == "in 20 minutes"


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("to take out my bread", "take out your bread"),
        ("that I'm on call", "you're on call"),
        ("about the oven", "the oven"),
        ("tomatoes", "tomatoes"),
        ("call me", "call you"),
        ("  feed   Milo ", "feed Milo"),
        ("to", "to"),
    ],
)
def test_reminders_speak_to_the_cook(heard: str, kept: str) -> None:
    """My bread is your bread when Alexa says it."""
    assert reminders.reminder_text(heard, "en-US") == kept


def test_days_are_counted_from_today() -> None:
    """The same day is named as it lies."""
    day = DayName(date(2026, 11, 27), TODAY)
    later = replace(day, today=date(2026, 11, 26))

    assert say(times.TodayAt(day, time(9)), Voice("en-US")) == "Friday at 9 AM"
    assert say(times.TodayAt(later, time(9)), Voice("en-US")) == "tomorrow at 9 AM"
