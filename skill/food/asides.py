"""Where a line names its food, and where it only talks about it.

The name comes first; after a comma, a bracket or a dash it is mostly talk ("at room
temperature", "I used my own").  A word of talk that nobody knows is let pass where a food has
been named before it and nothing (``or``, ``with``, ``plus``) brings in another.
"""

from collections.abc import Sequence

from skill.food.tokens import Token

_ADDERS = frozenset(
    "or and with plus in on add oder und mit ou et avec o e con y u oppure / +".split()
)
_USES = frozenset("for as per into fur als pro pour par per para".split())
_REACH = 3  # words between a use and the food it is for


def asides(tokens: Sequence[Token]) -> tuple[bool, ...]:
    """Return for each token whether it stands in an aside."""
    found: list[bool] = []
    depth, after = 0, False
    seen = False
    for token in tokens:
        if token.kind == "mark":
            depth += (token.text in "([") - (token.text in ")]" and depth > 0)
            after = after or (seen and token.text in ",;:!.?")
        seen = seen or token.kind == "word"
        found.append(depth > 0 or after)
    return tuple(found)


def introduces(tokens: Sequence[Token], place: int) -> bool:
    """Return whether an ``or``, ``with`` or the like stands before the place in its clause."""
    for token in reversed(tokens[:place]):
        if token.text in _ADDERS:
            return True
        if token.kind == "mark":
            return False
    return False


def is_a_use(tokens: Sequence[Token], place: int) -> bool:
    """Return whether the food at ``place`` is what the line is for: ``(for burgers)``."""
    for token in reversed(tokens[max(0, place - _REACH) : place]):
        if token.text in _USES:
            return True
        if token.kind == "mark" and token.text not in "\"'" or token.text.endswith("ing"):
            return False
    return False
