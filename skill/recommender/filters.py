"""What many requests ask alike, as sets of rows that are laid out once for a catalogue."""

from functools import lru_cache

from skill.catalog.catalog import Catalog
from skill.catalog.facts import TAGGED
from skill.catalog.finding import settled
from skill.catalog.masks import TIMES
from skill.catalog.sets import AllOf, AnyOf, AtMost, Listed, Mask, RowSet
from skill.recommender.cuisines import named

NOTHING = AnyOf([])
REMEMBERED = 32  # of each kind, some of them a bit for every row


@lru_cache(maxsize=4)
def filters_of(catalog: Catalog) -> "Filters":
    """Return the filters of a catalogue: one that is served is asked every turn."""
    return Filters(catalog)


class Filters:
    """Masks by name, times, cuisines and holidays' tags."""

    def __init__(self, catalog: Catalog) -> None:
        self.columns = catalog.columns
        self.search = catalog.search
        self.mask = lru_cache(maxsize=None)(self._mask)
        self.within = lru_cache(maxsize=REMEMBERED)(self._within)
        self.cuisine = lru_cache(maxsize=REMEMBERED)(self._cuisine)
        self.tagged = lru_cache(maxsize=REMEMBERED)(self._tagged)
        self.all_of = lru_cache(maxsize=REMEMBERED)(self._all_of)

    def _mask(self, name: str) -> RowSet:
        """Return the mask of that name; nothing where there is none."""
        bits = self.columns.mask(name)
        return NOTHING if bits is None else Mask(bits)

    def _all_of(self, *names: str) -> RowSet:
        """Return what is in every mask of these names."""
        return settled(AllOf([self.mask(name) for name in names]), len(self.columns))

    def _within(self, minutes: int) -> RowSet:
        """Return what is done in so many minutes."""
        if minutes in TIMES:
            return self.mask(f"within:{minutes}")
        return settled(AtMost(self.columns.ints("total"), minutes), len(self.columns))

    def _cuisine(self, said: str) -> RowSet:
        """Return the rows of the cuisine, or of any of its region."""
        asked = named(said)
        names = self.columns.manifest["names"]["cuisines"]
        every = [self._numbered(n, name) for n, name in enumerate(names) if name in asked]
        return settled(AnyOf(every), len(self.columns))

    def _numbered(self, number: int, name: str) -> RowSet:
        mask = self.columns.mask(f"cuisine:{name}")
        if mask is not None:
            return Mask(mask)
        first, last = self.columns.ints("cuisine_in_starts")[number : number + 2]
        return Listed(self.columns.rows("cuisine_in_rows")[first:last])

    def _tagged(self, word: str) -> RowSet:
        """Return the rows that are tagged with a word."""
        found = self.search.posting(word)
        if found is None:
            return NOTHING
        return settled(Listed(found.rows, found.places, TAGGED), len(self.columns))
