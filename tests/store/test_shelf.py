"""A shelf in S3: what is served is whole at every moment, and so is what is sent."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from skill.store.fetching import Copy, Fetching
from skill.store.protocol import StoreDownError
from skill.store.shelf import Client, Shelf, new_client, open_shelf
from skill.store.shelving import copy, pointed, send, serve
from tests.store.buckets import FIRST, SECOND, Bucket, files, filled


def test_what_is_current_is_copied_and_what_it_needs_and_no_more(tmp_path: Path) -> None:
    """Nor is anything copied again that is here."""
    bucket = Bucket(dict(FIRST))

    assert serve(bucket.shelf, tmp_path, ("trends",))
    assert not serve(bucket.shelf, tmp_path, ("trends",))

    bayes = {name for name in FIRST if "bayes/" in name or "trends/" in name}
    assert set(files(tmp_path)) == bayes | {"current"}


def test_the_next_version_takes_over_and_the_last_but_one_goes(tmp_path: Path) -> None:
    """The one before stays: somebody may be reading its pointer right now."""
    bucket = Bucket(dict(FIRST))
    serve(bucket.shelf, tmp_path)
    bucket.held |= SECOND
    serve(bucket.shelf, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"current", "w1", "w2"}

    bucket.held |= {"current": b"w3/graph", "w3/graph/links.npy": b"0"}
    serve(bucket.shelf, tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {"current", "w2", "w3"}


def test_without_a_pointer_nothing_is_served(tmp_path: Path) -> None:
    """As after the first model was taken back."""
    bucket = Bucket(dict(FIRST))
    serve(bucket.shelf, tmp_path)
    del bucket.held["current"]

    assert serve(bucket.shelf, tmp_path)
    assert pointed(tmp_path) == ""


@pytest.mark.parametrize("calls", range(12))
def test_a_failure_at_any_call_leaves_what_was_served(tmp_path: Path, calls: int) -> None:
    """And the next look goes on."""
    bucket = Bucket(dict(FIRST))
    serve(bucket.shelf, tmp_path, ("trends",))
    bucket.held |= SECOND
    bucket.calls.clear()
    bucket.fails_after = calls
    before = files(tmp_path)

    with suppress(StoreDownError):
        serve(bucket.shelf, tmp_path, ("trends",))
    if len(bucket.calls) > calls:
        assert pointed(tmp_path) == "w1/bayes"
        assert before.items() <= files(tmp_path).items()
    bucket.fails_after = 10**9
    serve(bucket.shelf, tmp_path, ("trends",))

    assert pointed(tmp_path) == "w2/graph"
    assert files(tmp_path)["w2/graph/links.npy"] == b"4567"


@pytest.mark.parametrize("key", ["../../etc/passwd", "w1/../../x", "/etc/passwd", ""])
def test_no_key_leads_out_of_the_folder(tmp_path: Path, key: str) -> None:
    """Whoever can write to the bucket cannot write elsewhere."""
    bucket = Bucket({key: b"x"})

    with pytest.raises(StoreDownError, match="out of the folder"):
        bucket.shelf.fetch(key, tmp_path / "home")
    assert files(tmp_path) == {}


def test_what_was_copied_and_worked_on_is_sent_back_with_the_pointer_last(
    tmp_path: Path,
) -> None:
    """What is there already is not sent, and a version that is gone here goes there."""
    bucket = Bucket(dict(FIRST))
    copy(bucket.shelf, tmp_path)
    assert files(tmp_path) == FIRST
    filled(tmp_path, SECOND)
    for name in [name for name in FIRST if name.startswith("w1/")]:
        (tmp_path / name).unlink()
    bucket.calls.clear()

    send(bucket.shelf, tmp_path)

    assert bucket.held == {"promotions.jsonl": b"{}\n", **SECOND}
    puts = [call for call in bucket.calls if call.startswith("put")]
    assert puts[-1] == "put current"
    assert "put w1/bayes/rates.npy" not in puts
    last = bucket.calls.index("put current")
    assert all(i > last for i, c in enumerate(bucket.calls) if c.startswith("delete"))


def test_a_pointer_that_is_gone_goes_there_before_what_it_named(tmp_path: Path) -> None:
    """Nobody is led to a version that is being deleted."""
    bucket = Bucket(dict(FIRST))

    send(bucket.shelf, tmp_path)

    assert bucket.held == {}
    deleted = [call for call in bucket.calls if call.startswith("delete")]
    assert deleted[0] == "delete current"


@dataclass
class Watch:
    """Seconds, moved by hand, and what was told."""

    seconds: float = 0.0
    told: list[str] = field(default_factory=list)
    begun: list[Callable[[], None]] = field(default_factory=list)

    def fetching(self, bucket: Bucket, folder: Path) -> Fetching:
        """Return what looks every ten seconds, in this watch's own thread."""
        copies = [Copy(bucket.shelf, folder, ("trends",))]
        return Fetching(copies, lambda: self.seconds, self.tell, self.begun.append, 10.0)

    def tell(self, name: str, facts: Mapping[str, object]) -> None:
        """Take a metric."""
        self.told.append(f"{name}: {facts['why']}")


def test_a_turn_does_not_wait_for_the_shelf(tmp_path: Path) -> None:
    """Only the first copy is waited for; then one look at a time, when it is due."""
    bucket, watch = Bucket(dict(FIRST)), Watch()
    fetching = watch.fetching(bucket, tmp_path)
    fetching.first()
    assert pointed(tmp_path) == "w1/bayes"
    bucket.held |= SECOND

    for watch.seconds in (5.0, 10.0, 30.0):
        fetching()

    assert len(watch.begun) == 1
    assert pointed(tmp_path) == "w1/bayes"
    watch.begun[0]()
    assert pointed(tmp_path) == "w2/graph"
    fetching()
    assert len(watch.begun) == 2


def test_a_shelf_that_is_down_is_told_and_looked_at_again(tmp_path: Path) -> None:
    """The skill starts without it."""
    bucket, watch = Bucket(dict(FIRST), fails_after=0), Watch()
    fetching = watch.fetching(bucket, tmp_path)
    fetching.first()
    assert watch.told == ["shelf down: SlowDown"]

    bucket.fails_after, watch.seconds = 10**9, 10.0
    fetching()
    watch.begun[0]()

    assert pointed(tmp_path) == "w1/bayes"


@pytest.mark.parametrize(
    "url", ["", "s3://", "https://kitchen/x", "kitchen", "s3://kitchen?x=1", "s3:/kitchen"]
)
def test_what_is_no_shelf_is_refused(url: str) -> None:
    """At once, not at the first turn."""
    with pytest.raises(ValueError, match="s3://bucket/prefix"):
        open_shelf(url)


@pytest.fixture
def real() -> Iterator[Shelf]:
    """Yield a shelf in moto's S3, through boto3's own client."""
    from moto import mock_aws

    with mock_aws():
        client = new_client("eu-west-1")
        cast("Callable[..., object]", vars(type(client))["create_bucket"])(
            client,
            Bucket="kitchen",
            CreateBucketConfiguration={"LocationConstraint": "eu-west-1"},
        )
        made: Client = client
        yield Shelf("kitchen", "larder/", lambda: made).under("models")


def test_boto3_sends_copies_and_serves_the_same(tmp_path: Path, real: Shelf) -> None:
    """All of it through the client that runs on AWS."""
    send(real, filled(tmp_path / "here", FIRST))
    copy(real, tmp_path / "there")
    serve(real, tmp_path / "served", ("trends",))

    assert files(tmp_path / "there") == FIRST
    assert real.key("x") == "larder/models/x"
    assert files(tmp_path / "served")["w1/bayes/rates.npy"] == b"12345"
    assert pointed(tmp_path / "served") == "w1/bayes"
