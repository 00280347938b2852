"""The recipes that a request speaks of, looked up in a catalogue once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from skill.catalog.columns import Columns
from skill.catalog.ragged import Rows
from skill.recommender.signals import Signals
from skill.recommender.taste import no_rows


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """``rows`` by id, of all ids of a request that the catalogue has.

    ``turned_down`` are the ids that must not come, in this request.
    """

    rows: Mapping[str, int]
    turned_down: frozenset[str]

    @classmethod
    def of(cls, signals: Signals, columns: Columns, avoid: Collection[str] = ()) -> Self:
        """Look up what was had, answered and turned down."""
        turned_down = frozenset((*avoid, *signals.wishes.not_these))
        ids = {*turned_down, *signals.refused, *signals.recently_taken}
        ids.update(recipe for recipe, _ in signals.taken)
        ids.update(answer.recipe for answer in signals.answers)
        return cls(columns.rows_of(ids), turned_down)

    def listed(self, ids: Iterable[str]) -> Rows:
        """Return the rows of some of the ids, in order, each once."""
        rows = {self.rows[name] for name in ids if name in self.rows}
        return np.array(sorted(rows), dtype=np.int32) if rows else no_rows()
