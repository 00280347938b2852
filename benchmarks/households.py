"""Random households asking for a recipe: ``python -m benchmarks.households [COUNT]``.

Each has up to six allergies and two diets, and asks at a random hour of the year.  What is
offered goes through the gate once more; the gate itself is the judge, so this shows that
nothing goes round it, not that its labels are right (the safety scorer does that).
"""

import sys
import time
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from skill.catalog.catalog import Catalog
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import NothingFitsError, Wishes
from skill.food.gate import Cleared, clear
from skill.recommender.pick import Engine
from skill.recommender.signals import read

YEAR = datetime(2026, 1, 1, tzinfo=ZoneInfo("America/New_York"))


def eaters(chance: Random) -> Eaters:
    """Return the needs of a random table."""
    return Eaters(
        allergies=frozenset(chance.sample(list(Allergen), chance.randint(0, 6))),
        diets=frozenset(chance.sample(list(Diet), chance.randint(0, 2))),
    )


def main(count: int) -> None:
    """Ask ``count`` times; print what came of it."""
    chance = Random(20261123)
    model = Engine(Catalog.load())
    unsafe = nothing = 0
    taken: list[float] = []
    for number in range(count):
        needs = eaters(chance)
        now = YEAR + timedelta(minutes=chance.randrange(365 * 24 * 60))
        began = time.perf_counter()
        try:
            picked = model.pick(read(Wishes(), now), needs, seed=str(number))
        except NothingFitsError:
            nothing += 1
            continue
        taken.append(1000 * (time.perf_counter() - began))
        offered = (picked.choice, *picked.runners_up)
        unsafe += sum(not isinstance(clear(o.recipe, needs), Cleared) for o in offered)
    taken.sort()
    print(f"{count} households: {unsafe} offers refused by the gate, {nothing} without one")
    p50, p99 = (taken[len(taken) * rank // 100] for rank in (50, 99))
    print(f"pick: p50 {p50:.1f} ms, p99 {p99:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
