"""The screens of a recipe at hand, with their words in the cook's language."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from skill.dialog.turn import Turn
from skill.display import cooking, recipes
from skill.display.cooking import Around
from skill.display.recipes import Caption, Line
from skill.display.screen import Screen
from skill.domain.amounts import amounts
from skill.domain.recipes import Recipe
from skill.domain.steps import foods_at
from skill.domain.ticks import ticked_off
from skill.domain.timers import Timer
from skill.food.gate import Cleared
from skill.intents.at_hand import AtHand
from skill.recommender.pantry import stocked
from skill.speech import screens as say
from skill.speech.amounts import paper
from skill.speech.prompts import Prompt, known_locale
from skill.speech.recipes import checked
from skill.speech.spoken import Many
from skill.speech.written import written

OFFER = {
    "take": say.TakeLabel(),
    "other": say.OtherLabel(),
    "list": say.ListLabel(),
}
START = {"start": say.StartLabel()}
STEPS = {"next": say.NextLabel(), "back": say.BackLabel()}
LAST_STEP = {"next": say.DoneLabel(), "back": say.BackLabel()}


def offer(
    choice: Cleared,
    servings: int,
    turn: Turn,
    *,
    reason: Prompt | None = None,
    others: Sequence[Cleared] = (),
) -> Screen:
    """Return the screen of a recipe on offer, why it, and what else it could have been."""
    recipe = choice.recipe
    facts = {
        "clock": _text(_time(recipe), turn),
        "people": _text(say.ServesMany(Many(servings, "servings")), turn),
        "flame": _capital(_text(say.IsSoHard(recipe.difficulty), turn)),
    }
    caption = Caption(
        facts,
        reason=_text(reason, turn) if reason else "",
        checked=_checked(choice, turn),
        others=[(one, _text(_time(one.recipe), turn)) for one in others],
        others_title=_text(say.OthersTitle(), turn),
        labels=_labels(OFFER, turn),
    )
    return recipes.recipe(choice, caption)


def ingredients(hand: AtHand, turn: Turn) -> Screen:
    """Return the screen of the whole list: what is ticked off, and what is to be got.

    Where nothing was told of the pantry, nothing is said to be missing from it.
    """
    facts = {"people": _text(say.ForServings(Many(hand.servings, "servings")), turn)}
    said, labels = _checked(hand.choice, turn), _labels(START, turn)
    pantry, today = hand.household.pantry, turn.now.date()
    every = range(len(hand.recipe.ingredients))
    there = stocked(hand.recipe, pantry, today) if pantry else frozenset(every)
    ticked = ticked_off(hand.household, hand.recipe.id, turn.now)
    note = _text(say.ToGet(), turn)
    lines = [
        Line(
            paper(one, _locale(turn)),
            ticked=place in ticked,
            note="" if place in there | ticked else note,
        )
        for place, one in enumerate(amounts(hand.recipe, hand.servings))
    ]
    return recipes.ingredients(
        hand.choice, Caption(facts, checked=said, labels=labels), lines
    )


def step(hand: AtHand, place: int, turn: Turn, running: Timer | None = None) -> Screen:
    """Return the screen of a step; ``running`` is its timer, if that was started."""
    steps = hand.recipe.steps
    last = place + 1 == len(steps)
    around = Around(
        _text(say.StepOf(place + 1, len(steps)), turn),
        then=""
        if last
        else _text(say.ThenComes(cooking.written(steps[place + 1].text)), turn),
        amounts=_amounts_at(hand, place, turn),
        running=running,
        labels=_labels(LAST_STEP if last else STEPS, turn),
    )
    wanted = steps[place].timer
    if wanted is not None and running is None:
        around = replace(around, timer=_text(say.TimerLabel(wanted), turn))
    return cooking.step(hand.choice, place, around)


def _amounts_at(hand: AtHand, place: int, turn: Turn) -> tuple[str, ...]:
    """Return what goes in at a step, as it stands on the list."""
    every = amounts(hand.recipe, hand.servings)
    named = set(foods_at(hand.recipe.steps[place].text, [one.food for one in every]))
    counted = (one for one in every if one.food in named and one.quantity is not None)
    return tuple(paper(replace(one, note=""), _locale(turn)) for one in counted)


def _time(recipe: Recipe) -> Prompt:
    """Return how long it takes, in as few characters as that can be said."""
    hours, minutes = divmod(-(-int(recipe.total.total_seconds()) // 60), 60)
    if not hours:
        return say.Minutes(minutes)
    return say.HoursAndMinutes(hours, minutes) if minutes else say.Hours(hours)


def _checked(choice: Cleared, turn: Turn) -> str:
    return " ".join(_text(one, turn) for one in checked(choice))


def _labels(labels: Mapping[str, Prompt], turn: Turn) -> dict[str, str]:
    return {name: _text(label, turn) for name, label in labels.items()}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _locale(turn: Turn) -> str:
    return known_locale(turn.locale)


def _text(prompt: Prompt, turn: Turn) -> str:
    return written(prompt, _locale(turn), turn.request_id)
