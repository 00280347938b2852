"""Who eats tonight: coming counts at once, staying away after a yes alone."""

from datetime import UTC, datetime, timedelta

from skill.dialog.session import Awaiting, Session
from skill.domain.food import Allergen
from skill.domain.household import OWNER, Eaters, Household, Person
from skill.domain.table import away, with_needs
from skill.intents.eating import (
    away_no,
    away_yes,
    back_yes,
    someone_away,
    who_is_eating,
)
from skill.intents.household import add_allergy
from skill.speech import guests as say
from skill.speech.household import Kept
from skill.store.protocol import update
from tests.support import EVENING, World, slots, turn, world

PEANUT = frozenset({Allergen.PEANUT})
TOMORROW = EVENING + timedelta(days=1)


def kept(at: World, now: datetime = EVENING) -> Household:
    """Return the stored household."""
    return at.services.household("h1", now)


def family(*absent: str) -> World:
    """Return a world with the owner, Emma, who must have no peanuts, and Tom."""
    at = world()

    def told(household: Household) -> Household:
        for person in (Person(), Person(name="Tom")):
            household = household.with_person(person)
        fed = with_needs(household, "Emma", Eaters(allergies=PEANUT), EVENING)
        return away(fed, absent, EVENING, TOMORROW) if absent else fed

    update(at.services.store, "h1", told, now=EVENING)
    return at


def asked(kind: str, *people: str) -> Session:
    """Return a session in which people were asked about."""
    return Session(awaiting=Awaiting(kind=kind, data={"people": list(people)}))


def test_leaving_out_a_need_is_asked_about_first() -> None:
    """Emma's allergy is named, and counts until there is a yes."""
    at = family()
    heard = slots(person="emma")

    reply = someone_away(turn("AwayIntent", now=EVENING, heard=heard), at.services)

    assert reply.ask == say.AwayLoosens(kept(at).person("Emma"), Kept(frozenset(PEANUT)))
    assert reply.awaiting == Awaiting(kind="away", data={"people": ["Emma"]})
    assert kept(at).eaters(EVENING).allergies == PEANUT


def test_a_yes_leaves_her_out_for_tonight_alone() -> None:
    """By four in the morning she counts again."""
    at = family()
    session = asked("away", "Emma")

    reply = away_yes(turn("AMAZON.YesIntent", now=EVENING, session=session), at.services)

    until = kept(at).absent_until
    assert until == TOMORROW.replace(hour=4)
    assert kept(at).eaters(EVENING) == Eaters()
    assert kept(at).eaters(until).allergies == PEANUT
    assert reply.prompts == (
        say.NeedsRest((kept(at).person("Emma"),), Kept(frozenset(PEANUT))),
    )


def test_a_no_keeps_her_counted() -> None:
    """Nothing is loosened without a yes."""
    at = family()
    session = asked("away", "Emma")

    reply = away_no(turn("AMAZON.NoIntent", now=EVENING, session=session), at.services)

    assert kept(at).eaters(EVENING).allergies == PEANUT
    assert reply.prompts == (say.AllStay(),)


def test_who_has_no_needs_is_left_out_without_a_question() -> None:
    """Tom may stay away as he likes."""
    at = family()

    reply = someone_away(
        turn("AwayIntent", now=EVENING, heard=slots(person="tom")), at.services
    )

    assert [p.name for p in kept(at).at_table(EVENING)] == [OWNER, "Emma"]
    assert reply.prompts == (say.AwayTonight(Person(name="Tom")),)


def test_nobody_unknown_can_be_left_out() -> None:
    """A name that is not known changes nothing."""
    at = family()

    reply = someone_away(
        turn("AwayIntent", now=EVENING, heard=slots(person="zoe")), at.services
    )

    assert reply.prompts == (say.NotKnownHere(Person(name="Zoe")),)
    assert kept(at).absent == frozenset()


def test_who_is_eating_lists_the_table() -> None:
    """Without a name, it is a question."""
    at = family()

    reply = who_is_eating(turn("WhoIsEatingIntent", now=EVENING), at.services)

    assert reply.prompts == (say.AtTable(kept(at).people),)
    assert reply.ask is None


def test_who_was_away_is_asked_about() -> None:
    """Alexa takes "everyone is eating" for the question, so the absent are offered."""
    at = family("Emma")

    reply = who_is_eating(turn("WhoIsEatingIntent", now=EVENING), at.services)
    assert reply.ask == say.EatingAfterAll((kept(at).person("Emma"),))
    assert reply.awaiting == Awaiting(kind="back", data={"people": ["Emma"]})

    session = Session(awaiting=reply.awaiting)
    back_yes(turn("AMAZON.YesIntent", now=EVENING, session=session), at.services)
    assert kept(at).eaters(EVENING).allergies == PEANUT


def test_who_comes_back_counts_at_once() -> None:
    """Emma is eating after all: nobody else is left out for it."""
    at = family("Emma")

    reply = who_is_eating(
        turn("WhoIsEatingIntent", now=EVENING, heard=slots(person="emma")), at.services
    )

    assert [p.name for p in kept(at).at_table(EVENING)] == [OWNER, "Emma", "Tom"]
    assert reply.ask is None


def test_naming_some_leaves_the_others_out_only_after_a_yes() -> None:
    """Only Tom and me would let go of Emma's allergy: that is asked."""
    at = family()
    heard = slots(person="tom", secondPerson="me")

    reply = who_is_eating(turn("WhoIsEatingIntent", now=EVENING, heard=heard), at.services)

    assert reply.ask == say.AwayLoosens(kept(at).person("Emma"), Kept(frozenset(PEANUT)))
    assert kept(at).eaters(EVENING).allergies == PEANUT


def test_an_allergy_told_of_someone_away_brings_them_back() -> None:
    """What is told of Emma now is kept now: the gate would rather refuse too much."""
    at = family("Emma")
    heard = slots(person="emma", allergen="egg")

    add_allergy(turn("AddAllergyIntent", now=EVENING, heard=heard), at.services)

    assert kept(at).eaters(EVENING).allergies == PEANUT | {Allergen.EGG}


def test_who_was_not_counted_before_eats_as_well() -> None:
    """A new name is added; nobody is left out for it, and nothing is asked."""
    at = family()

    reply = who_is_eating(
        turn("WhoIsEatingIntent", now=EVENING, heard=slots(person="zoe")), at.services
    )

    assert [p.name for p in kept(at).at_table(EVENING)] == [OWNER, "Emma", "Tom", "Zoe"]
    assert reply.prompts == (say.TableSet(kept(at).at_table(EVENING)),)
    assert reply.ask is None


def test_without_a_clock_an_absence_is_short_rather_than_long() -> None:
    """It must not reach into tomorrow's dinner."""
    at = family()
    four_utc = EVENING.astimezone(UTC).replace(hour=4, minute=1)
    session = asked("away", "Emma")

    away_yes(
        turn("AMAZON.YesIntent", now=four_utc, session=session, zone_known=False),
        at.services,
    )

    until = kept(at, four_utc).absent_until
    assert until is not None
    assert until - four_utc <= timedelta(hours=6)


def test_who_speaks_is_not_left_out_by_naming_others() -> None:
    """Just Emma and I: it names nobody but Emma, and the cook's milk still counts."""
    at = family()
    milk = Eaters(allergies=frozenset({Allergen.MILK}))
    update(
        at.services.store, "h1", lambda h: with_needs(h, OWNER, milk, EVENING), now=EVENING
    )

    heard = slots(person="emma")
    reply = who_is_eating(turn("WhoIsEatingIntent", now=EVENING, heard=heard), at.services)

    assert reply.awaiting == Awaiting(kind="away", data={"people": ["Tom"]})
