"""The screen of a step: large enough to read from across the kitchen."""

from skill.display.recipes import Caption
from skill.display.screen import Screen
from skill.food.gate import Cleared


def step(choice: Cleared, place: int, caption: Caption, after: str) -> Screen:
    """Return the step at ``place``, counted from 0; ``after`` says what comes then."""
    steps = choice.recipe.steps
    here = steps[place]
    seconds = round(here.timer.total_seconds()) if here.timer else 0
    return Screen(
        "cooking",
        {
            "facts": caption.facts,
            "number": place + 1,
            "count": len(steps),
            "text": here.text,
            "after": after,
            "timerSeconds": seconds,
            "labels": dict(caption.labels),
        },
        words=tuple(filter(None, (caption.facts, here.text, after))),
    )
