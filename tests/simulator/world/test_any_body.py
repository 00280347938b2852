"""Whatever a skill sends, Alexa answers; she never falls over."""

from hypothesis import given
from hypothesis import strategies as some

from skill.simulator.world.wire import Body, Call
from skill.simulator.world.world import World
from tests.simulator.world.conftest import NOON, reminder_body, timer_body

ANYTHING = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False)
    | some.text(max_size=12)
    | some.sampled_from(["PT5M", "2027-01-01T10:00:00", "FREQ=DAILY;BYHOUR=9;BYMINUTE=0"]),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
ABSOLUTE: Body = {
    "type": "SCHEDULED_ABSOLUTE",
    "scheduledTime": "2026-11-23T18:30:00.000",
    "timeZoneId": "Europe/Rome",
    "recurrence": {"recurrenceRules": ["FREQ=DAILY;BYHOUR=18;BYMINUTE=30"]},
}


@some.composite
def mutated(draw: some.DrawFn, body: object) -> object:
    """Return ``body`` with one of its parts, at any depth, replaced by anything."""
    if not isinstance(body, dict) or not body or draw(some.integers(0, 4)) == 0:
        return draw(ANYTHING)
    name = draw(some.sampled_from(sorted(body)))
    return body | {name: draw(mutated(body[name]))}


@given(mutated(timer_body()), mutated(reminder_body(**ABSOLUTE)))
def test_every_body_gets_an_answer_and_what_is_taken_can_be_listed_and_saved(
    timer: object, reminder: object
) -> None:
    """200, or 400 with code and message; the lists and the ringing hold afterwards."""
    world = World(NOON)
    world.permissions.grant("timers", "reminders")

    answers = [
        world.answer("timers", Call("POST", (), body=timer)),
        world.answer("reminders", Call("POST", (), body=reminder)),
    ]

    for answer in answers:
        assert answer.status in {200, 400}
        assert answer.status == 200 or set(_keys(answer.body)) == {"code", "message"}
    assert world.answer("timers", Call("GET", ())).status == 200
    assert world.answer("reminders", Call("GET", ())).status == 200
    for ring in world.ringing_between(NOON, NOON.replace(year=2027)):
        assert ring.at > NOON


def _keys(body: object) -> list[str]:
    return list(body) if isinstance(body, dict) else []
