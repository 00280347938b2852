"""Days as they are said in English, in the format of ``AMAZON.DATE``."""

from datetime import date, timedelta

from skill.simulator.understanding.english.numbers import Words, cardinal, ordinal

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY = {name: n for n, name in enumerate(_DAYS)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5,
}  # fmt: skip
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = {name: n for n, name in enumerate(_MONTHS, 1)} | {
    name[:3]: n for n, name in enumerate(_MONTHS, 1) if name != "may"
}
_SEASONS = {"winter": "WI", "spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA"}
_FEASTS: dict[tuple[str, ...], tuple[int, int]] = {
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("christmas",): (12, 25),
    ("boxing", "day"): (12, 26),
    ("new", "year", "'s", "eve"): (12, 31),
    ("new", "year", "'s", "day"): (1, 1),
    ("new", "years", "eve"): (12, 31),
    ("new", "years", "day"): (1, 1),
    ("halloween",): (10, 31),
    ("valentine", "'s", "day"): (2, 14),
    ("valentines", "day"): (2, 14),
}
_RELATIVE = {"today": 0, "tomorrow": 1, "yesterday": -1, "tonight": 0, "tomorow": 1}

Found = tuple[int, str]


def calendar_date(words: Words, at: int, today: date) -> Found | None:
    """Return where the day starting at ``at`` ends, and what it is seen from ``today``."""
    for read in (_near, _weekday, _span, _day_of_month, _feast):
        found = read(words, at, today)
        if found is not None:
            return found
    return None


def _near(words: Words, at: int, today: date) -> Found | None:
    """Return "today", "now", "the day after tomorrow"."""
    if words[at] == "now":
        return at + 1, "PRESENT_REF"
    start = at + 1 if words[at] == "the" else at
    if list(words[start : start + 3]) == ["day", "after", "tomorrow"]:
        return start + 3, (today + timedelta(days=2)).isoformat()
    if words[at] in _RELATIVE:
        return at + 1, (today + timedelta(days=_RELATIVE[words[at]])).isoformat()
    return None


def _weekday(words: Words, at: int, today: date) -> Found | None:
    """Return "friday" (the one to come), "this friday", "next friday" (next week's)."""
    leading = words[at] if words[at] in ("this", "next", "coming") else ""
    named = at + 1 if leading else at
    if named >= len(words) or words[named] not in _DAY:
        return None
    ahead = (_DAY[words[named]] - today.weekday()) % 7 or 7
    if leading == "next" and _DAY[words[named]] > today.weekday():
        ahead += 7
    return named + 1, (today + timedelta(days=ahead)).isoformat()


def _span(words: Words, at: int, today: date) -> Found | None:
    """Return "this weekend", "next week", "next month", "december", "this winter"."""
    if words[at] in _MONTH:
        return _named_month(words, at, today)
    if words[at] not in ("this", "next", "the") or at + 1 >= len(words):
        return None
    later = int(words[at] == "next")
    what = words[at + 1]
    year, week, _ = (today + timedelta(weeks=later)).isocalendar()
    if what == "weekend":
        return at + 2, f"{year}-W{week:02d}-WE"
    if words[at] == "the":
        return None
    spans = {"week": f"{year}-W{week:02d}", "month": _month_after(later, today)}
    spans |= {name: f"{today.year + later}-{code}" for name, code in _SEASONS.items()}
    return (at + 2, spans[what]) if what in spans else None


def _named_month(words: Words, at: int, today: date) -> Found | None:
    """Return the next "december", unless a day of it is meant; "march" may be a verb."""
    if len(words[at]) <= 3 or words[at] == "march" or _day_after_month(words, at, today):
        return None
    month = _MONTH[words[at]]
    return at + 1, f"{today.year + (month < today.month)}-{month:02d}"


def _month_after(later: int, today: date) -> str:
    """Return this month, or the one ``later`` months on."""
    ahead = today.month - 1 + later
    return f"{today.year + ahead // 12}-{ahead % 12 + 1:02d}"


def _day_of_month(words: Words, at: int, today: date) -> Found | None:
    """Return "november 25 th", "the 25 th of november", "the twenty fifth"."""
    found = _day_after_month(words, at, today)
    if found is not None:
        return found
    start = at + 1 if words[at] == "the" and at + 1 < len(words) else at
    day = ordinal(words, start)
    if day is None:
        return None
    end = day[0] + 1 if words[day[0] : day[0] + 1] == ["of"] else day[0]
    if end < len(words) and words[end] in _MONTH:
        return _dated(end + 1, _MONTH[words[end]], day[1], today)
    return _this_or_next_month(day, today) if start > at else None


def _this_or_next_month(day: tuple[int, int], today: date) -> Found | None:
    """Return the next "twenty fifth", this month's if it is still to come."""
    end, number = day
    if not 1 <= number <= 31:
        return None
    month = today.month if number > today.day else today.month % 12 + 1
    return _dated(end, month, number, today)


def _day_after_month(words: Words, at: int, today: date) -> Found | None:
    """Return "november the twenty fifth", "november 25"."""
    if words[at] not in _MONTH or at + 1 >= len(words):
        return None
    start = at + 2 if words[at + 1] == "the" and at + 2 < len(words) else at + 1
    day = ordinal(words, start)
    if day is None:
        count = cardinal(words, start)
        day = (count[0], int(count[1])) if count and count[1].denominator == 1 else None
    return None if day is None else _dated(day[0], _MONTH[words[at]], day[1], today)


def _dated(end: int, month: int, day: int, today: date) -> Found | None:
    """Return the next such day, today included."""
    try:
        found = date(today.year, month, day)
        found = found if found >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
    return end, found.isoformat()


def _feast(words: Words, at: int, today: date) -> Found | None:
    """Return "christmas eve" and other days with a name."""
    for name, (month, day) in _FEASTS.items():
        if name[0] == words[at] and tuple(words[at : at + len(name)]) == name:
            return _dated(at + len(name), month, day, today)
    return None
