"""Timers and reminders."""

from collections.abc import Iterator
from datetime import timedelta

from skill.display.reminders import Row, reminders_screen
from skill.domain.timers import Timer
from skill.intents.timer_screens import screen
from skill.simulator.scenes.scene import GERMAN, NOON, TURN, Scene


def scenes() -> Iterator[Scene]:
    """Yield timers from none to ten, in every state, and reminders."""
    pasta = timer(10, name="pasta", at=4)
    sauce = timer(45, name="tomato sauce", at=31, task="Stir in the cream")
    paused = Timer(
        id="c", length=timedelta(minutes=20), rings_at=None, left=timedelta(seconds=754)
    )
    roast = timer(195, name=GERMAN, at=130, task=f"Den {GERMAN} wenden")
    rung, soon = timer(6, name="eggs", at=-0.1), timer(5, at=0.4)
    ten = [rung, soon, pasta, sauce, paused, roast, *(timer(n, at=n) for n in range(1, 5))]
    for name, some in (
        ("one", [pasta]),
        ("one-long", [roast]),
        ("one-paused", [paused]),
        ("one-rung", [rung]),
        ("two", [pasta, paused]),
        ("three", [pasta, sauce, paused]),
        ("ten", ten),
    ):
        yield Scene(f"timers-{name}", screen(TURN, some))
    yield from _reminders()


def timer(
    minutes: int, *, name: str | None = None, at: float = 1, task: str | None = None
) -> Timer:
    """Return a timer of that length that rings ``at`` minutes past noon."""
    rings = NOON + timedelta(minutes=at)
    length = timedelta(minutes=minutes)
    return Timer(id=name or "t", length=length, rings_at=rings, name=name, task=task)


def _reminders() -> Iterator[Scene]:
    three = [
        Row("start the mac & cheese < 5 minutes", "today at 5 PM"),
        Row("take the bins out", "every day at 10 PM", recurs=True),
        Row("defrost the chicken", "tomorrow at 9 AM"),
    ]
    wordy = Row(
        f"den {GERMAN} in den Ofen schieben und den Tisch decken", "morgen um 16 Uhr"
    )
    for name, rows in (("typical", three), ("many", [*three * 4, wordy])):
        yield Scene(f"reminders-{name}", reminders_screen(rows, title="Reminders"))
