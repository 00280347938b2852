"""Reminders that are set: told, moved and deleted."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.dialog.reply import Elicit
from skill.domain.errors import ServiceDownError
from skill.domain.reminders import Recurrence, Reminder, Weekday
from skill.speech.outcomes import NothingDone
from skill.speech.reminders import (
    AllDeleted,
    AllKept,
    ChangeDropped,
    ChangeToWhen,
    ConfirmChange,
    ConfirmDeleteAll,
    NoReminders,
    NoRemindersThen,
    NoSuchReminder,
    OfferOtherHalf,
    OfferTomorrow,
    ReminderChanged,
    ReminderDeleted,
    ReminderNotFound,
    RemindersListed,
    RemindersListedAndMore,
    WhatTime,
    WhichReminder,
)
from skill.speech.spoken import Many
from skill.speech.times import DayName, EveryWeekdayAt, OnDayAt, TodayAt
from tests.intents.kitchen import Kitchen, said
from tests.support import NOON, ZONE

DOWN = ServiceDownError("reminders", "503")
HERE = ZoneInfo(ZONE)
TODAY = NOON.date()
SATURDAY = TODAY + timedelta(days=4)
FIVE = frozenset(list(Weekday)[:5])


@pytest.fixture
def kitchen() -> Kitchen:
    """Return a kitchen with bread today, chicken on Saturday, a starter on weekdays."""
    busy = Kitchen()
    held = busy.world.reminders.held
    for id_, what, due in (
        ("bread", "take out the bread", NOON.replace(hour=16)),
        ("chicken", "defrost the chicken", datetime.combine(SATURDAY, time(18), HERE)),
    ):
        held[id_] = Reminder(id=id_, what=what, due=due, zone=ZONE)
    held["starter"] = Reminder(
        id="starter",
        what="feed the starter",
        due=NOON.replace(hour=7) + timedelta(days=1),
        zone=ZONE,
        recurrence=Recurrence(at=time(7), days=FIVE),
    )
    return busy


def ids(kitchen: Kitchen) -> set[str]:
    """Return which reminders are left."""
    return set(kitchen.world.reminders.held)


def held(kitchen: Kitchen, id_: str) -> Reminder:
    """Return a reminder as Alexa holds it."""
    return kitchen.world.reminders.held[id_]


def test_reminders_are_listed_the_next_first(kitchen: Kitchen) -> None:
    """With day and time, in speech and on the screen."""
    reply = kitchen.hear("ListRemindersIntent")

    told = said(reply)
    assert isinstance(told, RemindersListed)
    assert told.count == Many(3, "reminders")
    whats = [line.what for line in told.reminders]  # type: ignore[attr-defined]
    whens = [line.when for line in told.reminders]  # type: ignore[attr-defined]
    assert whats == ["take out the bread", "feed the starter", "defrost the chicken"]
    assert whens == [
        TodayAt(DayName(TODAY, TODAY), time(16)),
        EveryWeekdayAt(time(7)),
        OnDayAt(DayName(SATURDAY, TODAY), time(18)),
    ]
    assert reply.show is not None
    assert len(reply.show.words) == 4


@pytest.mark.parametrize(
    ("date", "count"),
    [("2026-11-24", 1), ("2026-11-25", 1), ("2026-11-28", 1), ("2026-W48", 3)],
)
def test_a_day_is_listed_alone(kitchen: Kitchen, date: str, count: int) -> None:
    """What comes back counts on each of its days."""
    told = said(kitchen.hear("ListRemindersIntent", date=date))

    assert isinstance(told, RemindersListed)
    assert told.count == Many(count, "reminders")


def test_a_day_without_reminders_is_told_as_such(kitchen: Kitchen) -> None:
    """Sunday."""
    reply = kitchen.hear("ListRemindersIntent", date="2026-11-29")

    assert said(reply) == NoRemindersThen()


def test_a_long_list_is_cut_for_the_ear(kitchen: Kitchen) -> None:
    """Four, and how many more."""
    for n in range(4):
        due = NOON + timedelta(hours=n + 1)
        more = Reminder(id=f"x{n}", what=f"thing {n}", due=due, zone=ZONE)
        kitchen.world.reminders.held[more.id] = more

    told = said(kitchen.hear("ListRemindersIntent"))

    assert isinstance(told, RemindersListedAndMore)
    assert (len(told.reminders), told.more) == (4, 3)


@pytest.mark.parametrize(
    ("heard", "gone"),
    [
        ({"what": "the chicken"}, "chicken"),
        ({"what": "to take out the bread"}, "bread"),
        ({"what": "feeding my starter"}, "starter"),
        ({"time": "18:00"}, "chicken"),
        ({"time": "04:00"}, "bread"),
        ({"date": "2026-11-28"}, "chicken"),
        ({"ordinal": "1"}, "bread"),
        ({"ordinal": "last"}, "chicken"),
    ],
)
def test_the_reminder_meant_is_deleted(
    kitchen: Kitchen, heard: dict[str, str], gone: str
) -> None:
    """By what it says, its time, its day, its place."""
    what = held(kitchen, gone).what

    reply = kitchen.hear("DeleteReminderIntent", **heard)

    assert said(reply) == ReminderDeleted(what)
    assert gone not in ids(kitchen)
    assert len(ids(kitchen)) == 2


def test_deleting_is_done_once(kitchen: Kitchen) -> None:
    """The first, sent again, is not the next."""
    first = kitchen.hear("DeleteReminderIntent", ordinal="1")

    assert kitchen.again() == first
    assert len(ids(kitchen)) == 2


def test_one_of_several_is_asked_for(kitchen: Kitchen) -> None:
    """And taken from a bare answer."""
    asked = kitchen.hear("DeleteReminderIntent")
    kitchen.hear("AnswerIntent", ordinal="2")

    assert isinstance(asked.ask, WhichReminder)
    assert ids(kitchen) == {"bread", "chicken"}


def test_one_of_several_may_be_named_as_the_elicited_slot(kitchen: Kitchen) -> None:
    """The intent comes again."""
    kitchen.hear("DeleteReminderIntent")
    kitchen.hear("DeleteReminderIntent", what="chicken")

    assert ids(kitchen) == {"bread", "starter"}


def test_an_answer_that_tells_none_of_them_is_asked_again(kitchen: Kitchen) -> None:
    """It is still deleting that is talked about."""
    kitchen.hear("DeleteReminderIntent")
    kitchen.hear("AnswerIntent", food="gravel")
    kitchen.hear("DeleteReminderIntent", what="take")

    assert ids(kitchen) == {"chicken", "starter"}


def test_the_new_time_is_kept_through_two_questions(kitchen: Kitchen) -> None:
    """Which one, and which one again."""
    kitchen.hear("ChangeReminderIntent", time="21:00")
    again = kitchen.yes()
    kitchen.hear("AnswerIntent", ordinal="last")
    kitchen.yes()

    assert isinstance(again.ask, WhichReminder)
    assert held(kitchen, "chicken").due == datetime.combine(SATURDAY, time(21), HERE)


@pytest.mark.parametrize("what", ["second one", "the second one"])
def test_a_place_may_come_as_the_elicited_text(kitchen: Kitchen, what: str) -> None:
    """Nothing is called that."""
    kitchen.hear("DeleteReminderIntent")
    kitchen.hear("DeleteReminderIntent", what=what)

    assert ids(kitchen) == {"bread", "chicken"}


def test_none_after_all_deletes_none(kitchen: Kitchen) -> None:
    """Which one? None."""
    kitchen.hear("DeleteReminderIntent")

    assert said(kitchen.no()) == ChangeDropped()
    assert len(ids(kitchen)) == 3


def test_what_is_not_there_is_told(kitchen: Kitchen) -> None:
    """By its words, or just so."""
    by_name = kitchen.hear("DeleteReminderIntent", what="walk the dog")
    by_time = kitchen.hear("DeleteReminderIntent", time="13:00")

    assert said(by_name) == ReminderNotFound("walk the dog")
    assert said(by_time) == NoSuchReminder()


def test_all_are_deleted_after_a_yes(kitchen: Kitchen) -> None:
    """Counted, and once."""
    asked = kitchen.hear("DeleteAllRemindersIntent")
    assert asked.ask == ConfirmDeleteAll(Many(3, "reminders"))
    assert len(ids(kitchen)) == 3

    done = kitchen.yes()

    assert said(done) == AllDeleted(Many(3, "reminders"))
    assert kitchen.again() == done
    assert ids(kitchen) == set()


def test_all_are_kept_after_a_no(kitchen: Kitchen) -> None:
    """Nothing is lost by asking."""
    kitchen.hear("DeleteAllRemindersIntent")

    assert said(kitchen.no()) == AllKept()
    assert len(ids(kitchen)) == 3


def test_deleting_all_takes_up_what_failed_half_way(kitchen: Kitchen) -> None:
    """The second of three did not answer."""
    kitchen.hear("DeleteAllRemindersIntent")
    kitchen.world.reminders.lose["delete"] = [DOWN]

    assert said(kitchen.yes()) == AllDeleted(Many(3, "reminders"))
    assert ids(kitchen) == set()


def test_a_change_is_read_back_before_it_is_made(kitchen: Kitchen) -> None:
    """Its day stays; only what is new is."""
    asked = kitchen.hear("ChangeReminderIntent", what="chicken", time="19:30")
    when = OnDayAt(DayName(SATURDAY, TODAY), time(19, 30))

    assert asked.ask == ConfirmChange("defrost the chicken", when)
    assert held(kitchen, "chicken").due.hour == 18

    reply = kitchen.yes()

    assert said(reply) == ReminderChanged("defrost the chicken", when)
    assert held(kitchen, "chicken").due == datetime.combine(SATURDAY, time(19, 30), HERE)
    assert kitchen.session.reminder == "chicken"
    assert kitchen.again() == reply


@pytest.mark.parametrize("resent", [{}, {"what": "chicken", "date": "2026-11-26"}])
@pytest.mark.parametrize("intent", ["ChangeReminderIntent", "AnswerIntent"])
def test_another_part_of_the_day_leaves_the_hour_open(
    kitchen: Kitchen, intent: str, resent: dict[str, str]
) -> None:
    """Thursday morning is not Thursday at six in the evening, and "eight" is 8 AM then.

    Alexa may send the name and the day once more with the hour.
    """
    asked = kitchen.hear(
        "ChangeReminderIntent", what="chicken", date="2026-11-26", time="MO"
    )
    assert asked.ask == WhatTime()
    assert asked.elicit == Elicit("time", "ChangeReminderIntent")

    if intent == "AnswerIntent":
        resent = {}
    moved = kitchen.hear(intent, time="08:00", **resent)

    thursday = DayName(TODAY + timedelta(days=2), TODAY)
    assert moved.ask == ConfirmChange("defrost the chicken", OnDayAt(thursday, time(8)))
    kitchen.yes()
    assert held(kitchen, "chicken").due.hour == 8


def test_another_part_of_every_day_leaves_the_days(kitchen: Kitchen) -> None:
    """On weekdays in the evening, at six: the days stay."""
    asked = kitchen.hear("ChangeReminderIntent", what="starter", time="EV")
    assert asked.ask == WhatTime()

    moved = kitchen.hear("AnswerIntent", time="06:00")

    assert moved.ask == ConfirmChange("feed the starter", EveryWeekdayAt(time(18)))


def test_another_reminder_is_named_in_place_of_the_hour(kitchen: Kitchen) -> None:
    """Then it is that one that moves, and nothing of the other's new day."""
    kitchen.hear("ChangeReminderIntent", what="chicken", date="2026-11-26", time="MO")

    moved = kitchen.hear("ChangeReminderIntent", what="bread", time="17:00")

    assert moved.ask == ConfirmChange(
        "take out the bread", TodayAt(DayName(TODAY, TODAY), time(17))
    )


def test_a_bare_hour_stays_in_its_half_of_the_day(kitchen: Kitchen) -> None:
    """Six in the evening moved to five is 5 PM; no turns to the morning."""
    asked = kitchen.hear("ChangeReminderIntent", what="chicken", time="05:00")
    other = kitchen.no()

    saturday = DayName(SATURDAY, TODAY)
    assert asked.ask == ConfirmChange("defrost the chicken", OnDayAt(saturday, time(17)))
    assert other.ask == OfferOtherHalf(OnDayAt(saturday, time(5)))


def test_a_recurring_reminder_keeps_its_days(kitchen: Kitchen) -> None:
    """Seven becomes eight, still on weekdays, still in the morning."""
    kitchen.hear("ChangeReminderIntent", what="starter", time="08:00")
    kitchen.yes()

    assert held(kitchen, "starter").recurrence == Recurrence(at=time(8), days=FIVE)


def test_a_day_alone_keeps_the_time(kitchen: Kitchen) -> None:
    """The bread, on Thursday."""
    kitchen.hear("ChangeReminderIntent", what="bread", date="2026-11-26")
    kitchen.yes()

    assert held(kitchen, "bread").due == datetime(2026, 11, 26, 16, tzinfo=HERE)


def test_a_while_moves_it_from_now(kitchen: Kitchen) -> None:
    """In two hours, whatever it was."""
    kitchen.hear("ChangeReminderIntent", what="chicken", after="PT2H")
    kitchen.yes()

    assert held(kitchen, "chicken").due == NOON + timedelta(hours=2, seconds=10)


def test_a_new_time_is_asked_for_and_taken(kitchen: Kitchen) -> None:
    """Which one was named is not forgotten."""
    asked = kitchen.hear("ChangeReminderIntent", what="bread")
    kitchen.hear("AnswerIntent", time="17:00")
    kitchen.yes()

    assert asked.ask == ChangeToWhen("take out the bread")
    assert held(kitchen, "bread").due == NOON.replace(hour=17)


def test_a_new_time_may_come_as_the_elicited_slot(kitchen: Kitchen) -> None:
    """As Alexa reads it."""
    kitchen.hear("ChangeReminderIntent", what="bread")
    kitchen.hear("ChangeReminderIntent", time="17:00")
    kitchen.yes()

    assert held(kitchen, "bread").due == NOON.replace(hour=17)


def test_which_one_is_asked_with_the_new_time_kept(kitchen: Kitchen) -> None:
    """Move my reminder to nine. Which one? The chicken."""
    asked = kitchen.hear("ChangeReminderIntent", time="21:00")
    kitchen.hear("AnswerIntent", food="chicken")
    kitchen.yes()

    assert isinstance(asked.ask, WhichReminder)
    assert held(kitchen, "chicken").due == datetime.combine(SATURDAY, time(21), HERE)


def test_a_passed_time_is_offered_for_tomorrow(kitchen: Kitchen) -> None:
    """Noon is over."""
    kitchen.wait(90)
    asked = kitchen.hear("ChangeReminderIntent", what="bread", time="13:00")
    kitchen.yes()

    assert isinstance(asked.ask, OfferTomorrow)
    assert held(kitchen, "bread").due == NOON.replace(hour=13) + timedelta(days=1)


def test_another_time_may_come_in_place_of_yes(kitchen: Kitchen) -> None:
    """Is that right? At six."""
    kitchen.hear("ChangeReminderIntent", what="bread", time="17:00")
    kitchen.hear("AnswerIntent", time="18:00")
    kitchen.yes()

    assert held(kitchen, "bread").due == NOON.replace(hour=18)


def test_no_leaves_it_as_it_was(kitchen: Kitchen) -> None:
    """At both questions."""
    kitchen.hear("ChangeReminderIntent", what="bread", time="17:00")
    at_confirming = kitchen.no()
    kitchen.hear("ChangeReminderIntent", what="bread")
    at_asking = kitchen.no()

    assert said(at_confirming) == said(at_asking) == ChangeDropped()
    assert held(kitchen, "bread").due == NOON.replace(hour=16)


def test_a_change_that_fails_is_told(kitchen: Kitchen) -> None:
    """Nothing has changed."""
    kitchen.world.reminders.fail["change"] = [DOWN]
    kitchen.hear("ChangeReminderIntent", what="bread", time="17:00")

    assert said(kitchen.yes()) == NothingDone("reminders")


def test_a_change_whose_answer_is_lost_is_made(kitchen: Kitchen) -> None:
    """The list tells."""
    kitchen.world.reminders.lose["change"] = [DOWN]
    kitchen.hear("ChangeReminderIntent", what="bread", time="17:00")

    assert isinstance(said(kitchen.yes()), ReminderChanged)


@pytest.mark.parametrize(
    "intent",
    [
        "ListRemindersIntent",
        "DeleteReminderIntent",
        "DeleteAllRemindersIntent",
        "ChangeReminderIntent",
    ],
)
def test_without_reminders_that_is_what_is_said(intent: str) -> None:
    """Whatever was to be done to one."""
    assert said(Kitchen().hear(intent)) == NoReminders()
