"""What a cook's words mean: an approximation of Alexa's understanding, from the model file.

An utterance is cut into words; durations, times, numbers and listed values are found in it;
a classifier over the typed words ranks the intents; each likely intent lays its own
phrasing over the words, and the cheapest way through fills its slots.  Only the grammars of
amounts and days (``english/``) know a language; all else is learnt from the samples.
"""

from skill.simulator.understanding.answer import RunnerUp, Understanding, UnderstoodSlot
from skill.simulator.understanding.envelope import to_slots_json
from skill.simulator.understanding.model import InteractionModel
from skill.simulator.understanding.resolver import Resolver

__all__ = [
    "InteractionModel",
    "Resolver",
    "RunnerUp",
    "Understanding",
    "UnderstoodSlot",
    "to_slots_json",
]
