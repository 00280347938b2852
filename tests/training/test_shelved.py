"""A whole night on AWS's services, as moto serves them: table to shelf to skill."""

import io
import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, suppress
from datetime import timedelta
from functools import partial
from http.client import HTTPConnection
from itertools import groupby
from pathlib import Path

import pytest
from pydantic import SecretStr

from skill.__main__ import parser
from skill.app import bench, build
from skill.settings import Settings
from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World
from skill.store.dynamodb import DynamoStore, new_client
from skill.store.memory import MemoryStore
from skill.store.open import open_store
from skill.store.protocol import StoreDownError
from skill.store.shelf import Shelf
from skill.training.commands import run
from skill.training.shelved import borrowed
from tests.store.buckets import FIRST, Bucket, files
from tests.training.logs import NOW, START, log

DAY = timedelta(days=1)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield the address of moto's DynamoDB and S3, with a table and a bucket in them."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    for method, path in (("POST", "/moto-api/reset"), ("PUT", "/kitchen")):
        with closing(HTTPConnection(host, port)) as connection:
            connection.request(method, path)
            assert connection.getresponse().status == 200
    table = DynamoStore("households", partial(new_client, "us-east-1", None))
    table.create_table()
    table.close()
    yield f"http://{host}:{port}"
    server.stop()


def settings(home: Path) -> Settings:
    """Return those of a machine whose disk is this folder."""
    return Settings(
        skill_id=SKILL_ID,
        secret=SecretStr("a key that only tests know"),
        store="dynamodb://households?region=us-east-1",
        shelf="s3://kitchen/larder",
        home=home,
        api_hosts="127.0.0.1",
    )


def larder(home: Path, *words: str) -> tuple[int, str]:
    """Run a command on a machine; return its exit status and what it said."""
    out = io.StringIO()
    return run(parser().parse_args(words), bench(settings(home), NOW, out)), out.getvalue()


def served(home: Path) -> tuple[str, str]:
    """Return which model of which version answers on a machine."""
    store, world = MemoryStore(), World(NOW)
    skill = build(settings(home), store=store)
    with WorldServer(world) as server:
        skill(Conversation(world, server.url).intent("RecommendIntent", {"meal": "dinner"}))
    [offered] = store.events.all(now=NOW)
    return offered.model, offered.version


def test_a_night_leaves_on_the_shelf_what_the_skill_then_serves(
    aws: str, tmp_path: Path
) -> None:
    """Every machine begins with an empty disk: the table and the shelf are all there is."""
    store = open_store(settings(tmp_path).store)
    for learner, events in groupby(log(30, 36), key=lambda event: event.household):
        store.events.record(learner, "every", tuple(events), now=NOW)
    store.close()
    held = str((NOW - START - 20 * DAY) / timedelta(weeks=1))
    few = ("--only", "popularity,collaborative", "--p99-ms", "1000", "--weeks", held)

    status, said = larder(tmp_path / "monday", "learn", *few)

    assert status == 0
    assert "collaborative is served: conversion" in said
    model, version = served(tmp_path / "lambda")
    assert model == "collaborative"
    assert "-whole/starter-" in version  # made of what it was judged by, too
    again, said = larder(tmp_path / "tuesday", "learn", *few)
    assert again == 1  # the same second: there is such a version already
    assert larder(tmp_path / "tuesday", "rollback")[0] == 0
    assert served(tmp_path / "another lambda")[0] == "popularity"


def test_folders_that_are_named_are_no_shelf(tmp_path: Path) -> None:
    """Who names a folder works in it alone, and needs no S3."""
    nowhere = settings(tmp_path).model_copy(update={"store": "memory:"})
    asked = parser().parse_args(["rollback", "--models", str(tmp_path)])

    assert run(asked, bench(nowhere, NOW, io.StringIO())) == 1


def test_work_that_fails_puts_nothing_back(tmp_path: Path) -> None:
    """What is on the shelf is as it was."""
    bucket = Bucket({f"models/{name}": body for name, body in FIRST.items()})

    with suppress(StoreDownError), lent(bucket.shelf, tmp_path):
        (tmp_path / "models" / "current").write_text("w1/graph")
        raise StoreDownError("train", "out of luck")

    assert bucket.held["models/current"] == FIRST["current"]
    with lent(bucket.shelf, tmp_path):
        (tmp_path / "models" / "current").write_text("w1/graph")
    assert bucket.held["models/current"] == b"w1/graph"


def test_the_catalogue_that_is_served_is_learnt_for(tmp_path: Path) -> None:
    """It is copied too, and never put back."""
    bucket = Bucket({"catalog/current": b"c1", "catalog/c1/ids.npy": b"1"})

    with lent(bucket.shelf, tmp_path):
        (tmp_path / "catalog" / "c1" / "ids.npy").write_bytes(b"2")

    assert files(tmp_path / "catalog")["current"] == b"c1\n"
    assert bucket.held["catalog/c1/ids.npy"] == b"1"


def lent(shelf: Shelf, home: Path) -> AbstractContextManager[None]:
    """Return the shelf, lent to a home."""
    return borrowed(shelf, home / "models", home / "catalog")
