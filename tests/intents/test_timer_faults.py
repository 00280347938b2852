"""Whatever fails, is lost or crashes at whatever call, no timer is lost or doubled."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.dialog.once import recover
from skill.dialog.reply import Reply
from skill.domain.errors import ServiceDownError
from skill.intents.timer_swap import SWAP
from skill.speech.timers import TimeAdded, TimeLeft, TimerRestarted, TimeTaken
from tests.intents.kitchen import MINUTE, Kitchen
from tests.support import turn


@dataclass(frozen=True)
class Trouble:
    """What goes wrong at a call: before or after it acted, how often, and how badly."""

    call: str
    when: str
    times: int
    crash: bool

    def befall(self, kitchen: Kitchen) -> None:
        """Plan it."""
        error = KeyboardInterrupt() if self.crash else ServiceDownError("timers", "503")
        planned = getattr(kitchen.world.timers, self.when)
        planned[self.call] = [error] * self.times


troubles = st.builds(
    Trouble,
    call=st.sampled_from(["create", "cancel", "pause", "resume", "all"]),
    when=st.sampled_from(["fail", "lose"]),
    times=st.integers(1, 5),
    crash=st.booleans(),
)
acts = st.tuples(
    st.sampled_from(
        [
            ("AddTimeIntent", {"more": "PT5M"}),
            ("TakeTimeIntent", {"less": "PT1M"}),
            ("RestartTimerIntent", {}),
            ("TimerTaskIntent", {"task": "stir"}),
            ("PauseTimerIntent", {}),
            ("ResumeTimerIntent", {}),
        ]
    ),
    st.sampled_from([{"name": "pasta"}, {"ordinal": "1"}, {"ordinal": "2"}]),
    st.none() | troubles,
)


def mend(kitchen: Kitchen) -> None:
    """End all trouble, and let the next turn finish what was cut off."""
    kitchen.world.timers.fail.clear()
    kitchen.world.timers.lose.clear()
    kitchen.now += timedelta(seconds=1)
    later = turn("LaunchRequest", request_id=f"m{kitchen.now}", now=kitchen.now)
    recover(later, kitchen.world.services)


def heard(kitchen: Kitchen, intent: str, slots: dict[str, str]) -> Reply | None:
    """Return the reply, or None where the process was killed."""
    try:
        return kitchen.hear(intent, **slots)
    except KeyboardInterrupt:
        return None


@settings(max_examples=150, deadline=None)
@given(st.lists(acts, min_size=1, max_size=4))
def test_two_timers_stay_two_whatever_happens(
    plan: list[tuple[tuple[str, dict[str, str]], dict[str, str], Trouble | None]],
) -> None:
    """A named one and one without a name; what is said to be left is left."""
    kitchen = Kitchen()
    kitchen.hear("SetTimerIntent", duration="PT30M", name="pasta")
    kitchen.hear("SetTimerIntent", duration="PT40M")

    for (intent, wanted), which, trouble in plan:
        if trouble:
            trouble.befall(kitchen)
        reply = heard(kitchen, intent, {**wanted, **which})
        if reply is not None:
            check_words(kitchen, reply)
        mend(kitchen)

        assert sorted(t.name or "" for t in kitchen.running) == ["", "pasta"]
        store = kitchen.world.services.store
        half_done = store.open_entries("h1", now=kitchen.now)
        assert not [entry for entry in half_done if entry.what["act"] == SWAP]


def check_words(kitchen: Kitchen, reply: Reply) -> None:
    """Hold what was said of one timer against what Alexa holds."""
    for prompt in reply.prompts:
        if isinstance(prompt, TimeAdded | TimeTaken | TimeLeft):
            held = kitchen.world.timers.held[prompt.timer.id]
            assert held.remaining(kitchen.now) == prompt.left
        if isinstance(prompt, TimerRestarted):
            held = kitchen.world.timers.held[prompt.timer.id]
            assert held.remaining(kitchen.now) == prompt.length


@settings(max_examples=80, deadline=None)
@given(troubles, st.booleans(), st.booleans())
def test_a_request_sent_again_after_any_trouble_sets_one_timer(
    trouble: Trouble, named: bool, mended: bool
) -> None:
    """Crashed or failed, then repeated: one timer, never two."""
    kitchen = Kitchen()
    trouble.befall(kitchen)
    slots = {"duration": "PT10M"} | ({"name": "pasta"} if named else {})
    heard(kitchen, "SetTimerIntent", slots)
    if mended:
        mend(kitchen)
    kitchen.world.timers.fail.clear()
    kitchen.world.timers.lose.clear()

    kitchen.again()

    [only] = kitchen.running
    assert only.length == 10 * MINUTE


@pytest.mark.parametrize("call", ["create", "all"])
def test_a_crash_in_the_recovery_itself_is_recovered(call: str) -> None:
    """Twice unlucky, and still one timer."""
    kitchen = Kitchen()
    kitchen.hear("SetTimerIntent", duration="PT30M", name="pasta")
    kitchen.world.timers.fail["create"] = [KeyboardInterrupt()]
    assert heard(kitchen, "AddTimeIntent", {"more": "PT5M"}) is None
    kitchen.world.timers.lose[call] = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        recover(
            turn("LaunchRequest", request_id="x", now=kitchen.now), kitchen.world.services
        )

    mend(kitchen)

    [only] = kitchen.running
    assert only.name == "pasta"
    assert abs(only.remaining(kitchen.now) - 35 * MINUTE) < MINUTE
