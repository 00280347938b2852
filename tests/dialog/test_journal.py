"""What a conversation leaves for learning: what happened, and nobody's name."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from skill.alexa.edge import Edge
from skill.alexa.envelope import pseudonyms
from skill.app import build
from skill.dialog.journal import Journal
from skill.domain.events import Event, Happened, Happening
from skill.settings import Settings
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World
from skill.store.memory_events import MemoryEvents
from skill.store.protocol import StoreDownError
from skill.store.sqlite import SqliteStore
from tests.support import NOON, turn

SECRET = "a key that only tests know"
START = datetime(2026, 11, 24, 22, 41, 7, tzinfo=UTC)  # 17:41 in New York
NAMES = ("Wilhelmina", "Bartholomew", "Ignatius")


@dataclass
class Home:
    """A household that talks, and the file that its skill writes."""

    skill: Edge
    talk: Conversation
    store: SqliteStore
    path: Path

    def hear(self, intent: str, **slots: str) -> None:
        """Say an intent; five seconds pass."""
        self.talk.accept(self.skill(self.talk.intent(intent, dict(slots))))
        self.talk.world.advance(timedelta(seconds=5))

    @property
    def events(self) -> tuple[Event, ...]:
        """Return all that was written down for learning."""
        return tuple(self.store.events.all(now=START))

    @property
    def household(self) -> str:
        """Return the household's key in the store."""
        return pseudonyms(SECRET.encode())("household", self.talk.world.user_id)


@contextmanager
def home(path: Path, device: str = "echo") -> Iterator[Home]:
    """Open a household's kitchen over a file."""
    world = World(START, device=device)
    world.permissions.grant("timers", "reminders")
    settings = Settings(skill_id=SKILL_ID, secret=SECRET, api_hosts="127.0.0.1")
    store = SqliteStore(path)
    skill = build(settings, store=store)
    with WorldServer(world) as server:
        yield Home(skill, Conversation(world, server.url), store, path)
    store.close()


@pytest.fixture
def kitchen(tmp_path: Path) -> Iterator[Home]:
    """Yield a household's kitchen."""
    with home(tmp_path / "larder.db") as opened:
        yield opened


def test_an_offer_and_its_taking_are_written_down(kitchen: Home) -> None:
    """The taking names the offer; the offer says how it was chosen, and when."""
    kitchen.hear("RecommendIntent", meal="dinner")
    kitchen.hear("AMAZON.YesIntent")

    offered, taken = sorted(kitchen.events, key=lambda e: e.happened)
    assert (offered.happened, taken.happened) == (Happened.OFFERED, Happened.TAKEN)
    assert offered.recipe == taken.recipe
    assert taken.offer == offered.offer == offered.id
    assert offered.propensity
    assert offered.model
    assert offered.version
    assert offered.at == datetime(2026, 11, 24, 22, tzinfo=UTC)
    assert offered.circumstances
    assert (offered.circumstances.hour, offered.circumstances.meal) == (17, "dinner")
    assert offered.circumstances.filters == 1
    assert not offered.circumstances.returning


def test_an_offer_is_plain_where_nothing_else_moved_the_choice(kitchen: Home) -> None:
    """Not a holiday, another wish, what was heard before, a need, nor a dislike."""
    kitchen.hear("RecommendIntent", meal="dinner")
    kitchen.hear("AMAZON.StopIntent")
    kitchen.talk.world.advance(timedelta(days=60))  # Thanksgiving is over
    kitchen.hear("RecommendIntent", meal="dinner")
    kitchen.talk.world.advance(timedelta(hours=1))
    kitchen.hear("SomethingElseIntent")
    kitchen.hear("AMAZON.StopIntent")
    kitchen.talk.world.advance(timedelta(days=1))
    kitchen.hear("RecommendIntent", cuisine="thai")
    kitchen.hear("AMAZON.StopIntent")
    kitchen.talk.world.advance(timedelta(days=1))
    kitchen.hear("AddDislikeIntent", person=NAMES[0], food="kohlrabi")
    kitchen.hear("RecommendIntent", meal="dinner")

    offers = sorted(
        (e.at, e.circumstances.plain)
        for e in kitchen.events
        if e.happened is Happened.OFFERED and e.circumstances
    )
    assert [plain for _, plain in offers] == [False, True, False, False, False]


def test_a_refusal_says_why_and_what_came_instead(kitchen: Home) -> None:
    """In one page, written with the turn."""
    kitchen.hear("RecommendIntent")
    kitchen.hear("TooLongIntent")
    kitchen.hear("AMAZON.NoIntent")

    told = [(e.happened.value, e.reason) for e in kitchen.events]
    assert sorted(told) == [
        ("offered", ""),
        ("offered", ""),
        ("offered", ""),
        ("refused", "no"),
        ("refused", "too_long"),
    ]
    offers = {e.offer for e in kitchen.events if e.happened is Happened.OFFERED}
    assert {e.offer for e in kitchen.events} == offers


def test_cooking_is_followed_to_its_end(kitchen: Home) -> None:
    """Begun once and finished once, however many steps are read."""
    kitchen.hear("FindDishIntent", query="shakshuka")
    kitchen.hear("StartCookingIntent")
    kitchen.hear("AMAZON.NextIntent")
    kitchen.hear("AMAZON.PreviousIntent")
    kitchen.hear("FinishCookingIntent")

    told = [e.happened.value for e in kitchen.events]
    assert sorted(told) == ["finished", "offered", "started", "taken"]
    assert len({e.offer for e in kitchen.events}) == 1
    assert {e.model for e in kitchen.events if e.happened is Happened.OFFERED} == {"search"}


def test_stars_belong_to_the_offer_they_are_for_once(kitchen: Home) -> None:
    """However often the request comes; a second thought is another event."""
    kitchen.hear("FindDishIntent", query="hummus")
    kitchen.hear("StartCookingIntent")
    kitchen.hear("GoToStepIntent", ordinal="last")
    kitchen.hear("FinishCookingIntent")
    envelope = kitchen.talk.intent("RateIntent", {"opinion": "1"})
    kitchen.skill(envelope)
    kitchen.talk.accept(kitchen.skill(envelope))

    [rated] = [e for e in kitchen.events if e.happened is Happened.RATED]
    assert rated.rating == 1
    assert {e.offer for e in kitchen.events} == {rated.offer}
    assert {e.recipe for e in kitchen.events} == {rated.recipe}


def test_a_request_that_comes_again_adds_nothing(kitchen: Home) -> None:
    """Word for word the same envelope, as after a time-out."""
    for intent in ("RecommendIntent", "SomethingElseIntent", "AMAZON.YesIntent"):
        envelope = kitchen.talk.intent(intent, {})
        kitchen.skill(envelope)
        before = kitchen.events
        kitchen.talk.accept(kitchen.skill(envelope))
        assert kitchen.events == before

    assert len(kitchen.events) == 4


def test_nothing_of_who_spoke_or_what_was_said_is_written(kitchen: Home) -> None:
    """Not a name, an id, a word or the household's key; the bytes themselves are read."""
    for name in NAMES:
        kitchen.hear("AddAllergyIntent", person=name, allergen="peanut")
    kitchen.hear("AddDislikeIntent", person=NAMES[0], food="kohlrabi")
    kitchen.hear("SetTimerIntent", duration="PT10M", name=NAMES[1])
    kitchen.hear("AddToPantryIntent", food="grandma's gooseberry jelly")
    kitchen.hear("HaveIntent", food="kohlrabi")
    kitchen.hear("ExpiresIntent", food="salmon", date="2026-11-25")
    kitchen.hear("RecommendIntent", food="chicken", without="kohlrabi")
    kitchen.hear("AMAZON.NoIntent")
    kitchen.hear("FindDishIntent", query="shakshuka for Ignatius")
    kitchen.hear("AMAZON.YesIntent")

    world = kitchen.talk.world
    pages = kitchen.store._connection.execute("SELECT * FROM page").fetchall()
    assert len(pages) >= 3
    written = repr(pages)
    ids = (world.user_id, kitchen.household, kitchen.talk.request_id)
    heard = (*NAMES, "kohlrabi", "gooseberry", "peanut", "shakshuka for", "amzn1")
    for secret in (*heard, *ids):
        assert secret.casefold() not in written.casefold()
    household = repr(kitchen.store.export(kitchen.household, now=START))
    assert NAMES[0] in household
    pseudonymous = set(re.findall(r"[0-9a-f]{32}", written))
    assert pseudonymous
    assert not {one for one in pseudonymous if one in household}


def test_who_is_forgotten_leaves_a_tombstone_alone(kitchen: Home) -> None:
    """The events are nowhere in the files, and no later turn brings them back."""
    kitchen.hear("RecommendIntent")
    kitchen.hear("AMAZON.YesIntent")
    [learner] = {e.household for e in kitchen.events}
    [offer] = {e.offer for e in kitchen.events}

    kitchen.hear("ForgetMeIntent")
    kitchen.hear("AMAZON.YesIntent")

    assert kitchen.events == ()
    assert list(kitchen.store.events.forgotten(now=START)) == [learner]
    files = b"".join(file.read_bytes() for file in kitchen.path.parent.iterdir())
    assert offer.encode() not in files
    assert learner.encode() in files


def test_a_store_that_is_down_costs_the_lesson_not_the_answer() -> None:
    """Nothing is raised."""

    class Down(MemoryEvents):
        def record(self, *anything: object, **more: object) -> NoReturn:
            raise StoreDownError("record", "no answer")

    journal = Journal(Down(), pseudonyms(SECRET.encode()))

    journal.record(turn("RecommendIntent"), [Happening(Happened.OFFERED, "r1")])


def test_a_turn_in_which_nothing_happened_writes_nothing() -> None:
    """A timer is no lesson."""
    events = MemoryEvents()
    journal = Journal(events, pseudonyms(SECRET.encode()))

    journal.record(turn("SetTimerIntent"), [])

    assert list(events.all(now=NOON)) == []


def test_each_event_tells_its_arm() -> None:
    """Of the experiment that is on; none where none is."""
    for arm in ("v1/graph", ""):
        events = MemoryEvents()
        journal = Journal(events, pseudonyms(SECRET.encode()), arm)

        journal.record(turn("RecommendIntent"), [Happening(Happened.OFFERED, "r1")])

        assert [event.arm for event in events.all(now=NOON)] == [arm]


def test_learners_are_not_known_by_the_households_key() -> None:
    """And another installation knows them by other names."""
    mine = Journal(MemoryEvents(), pseudonyms(SECRET.encode()))
    theirs = replace(mine, named=pseudonyms(b"another key of another home"))

    assert mine.learner("h1") not in ("h1", theirs.learner("h1"), mine.learner("h2"))
    assert mine.learner("h1") == mine.learner("h1")


def test_a_screen_tells_what_stood_beside_the_pick(tmp_path: Path) -> None:
    """The runners-up by their places, under the same offer; a voice alone shows none."""
    with home(tmp_path / "larder.db", device="show-8") as kitchen:
        kitchen.hear("RecommendIntent")

        places = sorted(e.position for e in kitchen.events)
        assert places == [0, 1, 2, 3]
        assert len({e.offer for e in kitchen.events}) == 1
        assert len({e.recipe for e in kitchen.events}) == 4
        assert [e.propensity is None for e in kitchen.events].count(True) == 3
