"""How it was: asked once, taken at any time, told to learning without a name."""

from datetime import timedelta

import pytest

from skill.domain.events import Happened, Happening
from skill.domain.household import Household, Rated
from skill.domain.stove import had_lately
from skill.speech import ratings as say
from skill.speech.household import BackToOffer
from skill.speech.spoken import Many
from tests.intents.talk import Talk
from tests.support import EVENING, world


@pytest.fixture
def talk() -> Talk:
    """Return a conversation at the last step of a hummus."""
    talk = Talk(world().services)
    cook(talk)
    return talk


def cook(talk: Talk, dish: str = "hummus") -> None:
    """Cook to the last step."""
    talk.hear("FindDishIntent", query=dish)
    talk.hear("StartCookingIntent")
    talk.hear("GoToStepIntent", ordinal="last")


def finish(talk: Talk) -> object:
    """Finish, and return what is asked then."""
    return talk.hear("FinishCookingIntent").ask


def cooked(talk: Talk) -> str:
    """Return the recipe that was taken last."""
    return talk.household.taken[-1].recipe


def test_after_the_last_step_it_is_asked_how_it_was(talk: Talk) -> None:
    """A bare number is the answer."""
    assert finish(talk) == say.HowWasIt()

    reply = talk.hear("AnswerIntent", number="4")

    assert reply.prompts == (say.RatedHigh(Many(4, "stars")),)
    assert reply.ask is None
    [rated] = talk.household.rated
    assert (rated.recipe, rated.stars) == (cooked(talk), 4)


def test_learning_hears_of_the_offer_it_belongs_to(talk: Talk) -> None:
    """The event names the request that offered it, the recipe and the stars; no words."""
    offered = talk.household.taken[-1].offered
    finish(talk)

    reply = talk.hear("RateIntent", opinion="1")

    assert reply.happened == (
        Happening(Happened.RATED, cooked(talk), offered=offered, rating=1),
    )
    assert offered
    events = talk.services.journal.of("h1", EVENING)
    assert not any("delicious" in str(one) for one in events)


def test_the_same_request_sent_again_is_one_rating(talk: Talk) -> None:
    """In the household and in what is learnt."""
    finish(talk)
    first = talk.hear("RateIntent", stars="5")
    again = talk.hear("RateIntent", stars="5")

    assert first.happened == again.happened
    assert len(talk.household.rated) == 1


def test_a_no_is_taken_and_never_asked_again(talk: Talk) -> None:
    """Not for this recipe, nor for the next."""
    finish(talk)
    assert talk.no().say == say.Unrated()

    cook(talk, "shakshuka")

    assert finish(talk) is None


def test_a_silence_is_an_answer_as_well(talk: Talk) -> None:
    """Who left without a word is not asked when the next dish is done."""
    finish(talk)
    talk.leave()

    cook(talk, "shakshuka")

    assert finish(talk) is None


def test_who_gives_stars_may_be_asked_another_day(talk: Talk) -> None:
    """But not for the same dish."""
    finish(talk)
    talk.hear("RateIntent", stars="5")
    cook(talk)
    assert finish(talk) is None

    cook(talk, "shakshuka")

    assert finish(talk) == say.HowWasIt()


def test_what_was_given_up_is_not_asked_about() -> None:
    """Stopped at the first step: nobody has eaten it."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="hummus")
    talk.hear("StartCookingIntent")

    assert finish(talk) is None


@pytest.mark.parametrize(
    ("stars", "said"),
    [
        ("1", say.RatedLow(Many(1, "stars"))),
        ("3", say.RatedFair(Many(3, "stars"))),
        ("5", say.RatedHigh(Many(5, "stars"))),
    ],
)
def test_the_thanks_fit_the_stars(talk: Talk, stars: str, said: object) -> None:
    """Sorry for one, glad for five."""
    finish(talk)

    assert talk.hear("RateIntent", stars=stars).prompts == (said,)


@pytest.mark.parametrize("stars", ["0", "6", "?"])
def test_stars_that_cannot_be_are_asked_for_again(talk: Talk, stars: str) -> None:
    """From one to five."""
    finish(talk)

    reply = talk.hear("RateIntent", stars=stars)

    assert reply.ask == say.HowManyStars()
    assert talk.household.rated == ()


def test_a_yes_asks_how_many(talk: Talk) -> None:
    """And the answer still knows the recipe."""
    finish(talk)

    assert talk.yes().ask == say.HowManyStars()
    talk.hear("AnswerIntent", number="2")
    assert [one.stars for one in talk.household.rated] == [2]


def test_a_word_while_cooking_is_for_what_is_on_the_stove(talk: Talk) -> None:
    """It says for which, and the stove stays as it is."""
    reply = talk.hear("RateIntent", opinion="5")

    assert isinstance(reply.prompts[0], say.ThatWas)
    assert reply.ask is not None
    assert [one.recipe for one in talk.household.rated] == [cooked(talk)]
    assert finish(talk) is None


def test_a_word_the_next_day_is_for_the_last_dish(talk: Talk) -> None:
    """A week later as well; of what was cooked in spring nobody speaks any more."""
    finish(talk)
    talk.leave()
    talk.now = EVENING + timedelta(days=7)

    talk.hear("RateIntent", opinion="2")

    assert [one.stars for one in talk.household.rated] == [2]
    talk.now = EVENING + timedelta(days=60)
    assert talk.hear("RateIntent", stars="3").prompts == (say.NothingToRate(),)


def test_a_dish_that_may_no_longer_be_named_is_not_named() -> None:
    """It is gone from the book; the stars are kept all the same."""
    talk = Talk(world().services)
    talk.keep(had_lately(Household(), "no-longer-there", EVENING, "r9"))

    reply = talk.hear("RateIntent", stars="4")

    assert reply.prompts == (say.RatedHigh(Many(4, "stars")),)
    assert reply.happened[0].offered == "r9"


def test_a_second_thought_replaces_the_first(talk: Talk) -> None:
    """One opinion of a recipe."""
    finish(talk)
    talk.hear("RateIntent", stars="5")
    talk.hear("RateIntent", stars="2")

    assert talk.household.rated == (Rated(recipe=cooked(talk), at=EVENING, stars=2),)


def test_nothing_cooked_has_no_stars() -> None:
    """It is said so."""
    talk = Talk(world().services)

    assert talk.hear("RateIntent", stars="4").prompts == (say.NothingToRate(),)


def test_where_nothing_was_cooked_the_offer_stays() -> None:
    """Too spicy, said of what is on offer."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="greek salad")

    reply = talk.hear("RateIntent", opinion="2")

    assert reply.prompts == (say.NothingToRate(),)
    assert isinstance(reply.ask, BackToOffer)
