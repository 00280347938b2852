"""What a line of a list measures: how much, in which unit, of what, and what is done to it.

It reads amounts alone and says nothing of safety: the gate reads the whole line itself.
"""

import re
from fractions import Fraction

from skill.domain.frozen import dataclass
from skill.food.numbers import number
from skill.food.units import unit_at, units

LONGEST = 400  # characters of a line that are looked at
_ABOUT = re.compile(
    r"\s*(?:about|approximately|approx\.?|around|roughly|ca\.?|circa|etwa|environ|env\.?"
    r"|unos|unas|aproximadamente|scant|heaping|heaped|rounded|level|generous|good|large"
    r"|small|medium|gehäufter?|gestrichener?|kleine[rs]?|große[rs]?|bonne|petite?s?"
    r"|grande?s?|colm[oi]|rasi?|another|additional|plus|optional:?)\s+",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:[-–—]|to\b|or\b|bis\b|oder\b|à\b|ou\b|a\b|o\b)\s*", re.IGNORECASE)
_TIMES = re.compile(r"\s*[x×]\s*(?=\d)", re.IGNORECASE)
_COUNT = re.compile(r"\s*[x×]\s+(?=[^\W\d_])", re.IGNORECASE)
_STATED = (
    "skinless boneless large small medium ripe fresh dried raw cooked lean thick thin big"
    " long firm whole unpeeled peeled seedless unsalted salted hot cold"
)
_STATES = frozenset(_STATED.split())
"""What stands before a food's name with a comma after it: "4 skinless, boneless ..."."""
_PAREN = re.compile(r"\s*\(([^()]{1,60})\)")
_SOME = re.compile(
    r"(?:some|a (?:little|bit of)|etwas|ein wenig|un peu d(?:e\s|['’])|un po['’] di"
    r"|un poco de)\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:plus|and|\+|und|et|e|y)\s+", re.IGNORECASE)
_ALSO = re.compile(r"\s*/\s*")
_PIECE = re.compile(r"\s*(?:piece|knob|chunk|length)s?\b(?:\s+of\b)?\s*", re.IGNORECASE)
_OF = re.compile(r"\s*(?:of\b|de\b|di\b|del\b|d['’]|vom\b|von\b)\s*", re.IGNORECASE)
_JOINED = re.compile(r"(?<=\d)(?=[^\W\d_])")
_AT_WILL = re.compile(
    r"[,;(\s]*\b(?:to taste|for (?:greasing|frying|dusting|serving|garnish(?:ing)?"
    r"|the (?:pan|tin|dish))|as needed|nach (?:geschmack|belieben)|zum (?:braten|bestreuen"
    r"|servieren|garnieren|einfetten)|au goût|à volonté|pour (?:servir|décorer)"
    r"|q\.?\s?b\b\.?|quanto basta|al gusto|para (?:servir|decorar|freír))\)?",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:bay lea(?:f|ves)|cinnamon sticks?|lorbeerbl(?:att|ätter)|feuilles? de laurier"
    r"|foglie? di alloro|hojas? de laurel)\b",
    re.IGNORECASE,
)
"""What does not grow with servings: one bay leaf scents the pot, for four or for eight."""
_STOPS = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+")
_WORD = re.compile(r"[^\s,;:()/]+")
_MARKS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


@dataclass(frozen=True)
class Measured:
    """A line taken apart.  ``low`` and ``high`` differ for a range; None: no amount given.

    ``unit`` is "" where the food itself is counted.  ``size`` is what one of the unit
    holds ("1 (14 oz) can": 14, "ounce").  A ``fixed`` amount does not grow with servings.
    """

    food: str
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    note: str = ""
    size: tuple[Fraction, str] | None = None
    fixed: bool = False


def measured(line: str, lang: str = "en") -> Measured:
    """Return what the line measures; a line without an amount is all food."""
    base = lang.partition("-")[0].casefold()
    text = " ".join(_JOINED.sub(" ", line[:LONGEST]).split())
    fixed = bool(_AT_WILL.search(text) or _ALONE.search(text))
    start = _after_about(text, 0)
    low = number(text[start:], base)
    if low is None:
        return _amount_last(text, base, fixed) or _plain(text, fixed)
    return _measured(text, start, low, (base, fixed))


def _measured(
    text: str, start: int, low: tuple[Fraction, int], how: tuple[str, bool]
) -> Measured:
    """Return the line whose first number was read: its range, size, unit and food."""
    lang, fixed = how
    first, at = low[0], start + low[1]
    last, at = _range_end(text, at, first, lang)
    size, at = _size(text, at, lang)
    if count := _COUNT.match(text, at):  # "4 x gousse d'ail"
        at = count.end()
    unit, at = _unit(text, at, lang)
    if times := _TIMES.match(text, at):  # "2 x 400 g tins"
        size, at = _size(text, times.end(), lang, bare=True)
        unit, at = _unit(text, at, lang)
    if size is None and unit:
        size, at = _size(text, at, lang)
    if unit and units()[unit].kind in ("mass", "volume"):
        size = None  # "1 pound (450 g)" says the same twice
    first, last, at = _more(text, at, (first, last, unit), lang)
    if unit and units()[unit].kind == "number":
        each = units()[unit].size
        first, last, unit = first * each, last * each, ""
    if unit == "inch" and (piece := _PIECE.match(text, at)):
        at = piece.end()
    food, note = _food(text[at:], of=bool(unit) or text[start:][:1].isalpha())
    return Measured(food or text, first, last, unit, note, size, fixed)


def _more(
    text: str, at: int, so_far: tuple[Fraction, Fraction, str], lang: str
) -> tuple[Fraction, Fraction, int]:
    """Return the amount with what is added to it: "1 cup plus 2 tablespoons".

    What only says it again ("4 cups / 1 litre") is passed over.
    """
    first, last, unit = so_far
    again = _ALSO.match(text, at)
    joined = again or _AND.match(text, at)
    amount = number(text[joined.end() :], lang) if joined and unit else None
    if joined is None or amount is None:
        return first, last, at
    other, end = _unit(text, joined.end() + amount[1], lang)
    if not other or units()[other].kind != units()[unit].kind or not units()[unit].size:
        return first, last, at
    extra = 0 if again else amount[0] * units()[other].size / units()[unit].size
    return first + extra, last + extra, end


def _after_about(text: str, at: int) -> int:
    """Return the place after "about", "scant" and the like."""
    match = _ABOUT.match(text, at)
    return match.end() if match else at


def _range_end(text: str, at: int, low: Fraction, lang: str) -> tuple[Fraction, int]:
    """Return the upper end of a range, else ``low``, and the place after it."""
    to = _TO.match(text, at)
    high = number(text[to.end() :], lang) if to else None
    if to and high and high[0] > low:
        return high[0], to.end() + high[1]
    return low, at


def _size(
    text: str, at: int, lang: str, *, bare: bool = False
) -> tuple[tuple[Fraction, str] | None, int]:
    """Return a size such as "(14 oz)" or "14-ounce" before a container, and its end."""
    inside = _PAREN.match(text, at)
    part = inside[1] if inside else text[at:]
    begin = _after_about(part, 0)
    size = number(part[begin:], lang)
    if size is not None and (upper := _upper(part, begin + size[1], lang)):
        size = (size[0], upper - begin)
    if size is None or (inside is None and not bare and part[:1].strip() != ""):
        return None, at
    rest = part[begin + size[1] :].lstrip(" -‐")
    unit = unit_at(_words(rest), lang)
    if unit is None or units()[unit[0]].kind not in ("mass", "volume", "length"):
        return None, at
    if inside:
        return (size[0], unit[0]), inside.end()
    after = _words(rest)[unit[1] :]
    if not bare and unit_at(after, lang) is None:
        return None, at
    used = len(text) - len(rest) + _length(rest, unit[1])
    return (size[0], unit[0]), used


def _upper(part: str, at: int, lang: str) -> int:
    """Return the place after the upper end of a size's range, 0 where it has none."""
    to = re.match(r"-?\s*(?:to|or|bis|à|a)\s+", part[at:], re.IGNORECASE)
    high = number(part[at + to.end() :], lang) if to else None
    return at + to.end() + high[1] if to and high else 0


def _unit(text: str, at: int, lang: str) -> tuple[str, int]:
    """Return the unit at a place and the place after it; "" where the food is counted."""
    begin = _after_about(text, at)
    rest = text[begin:].lstrip(" -‐")
    found = unit_at(_words(rest), lang)
    if found is None:
        return "", at
    return found[0], len(text) - len(rest) + _length(rest, found[1])


def _words(text: str) -> list[str]:
    """Return the first few words, without the marks after them."""
    return [match[0] for match in _WORD.finditer(text[:80])][:4]


def _length(text: str, count: int) -> int:
    """Return how many characters the first ``count`` words take."""
    ends = [match.end() for match in _WORD.finditer(text[:80])]
    return ends[count - 1]


def _food(rest: str, *, of: bool) -> tuple[str, str]:
    """Return the food's name, and what stands after it as a note."""
    text = _AT_WILL.sub("", rest).lstrip(" .,-")
    if of and (match := _OF.match(text)):
        text = text[match.end() :]
    name, note = text, ""
    stop = _STOPS.search(text)
    while stop and text[: stop.start()].split()[-1:] and _is_state(text[: stop.start()]):
        stop = _STOPS.search(text, stop.end())
    if stop:
        name, note = text[: stop.start()], text[stop.end() :]
    if "(" in name:
        before, _, inside = name.partition("(")
        held, _, after = inside.partition(")")
        name = f"{before.strip()} {after.strip()}".strip()
        note = ", ".join(part for part in (held.strip(), note) if part)
    return name.strip(" .*"), note.strip(" .*")


def _is_state(words: str) -> bool:
    """Return whether all so far only says how the food is, and its name is to come."""
    return all(word.strip(",").casefold() in _STATES for word in words.split())


def _amount_last(text: str, lang: str, fixed: bool) -> Measured | None:
    """Return a line that names the food first: "zucchero 130 g", "Salt: 1 tsp"."""
    match = re.search(rf"[\s:(]((?:\d|[{_MARKS}]).{{0,24}}?)\)?$", text)
    if match is None or (amount := number(match[1], lang)) is None:
        return None
    words = _words(match[1][amount[1] :].strip())
    unit = unit_at(words, lang)
    if words and (unit is None or unit[1] != len(words)):
        return None
    name = text[: match.start()].strip(" :,(-")
    if not name or not words:
        return None
    return Measured(name, amount[0], amount[0], unit[0] if unit else "", fixed=fixed)


def _plain(text: str, fixed: bool) -> Measured:
    food, note = _food(_SOME.sub("", text, count=1), of=False)
    return Measured(food or text, note=note, fixed=fixed)
