"""Times of day as they are said in English, in the format of ``AMAZON.TIME``."""

from skill.simulator.understanding.english.numbers import Words, below_hundred, digits

_PERIODS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "tonight": "NI",
}
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_LATE = frozenset({"afternoon", "evening", "night", "tonight", "pm"})
_MINUTES = {"quarter": 15, "half": 30}

Clock = tuple[int, int, int]  # where it ends, hour, minute


def time_of_day(words: Words, at: int) -> tuple[int, str] | None:
    """Return where the time that starts at ``at`` ends, and what it is."""
    if words[at] in _NAMED:
        return at + 1, _NAMED[words[at]]
    if words[at] in _PERIODS:
        return _period(words, at)
    clock = _clock(words, at)
    if clock is None:
        return None
    end, hour, minute = clock
    end, half = _half_of_day(words, end, hour)
    half = half or _overheard(words, at, end)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (end, f"{hour:02d}:{minute:02d}") if hour < 24 else None


def _period(words: Words, at: int) -> tuple[int, str]:
    """Return "evening", or the whole of "evening at six" and "morning at seven"."""
    return at + 1, _PERIODS[words[at]]


def _clock(words: Words, at: int) -> Clock | None:
    """Return "half past six", "ten to eight", "6:30", "six thirty", "six o'clock"."""
    if ":" in words[at]:
        hour, minute = words[at].split(":")
        return (at + 1, int(hour), int(minute)) if int(minute) < 60 else None
    relative = _relative(words, at)
    return relative if relative is not None else _plain(words, at)


def _relative(words: Words, at: int) -> Clock | None:
    """Return "half past six", "a quarter to seven", "twenty five past two", "half six"."""
    start = at + 1 if words[at] == "a" and at + 1 < len(words) else at
    found = below_hundred(words, start)
    end = start + 1 if words[start] in _MINUTES else found[0] if found else 0
    if not end:
        number = digits(words[start])
        if number is None:
            return None
        end, found = start + 1, (start + 1, number)
    if words[start] == "half" and end < len(words) and (hour := _hour(words, end)):
        return hour[0], hour[1], 30
    minutes = _MINUTES.get(words[start]) or (int(found[1]) if found else 0)
    if end < len(words) and words[end] in ("minute", "minutes", "mins"):
        end += 1
    elif minutes <= 12 and minutes % 5:
        return None  # "move the one to eight": nobody counts so few minutes unnamed
    return _sided(words, end, minutes)


def _sided(words: Words, end: int, minutes: int) -> Clock | None:
    """Return the clock when "past" or "to" and an hour follow ``minutes``."""
    if end + 1 >= len(words) or not 0 < minutes < 60:
        return None
    hour = _hour(words, end + 1)
    if hour is None:
        return None
    if words[end] in ("past", "after"):
        return hour[0], hour[1], minutes
    if words[end] in ("to", "till", "til", "of", "before"):
        return hour[0], (hour[1] - 1) % 12 or 12, 60 - minutes
    return None


def _hour(words: Words, at: int) -> tuple[int, int] | None:
    """Return an hour of the clock that starts at ``at``."""
    if words[at] in _NAMED:
        return at + 1, int(_NAMED[words[at]][:2])
    found = below_hundred(words, at)
    if found is None:
        value = digits(words[at])
        found = (at + 1, value) if value is not None and value.denominator == 1 else None
    if found is None or not 1 <= found[1] <= 23:
        return None
    return found[0], int(found[1])


def _plain(words: Words, at: int) -> Clock | None:
    """Return "six thirty", "six oh five", "six o'clock", "1830" or "six"."""
    if words[at].isdigit() and len(words[at]) in (3, 4):
        hour, minute = int(words[at][:-2]), int(words[at][-2:])
        return (at + 1, hour, minute) if hour < 24 and minute < 60 else None
    found = _hour(words, at)
    if found is None:
        return None
    end, hour = found
    if end < len(words) and words[end] in ("o'clock", "oclock"):
        return end + 1, hour, 0
    if end + 1 < len(words) and words[end] in ("oh", "o", "zero"):
        ones = below_hundred(words, end + 1)
        if ones and ones[1] < 10:
            return ones[0], hour, int(ones[1])
    minutes = below_hundred(words, end) if end < len(words) else None
    if minutes is not None and 10 <= minutes[1] < 60:
        return minutes[0], hour, int(minutes[1])
    return end, hour, 0


def _half_of_day(words: Words, end: int, hour: int) -> tuple[int, str]:
    """Return the end past "pm" or "in the evening", and "am", "pm" or ""."""
    following = list(words[end : end + 3])
    if following[:1] in (["am"], ["pm"]):
        return end + 1, following[0]
    if following[:2] in (["a", "m"], ["p", "m"]):
        return end + 2, following[0] + "m"
    if following[:2] == ["at", "night"]:
        return end + 2, "pm" if hour >= 5 and hour != 12 else "am"
    if following[:2] in (["in", "the"], ["on", "the"]) and following[2:3]:
        if following[2] in _LATE:
            return end + 3, "pm"
        if following[2] == "morning":
            return end + 3, "am"
    return end, ""


def _overheard(words: Words, at: int, end: int) -> str:
    """Return the half of the day that words around a bare time tell: "tonight at 8"."""
    near = [*words[max(0, at - 2) : at], *words[end : end + 2]]
    if any(word in _LATE for word in near):
        return "pm"
    return "am" if "morning" in near else ""
