"""Which timer is meant."""

from datetime import UTC, datetime, timedelta

import pytest

from skill.domain.timers import (
    NoTimersError,
    Timer,
    TimerNotFoundError,
    WhichTimerError,
)
from skill.domain.which import Said, by_name, the_one_meant

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def timer(id_: str, minutes: int, name: str | None = None) -> Timer:
    """Return a running timer."""
    length = timedelta(minutes=minutes)
    return Timer(id=id_, length=length, rings_at=NOON + length, name=name)


EGG, PASTA, ANONYMOUS = timer("a", 6, "egg"), timer("b", 10, "pasta"), timer("c", 20)
ALL = (EGG, PASTA, ANONYMOUS)


def test_a_name_decides_whatever_its_case() -> None:
    """Names are compared as they sound."""
    assert the_one_meant(ALL, Said(name="Pasta")) is PASTA


def test_part_of_a_name_is_enough() -> None:
    """The sauce is the pasta sauce, if there is no other sauce."""
    sauce = timer("d", 30, "pasta sauce")

    assert the_one_meant((EGG, sauce), Said(name="sauce")) is sauce


@pytest.mark.parametrize(
    ("named", "said"), [("potatoes", "potato"), ("egg", "eggs"), ("baked beans", "bean")]
)
def test_one_or_many_makes_no_difference(named: str, said: str) -> None:
    """A cook who set a timer for the potatoes asks for the potato timer."""
    meant = timer("d", 30, named)

    assert the_one_meant((PASTA, meant), Said(name=said)) is meant


@pytest.mark.parametrize(
    "said", ["not the pasta one", "don't cancel the pasta", "anything but the pasta"]
)
def test_a_timer_that_is_named_not_to_be_meant_is_not_meant(said: str) -> None:
    """Which one then is asked; to cancel it would be the worst answer."""
    with pytest.raises(TimerNotFoundError):
        the_one_meant(ALL, Said(name=said))


def test_a_word_of_the_timers_own_name_is_not_against_it() -> None:
    """A timer may be called "keep warm", say."""
    warm = timer("d", 30, "keep warm")

    assert the_one_meant((PASTA, warm), Said(name="keep warm one")) is warm


def test_a_whole_name_goes_before_part_of_another() -> None:
    """Pasta is the pasta, not the pasta sauce."""
    sauce = timer("d", 30, "pasta sauce")

    assert the_one_meant((PASTA, sauce), Said(name="pasta")) is PASTA


def test_a_length_decides_where_no_name_was_said() -> None:
    """The twenty minute timer."""
    assert the_one_meant(ALL, Said(length=timedelta(minutes=20))) is ANONYMOUS


def test_a_length_chooses_among_timers_of_one_name() -> None:
    """The ten minute pasta timer of two."""
    long = timer("d", 30, "pasta bake")

    said = Said(name="pasta bake", length=timedelta(minutes=30))
    assert the_one_meant((PASTA, long), said) is long


def test_a_name_outweighs_a_length_that_fits_nothing() -> None:
    """There is one pasta timer: a length misheard does not hide it."""
    said = Said(name="pasta", length=timedelta(minutes=50))

    assert the_one_meant(ALL, said) is PASTA


@pytest.mark.parametrize(("place", "meant"), [(1, EGG), (2, PASTA), (3, ANONYMOUS)])
def test_places_count_in_the_order_of_ringing(place: int, meant: Timer) -> None:
    """The first is the next to ring."""
    assert the_one_meant(ALL, Said(place=place)) is meant


def test_the_last_is_the_last_to_ring() -> None:
    """Minus one is "the last one"."""
    assert the_one_meant(ALL, Said(place=-1)) is ANONYMOUS


def test_it_is_the_timer_last_spoken_of() -> None:
    """A pronoun is read in the light of the last turn."""
    assert the_one_meant(ALL, Said(it="b")) is PASTA


def test_a_name_goes_before_what_was_last_spoken_of() -> None:
    """Naming another timer turns to it."""
    assert the_one_meant(ALL, Said(name="egg", it="b")) is EGG


def test_the_only_timer_needs_no_name() -> None:
    """Even if another was last spoken of and has gone."""
    assert the_one_meant((EGG,), Said(it="gone")) is EGG


def test_several_without_a_word_are_asked_about() -> None:
    """All of them are candidates."""
    with pytest.raises(WhichTimerError) as asked:
        the_one_meant(ALL, Said())

    assert asked.value.candidates == ALL


def test_two_of_one_length_are_asked_about() -> None:
    """Only those two."""
    other = timer("d", 10)

    with pytest.raises(WhichTimerError) as asked:
        the_one_meant((EGG, PASTA, other), Said(length=timedelta(minutes=10)))

    assert asked.value.candidates == (PASTA, other)


@pytest.mark.parametrize(
    "said", [Said(name="soup"), Said(length=timedelta(hours=2)), Said(place=4)]
)
def test_what_fits_nothing_is_not_found(said: Said) -> None:
    """The timers there are come along, so that they can be named."""
    with pytest.raises(TimerNotFoundError) as missing:
        the_one_meant(ALL, said)

    assert missing.value.running == ALL
    assert missing.value.asked_for == said.name


def test_without_timers_none_can_be_meant() -> None:
    """Whatever was said."""
    with pytest.raises(NoTimersError):
        the_one_meant((), Said(name="pasta"))


@pytest.mark.parametrize(
    ("name", "deed", "found"),
    [
        ("resume the pasta one", "cancel", False),
        ("keep the pasta one", "cancel", False),
        ("cancel the pasta one", "cancel", True),
        ("stop pasta please", "cancel", True),
        ("pasta", "pause", True),
        ("restart the pasta", None, True),
    ],
)
def test_a_name_with_another_verb_names_no_timer(
    name: str, deed: str | None, found: bool
) -> None:
    """Who says to resume one wants it stopped least of all."""
    said = Said(name=name, deed=deed)

    assert (PASTA in by_name(ALL, said)) is found


@pytest.mark.parametrize("said", ["creme brulee", "Crème Brûlée", "brulee"])
def test_accents_are_not_heard(said: str) -> None:
    """What was written with them is meant by who says it."""
    dessert = timer("d", 40, "crème brûlée")

    assert the_one_meant((*ALL, dessert), Said(name=said)) is dessert


def test_and_is_said_of_a_sign() -> None:
    """Mac & cheese."""
    mac = timer("d", 7, "mac & cheese")

    assert the_one_meant((*ALL, mac), Said(name="mac and cheese")) is mac


def test_no_timer_has_more_left_than_it_was_set_for() -> None:
    """Alexa has counted from a second later."""
    late = timer("d", 7).model_copy(
        update={"rings_at": NOON + timedelta(minutes=7, seconds=1)}
    )

    assert late.remaining(NOON) == timedelta(minutes=7)
    assert late.remaining(NOON + timedelta(minutes=1)) == timedelta(minutes=6, seconds=1)
