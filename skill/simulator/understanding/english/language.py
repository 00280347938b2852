"""English, as the resolver needs it: its word lists and its grammars together."""

import tomllib
from datetime import date
from pathlib import Path

from skill.simulator.understanding.english.dates import calendar_date
from skill.simulator.understanding.english.durations import duration
from skill.simulator.understanding.english.numbers import ORDINALS, SMALL, TENS
from skill.simulator.understanding.english.numbers import cardinal as _cardinal
from skill.simulator.understanding.english.numbers import ordinal as _ordinal
from skill.simulator.understanding.english.times import time_of_day
from skill.simulator.understanding.language import Language, Words

_UNITS = frozenset(
    (
        "second",
        "seconds",
        "sec",
        "secs",
        "minute",
        "minutes",
        "min",
        "mins",
        "hour",
        "hours",
    )
)

_PAST = frozenset(
    ("week", "weekend", "night", "month", "year", "time", "thing", "few", "minute")
)


def _number(words: Words, at: int, _today: date) -> tuple[int, str] | None:
    """Return a whole number in the format of ``AMAZON.NUMBER``."""
    found = _cardinal(words, at)
    if found is None or found[1].denominator != 1:
        return None
    return found[0], str(found[1])


def _place(words: Words, at: int, _today: date) -> tuple[int, str] | None:
    """Return an ordinal in the format of ``AMAZON.Ordinal``; the last one is "-1"."""
    if words[at] in ("last", "final") and not _is_past(words, at):
        return at + 1, "-1"
    found = _ordinal(words, at)
    return None if found is None else (found[0], str(found[1]))


def _is_past(words: Words, at: int) -> bool:
    """Return whether "last" at ``at`` says when, as in "last week"."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in _PAST or following.endswith("day")


def _length(words: Words, at: int, _today: date) -> tuple[int, str] | None:
    return duration(words, at)


def _time(words: Words, at: int, _today: date) -> tuple[int, str] | None:
    return time_of_day(words, at)


def more_after_the_unit(words: Words) -> tuple[int, ...]:
    """Return the order in which "ten more minutes" reads "ten minutes more"."""
    order = list(range(len(words)))
    for at in range(1, len(words) - 1):
        counted = words[at - 1] in SMALL or words[at - 1] in TENS or words[at - 1].isdigit()
        if (
            counted
            and words[at] in ("more", "extra", "less", "fewer")
            and words[at + 1] in _UNITS
        ):
            order[at], order[at + 1] = order[at + 1], order[at]
    return tuple(order)


def english() -> Language:
    """Return English, read from its word lists."""
    lists = tomllib.loads(
        Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    )
    return Language(
        contractions=_contractions(lists["contractions"], lists["is_after"].split()),
        is_before=frozenset(lists["is_before"].split()),
        fillers=tuple(lists["fillers"]),
        afterthoughts=tuple(lists["afterthoughts"]),
        hesitations=frozenset(lists["hesitations"]),
        wrappers=tuple(lists["wrappers"]),
        launches=tuple(lists["launches"]),
        function_words=frozenset(lists["function_words"].split()),
        openers=frozenset(lists["openers"].split()),
        below_zero=frozenset(lists["below_zero"]),
        against=tuple(lists["against"]),
        denials=tuple(lists["denials"]),
        no_denials=tuple(lists["no_denials"]),
        joiners=tuple(lists["joiners"]),
        reopeners=frozenset(lists["reopeners"]),
        turns=frozenset(lists["turns"].split()),
        builtins={name: tuple(said) for name, said in lists["builtins"].items()},
        elsewhere=tuple(lists["elsewhere"]),
        examples={name: tuple(values) for name, values in lists["examples"].items()},
        doubts={
            (slot_type, word): nats
            for slot_type, words in lists["doubts"].items()
            for word, nats in words.items()
        },
        correct=frozenset(lists["correct"].split()),
        amounts=frozenset(SMALL) | frozenset(TENS) | frozenset(ORDINALS) | _UNITS,
        readers={
            "AMAZON.DURATION": _length,
            "AMAZON.TIME": _time,
            "AMAZON.DATE": calendar_date,
            "AMAZON.NUMBER": _number,
            "AMAZON.Ordinal": _place,
        },
        reorder=more_after_the_unit,
    )


def _contractions(listed: dict[str, str], is_after: list[str]) -> dict[str, str]:
    """Return what every short form is short for."""
    return listed | {f"{word}'s": f"{word} is" for word in is_after}
