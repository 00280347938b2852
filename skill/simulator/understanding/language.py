"""What the resolver must be told about a language; all else it takes from the model."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Words = Sequence[str]
Read = Callable[[Words, int, date], tuple[int, str] | None]


@dataclass(frozen=True)
class Language:
    """One language's habits.

    ``readers`` maps a built-in slot type to the grammar that reads it at a position,
    giving where it ends and its value in Alexa's format.  ``elsewhere`` is what people say
    to Alexa that is nothing for a kitchen: the stuff of ``AMAZON.FallbackIntent``.
    """

    contractions: Mapping[str, str]
    is_before: frozenset[str]  # before these "'s" stands for a verb
    fillers: tuple[str, ...]  # before a request
    afterthoughts: tuple[str, ...]  # and after it
    hesitations: frozenset[str]
    wrappers: tuple[str, ...]  # {name} stands for the invocation name
    launches: tuple[str, ...]
    function_words: frozenset[str]
    openers: frozenset[str]  # words that nothing ends with
    below_zero: frozenset[str]  # words that turn the amount after them below nothing
    against: tuple[str, ...]  # what an answer begins with that wants the opposite
    denials: tuple[str, ...]  # what follows is not wanted, as long as the list goes on
    no_denials: tuple[str, ...]  # phrases that look like one
    joiners: tuple[str, ...]  # small words inside a list
    reopeners: frozenset[str]  # words that take a list up again
    turns: frozenset[str]  # words that end one for good
    builtins: Mapping[str, tuple[str, ...]]
    elsewhere: tuple[str, ...]
    examples: Mapping[str, tuple[str, ...]]  # values of built-in types, to learn from
    doubts: Mapping[tuple[str, str], float]  # nats, by type and the word read
    correct: frozenset[str]  # words that look like slips of others
    amounts: frozenset[str]  # words of numbers and units
    readers: Mapping[str, Read]
    reorder: Callable[[Words], tuple[int, ...]]


def language_of(locale: str) -> Language:
    """Return the language that ``locale`` is spoken in.

    Raises:
        LookupError: there is no grammar for that language yet.
    """
    if locale.split("-")[0] == "en":
        from skill.simulator.understanding.english import language

        return language.english()
    raise LookupError(f"no grammar of times and amounts for {locale!r}")
