"""Recipes by the words of a dish: postings of stems, with slips forgiven.

A word counts most in the title, then in tags, cuisine and meals, then in the list of
ingredients.  Every word that was said must be met, and noise ("a recipe for") is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.facts import LISTED, TAGGED, TITLED, key_of
from skill.catalog.finding import first_rows, settled
from skill.catalog.ragged import Rows
from skill.catalog.sets import AllOf, AnyOf, Bits, Listed, RowSet
from skill.catalog.slips import deletions, is_slip
from skill.catalog.words import words

TITLE, TAG, LIST = 3.0, 2.0, 1.0  # what a word found there is worth
SLIP = 0.7  # of that, where it had to be guessed
LANGUAGES = ("en", "de", "fr", "it", "es")
REMEMBERED = 64  # dishes whose rows are kept, some of them a bit for every row
ENOUGH = 512  # rows that are looked at to find the best few
ANYWHERE = LISTED | TAGGED | TITLED
_WORTHS = [
    TITLE * bool(bits & TITLED) or TAG * bool(bits & TAGGED) or LIST * bool(bits & LISTED)
    for bits in range(256)
]
WORTHS = np.array(_WORTHS)
"""What a word is worth by the bits of its places."""


@dataclass(frozen=True, eq=False)
class Posting:
    """Where one known word stands, and how sure it is that it was meant."""

    rows: Rows
    places: Bits
    share: float = 1.0

    def worth(self, rows: Rows) -> NDArray[np.float64]:
        """Return what the word is worth in each of the rows."""
        if not len(self.rows):
            return np.zeros(len(rows))
        at = self.rows.searchsorted(rows)
        worth = WORTHS.take(self.places.take(at, mode="clip"))
        worth *= self.share
        worth *= self.rows.take(at, mode="clip") == rows
        return worth


Meaning = tuple[Posting, ...]
"""A word that was said: the word, or all that it may be a slip of."""


class Search:
    """Looks words up in a catalogue; what was looked for lately is kept."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.wanted = lru_cache(maxsize=REMEMBERED)(self._wanted)
        self.meanings = lru_cache(maxsize=REMEMBERED)(self._meanings)

    def posting(self, stem: str, share: float = 1.0) -> Posting | None:
        """Return where a stem stands; None where no recipe knows it."""
        keys = self.columns["word_keys"]
        key = np.uint64(key_of(stem))
        number = int(np.searchsorted(keys, key))
        if number == len(keys) or keys[number] != key:
            return None
        return self._posting(number, share)

    def _meanings(self, asked: str, lang: str = "en") -> tuple[Meaning, ...]:
        """Return what each word means; an unknown word means nothing at all."""
        said = words(asked, lang)
        known = tuple(self.posting(stem) for stem in said)
        if all(known) and said:
            return tuple((one,) for one in known if one)
        for other in LANGUAGES:
            elsewhere = [self.posting(stem) for stem in words(asked, other)]
            if elsewhere and all(elsewhere):
                return tuple((one,) for one in elsewhere if one)
        pairs = zip(said, known, strict=True)
        return tuple((one,) if one else tuple(self._meant(stem)) for stem, one in pairs)

    def _wanted(
        self, asked: str, needed: int = ANYWHERE, lang: str = "en"
    ) -> RowSet | None:
        """Return the rows that every word stands in, in a place of these; None: of none."""
        meanings = self.meanings(asked, lang)
        if not meanings or not all(meanings):
            return None
        every = AllOf(
            [
                AnyOf([Listed(one.rows, one.places, needed) for one in meaning])
                for meaning in meanings
            ]
        )
        return settled(every, len(self.columns))

    def is_title(self, asked: str, lang: str = "en") -> bool:
        """Return whether all words, without slips, stand in one title."""
        known = [self.posting(stem) for stem in words(asked, lang)]
        lists = [Listed(one.rows, one.places, TITLED) for one in known if one is not None]
        if not known or len(lists) < len(known):
            return False
        return bool(len(first_rows(lists, len(self.columns), 1)))

    def worth(self, asked: str, rows: Rows, lang: str = "en") -> NDArray[np.float64]:
        """Return how well each row fits the words, in [0, 1]; 0 where one is missing."""
        meanings = self.meanings(asked, lang)
        total, every = np.zeros(len(rows)), np.ones(len(rows), dtype=np.bool_)
        for meaning in meanings:
            best = meaning[0].worth(rows) if meaning else np.zeros(len(rows))
            for one in meaning[1:]:
                np.maximum(best, one.worth(rows), out=best)
            total += best
            every &= best > 0
        total *= every
        total /= TITLE * max(len(meanings), 1)
        return total

    def best(self, asked: str, most: int | None = None, lang: str = "en") -> Rows:
        """Return the rows that every word speaks of, best first; without ``most``, all.

        Of very many, those with every word in the title and the likeliest are looked at.
        """
        enough = len(self.columns) if most is None else max(ENOUGH, most)
        titled = self.wanted(asked, TITLED, lang)
        anywhere = self.wanted(asked, ANYWHERE, lang)
        if anywhere is None or titled is None:
            return np.empty(0, dtype=np.int32)
        total = len(self.columns)
        found = [first_rows([one], total, enough) for one in (titled, anywhere)]
        rows = np.unique(np.concatenate(found))
        order = np.lexsort((rows, -self.worth(asked, rows, lang)))
        return rows[order][:most]

    def _posting(self, number: int, share: float) -> Posting:
        starts = self.columns["word_in_starts"]
        bounds = slice(starts[number], starts[number + 1])
        rows, places = self.columns.rows("word_in_rows"), self.columns.bits("word_places")
        return Posting(rows[bounds], places[bounds], share)

    def _meant(self, stem: str) -> Iterator[Posting]:
        """Yield the words that a stem may be a slip of."""
        return (self._posting(number, SLIP) for number in self._slips(stem))

    def _slips(self, stem: str) -> tuple[int, ...]:
        """Return the numbers of known words that are one letter away."""
        near = {n for left in deletions(stem) for n in self.columns.keyed("slip", left)}
        return tuple(n for n in sorted(near) if is_slip(stem, self._word(n)))

    def _word(self, number: int) -> str:
        starts = self.columns["word_starts"]
        held = self.columns["word_text"][starts[number] : starts[number + 1]]
        return held.tobytes().decode("utf-8")
