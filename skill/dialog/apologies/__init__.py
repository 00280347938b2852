"""What is said when Larder cannot do what was asked: a SkillError is worded here alone.

``apology(error, turn)`` is dispatched on the error's class; each noun registers its own in
a file of its name.  An error class without an apology is found by ``tests/test_contract.py``.
"""

from skill.dialog.apologies import general, recipes, reminders, timers
from skill.dialog.apologies.registry import apology

__all__ = ["apology", "general", "recipes", "reminders", "timers"]
