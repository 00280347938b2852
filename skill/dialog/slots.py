"""Slots as handlers get them: typed by pydantic, or an error that becomes a question.

A field that may be missing has a default.  "?" and empty values count as missing.  A value
that was heard and cannot be used raises ``SlotError``, whose answer is a question that
elicits that slot again; nothing a device sends can crash a handler.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from skill.dialog import calendar_readings as calendar
from skill.dialog import readings
from skill.dialog.turn import RawSlot
from skill.domain.errors import SkillError
from skill.domain.food import Allergen, Diet
from skill.domain.recipes import Course, Meal
from skill.domain.timers import Length as TimerLength
from skill.speech.prompts import Prompt


class SlotError(SkillError):
    """A slot is missing (``heard`` is None) or was heard and cannot be used."""

    def __init__(self, slot: str, heard: str | None, question: Prompt | None) -> None:
        super().__init__(f"slot {slot}: {'missing' if heard is None else 'unusable'}")
        self.slot = slot
        self.heard = heard
        self.question = question


class Slots(BaseModel):
    """The slots of one intent; fields are the model's slot names in snake case.

    ``asks`` words the question for a slot that is missing or cannot be used.
    """

    model_config = ConfigDict(
        frozen=True,
        alias_generator=to_camel,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        extra="ignore",
        defer_build=True,
    )

    asks: ClassVar[Mapping[str, Prompt]] = {}

    @classmethod
    def read(cls, raw: Mapping[str, RawSlot]) -> Self:
        """Return the typed slots.

        Raises:
            SlotError: a needed slot is missing, or a value cannot be used.
        """
        heard = {name: slot for name, slot in raw.items() if readings.is_filled(slot)}
        try:
            return cls.model_validate(heard)
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0])
            slot = heard.get(name)
            field = next((f for f in cls.model_fields if to_camel(f) == name), name)
            value = None if slot is None else slot.value
            raise SlotError(name, value, cls.asks.get(field)) from error


class NoSlots(Slots):
    """An intent without slots."""


Text = Annotated[str, BeforeValidator(readings.text)]
Name = Annotated[str | None, BeforeValidator(readings.timer_name)]  # "my timer" has none
Length = Annotated[TimerLength, BeforeValidator(readings.length)]
Count = Annotated[int, BeforeValidator(readings.count)]
Place = Annotated[int, BeforeValidator(readings.ordinal)]
Clock = Annotated[calendar.ClockTime, BeforeValidator(calendar.clock_time)]
Day = Annotated[calendar.DaySpan, BeforeValidator(calendar.day_span)]
Repeats = Annotated[calendar.Every, BeforeValidator(calendar.every)]
Span = Annotated[timedelta, BeforeValidator(readings.length)]
Food = Annotated[str, BeforeValidator(readings.food)]
OwnWords = Annotated[str, BeforeValidator(readings.own_words)]
Allergens = Annotated[frozenset[Allergen], BeforeValidator(readings.allergens)]
ADiet = Annotated[Diet, BeforeValidator(readings.one_of(Diet))]
AMeal = Annotated[Meal, BeforeValidator(readings.one_of(Meal))]
ACourse = Annotated[Course, BeforeValidator(readings.one_of(Course))]
