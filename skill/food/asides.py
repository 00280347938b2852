"""Where a line names its food, and where it only talks about it.

The name comes first; after a comma, a bracket or a dash it is mostly talk ("at room
temperature", "I used my own").  A word of talk that nobody knows is let pass where a
food has been named before it, a word of talk stands beside it, and nothing (``or``,
``with``, ``plus``) brings in another food.
"""

from collections.abc import Collection, Iterator, Sequence

from skill.food.claims import clause
from skill.food.tokens import Token

_ADDERS_WORDS = (
    "or and with plus in on add oder und mit ou et avec o e con y u oppure / +"
    " sub substitute swap replace replaced instead statt ersatzweise"
)
_ADDERS = frozenset(_ADDERS_WORDS.split())
_USES_WORDS = "for as fur als pour comme per come para como"
_USES = frozenset(_USES_WORDS.split())
_REACH = 3  # words between a use and the food it is for
_PLAIN_WORDS = (
    "regular normal ordinary standard usual conventional real normale normaler normales"
    " normalen herkommliche klassische normaux classique classiques ordinaire normali"
    " classico classica tradizionale corriente clasico tradicional"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
_FREE_WORDS = "free gf df plant nondairy dairyfree eggless meatless sans ohne senza sin"
_FREE = frozenset(_FREE_WORDS.split())
_FREE_STEMS = ("vegan", "veget", "pflanzlich", "glutenfr", "laktosefr", "milchfrei")

_TALK_WORDS = (
    "such like preferably brand brands available see note notes from at for to until if"
    " called known recommended eg use used using i my your about per by into than when so"
    " which that is are was this these those they we you it as because since while not cut"
    " sliced chopped sold labeled labelled sometimes often usually also here recipe page"
    " www com http https find found buy bought ie via after before between during every"
    " same wie zum zur fur von aus bei nach am im auf bzw je ca man ich comme pour selon de"
    " du des par au en di da a al della secondo come para segun etc"
)
_TALK = frozenset(_TALK_WORDS.split())


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
    """Return whether an ``or`` or ``with`` stands before the place in its clause."""
    for token in reversed(tokens[:place]):
        if token.text in _ADDERS:
            return True
        if token.kind == "mark":
            return False
    return False


def is_talk(tokens: Sequence[Token], place: int, strange: Sequence[int]) -> bool:
    """Return whether a strange word in an aside is only talk, and names no other food.

    Alone in brackets it is another name of what was named: ``turmeric (haldi)``.
    """
    first, last = clause(tokens, place)
    around = [
        token.text for token in (*tokens[first - 1 : first], *tokens[last : last + 1])
    ]
    if around in (["(", ")"], ["[", "]"]) and all(p in strange for p in range(first, last)):
        return True
    told = any(token.text in _TALK for token in tokens[first:last])
    return told and not introduces(tokens, place)


def is_a_use(tokens: Sequence[Token], place: int) -> bool:
    """Return whether the food at ``place`` is what the line is for: ``(for burgers)``.

    ``For`` and ``as`` count at the start of an aside alone: "such as", "swap for" name
    foods.
    """
    for at in range(place - 1, max(-1, place - 2 - _REACH), -1):
        text = tokens[at].text
        if text == "per":
            return True
        if text in _USES:
            return tokens[at - 1].kind == "mark"
        if text in _ADDERS:
            return False
        if (tokens[at].kind == "mark" and text not in "\"'") or text.endswith("ing"):
            return False
    return False


def plain_alternatives(tokens: Sequence[Token], foods: Collection[int]) -> Iterator[int]:
    """Yield where "gluten-free flour, or regular" speaks of a food that it leaves unnamed.

    ``foods`` are the places where foods' names start.
    """
    if not any(_claims_freedom(token.text) for token in tokens):
        return
    for place, token in enumerate(tokens):
        reach = range(place + 1, place + 1 + _REACH)
        if token.text in _PLAIN and not any(food in reach for food in foods):
            yield place


def _claims_freedom(word: str) -> bool:
    return word in _FREE or word.startswith(_FREE_STEMS)
