"""Every screen with what it may have to hold, made by the builders that the skill uses.

Tests measure them, ``larder screenshots`` takes their pictures.  What is typical comes from
the starter catalogue in the words of its locale; what is hard (forty ingredients, the
longest words of German) is made up.
"""

from collections.abc import Iterator
from functools import cache

from skill.simulator.scenes import kitchen, lists, recipes, steps
from skill.simulator.scenes.scene import Scene


@cache
def scenes() -> tuple[Scene, ...]:
    """Return all of them, each document several times."""
    return tuple(_every())


def _every() -> Iterator[Scene]:
    for part in (recipes, steps, kitchen, lists):
        yield from part.scenes()
