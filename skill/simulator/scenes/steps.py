"""One step at a time."""

from collections.abc import Iterator
from datetime import timedelta

from skill.display import cooking
from skill.display.cooking import Around
from skill.domain.recipes import Step
from skill.domain.timers import Timer
from skill.intents import shown
from skill.simulator.scenes.recipes import IN_GERMAN, PEANUTS, cleared, hand_of, hard
from skill.simulator.scenes.scene import GERMAN, NOON, TURN, Scene

LONG_STEP = (
    "Die Butter mit dem Mehl verreiben, bis grobe Streusel entstehen, Haferflocken und den "
    "übrigen Zucker zugeben, alles locker über die Äpfel streuen, ohne es anzudrücken, und "
    "backen, bis die Oberfläche goldbraun ist und der Saft am Rand der Form aufsteigt."
)


def scenes() -> Iterator[Scene]:
    """Yield steps: the first, one on the way, the last, with a timer, a long one."""
    tacos = hand_of(cleared("chicken-tinga-tacos", PEANUTS))
    crumble = hand_of(cleared("apple-crumble", PEANUTS))
    timed = [at for at, one in enumerate(crumble.recipe.steps) if one.timer]
    running = Timer(
        id="t", length=timedelta(minutes=35), rings_at=NOON + timedelta(minutes=31.2)
    )
    yield Scene("cooking-first", shown.step(crumble, 0, TURN))
    yield Scene("cooking-typical", shown.step(tacos, 1, TURN))
    yield Scene("cooking-timed", shown.step(crumble, timed[0], TURN))
    yield Scene("cooking-running", shown.step(crumble, timed[0], TURN, running))
    yield Scene("cooking-last", shown.step(tacos, len(tacos.recipe.steps) - 1, TURN))
    long = hard(GERMAN, [Step(LONG_STEP)] * 12)
    around = Around(
        "Schritt 11 von 12",
        then=f"Danach: {LONG_STEP}",
        amounts=["250 g Weizenvollkornmehl", "1½ EL brauner Zucker", GERMAN] * 2,
        timer="Auf 1 Stunde 35 Minuten stellen",
        labels=IN_GERMAN,
    )
    yield Scene("cooking-long", cooking.step(long, 10, around))
