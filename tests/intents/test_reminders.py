"""Reminders: setting one, read back and confirmed first."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.dialog.reply import Elicit
from skill.domain.errors import DeviceNotSupportedError, ServiceDownError
from skill.domain.reminders import NewReminder, Recurrence, TooManyRemindersError, Weekday
from skill.speech.general import CannotHere, TimeZoneUnknown
from skill.speech.outcomes import NotCertain, NothingDone
from skill.speech.reminders import (
    AlreadyPast,
    ClocksChange,
    ConfirmReminder,
    OfferOtherHalf,
    OfferTomorrow,
    ReminderDropped,
    ReminderSet,
    TooManyReminders,
    WhatAbout,
    WhatTime,
    WhatTimeThen,
    WhenToRemind,
    WhichDay,
)
from skill.speech.times import DayName, InAWhile, InAWhileAt, OnDayAt, TodayAt
from tests.intents.kitchen import MINUTE, Kitchen, said
from tests.support import NOON, ZONE

DOWN = ServiceDownError("reminders", "503")
HERE = ZoneInfo(ZONE)
TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def kitchen() -> Kitchen:
    """Return a quiet kitchen at noon of a Tuesday."""
    return Kitchen()


def the_reminder(kitchen: Kitchen) -> NewReminder:
    """Return the one reminder that Alexa holds."""
    [reminder] = kitchen.world.reminders.held.values()
    return reminder


def today(hour: int, minute: int = 0) -> TodayAt:
    """Return a time today, as it is said."""
    return TodayAt(DayName(TODAY, TODAY), time(hour, minute))


def tomorrow(hour: int) -> TodayAt:
    """Return a time tomorrow, as it is said."""
    return TodayAt(DayName(TOMORROW, TODAY), time(hour))


def test_a_reminder_is_read_back_before_it_is_set(kitchen: Kitchen) -> None:
    """Alexa's policy: time and text, and a yes."""
    asked = kitchen.hear("SetReminderIntent", what="defrost the chicken", time="18:30")

    assert asked.ask == ConfirmReminder("defrost the chicken", today(18, 30))
    assert kitchen.world.reminders.held == {}

    reply = kitchen.yes()

    assert said(reply) == ReminderSet("defrost the chicken", today(18, 30))
    assert reply.ask is None
    reminder = the_reminder(kitchen)
    assert reminder.due == NOON.replace(hour=18, minute=30)
    assert (reminder.zone, reminder.recurrence) == (ZONE, None)
    assert kitchen.session.topic == "reminders"
    assert kitchen.session.reminder == "a1"


def test_a_yes_sent_twice_sets_one(kitchen: Kitchen) -> None:
    """And answers the same."""
    kitchen.hear("SetReminderIntent", what="eat", time="18:30")
    first = kitchen.yes()

    assert kitchen.again() == first
    assert kitchen.world.reminders.made == 1


def test_a_lost_answer_is_no_lost_reminder(kitchen: Kitchen) -> None:
    """It is found in the list."""
    kitchen.world.reminders.lose["create"] = [DOWN]
    kitchen.hear("SetReminderIntent", what="eat", time="18:30")

    assert isinstance(said(kitchen.yes()), ReminderSet)
    assert kitchen.world.reminders.made == 1


def test_a_service_that_is_down_changes_nothing(kitchen: Kitchen) -> None:
    """And says so."""
    kitchen.world.reminders.fail["create"] = [DOWN]
    kitchen.hear("SetReminderIntent", what="eat", time="18:30")

    assert said(kitchen.yes()) == NothingDone("reminders")


def test_what_cannot_be_looked_up_is_uncertain(kitchen: Kitchen) -> None:
    """Neither set nor not set."""
    kitchen.world.reminders.lose["create"] = [DOWN]
    kitchen.world.reminders.fail["all"] = [DOWN]
    kitchen.hear("SetReminderIntent", what="eat", time="18:30")

    assert said(kitchen.yes()) == NotCertain("reminders")


def test_five_is_the_next_five_and_no_turns_to_the_other(kitchen: Kitchen) -> None:
    """Said back with its half of the day; a second no asks what time."""
    asked = kitchen.hear("SetReminderIntent", what="eat", time="05:00")
    other = kitchen.no()
    neither = kitchen.no()

    assert asked.ask == ConfirmReminder("eat", today(17))
    assert other.ask == OfferOtherHalf(tomorrow(5))
    assert neither.ask == WhatTimeThen()
    assert neither.elicit == Elicit("time", "SetReminderIntent", {"what": "eat"})


def test_the_other_half_is_set_by_yes(kitchen: Kitchen) -> None:
    """Five in the morning, then."""
    kitchen.hear("SetReminderIntent", what="eat", time="05:00")
    kitchen.no()
    kitchen.yes()

    assert the_reminder(kitchen).due == datetime.combine(TOMORROW, time(5), HERE)


@pytest.mark.parametrize("intent", ["AnswerIntent", "SetReminderIntent"])
def test_another_time_takes_the_place_of_the_first(kitchen: Kitchen, intent: str) -> None:
    """After "what time, then?", bare or as the slot."""
    kitchen.hear("SetReminderIntent", what="eat", time="18:00")
    kitchen.no()
    asked = kitchen.hear(intent, time="19:00")

    assert asked.ask == ConfirmReminder("eat", today(19))


def test_another_time_may_come_in_place_of_yes(kitchen: Kitchen) -> None:
    """Should I set it? At seven rather."""
    kitchen.hear("SetReminderIntent", what="eat", time="18:00")

    assert kitchen.hear("AnswerIntent", time="19:00").ask == ConfirmReminder(
        "eat", today(19)
    )


def test_what_and_when_are_asked_for_one_by_one(kitchen: Kitchen) -> None:
    """From nothing at all to a reminder."""
    first = kitchen.hear("SetReminderIntent")
    second = kitchen.hear("SetReminderIntent", what="to call my mom")
    third = kitchen.hear("AnswerIntent", time="18:00")

    assert first.ask == WhatAbout()
    assert first.elicit == Elicit("what", "SetReminderIntent", {"what": ""})
    assert second.ask == WhenToRemind()
    assert third.ask == ConfirmReminder("call your mom", today(18))


def test_a_food_may_be_what_it_is_about(kitchen: Kitchen) -> None:
    """What about? The bread."""
    kitchen.hear("SetReminderIntent", time="18:00")

    asked = kitchen.hear("AnswerIntent", food="bread")

    assert asked.ask == ConfirmReminder("bread", today(18))


def test_a_while_is_said_with_the_clock(kitchen: Kitchen) -> None:
    """In twenty minutes, and when that is."""
    asked = kitchen.hear("SetReminderIntent", what="stir", after="PT20M")

    assert asked.ask == ConfirmReminder(
        "stir", InAWhileAt(20 * MINUTE, TodayAt(DayName(TODAY, TODAY), time(12, 20, 10)))
    )


def test_a_while_is_counted_from_when_it_was_said(kitchen: Kitchen) -> None:
    """Ten seconds went by until the yes."""
    kitchen.hear("SetReminderIntent", what="stir", after="PT20M")
    kitchen.yes()

    reminder = the_reminder(kitchen)
    assert reminder.after_seconds == 1190
    assert reminder.due == NOON + timedelta(minutes=20, seconds=10)


def test_a_while_that_is_over_before_the_yes_is_told(kitchen: Kitchen) -> None:
    """In five seconds."""
    kitchen.hear("SetReminderIntent", what="stir", after="PT5S")

    assert said(kitchen.yes()) == AlreadyPast()
    assert kitchen.world.reminders.held == {}


@pytest.mark.parametrize("at_once", [True, False])
def test_in_three_days_may_have_a_time(kitchen: Kitchen, at_once: bool) -> None:
    """At noon of that day, whether said at once or when it is read back."""
    if at_once:
        asked = kitchen.hear("SetReminderIntent", what="water", after="P3D", time="15:00")
    else:
        kitchen.hear("SetReminderIntent", what="water", after="P3D")
        asked = kitchen.hear("AnswerIntent", time="15:00")

    friday = DayName(TODAY + timedelta(days=3), TODAY)
    assert asked.ask == ConfirmReminder("water", OnDayAt(friday, time(15)))


def test_a_while_of_minutes_has_no_other_time(kitchen: Kitchen) -> None:
    """A time said instead takes its place."""
    kitchen.hear("SetReminderIntent", what="stir", after="PT20M")
    asked = kitchen.hear("AnswerIntent", time="15:00")

    assert asked.ask == ConfirmReminder("stir", today(15))


def test_a_while_needs_no_zone() -> None:
    """Where Alexa does not tell it, elapsed time still means something."""
    kitchen = Kitchen(now=datetime(2026, 11, 24, 17, tzinfo=UTC), zone_known=False)
    asked = kitchen.hear("SetReminderIntent", what="stir", after="PT20M")
    kitchen.yes()

    assert asked.ask == ConfirmReminder("stir", InAWhile(20 * MINUTE))
    assert the_reminder(kitchen).after_seconds == 1190


def test_a_clock_time_needs_a_zone() -> None:
    """Six o'clock is nowhere in particular."""
    kitchen = Kitchen(zone_known=False)

    reply = kitchen.hear("SetReminderIntent", what="stir", time="18:00")
    in_days = kitchen.hear("SetReminderIntent", what="stir", time="18:00", after="P3D")

    assert said(reply) == said(in_days) == TimeZoneUnknown()


def test_a_time_that_has_passed_is_offered_for_tomorrow(kitchen: Kitchen) -> None:
    """The question reads everything back: its yes is enough."""
    asked = kitchen.hear("SetReminderIntent", what="eat", time="08:15", date="2026-11-24")
    assert asked.ask == ConfirmReminder("eat", today(20, 15)), "8:15 is still to come"

    kitchen.wait(12 * 60)
    asked = kitchen.hear("SetReminderIntent", what="eat", time="13:00", date="2026-11-24")

    assert isinstance(asked.ask, WhichDay), "yesterday is no day for a reminder"


def test_a_passed_time_today_is_said_and_moved_by_yes(kitchen: Kitchen) -> None:
    """13:00, said at two."""
    kitchen.wait(120)
    asked = kitchen.hear("SetReminderIntent", what="eat", time="13:00")
    kitchen.yes()

    assert asked.ask == OfferTomorrow("eat", time(13), tomorrow(13))
    assert the_reminder(kitchen).due == datetime.combine(TOMORROW, time(13), HERE)


def test_a_passed_time_is_let_go_of_by_another(kitchen: Kitchen) -> None:
    """Tomorrow? No. What time, then? Three."""
    kitchen.wait(120)
    kitchen.hear("SetReminderIntent", what="eat", time="13:00")
    asked = kitchen.no()
    again = kitchen.hear("AnswerIntent", time="15:00")

    assert asked.ask == WhatTimeThen()
    assert again.ask == ConfirmReminder("eat", today(15))


@pytest.mark.parametrize(
    ("heard", "question", "slot"),
    [
        ({"time": "EV"}, WhatTime(), "time"),
        ({"date": "2026-11-25"}, WhatTime(), "time"),
        ({"every": "daily"}, WhatTime(), "time"),
        ({"date": "2026-W48-WE", "time": "10:00"}, WhichDay(), "date"),
        ({"date": "2026-W49", "time": "10:00"}, WhichDay(), "date"),
        ({"date": "2026-12", "time": "10:00"}, WhichDay(), "date"),
        ({"date": "2026-WI", "time": "10:00"}, WhichDay(), "date"),
        ({"date": "202X", "time": "10:00"}, WhichDay(), "date"),
        ({"every": "weekly", "time": "10:00"}, WhichDay(), "date"),
        ({"date": "PRESENT_REF"}, WhenToRemind(), "time"),
        ({}, WhenToRemind(), "time"),
    ],
)
def test_what_is_open_is_asked(
    kitchen: Kitchen, heard: dict[str, str], question: object, slot: str
) -> None:
    """Parts of the day, weekends, weeks, months, seasons: no guess is made."""
    reply = kitchen.hear("SetReminderIntent", what="eat", **heard)

    assert reply.ask == question
    assert reply.elicit is not None
    assert reply.elicit.slot == slot


@pytest.mark.parametrize(
    ("heard", "slot"),
    [
        ({"time": "25:00"}, "time"),
        ({"date": "2026-02-30"}, "date"),
        ({"after": "PT0S"}, "after"),
        ({"after": "P2Y"}, "after"),
        ({"every": "yearly"}, "every"),
    ],
)
def test_what_cannot_be_used_is_asked_again(
    kitchen: Kitchen, heard: dict[str, str], slot: str
) -> None:
    """The slot itself is elicited."""
    reply = kitchen.hear("SetReminderIntent", what="eat", **heard)

    assert reply.ask is not None
    assert reply.elicit == Elicit(slot)


def test_a_weekend_is_narrowed_to_a_day_and_an_hour_of_the_evening(
    kitchen: Kitchen,
) -> None:
    """Saturday, at seven: in the evening, as was said first."""
    kitchen.hear("SetReminderIntent", what="eat", date="2026-W48-WE", time="EV")
    day = kitchen.hear("AnswerIntent", date="2026-11-28")
    hour = kitchen.hear("AnswerIntent", time="07:00")

    saturday = DayName(TODAY + timedelta(days=4), TODAY)
    assert day.ask == WhatTime()
    assert hour.ask == ConfirmReminder("eat", OnDayAt(saturday, time(19)))


@pytest.mark.parametrize(
    ("every", "days"),
    [
        ("daily", frozenset()),
        ("weekdays", frozenset(list(Weekday)[:5])),
        ("weekends", frozenset(list(Weekday)[5:])),
        ("MO", frozenset({Weekday.MONDAY})),
    ],
)
def test_reminders_come_back(
    kitchen: Kitchen, every: str, days: frozenset[Weekday]
) -> None:
    """Daily, on weekdays, on weekends, on a weekday."""
    kitchen.hear("SetReminderIntent", what="feed the starter", every=every, time="18:00")
    kitchen.yes()

    assert the_reminder(kitchen).recurrence == Recurrence(at=time(18), days=days)


def test_weekly_is_on_the_day_it_begins(kitchen: Kitchen) -> None:
    """Weekly from Thursday."""
    kitchen.hear(
        "SetReminderIntent", what="bin", every="weekly", date="2026-11-26", time="19:00"
    )
    kitchen.yes()

    reminder = the_reminder(kitchen)
    assert reminder.recurrence == Recurrence(
        at=time(19), days=frozenset({Weekday.THURSDAY})
    )
    assert reminder.due == datetime(2026, 11, 26, 19, tzinfo=HERE)


def test_a_time_the_clocks_skip_is_moved_and_said(kitchen: Kitchen) -> None:
    """2:30 on March 14, 2027 does not exist in New York."""
    reply = kitchen.hear(
        "SetReminderIntent", what="check the dough", time="02:30", date="2027-03-14"
    )

    assert reply.prompts == (ClocksChange(time(3, 30)),)
    kitchen.yes()
    assert the_reminder(kitchen).due == datetime(2027, 3, 14, 3, 30, tzinfo=HERE)


def test_the_first_of_two_times_is_meant_when_clocks_go_back(kitchen: Kitchen) -> None:
    """1:30 on November 7, 2027 comes twice."""
    kitchen.hear("SetReminderIntent", what="x", time="01:30", date="2027-11-07")
    kitchen.yes()

    due = the_reminder(kitchen).due
    assert due.astimezone(UTC) == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)


def test_what_alexa_sends_again_with_an_answer_keeps_the_rest(kitchen: Kitchen) -> None:
    """The evening is not forgotten because the text came along once more."""
    what = {"what": "to buy flour"}
    kitchen.hear("SetReminderIntent", **what, date="2026-W48-WE")
    kitchen.hear("SetReminderIntent", **what, date="2026-11-28")
    kitchen.hear("SetReminderIntent", **what, date="2026-11-28", time="EV")
    asked = kitchen.hear("SetReminderIntent", **what, date="2026-11-28", time="06:30")

    saturday = DayName(TODAY + timedelta(days=4), TODAY)
    assert asked.ask == ConfirmReminder("buy flour", OnDayAt(saturday, time(18, 30)))


def test_a_draft_can_be_dropped(kitchen: Kitchen) -> None:
    """When? Never."""
    kitchen.hear("SetReminderIntent", what="eat")

    assert said(kitchen.no()) == ReminderDropped()
    assert kitchen.session.awaiting is None


def test_a_new_reminder_starts_afresh(kitchen: Kitchen) -> None:
    """The one that was being asked about is not mixed into it."""
    kitchen.hear("SetReminderIntent", what="eat", date="2026-11-27")
    asked = kitchen.hear("SetReminderIntent", what="sleep", time="22:00")

    assert asked.ask == ConfirmReminder("sleep", today(22))


def test_too_many_are_told(kitchen: Kitchen) -> None:
    """Alexa has a limit."""
    kitchen.world.reminders.fail["create"] = [TooManyRemindersError()]
    kitchen.hear("SetReminderIntent", what="eat", time="18:00")

    assert said(kitchen.yes()) == TooManyReminders()


def test_a_device_without_reminders_says_so(kitchen: Kitchen) -> None:
    """Some have none."""
    kitchen.world.reminders.fail["create"] = [DeviceNotSupportedError("reminders")]
    kitchen.hear("SetReminderIntent", what="eat", time="18:00")

    assert said(kitchen.yes()) == CannotHere("reminders")


def test_a_timer_too_long_becomes_a_reminder(kitchen: Kitchen) -> None:
    """Its question read the time: its yes is the confirmation."""
    kitchen.hear("SetTimerIntent", duration="PT30H", name="brine")
    kitchen.yes()

    reminder = the_reminder(kitchen)
    assert reminder.what == "your brine timer is up"
    assert reminder.due == NOON + timedelta(hours=30, seconds=10)


def test_a_timer_too_long_is_reminded_of_on_the_devices_clock() -> None:
    """Timers do not wait for the zone; the yes knows it."""
    kitchen = Kitchen(now=NOON.astimezone(UTC), zone_known=False)
    kitchen.hear("SetTimerIntent", duration="PT30H", name="brine")
    kitchen.now, kitchen.zone_known = kitchen.now.astimezone(HERE), True
    reply = kitchen.yes()

    reminder = the_reminder(kitchen)
    assert reminder.zone == ZONE
    told = said(reply)
    assert isinstance(told, ReminderSet)
    when = TodayAt(DayName(TOMORROW, TODAY), time(18, 0, 10))
    assert told.when == InAWhileAt(timedelta(hours=30), when)


def test_a_timer_too_long_may_stay_unset(kitchen: Kitchen) -> None:
    """No is no."""
    kitchen.hear("SetTimerIntent", duration="PT30H", task="take out the brine")

    assert said(kitchen.no()) == ReminderDropped()
    assert kitchen.world.reminders.held == {}
