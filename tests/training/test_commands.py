"""The whole loop from the command line: events, train, evaluate, promote, roll back."""

import io
import json
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import pytest

from skill.__main__ import parser
from skill.app import build
from skill.settings import Settings
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World
from skill.store.memory import MemoryStore
from skill.store.open import open_store, sqlite_url
from skill.store.protocol import Store
from skill.training.commands import Bench, run
from skill.training.versions import Models
from tests.book import first_book_file
from tests.training.logs import NOW, START, log, name_of

DAY = timedelta(days=1)
FEW = "popularity,random,collaborative"


@dataclass
class Desk:
    """A home with a store, and what the last command said."""

    home: Path
    said: str = field(default="", init=False)

    def larder(self, *words: str) -> int:
        """Run a command; return its exit status."""
        out = io.StringIO()
        bench = Bench(
            store=self.store,
            catalog=lambda: self.home / "book.json",
            events=self.home / "events",
            models=self.home / "models",
            now=NOW,
            out=out,
        )
        status = run(parser().parse_args(words), bench)
        self.said = out.getvalue()
        return status

    def store(self) -> Store:
        """Open the home's store."""
        return open_store(sqlite_url(self.home / "larder.db"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a home whose store holds events, and the first book."""
    home = tmp_path_factory.mktemp("home")
    first_book_file(home).replace(home / "book.json")
    desk = Desk(home)
    store = desk.store()
    for learner, events in groupby(log(30, 36), key=lambda event: event.household):
        every = list(events)
        for first in range(0, len(every), 30):
            page = every[first : first + 30]
            store.events.record(learner, f"p{first}", page, now=page[-1].at)
    store.close()
    return desk


def test_a_home_where_nothing_was_said_points_at_the_simulators(tmp_path: Path) -> None:
    """There alone a newcomer has spoken, and there is where it is learnt from."""
    desk = Desk(tmp_path)
    assert desk.larder("events") == 0
    assert "LARDER_HOME" not in desk.said

    (tmp_path / "simulator").mkdir()
    assert desk.larder("events") == 0
    assert f"LARDER_HOME={tmp_path / 'simulator'}" in desk.said


def served(desk: Desk) -> tuple[str, str]:
    """Return which model answers a cook who asks for dinner now, as the event tells."""
    world = World(NOW)
    settings = Settings(
        skill_id=SKILL_ID,
        secret="a key that only tests know",
        catalog=desk.home / "book.json",
        models=desk.home / "models",
        api_hosts="127.0.0.1",
    )
    store = MemoryStore()
    skill = build(settings, store=store)
    with WorldServer(world) as server:
        talk = Conversation(world, server.url)
        skill(talk.intent("RecommendIntent", {"meal": "dinner"}))
    [offered] = store.events.all(now=NOW)
    return offered.model, offered.version


def test_the_loop_from_events_to_a_model_that_is_served(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is good is served, what is not is refused, and both can be undone."""
    models = Models(desk.home / "models")
    until = (START + 20 * DAY).isoformat()

    assert desk.larder("events") == 0
    assert "events of 2 months" in desk.said
    assert desk.larder("train", "--version", "v1", "--only", FEW, "--until", until) == 0
    assert "collaborative:" in desk.said
    assert desk.larder("promote", "--model", "collaborative") == 1
    assert "evaluation.json" in capsys.readouterr().err
    page = desk.home / "page.html"
    assert desk.larder("evaluate", "--json", "--html", str(page)) == 0
    assert json.loads(desk.said)["entrants"]["collaborative"]["kind"] == "model"
    assert page.read_text().startswith("<!doctype html>")

    assert desk.larder("promote", "--model", "random", "--p99-ms", "1000") == 1
    assert "it does not win" in capsys.readouterr().err
    assert models.current == ""
    assert desk.larder("promote", "--model", "collaborative", "--p99-ms", "1000") == 0
    assert models.current == "v1/collaborative"
    assert served(desk) == ("collaborative", "v1/first")
    assert desk.larder("rollback", "--why", "a trial") == 0
    assert "the baseline is served again" in desk.said
    assert served(desk)[0] == "popularity"
    assert desk.larder("rollback") == 1
    assert "nothing to roll back" in capsys.readouterr().err


def test_whom_the_store_forgets_is_not_learnt_from(desk: Desk) -> None:
    """Though the files were exported before."""
    assert desk.larder("events") == 0
    store = desk.store()
    store.events.forget(name_of("learner", 3), now=NOW)
    store.close()

    assert desk.larder("train", "--version", "v9", "--only", "popularity") == 0

    assert Models(desk.home / "models").trained("v9")["households"] == 29
    assert "0 forgotten" not in desk.said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("train", "--events", "/no/such"), "no folder of events"),
        (("train", "--catalogue", "/no/such"), "such"),
        (("train", "--version", "a/b"), "no name for a version"),
        (("train", "--backend", "spark"), "backends are"),
        (("train", "--only", "oracle"), "oracle"),
        (("evaluate", "--version", "v77"), "v77"),
        (("promote", "--version", "v77"), "v77"),
    ],
)
def test_what_cannot_be_done_is_said(
    desk: Desk, words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, with status 1 and without a traceback."""
    desk.larder("events")

    assert desk.larder(*words) == 1
    assert why in capsys.readouterr().err
