"""The screens of help and household, with their words in the cook's language."""

from collections.abc import Iterable, Mapping

from skill.dialog.reply import Reply
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.display import general, household
from skill.display.screen import Screen
from skill.domain.household import Eaters, Person
from skill.intents.recheck import aside, needs_of
from skill.speech import pages as say
from skill.speech.prompts import Prompt, known_locale
from skill.speech.written import written

EXAMPLES: Mapping[str, Prompt] = {
    "timers": say.ExamplesTimers(),
    "reminders": say.ExamplesReminders(),
    "recipes": say.ExamplesRecipes(),
    "cooking": say.ExamplesCooking(),
    "household": say.ExamplesHousehold(),
    "pantry": say.ExamplesPantry(),
}
HOME: Mapping[str, Prompt] = {
    "recommend": say.RecipeLabel(),
    "timers": say.TimersLabel(),
    "who": say.WhoLabel(),
}
ANSWER: Mapping[str, Prompt] = {"yes": say.YesLabel(), "no": say.NoLabel()}
KNOW: Mapping[str, Prompt] = {"know": say.KnowLabel()}
WHO: Mapping[str, Prompt] = {"who": say.WhoLabel()}
USE_UP: Mapping[str, Prompt] = {"use_up": say.UseUpLabel()}


def examples(topic: str, turn: Turn) -> Screen:
    """Return what can be said about a topic."""
    lines = _text(EXAMPLES.get(topic, say.ExamplesGeneral()), turn).splitlines()
    return general.home(_text(say.TrySaying(), turn), lines, _labels(HOME, turn))


def known(facts: Iterable[Prompt], turn: Turn) -> Screen:
    """Return all that is kept, a line each."""
    lines = [_capital(_text(fact, turn)) for fact in facts]
    return household.page(_text(say.KnownTitle(), turn), lines, _labels(WHO, turn))


def pantry(lines: Iterable[Prompt], turn: Turn) -> Screen:
    """Return what is in the pantry, a line each."""
    told = [_capital(_text(line, turn)) for line in lines]
    title = _text(say.PantryTitle(), turn)
    return household.page(title, told, _labels(USE_UP, turn), "foods")


def table(people: Iterable[Person], turn: Turn) -> Screen:
    """Return who eats tonight, and what is kept for each."""
    lines = [_capital(_text(_seat(person), turn)) for person in people]
    title = _text(say.TableTitle(), turn)
    return household.page(title, lines, _labels(KNOW, turn), "people")


def sure(question: Prompt, turn: Turn) -> Screen:
    """Return a question with its two answers."""
    lines = [_text(question, turn)]
    title = _text(say.SureTitle(), turn)
    return household.page(title, lines, _labels(ANSWER, turn), "question")


def confirm(question: Prompt, awaiting: Awaiting, turn: Turn) -> Reply:
    """Return a question about the household that only a yes or a no answers."""
    return Reply(
        ask=question,
        awaiting=awaiting,
        show=sure(question, turn),
        remember=aside(turn.session),
    )


def _seat(person: Person) -> Prompt:
    if person.needs == Eaters():
        return say.Seat(person)
    return say.SeatWithNeeds(person, needs_of(person.needs))


def _labels(prompts: Mapping[str, Prompt], turn: Turn) -> dict[str, str]:
    return {verb: _text(prompt, turn) for verb, prompt in prompts.items()}


def _text(prompt: Prompt, turn: Turn) -> str:
    return written(prompt, known_locale(turn.locale), turn.request_id)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
