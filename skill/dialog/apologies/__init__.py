"""What is said when Larder cannot do what was asked: a SkillError is worded here alone.

``apology(error, turn)`` is dispatched on the error's class; each noun registers its own in
a file of its name.  ``tests/test_contract.py`` finds an error class without an apology.
"""

from skill.dialog.apologies import (
    general,
    household,
    measures,
    outcomes,
    pantry,
    recipes,
    reminders,
    timers,
)
from skill.dialog.apologies.registry import apology

__all__ = [
    "apology",
    "general",
    "household",
    "measures",
    "outcomes",
    "pantry",
    "recipes",
    "reminders",
    "timers",
]
