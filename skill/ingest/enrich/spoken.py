"""A step in words that a voice can say: without units and signs that nobody says.

"350 degrees F (175 degrees C)" is "350 degrees", "2 Tbsp." is "2 tablespoons", '9x13"' is
"9 by 13 inch".  Only figures, units and signs are touched, never a word for a food.
"""

import re
from functools import cache

from skill.ingest import cues

_NUM = r"\d{1,4}(?:[.,]\d{1,2})?"
_DEGREE = r"(?:°|º|˚|degrees?|deg\.?)"
_F = r"(?:Fahrenheit|F)\b"
_C = r"(?:Celsius|C)\b"
_ASIDE = re.compile(
    rf"\s?[(\[]\s?(?:about |approximately |approx\.? )?{_NUM}\s?{_DEGREE}?\s?(?:{_C}|{_F})?"
    rf"(?:\s?[/,;]\s?(?:gas mark|gas)\s?\d{{1,2}})?\s?[)\]]",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    rf"({_NUM})\s?{_DEGREE}?\s?{_F}\s?(?:/|or|,)\s?{_NUM}\s?{_DEGREE}?\s?{_C}",
    re.IGNORECASE,
)
_SLASHED_C = re.compile(
    rf"{_NUM}\s?{_DEGREE}?\s?{_C}\s?(?:/|or|,)\s?({_NUM})\s?{_DEGREE}?\s?{_F}",
    re.IGNORECASE,
)
_F_ALONE = re.compile(rf"\b(\d{{2,3}})\s?(?:{_DEGREE}\s?{_F}|F\b)")
_C_ALONE = re.compile(rf"\b(\d{{2,3}})\s?(?:{_DEGREE}\s?{_C}|C\b)")
_BARE = re.compile(r"\b(\d{2,3})\s?[°º˚](?!\s?[A-Za-z])")
_BY = re.compile(
    rf"({_NUM})\s?(?:[\"”″']|-?\s?inch(?:es)?|-?\s?in\.?|cm)?\s?[x×X]\s?(?={_NUM})"
)
_INCH = re.compile(rf"({_NUM})\s?(?:[\"”″]|''|-?in\.(?=\s[a-z]))")
_PACKED = re.compile(
    rf"\s?\(\s?(?:about |approx\.? )?{_NUM}(?:\s?[-–]\s?{_NUM})?[\s-]?"
    r"(?:oz|ounces?|g|grams?|ml|lbs?|pounds?|kg|cl|l|fl\.? oz|fluid ounces?)\.?"
    r"(?:\s?each)?\s?\)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?<=[\d¼½¾⅓⅔⅛⅜⅝⅞])\s?(?P<unit>[A-Za-z]{1,5})(?:\.(?=\s[a-z\d(]|,)|\b)(?!')"
)


def step(text: str, lang: str) -> str:
    """Return a step as it is said."""
    said = _degrees(text, lang)
    if lang != "en":
        return said
    said = _PACKED.sub("", said)
    said = _BY.sub(r"\1 by ", said)
    said = _INCH.sub(r"\1 inch", said)
    return _UNIT.sub(_in_full, said)


def _degrees(text: str, lang: str) -> str:
    """Return degrees in one scale; the one that goes without saying is left out.

    In English that is Fahrenheit, and "180 C" names its scale; elsewhere it is Celsius.
    """
    if lang != "en":
        word = cues.read("spoken").get(lang, {}).get("degrees", "°C")
        return _C_ALONE.sub(rf"\1 {word}", text) if word != "°C" else text
    said = _SLASHED_C.sub(r"\1 degrees", _SLASHED.sub(r"\1 degrees", text))
    if _F_ALONE.search(said):
        said = _F_ALONE.sub(r"\1 degrees", said)
        said = _ASIDE.sub(_kept, said)
    return _BARE.sub(r"\1 degrees", _C_ALONE.sub(r"\1 C", said))


def _kept(aside: re.Match[str]) -> str:
    """Return an aside of degrees as nothing; a mere number in brackets stays."""
    return (
        "" if re.search(r"[CF°º˚]|degree", aside.group(), re.IGNORECASE) else aside.group()
    )


def _in_full(found: re.Match[str]) -> str:
    """Return a short unit as the word for it, in the number that the figure asks for."""
    full = _units().get(found["unit"]) or _units().get(found["unit"].casefold())
    if full is None:
        return found.group()
    before = found.string[: found.start()].rstrip()
    one = bool(re.search(r"(?:^|[^\d.,/ ]|(?<!\d) )(?:1|[¼½¾⅓⅔⅛]|[1-9]/\d{1,2})$", before))
    return f" {full}" if one else f" {_plural(full)}"


def _plural(unit: str) -> str:
    return unit + ("es" if unit.endswith("ch") else "s")


@cache
def _units() -> dict[str, str]:
    """Return short units with their words; "T" is a tablespoon and "t" a teaspoon."""
    section = cues.read("spoken")["units"]
    return {short: full for full, all_ in section.items() for short in all_.split()}
