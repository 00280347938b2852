"""The screens of a recipe at hand, with their words in the cook's language."""

from collections.abc import Mapping

from skill.dialog.turn import Turn
from skill.display import cooking, recipes
from skill.display.recipes import Caption
from skill.display.screen import Screen
from skill.domain.amounts import amounts
from skill.food.gate import Cleared
from skill.intents.at_hand import AtHand
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
STEPS = {"next": say.NextLabel(), "back": say.BackLabel(), "timer": say.TimerLabel()}


def offer(choice: Cleared, servings: int, turn: Turn) -> Screen:
    """Return the screen of a recipe on offer."""
    minutes = -(-int(choice.recipe.total.total_seconds()) // 60)
    time = Many(minutes, "minutes")
    facts = say.TimeAndServings(time, Many(servings, "servings"))
    return recipes.recipe(choice, _caption(facts, choice, OFFER, turn))


def ingredients(hand: AtHand, turn: Turn) -> Screen:
    """Return the screen of the whole list."""
    facts = say.ForServings(Many(hand.servings, "servings"))
    caption = _caption(facts, hand.choice, START, turn)
    every = amounts(hand.recipe, hand.servings)
    lines = [paper(one, known_locale(turn.locale)) for one in every]
    return recipes.ingredients(hand.choice, caption, lines)


def step(hand: AtHand, place: int, turn: Turn) -> Screen:
    """Return the screen of a step."""
    steps = hand.recipe.steps
    facts = say.StepOf(hand.choice, place + 1, len(steps))
    following = steps[place + 1].text if place + 1 < len(steps) else ""
    after = _text(say.ThenComes(following), turn) if following else ""
    caption = _caption(facts, hand.choice, STEPS, turn)
    return cooking.step(hand.choice, place, caption, after)


def _caption(
    facts: Prompt, choice: Cleared, labels: Mapping[str, Prompt], turn: Turn
) -> Caption:
    said = " ".join(_text(one, turn) for one in checked(choice))
    buttons = {name: _text(label, turn) for name, label in labels.items()}
    return Caption(_text(facts, turn), said, buttons)


def _text(prompt: Prompt, turn: Turn) -> str:
    return written(prompt, known_locale(turn.locale))
