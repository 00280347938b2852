"""Numbers as recipes write them: "1 1/2", "½", "2,5", "one and a half", "anderthalb".

A number in front of a food is read from the start of a text; what follows it is given back.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

F = Fraction
MARKS = {
    "½": F(1, 2),
    "⅓": F(1, 3),
    "⅔": F(2, 3),
    "¼": F(1, 4),
    "¾": F(3, 4),
    "⅕": F(1, 5),
    "⅖": F(2, 5),
    "⅗": F(3, 5),
    "⅘": F(4, 5),
    "⅙": F(1, 6),
    "⅚": F(5, 6),
    "⅛": F(1, 8),
    "⅜": F(3, 8),
    "⅝": F(5, 8),
    "⅞": F(7, 8),
}
_COUNTED: Mapping[str, str] = {
    "en": "a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10"
    " eleven=11 twelve=12 fifteen=15 twenty=20 couple=2 few=3 several=4 half=1/2"
    " quarter=1/4 third=1/3 eighth=1/8 halves=1/2 quarters=1/4 thirds=1/3 eighths=1/8"
    " fourth=1/4 fourths=1/4",
    "de": "ein=1 eine=1 einen=1 einer=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8"
    " neun=9 zehn=10 zwölf=12 halbe=1/2 halber=1/2 halbes=1/2 halben=1/2 viertel=1/4"
    " drittel=1/3 achtel=1/8 anderthalb=3/2 eineinhalb=3/2 zweieinhalb=5/2 paar=3",
    "fr": "un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10"
    " douze=12 demi=1/2 demie=1/2 quart=1/4 tiers=1/3 quelques=3",
    "it": "un=1 uno=1 una=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9"
    " dieci=10 dodici=12 mezzo=1/2 mezza=1/2 quarto=1/4 terzo=1/3 qualche=3",
    "es": "un=1 uno=1 una=1 unos=3 unas=3 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7"
    " ocho=8 nueve=9 diez=10 doce=12 medio=1/2 media=1/2 cuarto=1/4 tercio=1/3",
}
_AND = {"en": "and", "de": "und", "fr": "et", "it": "e", "es": "y"}
_PARTS = frozenset({F(1, 2), F(1, 3), F(1, 4), F(1, 8)})
_MARK = "".join(MARKS)
_DIGITS = re.compile(
    rf"\s*(?:(?:(?P<whole>\d{{1,5}})(?:\s*-\s*|\s+))?"
    rf"(?:(?P<over>\d{{1,3}})\s*[/⁄]\s*(?P<under>\d{{1,3}})|(?P<bare>[{_MARK}]))"
    rf"|(?P<lead>\d{{1,5}})(?P<mark>[{_MARK}])"
    rf"|(?P<decimal>\d{{0,6}}[.,]\d{{1,3}}|\d{{1,6}}))(?![\d/⁄{_MARK}])"
)
_WORD = re.compile(r"\s*([^\W\d_]+)\.?-?")


def number(text: str, lang: str = "en") -> tuple[F, int] | None:
    """Return the number that a text starts with and where it ends; None if it has none.

    Digits may be followed by a fraction in words ("2 and a half").
    """
    found = _digits(text, lang) or _words(text, lang)
    if found is None:
        return None
    value, end = found
    if value.denominator != 1:
        return found
    return _of_parts(value, end, text, lang) or _and_a_part(value, end, text, lang)


def _digits(text: str, lang: str) -> tuple[F, int] | None:
    match = _DIGITS.match(text)
    if match is None:
        return None
    if match["over"]:
        if int(match["under"]) == 0:
            return None
        value = F(int(match["over"]), int(match["under"]))
    elif match["bare"]:
        value = MARKS[match["bare"]]
    elif match["mark"]:
        value = int(match["lead"]) + MARKS[match["mark"]]
    else:
        value = _decimal(match["decimal"], lang)
    return value + int(match["whole"] or 0), match.end()


def _decimal(written: str, lang: str) -> F:
    """Return digits with a mark: in English a comma before three digits parts thousands."""
    thousands = "," if lang == "en" else "."
    whole, mark, rest = written.partition("," if "," in written else ".")
    if mark == thousands and len(rest) == 3:
        return F(int(whole + rest))
    return F(f"{whole or 0}.{rest}") if rest else F(int(whole))


def _words(text: str, lang: str) -> tuple[F, int] | None:
    """Return a number in words: "two", "half a", "three quarters of a"."""
    known = _known(lang)
    match = _WORD.match(text)
    if match is None or match[1].casefold() not in known:
        return None
    value, end = known[match[1].casefold()], match.end()
    after = _WORD.match(text, end)
    if after and (more := known.get(after[1].casefold())) is not None:
        if value.denominator == 1 and more in _PARTS:  # "three quarters", "a half"
            return value * more, _past_article(text, after.end(), lang)
        if value in _PARTS and more == 1:  # "half a"
            return value, after.end()
        if value == 1 and more > 1:  # "a few"
            return more, _past_article(text, after.end(), lang)
    return value, _past_article(text, end, lang) if value in _PARTS else end


def _of_parts(value: F, end: int, text: str, lang: str) -> tuple[F, int] | None:
    """Return so many parts in words, where they are less than one: "3 quarters of a"."""
    match = _WORD.match(text, end)
    part = _known(lang).get(match[1].casefold()) if match else None
    if match is None or part not in _PARTS or value * part >= 1:
        return None
    return value * part, _past_article(text, match.end(), lang)


def _and_a_part(value: F, end: int, text: str, lang: str) -> tuple[F, int]:
    """Return a whole number with the part that follows it: "one and a half"."""
    match = _WORD.match(text, end)
    if match is None or match[1].casefold() != _AND.get(lang):
        return value, end
    part = _words(text[match.end() :], lang) or _digits(text[match.end() :], lang)
    if part is None or not 0 < part[0] < 1:
        return value, end
    return value + part[0], match.end() + part[1]


def _past_article(text: str, end: int, lang: str) -> int:
    """Return the place after "of a", where a fraction is followed by it."""
    if lang != "en":
        return end
    match = re.match(r"\s+of\s+an?\b|\s+an?\b", text[end:], re.IGNORECASE)
    return end + match.end() if match else end


@cache
def _known(lang: str) -> Mapping[str, F]:
    pairs = (pair.split("=") for pair in _COUNTED.get(lang, "").split())
    return {word: F(value) for word, value in pairs}
