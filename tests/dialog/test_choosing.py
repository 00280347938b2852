"""The screens of "which one?": touched as the answer could be said."""

from datetime import timedelta

from skill.dialog.apologies import apology
from skill.domain.reminders import Reminder, WhichReminderError
from skill.domain.timers import Timer, TimerNotFoundError, WhichTimerError
from tests.support import NOON, SHOW_8, ZONE, turn

TEN = timedelta(minutes=10)
PASTA = Timer(id="a", length=TEN, rings_at=NOON + TEN, name="pasta")
LONG = Timer(id="b", length=2 * TEN, rings_at=None, left=TEN)


def test_timers_to_choose_from_stand_with_what_they_have_left() -> None:
    """Numbered as "the second one" would count the candidates."""
    reply = apology(
        WhichTimerError([PASTA, LONG]), turn("CancelTimerIntent", device=SHOW_8)
    )

    assert reply.show is not None
    assert reply.show.data["options"] == [
        {"place": 1, "label": "Pasta", "detail": "10:00", "sends": ["this_one", 1]},
        {"place": 2, "label": "20:00", "detail": "10:00", "sends": ["this_one", 2]},
    ]


def test_a_single_timer_is_asked_about_with_yes_and_no_and_no_list() -> None:
    """The question names it already."""
    reply = apology(TimerNotFoundError("oven", [PASTA]), turn("CancelTimerIntent"))

    assert reply.show is None


def test_reminders_to_choose_from_stand_with_their_times() -> None:
    """One that was asked for "in an hour" too."""
    five = NOON.replace(hour=17)
    bins = Reminder(id="a", what="take the bins out", due=five, zone=ZONE)
    eat = Reminder(id="b", what="eat", due=five, zone=ZONE, after_seconds=18000)

    reply = apology(WhichReminderError([bins, eat]), turn("DeleteReminderIntent"))

    assert reply.show is not None
    options = reply.show.data["options"]
    assert isinstance(options, list)
    assert [(one["label"], one["sends"]) for one in options if isinstance(one, dict)] == [
        ("Take the bins out", ["this_one", 1]),
        ("Eat", ["this_one", 2]),
    ]
    assert len({one["detail"] for one in options if isinstance(one, dict)}) == 1
