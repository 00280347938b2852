"""What the resolver must be told about a language; everything else it takes from the model."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Words = Sequence[str]
Read = Callable[[Words, int, date], tuple[int, str] | None]


@dataclass(frozen=True)
class Language:
    """One language's habits.

    ``readers`` maps a built-in slot type to the grammar that reads it at a position, giving
    where it ends and its value in Alexa's format.  ``elsewhere`` is what people say to Alexa
    that is nothing for a kitchen: the stuff of ``AMAZON.FallbackIntent``.
    """

    contractions: Mapping[str, str]
    fillers: frozenset[tuple[str, ...]]
    wrappers: tuple[str, ...]  # {name} stands for the invocation name
    launches: tuple[str, ...]
    function_words: frozenset[str]
    readers: Mapping[str, Read]
    builtins: Mapping[str, tuple[str, ...]]
    elsewhere: tuple[str, ...]
    reorder: Callable[[Words], tuple[int, ...]]
    clitics: frozenset[str]
    amounts: frozenset[str]  # words of numbers and units, never a misspelling
    examples: Mapping[str, tuple[str, ...]]  # values of built-in types, to learn from
    correct: frozenset[str]  # words that look like misspellings of others


def language_of(locale: str) -> Language:
    """Return the language that ``locale`` is spoken in.

    Raises:
        LookupError: there is no grammar for that language yet.
    """
    if locale.split("-")[0] == "en":
        from skill.simulator.understanding.english.language import ENGLISH

        return ENGLISH
    raise LookupError(f"no grammar of times and amounts for {locale!r}")
