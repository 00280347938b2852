"""Amounts as a cook says them: "one and a half cups of flour", "2 eggs", "a pinch of salt".

The words, and which ending makes one of many, are in ``locales/<locale>/amounts.toml``.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from skill.domain.amounts import Amount
from skill.domain.frozen import dataclass
from skill.speech.prompts import Voice, words
from skill.speech.spoken import plain, plural, spoken

FRACTIONS = {"1/8": "⅛", "1/4": "¼", "1/3": "⅓", "1/2": "½", "2/3": "⅔", "3/4": "¾"}


@dataclass(frozen=True)
class Bare:
    """An amount without what is done to it before cooking ("2 onions", not "chopped")."""

    amount: Amount


@dataclass(frozen=True)
class Measure:
    """The amount alone, where the food was named already: "2 and a half cups"."""

    amount: Amount


def said(amount: Amount, locale: str) -> str:
    """Return an amount with its food and note as SSML text."""
    text = bare(amount, locale)
    return f"{text}, {plain(amount.note)}" if amount.note else text


def bare(amount: Amount, locale: str) -> str:
    """Return an amount with its food as SSML text."""
    food = plain(named(amount, locale))
    if amount.quantity is None:
        return food
    if not amount.unit:
        return _about(amount, _counted(amount.quantity, food, locale), locale)
    pattern = _shape(locale, "of")
    return pattern.format(amount=measure(amount, locale), food=food)


def measure(amount: Amount, locale: str) -> str:
    """Return how much as SSML text, "" where no amount is given."""
    if amount.quantity is None:
        return ""
    if not amount.unit:
        return _about(amount, _counted(amount.quantity, "", locale), locale)
    forms = _forms(amount.unit, locale)
    whole, rest = divmod(amount.quantity, 1)
    if whole == 1 and not rest and "single" in forms:
        return _about(amount, forms["single"], locale)
    count = 1 if amount.quantity <= 1 else max(2, whole)
    form = forms.get(plural(int(count), locale), forms["other"])
    if str(rest) not in FRACTIONS and rest:
        text = f"{float(amount.quantity):.4g} {forms['other']}"
    elif not whole:
        text = _fraction(str(rest), "alone", locale).format(
            one=forms["one"], a=forms.get("a", "")
        )
    else:
        number = _number(int(whole), str(rest) if rest else "", locale)
        text = f"{forms['before']} {number}" if "before" in forms else f"{number} {form}"
    return _about(amount, text, locale)


def paper(amount: Amount, locale: str) -> str:
    """Return an amount as it stands on paper, no SSML: "1½ cups flour, sifted"."""
    number, unit = "", ""
    if amount.quantity is not None:
        whole, rest = divmod(amount.quantity, 1)
        number = f"{whole or ''}{FRACTIONS.get(str(rest), '')}"
        if amount.unit:
            forms = _forms(amount.unit, locale)
            unit = forms["one"] if amount.quantity <= 1 else forms["other"]
    parts = ("≈" if amount.about else "", number, unit, named(amount, locale))
    line = " ".join(part for part in parts if part)
    return f"{line}, {amount.note}" if amount.note else line


def named(amount: Amount, locale: str) -> str:
    """Return the food's name in the number that the amount asks for."""
    if amount.plural is None:
        return amount.food
    endings = _table(locale)["many" if amount.plural else "one"]
    for ending, other in cast(Mapping[str, str], endings).items():
        if amount.food.endswith(ending):
            return amount.food.removesuffix(ending) + other
    return amount.food


def _counted(quantity: Fraction, food: str, locale: str) -> str:
    """Return a count of the food itself: "3 eggs", "half an onion"."""
    whole, rest = divmod(quantity, 1)
    if str(rest) not in FRACTIONS and rest:
        return f"{float(quantity):.4g} {food}".strip()
    if whole:
        return f"{_number(int(whole), str(rest) if rest else '', locale)} {food}".strip()
    vowels = _shape(locale, "vowels")
    article = _shape(locale, "before_vowel" if food[:1] in vowels else "before_other")
    pattern = _fraction(str(rest), "counted" if food else "nothing", locale)
    return pattern.format(food=food, a=article)


def _number(whole: int, rest: str, locale: str) -> str:
    """Return a whole number, with a fraction after it: "2 and a half"."""
    if not rest:
        return str(whole)
    pattern = _shape(locale, "mixed")
    first = _shape(locale, "first") if whole == 1 else str(whole)
    return pattern.format(n=first, fraction=_fraction(rest, "after", locale))


def _about(amount: Amount, text: str, locale: str) -> str:
    """Return the text, said to be rounded where it is."""
    return _shape(locale, "about").format(amount=text) if amount.about else text


def _table(locale: str) -> Mapping[str, object]:
    return words(locale, "amounts")


def _shape(locale: str, name: str) -> str:
    return str(cast(Mapping[str, str], _table(locale)["shape"])[name])


def _fraction(rest: str, place: str, locale: str) -> str:
    return cast(Mapping[str, Mapping[str, str]], _table(locale)["fraction"])[rest][place]


def _forms(unit: str, locale: str) -> Mapping[str, str]:
    """Return the forms of a unit; one that the locale lacks is said as it is written."""
    units = cast(Mapping[str, Mapping[str, str]], _table(locale)["unit"])
    return units.get(unit, {"one": plain(unit), "other": plain(unit), "a": plain(unit)})


@spoken.register
def _(value: Amount, voice: Voice) -> str:
    return said(value, voice.locale)


@spoken.register
def _(value: Bare, voice: Voice) -> str:
    return bare(value.amount, voice.locale)


@spoken.register
def _(value: Measure, voice: Voice) -> str:
    return measure(value.amount, voice.locale)
