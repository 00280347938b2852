"""Noise over ingredient lines: ``python -m benchmarks.fuzz [--minutes N] [--seed N]``.

Guided by coverage where atheris is installed (``uv run --with atheris``), by chance alone
where it is not.  Two promises are held: no text crashes the reader or holds it up, and no
words around a danger clear it, but for those that claim to (free, without, vegan ...).
It stops at the first broken one and prints the line.
"""

import argparse
import sys
import time
from collections.abc import Callable
from importlib import import_module
from random import Random

from skill.domain.food import Allergen, Presence
from skill.food.inflect import LANGUAGES
from skill.food.lexicon import foods, names, traits
from skill.food.lines import read
from skill.food.traits import Trait

SLOWEST_S = 1.0
_CLAIMING = (
    "free frei libre sans ohne senza sin without no non not nicht kein keine less loser los"
    " vegan vegane veganer veganes vegetalien vegano vegana vegetable vegetal plant"
    " pflanzliche instead replacement substitute imitation alternative style flavored"
    " flavoured size for zum fur pour per para minus except but such like mock faux"
    " dairyfree n t than"
)
CLAIMS = frozenset(_CLAIMING.split())
"""Words that may take a danger away, or make it the measure of another food."""
MARKS = (",", "(", ")", ".", ";", ":", "/", "-", "&", "*", "1", "½", "200", "g", "\n")


class BrokenError(AssertionError):
    """A promise was broken by this line."""


def dangers() -> list[tuple[str, Allergen]]:
    """Return English names of foods that surely contain an allergen, and which."""
    table = names("en")
    found = []
    for form, concept in table.one.items():
        held = traits(concept)
        for allergen in Allergen:
            if held[Trait(allergen.value)] is Presence.CONTAINS:
                found.append((form, allergen))
    return found


def noise() -> list[str]:
    """Return words that are no food and claim nothing, foods that hold nothing, marks."""
    table = names("en")
    plain = [w for w in sorted(table.words) if not CLAIMS.intersection(w.split())]
    letters = foods().facts
    harmless = [
        form
        for form, concept in table.one.items()
        if set(letters[concept]) == {"f"} and not CLAIMS.intersection(form.split())
    ]
    return [*plain, *harmless, *MARKS]


class Game:
    """Makes lines of bytes, and holds the reader to its promises."""

    def __init__(self) -> None:
        self.dangers, self.noise = dangers(), noise()
        self.lines = 0

    def any_text(self, data: bytes) -> None:
        """Read bytes as text, in every language.

        Raises:
            BrokenError: it took too long.
        """
        text = data.decode("utf-8", "surrogateescape")
        for lang in LANGUAGES:
            began = time.perf_counter()
            read(text, lang)
            self.lines += 1
            if time.perf_counter() - began > SLOWEST_S:
                raise BrokenError(f"slow: {lang} {text!r}")

    def around_a_danger(self, data: bytes) -> None:
        """Read a danger with words around it.

        Raises:
            BrokenError: the danger is cleared.
        """
        at = int.from_bytes(data[:3], "big") % len(self.dangers)
        food, allergen = self.dangers[at]
        words = [
            self.noise[int.from_bytes(data[i : i + 2], "big") % len(self.noise)]
            for i in range(3, min(len(data) - 1, 23), 2)
        ]
        half = len(words) // 2
        line = " ".join((*words[:half], ",", food, ",", *words[half:]))
        self.lines += 1
        if read(line).allergen(allergen) is Presence.FREE:
            raise BrokenError(f"{allergen} is cleared of {food!r}: {line!r}")

    def play(self, data: bytes) -> None:
        """Hold both promises for one input."""
        if data[:1] < b"\x40":
            self.any_text(data[1:])
        else:
            self.around_a_danger(data[1:])


def by_chance(play: Callable[[bytes], None], seconds: float, seed: int) -> None:
    """Play with random bytes for a while."""
    chance, until = Random(seed), time.perf_counter() + seconds
    while time.perf_counter() < until:
        play(chance.randbytes(chance.randint(4, 60)))


def main() -> None:
    """Fuzz for some minutes and tell what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    game, seconds = Game(), 60 * options.minutes
    try:
        atheris = import_module("atheris")
    except ImportError:
        print("atheris is not installed: by chance alone")
        by_chance(game.play, seconds, options.seed)
        print(f"{game.lines} lines, nothing broken")
        return
    limit = [sys.argv[0], f"-max_total_time={seconds:.0f}", f"-seed={options.seed}"]
    atheris.instrument_all()
    atheris.Setup(limit, game.play)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
