"""Tasks that routines, links and other skills start: ``MakeRecipe`` and ``CookRecipe``.

A task is answered in one go and completed with an HTTP-like code; whoever wants to cook
opens Larder and goes on from there.
"""

from collections.abc import Callable, Mapping

from pydantic import JsonValue, ValidationError

from skill.dialog.reply import CompleteTask, Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.recipes import Wishes
from skill.intents.offers import Request, offer
from skill.intents.recipes import FindDish, find_dish, take
from skill.speech.general import NoSuchTask, OpenToCook
from skill.speech.recipes import ThisOne

OK, BAD_INPUT, NOT_FOUND = 200, 400, 404

Input = Mapping[str, JsonValue]


@when("LaunchRequest.task")
def task(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Do the task, or say that there is none of that name."""
    name = str(turn.facts.get("name", "")).rpartition(".")[2]
    given = turn.facts.get("input")
    do = TASKS.get(name)
    if do is None:
        return _completed(Reply(say=NoSuchTask()), NOT_FOUND, "no such task")
    return do(turn, given if isinstance(given, dict) else {}, services)


def make_recipe(turn: Turn, given: Input, services: Services) -> Reply:
    """Name one recipe that suits; ``meal`` and ``servings`` may be given."""
    try:
        wishes = Wishes.model_validate(
            {key: given[key] for key in ("meal", "servings") if key in given}
        )
    except ValidationError:
        return _completed(Reply(say=NoSuchTask()), BAD_INPUT, "bad meal or servings")
    return _ended(offer(turn, services, Request(wishes)), services)


def cook_recipe(turn: Turn, given: Input, services: Services) -> Reply:
    """Put the recipe of that name on the stove, if it suits who is eating."""
    wanted = given.get("recipe")
    if not isinstance(wanted, str) or not wanted.strip():
        return _completed(Reply(say=NoSuchTask()), BAD_INPUT, "no recipe named")
    found = find_dish.answer(turn, FindDish(query=wanted[:140]), services)
    if not any(isinstance(prompt, ThisOne) for prompt in found.prompts):
        return _completed(found, NOT_FOUND, "no such recipe that suits")
    reply = _ended(found, services)
    take.answer(turn.but(session=found.remember or turn.session), NoSlots(), services)
    return reply


TASKS: Mapping[str, Callable[[Turn, Input, Services], Reply]] = {
    "MakeRecipe": make_recipe,
    "CookRecipe": cook_recipe,
}


def _ended(found: Reply, services: Services) -> Reply:
    """Return an offer as the end of a task, with the recipe as its result."""
    offered = found.remember.offer if found.remember else None
    recipe = services.catalog.get(offered) if offered else None
    if recipe is None:
        return _completed(found, NOT_FOUND, "no recipe suits")
    reply = found.but(say=(*found.prompts, OpenToCook()))
    minutes = round(recipe.total.total_seconds() / 60)
    return _completed(
        reply, OK, "OK", {"id": recipe.id, "title": recipe.title, "minutes": minutes}
    )


def _completed(reply: Reply, code: int, message: str, result: Input | None = None) -> Reply:
    """Return the reply without question and screen: a completed task ends the session."""
    done = CompleteTask(code, message, result or {})
    return reply.but(
        ask=None, again=None, awaiting=None, elicit=None, show=None, directives=(done,)
    )
