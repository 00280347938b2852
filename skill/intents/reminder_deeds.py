"""What is done to reminders outside, each once for a request."""

from collections.abc import Callable
from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from skill.dialog.once import Deed, once
from skill.dialog.services import Services
from skill.dialog.turn import Turn
from skill.domain.reminders import NewReminder, Reminder

SAME = timedelta(seconds=30)


class Change(BaseModel):
    """A reminder, and what it is to become."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    reminder: Reminder
    new: NewReminder


class SomeReminders(BaseModel):
    """The reminders that an act on all of them touches."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    reminders: tuple[Reminder, ...]


def same(held: NewReminder, new: NewReminder) -> bool:
    """Return whether a reminder that Alexa holds is the one that was to be set.

    An offset is counted from when Alexa got it, so moments may differ by seconds.
    """
    return (
        held.what.casefold() == new.what.casefold()
        and held.recurrence == new.recurrence
        and (new.recurrence is not None or abs(held.due - new.due) <= SAME)
    )


def create(turn: Turn, services: Services, new: NewReminder) -> Reminder:
    """Set a reminder, once."""

    def do(wanted: NewReminder) -> Reminder:
        return services.reminders.create(wanted, now=turn.now, locale=turn.locale)

    def find(wanted: NewReminder) -> Reminder | None:
        held = services.reminders.all(now=turn.now)
        return next((r for r in held if same(r, wanted)), None)

    deed = Deed("remind", (NewReminder, Reminder), lambda: new, do, find)
    return once(turn, services, deed)


def change(
    turn: Turn, services: Services, reminder: Reminder, new: NewReminder
) -> Reminder:
    """Replace a reminder's time or text, once."""

    def do(plan: Change) -> Reminder:
        return services.reminders.change(
            plan.reminder, plan.new, now=turn.now, locale=turn.locale
        )

    def find(plan: Change) -> Reminder | None:
        held = services.reminders.all(now=turn.now)
        ours = (r for r in held if r.id == plan.reminder.id)
        return next((r for r in ours if same(r, plan.new)), None)

    plan = Change(reminder=reminder, new=new)
    return once(turn, services, Deed("change", (Change, Reminder), lambda: plan, do, find))


def delete(turn: Turn, services: Services, plan: Callable[[], Reminder]) -> Reminder:
    """Delete a reminder, once."""

    def do(reminder: Reminder) -> Reminder:
        services.reminders.delete(reminder)
        return reminder

    def find(reminder: Reminder) -> Reminder | None:
        held = services.reminders.all(now=turn.now)
        return None if any(r.id == reminder.id for r in held) else reminder

    return once(turn, services, Deed("delete", (Reminder, Reminder), plan, do, find))


def delete_all(turn: Turn, services: Services) -> tuple[Reminder, ...]:
    """Delete every reminder, once; a second try is for the rest alone."""

    def plan() -> SomeReminders:
        return SomeReminders(reminders=services.reminders.all(now=turn.now))

    def do(planned: SomeReminders) -> SomeReminders:
        for reminder in planned.reminders:
            services.reminders.delete(reminder)
        return planned

    def find(planned: SomeReminders) -> SomeReminders | None:
        ids = {reminder.id for reminder in planned.reminders}
        left = [r for r in services.reminders.all(now=turn.now) if r.id in ids]
        do(SomeReminders(reminders=tuple(left)))
        return planned

    kinds = (SomeReminders, SomeReminders)
    return once(turn, services, Deed("delete-all", kinds, plan, do, find)).reminders
