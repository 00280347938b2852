"""Values as a voice says them, and SSML from prompts.

Every function returns SSML text: data is escaped here, so that markup can come from the
wording files alone.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import singledispatch

from skill.domain.frozen import dataclass
from skill.domain.household import Person
from skill.domain.reminders import Weekday
from skill.domain.timers import Timer
from skill.food.gate import Cleared
from skill.speech.foods import FIELDS, foods_named
from skill.speech.markup import escape
from skill.speech.prompts import Prompt, Voice, cldr, placeholders, values, wordings, words

UNITS = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
# What XML 1.0 cannot carry, and what a speech engine would stumble on.
_UNSPEAKABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


@dataclass(frozen=True)
class Many:
    """A counted noun of ``nouns.toml``: ``Many(3, "step")`` is spoken "3 steps"."""

    count: int
    noun: str


@dataclass(frozen=True)
class AnyOf:
    """A list of which one is meant: "the pasta timer or the rice timer"."""

    items: tuple[object, ...]


@dataclass(frozen=True)
class Ordinal:
    """A place in a row: ``Ordinal(2)`` is spoken "second"."""

    place: int


def plain(text: str) -> str:
    """Return data as SSML text: escaped, without characters that no device can say."""
    kept = text.translate(_UNSPEAKABLE)
    kept = "".join(c for c in kept if not 0xD800 <= ord(c) <= 0xDFFF)
    return escape(kept)


def plural(count: int, locale: str) -> str:
    """Return CLDR's plural category of a whole number (tabulated for 0-199)."""
    table = cldr(locale)["plural"]
    key = str(count if count < 200 else 100 + count % 100)
    return table.get(key, "other")


def counted(many: Many, locale: str) -> str:
    """Return a count with its noun in the right number."""
    forms = words(locale, "nouns")[many.noun]
    form = forms.get(plural(many.count, locale), forms["other"])
    return str(form).format(n=many.count)


def duration(length: timedelta, locale: str) -> str:
    """Return a length in its two largest units: "1 hour and 30 minutes"."""
    left = max(0, round(length.total_seconds()))
    unit_words = cldr(locale)["unit"]
    parts = []
    for unit, size in UNITS:
        n, left = divmod(left, size)
        if n:
            pattern = unit_words[f"{unit}:{plural(n, locale)}"]
            parts.append(pattern.format(n))
    if not parts:
        parts.append(unit_words[f"second:{plural(0, locale)}"].format(0))
    return listed(parts[:2], locale)


def adjective(length: timedelta, locale: str) -> str:
    """Return a length as it stands before a noun: "10 minute", "1 hour 30 minute"."""
    left = max(1, round(length.total_seconds()))
    unit_words = words(locale, "nouns")["before_noun"]
    parts = []
    for unit, size in UNITS:
        n, left = divmod(left, size)
        if n:
            parts.append(str(unit_words[unit]).format(n=n))
    return " ".join(parts[:2])


def listed(items: Sequence[str], locale: str, kind: str = "and") -> str:
    """Return SSML items as CLDR joins them; ``kind`` is "and" or "or"."""
    if len(items) < 2:
        return "".join(items)
    pattern = cldr(locale)[kind]
    if len(items) == 2:
        return pattern["2"].format(*items)
    said = pattern["end"].format(*items[-2:])
    for item in reversed(items[1:-2]):
        said = pattern["middle"].format(item, said)
    return pattern["start"].format(items[0], said)


def clock(at: time, locale: str) -> str:
    """Return a time of day as the locale says it: "6:30 PM", "noon"."""
    special = words(locale, "nouns")["clock"]
    if (at.hour, at.minute) in ((12, 0), (0, 0)):
        return str(special["noon" if at.hour else "midnight"])
    pattern = special["on_the_hour" if at.minute == 0 else "with_minutes"]
    half = special["am" if at.hour < 12 else "pm"]
    return str(pattern).format(
        hour12=at.hour % 12 or 12, hour24=at.hour, minute=f"{at.minute:02}", half=half
    )


def day(on: date, today: date, locale: str) -> str:
    """Return a day as said on ``today``: "tomorrow", "Friday", "Friday, December 4"."""
    special = words(locale, "nouns")["day"]
    away = (on - today).days
    if away in (0, 1):
        return str(special["today" if away == 0 else "tomorrow"])
    weekday = cldr(locale)["weekday"][str(on.weekday())]
    pattern = special["this_week" if 1 < away < 7 else "later"]
    month = cldr(locale)["month"][str(on.month)]
    return str(pattern).format(weekday=weekday, month=month, day=on.day)


def timer_name(timer: Timer, locale: str) -> str:
    """Return how a timer is called: "pasta timer", or "10 minute timer" without a name."""
    called = words(locale, "nouns")["timer"]
    if timer.name:
        return str(called["named"]).format(name=plain(timer.name))
    return str(called["unnamed"]).format(length=adjective(timer.length, locale))


def person_name(person: str, locale: str) -> str:
    """Return a person's name; the owner is "you", a role is "your son"."""
    known = words(locale, "nouns")["person"]
    return str(known[person]) if person in known else plain(person)


def term(value: Enum, locale: str) -> str:
    """Return the word for an allergen, diet, meal, season or weekday."""
    if isinstance(value, Weekday):
        place = list(Weekday).index(value)
        return cldr(locale)["weekday"][str(place)]
    return str(words(locale, "terms")[type(value).__name__.lower()][str(value.value)])


@singledispatch
def spoken(value: object, voice: Voice) -> str:
    """Return any value a prompt may hold as SSML text; others are spoken as they print."""
    return plain(str(value))


@spoken.register
def _(value: Enum, voice: Voice) -> str:
    return term(value, voice.locale)


@spoken.register
def _(value: timedelta, voice: Voice) -> str:
    return duration(value, voice.locale)


@spoken.register
def _(value: datetime, voice: Voice) -> str:
    return clock(value.time(), voice.locale)


@spoken.register
def _(value: time, voice: Voice) -> str:
    return clock(value, voice.locale)


@spoken.register
def _(value: Timer, voice: Voice) -> str:
    return timer_name(value, voice.locale)


@spoken.register
def _(value: Cleared, voice: Voice) -> str:
    return plain(value.recipe.title)


@spoken.register
def _(value: Person, voice: Voice) -> str:
    return person_name(value.name, voice.locale)


@spoken.register
def _(value: Many, voice: Voice) -> str:
    return counted(value, voice.locale)


@spoken.register
def _(value: Ordinal, voice: Voice) -> str:
    known = words(voice.locale, "nouns")["ordinal"]
    return str(known.get(str(value.place), value.place))


@spoken.register
def _(value: AnyOf, voice: Voice) -> str:
    return listed([spoken(item, voice) for item in value.items], voice.locale, "or")


@spoken.register
def _(value: Prompt, voice: Voice) -> str:
    return say(value, voice)


@spoken.register(tuple)
@spoken.register(list)
@spoken.register(frozenset)
def _(value: Iterable[object], voice: Voice) -> str:
    return listed([spoken(item, voice) for item in _ordered(value)], voice.locale)


def _ordered(items: Iterable[object]) -> list[object]:
    """Return the items; a set in the order of its text, so that speech is repeatable."""
    return sorted(items, key=str) if isinstance(items, frozenset) else list(items)


def say(prompt: Prompt, voice: Voice) -> str:
    """Return a prompt as SSML text in the voice's locale."""
    variants = wordings(type(prompt), voice.locale)
    wording = variants[voice.variant(type(prompt).__name__, len(variants))]
    held = values(prompt)
    for name in FIELDS & held.keys():
        held[name] = foods_named(held[name], voice.locale)
    return wording.format(**{n: spoken(held[n], voice) for n in placeholders(wording)})


def sentence(ssml: str) -> str:
    """Return speech that begins as a sentence does, whoever is named first."""
    return ssml[:1].upper() + ssml[1:]


def say_all(prompts: Iterable[Prompt], voice: Voice) -> str:
    """Return several prompts as one utterance."""
    said = (sentence(say(prompt, voice)) for prompt in prompts)
    return " ".join(filter(None, said))
