"""``larder promote``: a challenger is shipped if it wins, and harms nothing on the way.

It wins if it would have converted significantly more on later events than what is served,
by the doubly robust estimate over the propensities logged.  How it ranks what was taken
(HR@1) does not decide: what is offered often is taken often, however few want it.  Only
where the log cannot tell, HR@1 against what is served has to.  The guardrails: no pick
that the gate refuses, no slice significantly worse, lists not much less diverse, and fast.
Of a slice without plain offers, such as tables with needs, nothing can be said from a log.

Many looks find something by chance: a win is held to the number of models that could have
won, a harm to the number of slices that were looked at (Bonferroni; Dunn 1961).  The kind
that is served, made of more, is one look and named before it: it wins where it is better
with a chance of error of 5 %, so that what serves is kept new.  Source of the whole: Deng
and Shi 2016, "Data-driven metric development for online controlled experiments": one
success metric, and guardrails that must not be inferior.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import NormalDist

from pydantic import JsonValue

from skill.training.evaluation import SERVED, Entrant, Evaluation, Slice, Value
from skill.training.versions import Models, VersionsError

EVALUATION = "evaluation.json"
FEWEST = 30  # conversions, of all or of a slice, below which nothing is said of it
AGAIN = 0.5  # looks of 2.5 % that make one of 5 %, at the end of an interval of 90 %


@dataclass(frozen=True, slots=True)
class Limits:
    """What a challenger may cost: milliseconds, and the share of diversity to keep."""

    p99_ms: float = 2.0
    diversity: float = 0.9


@dataclass(frozen=True, slots=True)
class Safety:
    """How many picks were made for tables that need something, and what the gate said."""

    picks: int
    violations: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a challenger may be shipped: ``against`` holds every reason why not."""

    challenger: str
    won: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def ships(self) -> bool:
        """Return whether nothing speaks against it."""
        return not self.against


def judged(evaluation: Evaluation, name: str, safety: Safety, limits: Limits) -> Verdict:
    """Return whether a model of the evaluated version may be shipped.

    Raises:
        VersionsError: the evaluation knows no such model.
    """
    if name not in evaluation.entrants:
        raise VersionsError(f"{evaluation.version} was evaluated without {name}")
    entrant = evaluation.entrants[name]
    tells = entrant.off_policy.believable
    gain = held(_gain(entrant.overall, tells), _looks(evaluation, name))
    points = f"{100 * gain.value:+.2f} [{100 * gain.low:+.2f}, {100 * gain.high:+.2f}]"
    told = f"conversion {points} points against {evaluation.served or 'the moment alone'}"
    few = entrant.overall.conversions < FEWEST
    against = [
        *([f"{entrant.overall.conversions} conversions tell nothing"] if few else []),
        *([] if gain.low > 0 else [f"it does not win: {told}"]),
        *unsafe(safety),
        *_worse_slices(entrant, tells),
        *_costs(evaluation, entrant, limits),
    ]
    return Verdict(f"{evaluation.version}/{name}", (told,), tuple(against))


def _looks(evaluation: Evaluation, name: str) -> float:
    """Return to how many looks a win of a model is held."""
    if name == evaluation.served.partition("/")[2]:
        return AGAIN
    return max(len(evaluation.contenders), 1)


def _gain(part: Slice, tells: bool) -> Value:
    """Return by what a challenger is judged: what the log tells, or how it ranks."""
    return part.gain if tells else part.against


def held(value: Value, looks: float) -> Value:
    """Return a value with an interval that holds in all of so many looks at once.

    Its 95 % interval is stretched as far as a normal's is; one that lies between two ends
    where theirs do: what is not chance does not grow with looking.
    """
    if value.parts:
        parts = [held(part, looks) for part in value.parts]
        ends = min(part.low for part in parts), max(part.high for part in parts)
        return Value(value=value.value, low=ends[0], high=ends[1])
    usual, wider = (NormalDist().inv_cdf(1.0 - 0.025 / each) for each in (1, looks))
    low, high = (
        value.value + (end - value.value) * wider / usual for end in (value.low, value.high)
    )
    return Value(value=value.value, low=low, high=high)


def unsafe(safety: Safety) -> list[str]:
    """Return what speaks against serving it to a table with needs."""
    if not safety.picks:
        return ["no pick could be made to see whether it is safe"]
    if safety.violations:
        return [f"{safety.violations} of {safety.picks} picks were not safe"]
    return []


def _worse_slices(entrant: Entrant, tells: bool) -> Iterator[str]:
    slices = {n: one for n, one in entrant.slices.items() if one.conversions >= FEWEST}
    for name, part in slices.items():
        gain = held(_gain(part, tells), len(slices))
        if gain.high < 0:
            yield f"{name}: conversion {100 * gain.value:+.2f} points"


def _costs(evaluation: Evaluation, entrant: Entrant, limits: Limits) -> Iterator[str]:
    if entrant.p99_ms > limits.p99_ms:
        yield f"scoring takes {entrant.p99_ms:.2f} ms at the 99th percentile"
    ours, theirs = entrant.diversity, evaluation.entrants[SERVED].diversity
    if ours and theirs and ours.value < limits.diversity * theirs.value:
        yield f"lists are less diverse: {ours.value:.3f}, not {theirs.value:.3f}"


def promote(
    models: Models, evaluation: Evaluation, verdict: Verdict, safety: Safety, at: datetime
) -> None:
    """Serve the challenger from now on.

    Raises:
        VersionsError: something speaks against it, the models are others than those that
            were evaluated, or another one is served by now.
    """
    trained = models.trained(evaluation.version)
    if trained.get("made_from") != evaluation.made_from:
        raise VersionsError(f"{evaluation.version} is not what was evaluated")
    if models.current != evaluation.served:
        raise VersionsError(
            f"{models.current or 'nothing'} is served by now; evaluate again"
        )
    if not verdict.ships:
        raise VersionsError(f"{verdict.challenger} stays: {'; '.join(verdict.against)}")
    models.serve(verdict.challenger, _record(evaluation, verdict, safety), at)


def _record(
    evaluation: Evaluation, verdict: Verdict, safety: Safety
) -> Mapping[str, JsonValue]:
    """Return why it was promoted, to be read in a year."""
    return {
        "act": "promote",
        "won": list(verdict.won),
        "since": evaluation.since,
        "until": evaluation.until,
        "conversions": evaluation.conversions,
        "picks_checked": safety.picks,
        "violations": safety.violations,
        "made_from": evaluation.made_from,
    }


def roll_back(models: Models, at: datetime, why: str = "") -> str:
    """Serve again what was served before the last promotion; return it ("": none).

    Where its version is gone, because it knew somebody who was forgotten, its kind of the
    newest version stands in for it.

    Raises:
        VersionsError: there is nothing to go back to, or it is gone altogether.
    """
    before = models.standing_in(models.before())
    models.serve(before, {"act": "rollback", "why": why}, at)
    return before
