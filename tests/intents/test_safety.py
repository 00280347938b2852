"""Through whole conversations, in any order, the gate has the last word.

Nobody is ever offered, told, shown or asked about a recipe that the gate refuses for who is
eating at that moment.
"""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from skill.dialog.reply import Reply
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters, Household, Person
from skill.domain.recipes import Wishes
from skill.domain.wishes import needs
from skill.food.gate import Cleared, clear
from skill.speech.recipes import ContainsTrouble, UnsureTrouble
from tests.intents.talk import Talk, named
from tests.support import world

SERVICES = world().services
RECIPES = SERVICES.catalog.all()
REPEAT = "AMAZON.RepeatIntent"
TROUBLE = (ContainsTrouble, UnsureTrouble)
NEEDS = st.builds(
    Eaters,
    allergies=st.frozensets(st.sampled_from(Allergen), max_size=2),
    diets=st.frozensets(st.sampled_from(Diet), max_size=1),
)
ALLERGENS = st.sampled_from([one.value for one in Allergen])
DIETS = st.sampled_from([one.value for one in Diet])
TITLES = st.sampled_from([one.title for one in RECIPES])
FOODS = st.sampled_from(["chicken", "rice", "egg", "milk", "peanut", "shrimp", "tofu"])
PLAIN = st.sampled_from(
    [
        *("SomethingElseIntent", "SurpriseMeIntent", "TooLongIntent", "HadItIntent"),
        *("TooHardIntent", "TakeRecipeIntent", "WhyThisIntent", "HowLongIntent"),
        *("IngredientsIntent", "StartCookingIntent", "StepsLeftIntent"),
        *("ResumeCookingIntent", "AMAZON.YesIntent", "AMAZON.YesIntent"),
        *("AMAZON.NoIntent", "AMAZON.NoIntent", "AMAZON.NextIntent"),
        *("AMAZON.PreviousIntent", REPEAT, "AMAZON.StartOverIntent"),
    ]
)


def heard(name: str, **slots: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    """Return an intent with its slots."""
    return st.tuples(st.just(name), st.fixed_dictionaries({}, optional=slots))


WORDS = st.one_of(
    PLAIN.map(lambda name: (name, {})),
    heard("RecommendIntent", food=FOODS, allergen=ALLERGENS, diet=DIETS),
    heard("RefineIntent", food=FOODS, allergen=ALLERGENS, diet=DIETS),
    heard("WithoutIntent", without=FOODS),
    st.tuples(st.just("FindDishIntent"), st.fixed_dictionaries({"query": TITLES})),
    st.just(("leave", {})),
    NEEDS.map(lambda eaters: ("guest", eaters)),
)


def at_table(talk: Talk, before: Wishes) -> Eaters:
    """Return what must be kept: the table's, and what was said up to now."""
    now = talk.household.eaters(talk.now) | needs(talk.session.wishes)
    return now | needs(before)


def refused_titles(eaters: Eaters) -> list[str]:
    """Return the titles that nobody may be offered."""
    return [one.title for one in RECIPES if not isinstance(clear(one, eaters), Cleared)]


def turned_away(reply: Reply) -> set[str]:
    """Return the titles of which a reply says what is wrong with them."""
    return {one.title for one in reply.prompts if isinstance(one, TROUBLE)}


def told(talk: Talk, reply: Reply) -> str:
    """Return every word of a reply, but for those that say what is wrong with a recipe."""
    prompts = tuple(one for one in reply.prompts if not isinstance(one, TROUBLE))
    said, asked = talk.words(reply.but(say=prompts))
    shown = " ".join(reply.show.words) if reply.show else ""
    return f"{said} {asked} {shown} {reply.show and dict(reply.show.data)}"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@example(
    home=Eaters(diets=frozenset({Diet.VEGAN})),
    words=[("FindDishIntent", {"query": "Flourless almond and orange cake"}), (REPEAT, {})],
)
@given(home=NEEDS, words=st.lists(WORDS, min_size=2, max_size=9))
def test_no_reply_ever_carries_a_recipe_that_the_gate_refuses(
    home: Eaters, words: list[tuple[str, object]]
) -> None:
    """Offers, searches, steps, lists and repeats; guests may come at any time."""
    talk = Talk(world().services)
    owner = Person(allergies=home.allergies, diets=home.diets)
    talk.keep(Household(people=(owner,)))
    wrong: set[str] = set()  # what a repeat says once more to be wrong
    for name, slots in [("RecommendIntent", {}), *words]:
        before = talk.session.wishes
        if name == "leave":
            talk.leave()
        elif isinstance(slots, Eaters):
            guest = Person(name="Ann", allergies=slots.allergies, diets=slots.diets)
            talk.keep(talk.household.with_person(guest))
        elif isinstance(slots, dict):
            reply = talk.hear(name, slots)
            eaters = at_table(talk, before)
            for one in named(reply):
                assert isinstance(clear(one.recipe, eaters), Cleared)
                assert one.eaters.allergies >= eaters.allergies
            wrong = turned_away(reply) | (wrong if name == REPEAT else set())
            spoken = told(talk, reply)
            assert not [t for t in refused_titles(eaters) if t in spoken and t not in wrong]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(home=NEEDS, title=TITLES)
def test_a_search_offers_a_dish_only_to_those_who_may_have_it(
    home: Eaters, title: str
) -> None:
    """By its very title; if not, what is wrong with it is told."""
    talk = Talk(world().services)
    talk.keep(Household(people=(Person(allergies=home.allergies, diets=home.diets),)))
    asked = next(one for one in RECIPES if one.title == title)
    may = isinstance(clear(asked, home), Cleared)

    talk.hear("FindDishIntent", query=title)

    best = talk.services.catalog.find(title)[0]
    if best == asked:
        assert (talk.session.offer == asked.id) == may


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(guest=NEEDS, title=TITLES)
def test_a_recipe_taken_is_read_on_only_to_those_who_may_have_it(
    guest: Eaters, title: str
) -> None:
    """A guest who comes while it cooks is asked about at every step."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query=title)
    recipe = talk.services.catalog.get(talk.session.offer or "")
    assert recipe is not None
    talk.hear("StartCookingIntent")
    ann = Person(name="Ann", allergies=guest.allergies, diets=guest.diets)
    talk.keep(talk.household.with_person(ann))
    talk.leave()

    reply = talk.hear("ResumeCookingIntent")

    assert bool(named(reply)) == isinstance(clear(recipe, guest), Cleared)
