"""Doing a thing outside once, however often the request that asked for it arrives.

What is about to be done is written down first, under the request's id; a request that comes
again finds it there, looks whether it was done, and answers the same.  When an answer is
lost on the way, the service is asked what became of it before anything is said.  Without a
store the thing is still done: a timer without a ledger is better than a burnt dinner.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Generic, TypeVar

from pydantic import BaseModel, JsonValue

from skill.dialog.services import Services
from skill.dialog.turn import Turn
from skill.domain.errors import PermissionNeededError, ServiceDownError, SkillError
from skill.domain.frozen import dataclass
from skill.domain.outcomes import NotDoneError, OutcomeUnknownError, UnfinishedError
from skill.speech.prompts import Prompt
from skill.store.protocol import Entry, NotStorableError, StoreDownError

P = TypeVar("P", bound=BaseModel)
R = TypeVar("R", bound=BaseModel)

NOTHING: dict[str, JsonValue] = {"done": None}
_LONGEST_ID = 200


@dataclass(frozen=True)
class Deed(Generic[P, R]):
    """One thing to be done outside.

    Attributes:
        act: its name within the request ("create-0").
        kinds: the types of plan and result, to read them back from the ledger.
        plan: makes the plan; it may raise, and nothing has happened then.
        do: does what a plan says; repeated only after ``find`` did not find it done.
        find: looks whether the plan went through: the result, or None.
    """

    act: str
    kinds: tuple[type[P], type[R]]
    plan: Callable[[], P]
    do: Callable[[P], R]
    find: Callable[[P], R | None]


def once(turn: Turn, services: Services, deed: Deed[P, R]) -> R:
    """Return the result of a deed, done now or when this request came before.

    Raises:
        NotDoneError: the service failed and nothing has changed.
        OutcomeUnknownError: it failed, and nobody can tell.
        SkillError: the plan or the service refused.
    """
    ledger = Ledger(turn, services, deed.act)
    plan, trouble = _planned(deed)
    entry = ledger.begin(deed.act, plan)
    if entry and entry.result and entry.result.get("done"):
        return deed.kinds[1].model_validate(entry.result["done"])
    if entry and entry.what.get("plan"):
        plan = deed.kinds[0].model_validate(entry.what["plan"])
    if plan is None:
        ledger.finish(None)
        raise trouble or OutcomeUnknownError(deed.act)
    seen_before = entry is not None and not entry.first
    result = _found(deed, plan, ledger) if seen_before else None
    if result is None:
        result = _done(deed, plan, ledger)
    ledger.finish(result)
    return result


@dataclass(frozen=True)
class Ledger:
    """The page of one act of one request."""

    turn: Turn
    services: Services
    act: str

    @property
    def key(self) -> str:
        """Return the entry's key; ids of unheard-of length or kind are hashed."""
        said = self.turn.request_id
        plain = said.isascii() and said.isprintable() and 0 < len(said) <= _LONGEST_ID
        known = said if plain else sha256(said.encode(errors="replace")).hexdigest()
        return f"{known}:{self.act}"

    def begin(self, act: str, plan: BaseModel | None) -> Entry | None:
        """Return the entry, new or found; None where no store answers."""
        held = None if plan is None else plan.model_dump(mode="json")
        what: Mapping[str, JsonValue] = {"act": act, "plan": held}
        turn = self.turn
        try:
            return self.services.store.begin(turn.household, self.key, what, now=turn.now)
        except (StoreDownError, NotStorableError):
            return None

    def finish(self, result: BaseModel | None) -> None:
        """Close the entry; what was done stays done where the store does not answer."""
        held: dict[str, JsonValue] = dict(NOTHING)
        if result is not None:
            held = {"done": result.model_dump(mode="json")}
        turn = self.turn
        try:
            self.services.store.finish(turn.household, self.key, held, now=turn.now)
        except (StoreDownError, NotStorableError):
            return


def _planned(deed: Deed[P, R]) -> tuple[P | None, SkillError | None]:
    """Return the plan, or why there is none; a permission is asked for at once."""
    try:
        return deed.plan(), None
    except PermissionNeededError:
        raise
    except NotDoneError as error:
        return None, error
    except ServiceDownError as error:
        trouble = NotDoneError(error.service, error.why)
        trouble.__cause__ = error
        return None, trouble
    except SkillError as error:
        return None, error


def _done(deed: Deed[P, R], plan: P, ledger: Ledger) -> R:
    """Do it; where the answer was lost, look what became of it."""
    try:
        return deed.do(plan)
    except (PermissionNeededError, UnfinishedError):
        raise  # the entry stays open: the request comes again, or the next one finishes it
    except ServiceDownError as error:
        if found := _found(deed, plan, ledger):
            return found
        ledger.finish(None)
        raise NotDoneError(error.service, error.why) from error
    except SkillError:
        ledger.finish(None)
        raise


def _found(deed: Deed[P, R], plan: P, ledger: Ledger) -> R | None:
    """Return what ``find`` finds; where it fails, nobody can tell."""
    try:
        return deed.find(plan)
    except ServiceDownError as error:
        ledger.finish(None)
        raise OutcomeUnknownError(error.service) from error


Finisher = Callable[[Turn, Services, Entry], Prompt | None]
_FINISHERS: dict[str, Finisher] = {}


def finishes(act: str) -> Callable[[Finisher], Finisher]:
    """Register what brings an act to its end that was cut off half way."""

    def register(finisher: Finisher) -> Finisher:
        _FINISHERS[act] = finisher
        return finisher

    return register


def recover(turn: Turn, services: Services) -> tuple[Prompt, ...]:
    """Finish what earlier requests left half done; return what the cook must be told.

    Acts without a finisher changed nothing half way and are left to their own request.
    """
    said = []
    for entry in services.store.open_entries(turn.household, now=turn.now):
        finisher = _FINISHERS.get(str(entry.what.get("act")))
        if finisher is None or entry.key.startswith(f"{turn.request_id}:"):
            continue
        if prompt := finisher(turn, services, entry):
            said.append(prompt)
    return tuple(said)
