"""Write ``locales/<locale>/cldr.json`` from Babel: ``python -m skill.speech.compile``.

Babel is needed when building alone; what serving needs of CLDR is a few hundred words.
"""

import json

from babel import Locale
from babel.units import format_unit

from skill.speech.prompts import LOCALES

PLURALS_TO = 200  # CLDR's rules for the integers of our languages repeat modulo 100


def facts(locale: str) -> dict[str, dict[str, str]]:
    """Return the plural table, list patterns, unit patterns and calendar words."""
    known = Locale.parse(locale.replace("-", "_"))
    lists = known.list_patterns
    return {
        "plural": {
            str(n): form
            for n in range(PLURALS_TO)
            if (form := known.plural_form(n)) != "other"
        },
        "and": {k: _positional(v) for k, v in lists["standard"].items()},
        "or": {k: _positional(v) for k, v in lists["or"].items()},
        "unit": {
            f"{unit}:{known.plural_form(n)}": _unit(n, unit, known)
            for unit in ("day", "hour", "minute", "second")
            for n in reversed(range(PLURALS_TO))
        },
        "weekday": {str(k): v for k, v in known.days["format"]["wide"].items()},
        "month": {str(k): v for k, v in known.months["format"]["wide"].items()},
    }


def _unit(count: int, unit: str, known: Locale) -> str:
    """Return the pattern of a unit for the plural category of ``count``."""
    said = format_unit(count, f"duration-{unit}", length="long", locale=known)
    return said.replace(str(count), "{}")


def _positional(pattern: str) -> str:
    """Return a list pattern with anonymous places, filled left to right."""
    return pattern.replace("{0}", "{}").replace("{1}", "{}")


def main() -> None:
    """Write the facts of every locale that has words."""
    for folder in sorted(p for p in LOCALES.iterdir() if p.is_dir()):
        text = json.dumps(facts(folder.name), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / "cldr.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
