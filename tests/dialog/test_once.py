"""Doing a thing outside once, whatever is repeated, lost or down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import NoReturn

import pytest
from pydantic import JsonValue

from skill.dialog.once import Deed, finishes, once, recover
from skill.dialog.services import TIMERS_SCOPE, Services
from skill.dialog.turn import Turn
from skill.domain.errors import PermissionNeededError, ServiceDownError
from skill.domain.outcomes import NotDoneError, OutcomeUnknownError, UnfinishedError
from skill.domain.timers import NewTimer, NoTimersError, Timer
from skill.speech.general import SomethingWentWrong
from skill.speech.prompts import Prompt
from skill.store.memory import MemoryStore
from skill.store.protocol import Entry, StoreDownError
from tests.support import NOON, turn, world

DOWN = ServiceDownError("timers", "504")
TEN = NewTimer(length=timedelta(minutes=10), name="pasta")
TURN = turn("SetTimerIntent", request_id="r1")


@dataclass
class Outside:
    """A service that counts what is done to it."""

    made: list[NewTimer] = field(default_factory=list)
    fail: list[BaseException] = field(default_factory=list)
    lose: list[BaseException] = field(default_factory=list)
    blind: list[Exception] = field(default_factory=list)

    def do(self, plan: NewTimer) -> Timer:
        """Do it, unless it is to fail before or after."""
        if self.fail:
            raise self.fail.pop(0)
        self.made.append(plan)
        if self.lose:
            raise self.lose.pop(0)
        return timer(plan)

    def find(self, plan: NewTimer) -> Timer | None:
        """Look whether it was done."""
        if self.blind:
            raise self.blind.pop(0)
        return timer(plan) if plan in self.made else None

    def deed(self, plan: Callable[[], NewTimer] = lambda: TEN) -> Deed[NewTimer, Timer]:
        """Return the deed of making a timer."""
        return Deed("create", (NewTimer, Timer), plan, self.do, self.find)


class Silent(MemoryStore):
    """A store that does not answer for entries."""

    def begin(
        self, household: str, key: str, what: Mapping[str, JsonValue], *, now: datetime
    ) -> NoReturn:
        """Fail."""
        raise StoreDownError("begin", "no answer")

    def finish(
        self, household: str, key: str, result: Mapping[str, JsonValue], *, now: datetime
    ) -> NoReturn:
        """Fail."""
        raise StoreDownError("finish", "no answer")


@pytest.fixture
def services() -> Services:
    """Return services with a memory store."""
    return world().services


def timer(plan: NewTimer) -> Timer:
    """Return the timer a plan makes."""
    return Timer(id="t1", length=plan.length, rings_at=NOON + plan.length, name=plan.name)


def test_a_deed_is_done_and_its_result_returned(services: Services) -> None:
    """Nothing odd happens on a good day, and nothing stays open."""
    outside = Outside()

    assert once(TURN, services, outside.deed()) == timer(TEN)
    assert outside.made == [TEN]
    assert services.store.open_entries("h1", now=NOON) == ()


def test_a_request_that_comes_again_gets_the_same_and_does_nothing(
    services: Services,
) -> None:
    """Even if what it would plan now is something else."""
    outside = Outside()
    first = once(TURN, services, outside.deed())

    again = once(TURN, services, outside.deed(lambda: TEN.model_copy(update={"name": "x"})))

    assert again == first
    assert outside.made == [TEN]


def test_a_request_that_could_not_be_planned_again_gets_its_result(
    services: Services,
) -> None:
    """A timer that was cancelled cannot be found a second time: the ledger knows it."""
    outside = Outside()
    first = once(TURN, services, outside.deed())

    assert once(TURN, services, outside.deed(_no_timers)) == first


def test_another_request_is_another_deed(services: Services) -> None:
    """The key is the request, not the wish."""
    outside = Outside()
    once(TURN, services, outside.deed())
    once(turn("SetTimerIntent", request_id="r2"), services, outside.deed())

    assert len(outside.made) == 2


def test_a_lost_answer_is_looked_up(services: Services) -> None:
    """The timer was made, and only its answer was lost."""
    outside = Outside(lose=[DOWN])

    assert once(TURN, services, outside.deed()) == timer(TEN)
    assert outside.made == [TEN]


def test_a_failure_that_did_nothing_is_told_as_such(services: Services) -> None:
    """It was looked up that nothing has changed."""
    outside = Outside(fail=[DOWN])

    with pytest.raises(NotDoneError) as failed:
        once(TURN, services, outside.deed())

    assert failed.value.service == "timers"
    assert services.store.open_entries("h1", now=NOON) == ()


def test_a_failure_nobody_can_look_up_is_told_as_uncertain(services: Services) -> None:
    """Neither yes nor no would be the truth."""
    outside = Outside(lose=[DOWN], blind=[DOWN])

    with pytest.raises(OutcomeUnknownError):
        once(TURN, services, outside.deed())


def test_after_a_crash_the_deed_is_found_and_not_repeated(services: Services) -> None:
    """The process was killed between doing and writing down that it was done."""
    outside = Outside(lose=[KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        once(TURN, services, outside.deed())

    assert once(TURN, services, outside.deed()) == timer(TEN)
    assert outside.made == [TEN]


def test_after_a_crash_before_it_the_deed_is_done(services: Services) -> None:
    """The process was killed between writing down and doing; the old plan holds."""
    outside = Outside(fail=[KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        once(TURN, services, outside.deed())

    once(TURN, services, outside.deed(lambda: TEN.model_copy(update={"name": "other"})))

    assert outside.made == [TEN]


def test_a_permission_leaves_the_deed_to_be_done_afterwards(services: Services) -> None:
    """The request is resumed under its own id, and then done once."""
    outside = Outside(fail=[PermissionNeededError(TIMERS_SCOPE)])
    with pytest.raises(PermissionNeededError):
        once(TURN, services, outside.deed())

    once(TURN, services, outside.deed())
    once(TURN, services, outside.deed())

    assert outside.made == [TEN]


def test_a_plan_that_fails_is_told_and_leaves_nothing_open(services: Services) -> None:
    """No timer to cancel: nothing was begun."""
    with pytest.raises(NoTimersError):
        once(TURN, services, Outside().deed(_no_timers))

    assert services.store.open_entries("h1", now=NOON) == ()


def test_a_plan_that_cannot_be_made_changes_nothing(services: Services) -> None:
    """The list did not answer."""

    def down() -> NewTimer:
        raise DOWN

    with pytest.raises(NotDoneError):
        once(TURN, services, Outside().deed(down))


def test_without_a_store_the_deed_is_done_all_the_same(services: Services) -> None:
    """A timer without a ledger is better than a burnt dinner."""
    outside = Outside()

    done = once(TURN, replace(services, store=Silent()), outside.deed())

    assert done == timer(TEN)
    assert outside.made == [TEN]


@pytest.mark.parametrize("request_id", ["", "x" * 5000, "a\ud800b", "\x00", "äöü"])
def test_an_odd_request_id_is_a_key_all_the_same(
    services: Services, request_id: str
) -> None:
    """Ids that no store takes are hashed, not refused."""
    outside = Outside()
    odd = turn("SetTimerIntent", request_id=request_id)
    once(odd, services, outside.deed())
    once(odd, services, outside.deed())

    assert outside.made == [TEN]


def test_what_was_left_half_done_is_finished_by_the_next_turn(services: Services) -> None:
    """Its finisher gets the entry; what it returns is told to the cook."""
    seen: list[Entry] = []

    @finishes("test-half")
    def finisher(turn_: Turn, services_: Services, entry: Entry) -> Prompt | None:
        seen.append(entry)
        services_.store.finish(turn_.household, entry.key, {"done": None}, now=turn_.now)
        return SomethingWentWrong()

    outside = Outside(fail=[UnfinishedError("half")])
    half = replace(outside.deed(), act="test-half")
    with pytest.raises(UnfinishedError):
        once(TURN, services, half)

    assert recover(TURN, services) == (), "its own request finishes it itself"
    assert recover(turn("X", request_id="r2"), services) == (SomethingWentWrong(),)
    assert recover(turn("X", request_id="r3"), services) == ()
    assert [entry.what["plan"] for entry in seen] == [TEN.model_dump(mode="json")]


def test_entries_without_a_finisher_are_left_alone(services: Services) -> None:
    """A creation that was cut off changed nothing half way."""
    outside = Outside(fail=[PermissionNeededError(TIMERS_SCOPE)])
    with pytest.raises(PermissionNeededError):
        once(TURN, services, outside.deed())

    assert recover(turn("X", request_id="r2"), services) == ()
    assert len(services.store.open_entries("h1", now=NOON)) == 1


def _no_timers() -> NewTimer:
    raise NoTimersError("none")
