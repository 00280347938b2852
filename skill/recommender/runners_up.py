"""The next few after the one that is offered, cleared when somebody looks at them.

A pick that is only spoken tells of one recipe, and a screen shows the others as well.
Reading a recipe and clearing it takes a tenth of a whole pick: it is done for what is
told or shown, and for nothing else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import overload

from skill.food.gate import Cleared


@dataclass(eq=False)
class RunnersUp(Sequence[Cleared]):
    """What was drawn after the first, in that order: at most ``most`` that are cleared.

    Attributes:
        rows: the catalogue's, in the order drawn.
        cleared: reads a row's recipe and asks the gate: None where it refuses.
    """

    rows: Sequence[int]
    most: int
    cleared: Callable[[int], Cleared | None]

    @cached_property
    def all(self) -> tuple[Cleared, ...]:
        """Return them; none was read before the first look."""
        passed = (one for one in map(self.cleared, self.rows) if one is not None)
        return tuple(islice(passed, self.most))

    def __len__(self) -> int:
        return len(self.all)

    @overload
    def __getitem__(self, at: int) -> Cleared: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Cleared]: ...

    def __getitem__(self, at: int | slice) -> Cleared | Sequence[Cleared]:
        return self.all[at]

    def __eq__(self, other: object) -> bool:
        """Return whether they are the same recipes in the same order."""
        return isinstance(other, Sequence) and self.all == tuple(other)

    def __hash__(self) -> int:
        return hash(self.all)
