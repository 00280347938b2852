"""A shelf in S3: what is served is whole at every moment, and so is what is sent."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from skill.domain.experiments import Arm, Experiment
from skill.store.fetching import Copy, Fetching
from skill.store.protocol import StoreDownError
from skill.store.shelf import Client, Shelf, new_client, open_shelf
from skill.store.shelving import Needs, copy, pointed, send, serve
from tests.store.buckets import FIRST, SECOND, Bucket, files, filled

TRENDS = Needs(beside=("trends",))
COMPARED = Needs(beside=("trends",), experiment="experiment.json")


def arms(*names: str) -> bytes:
    """Return the file of an experiment between these."""
    held = [Arm(name=name, share=1.0) for name in names]
    return Experiment(salt="s", arms=tuple(held)).model_dump_json().encode("ascii")


def compared(*names: str) -> Bucket:
    """Return a shelf with two versions on it, and an experiment between these arms."""
    both = {**SECOND, **FIRST, "w2/bayes/rates.npy": b"6"}
    return Bucket({**both, "experiment.json": arms(*names)})


def test_what_is_current_is_copied_and_what_it_needs_and_no_more(tmp_path: Path) -> None:
    """Nor is anything copied again that is here."""
    bucket = Bucket(dict(FIRST))

    assert serve(bucket.shelf, tmp_path, TRENDS)
    assert not serve(bucket.shelf, tmp_path, TRENDS)

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


def test_the_arms_of_an_experiment_are_copied_with_what_they_need(tmp_path: Path) -> None:
    """An arm on popularity has no files; the file that names the arms comes after them."""
    bucket = compared("w1/bayes", "w2/graph", "popularity")

    assert serve(bucket.shelf, tmp_path, COMPARED)
    assert not serve(bucket.shelf, tmp_path, COMPARED)

    wanted = ("current", "experiment.json", "w1/bayes/", "w1/trends/")
    held = files(tmp_path)
    assert held == {
        name: body
        for name, body in bucket.held.items()
        if name.startswith((*wanted, "w2/graph/", "w2/trends/"))
    }


def test_an_experiment_that_begins_and_ends_moves_no_pointer(tmp_path: Path) -> None:
    """What was compared stays until the next version: somebody may be reading it."""
    bucket = compared("w1/bayes", "w2/graph")
    begun = bucket.held.pop("experiment.json")
    serve(bucket.shelf, tmp_path, COMPARED)
    assert not (tmp_path / "w2").exists()

    bucket.held["experiment.json"] = begun
    assert serve(bucket.shelf, tmp_path, COMPARED)
    assert (tmp_path / "experiment.json").read_bytes() == begun
    del bucket.held["experiment.json"]
    assert serve(bucket.shelf, tmp_path, COMPARED)

    assert not (tmp_path / "experiment.json").exists()
    assert (tmp_path / "w2" / "graph").is_dir()
    assert pointed(tmp_path) == "w1/bayes"
    bucket.held |= {"current": b"w3/graph", "w3/graph/links.npy": b"0"}
    serve(bucket.shelf, tmp_path, COMPARED)
    assert {path.name for path in tmp_path.iterdir()} == {"current", "w1", "w3"}


def test_an_arm_that_comes_after_the_experiment_is_taken_up_too(tmp_path: Path) -> None:
    """Whoever puts them there by hand may do it in either order."""
    bucket = compared("w1/bayes", "w2/graph")
    late = {name: bucket.held.pop(name) for name in SECOND if "w2/" in name}
    serve(bucket.shelf, tmp_path, COMPARED)
    named = (tmp_path / "experiment.json").stat()
    assert not serve(bucket.shelf, tmp_path, COMPARED)
    assert (tmp_path / "experiment.json").stat() == named

    bucket.held |= late
    assert serve(bucket.shelf, tmp_path, COMPARED)

    assert "w2/graph/links.npy" in files(tmp_path)
    assert (tmp_path / "experiment.json").stat().st_ino != named.st_ino  # seen as new


def test_arms_are_compared_where_no_model_is_current(tmp_path: Path) -> None:
    """As after the first model was taken back."""
    bucket = compared("w2/graph", "popularity")
    del bucket.held["current"]

    assert serve(bucket.shelf, tmp_path, COMPARED)

    assert pointed(tmp_path) == ""
    assert "w2/graph/links.npy" in files(tmp_path)


@pytest.mark.parametrize(
    "held", [b"{", b'{"salt": "s", "arms": []}', arms("../x/y"), arms("/etc/passwd")]
)
def test_an_experiment_that_is_none_copies_nothing_else(
    tmp_path: Path, held: bytes
) -> None:
    """Who serves tells that it cannot be read; nothing is written beside the folder."""
    bucket = compared("w1/bayes")
    bucket.held["experiment.json"] = held

    assert serve(bucket.shelf, tmp_path / "models", COMPARED)

    assert pointed(tmp_path / "models") == "w1/bayes"
    assert {path.parts[0] for path in map(Path, files(tmp_path))} == {"models"}
    assert not (tmp_path / "models" / "w2").exists()


@pytest.mark.parametrize("calls", range(20))
def test_arms_that_fail_to_come_are_not_named(tmp_path: Path, calls: int) -> None:
    """Half an experiment is none: all arms are here before it is."""
    bucket = compared("w1/bayes", "w2/graph", "w2/bayes")
    bucket.fails_after = calls

    with suppress(StoreDownError):
        serve(bucket.shelf, tmp_path, COMPARED)
    if (tmp_path / "experiment.json").exists():
        assert files(tmp_path).keys() >= {"w2/graph/links.npy", "w2/bayes/rates.npy"}
    bucket.fails_after = 10**9
    serve(bucket.shelf, tmp_path, COMPARED)

    assert files(tmp_path).keys() >= {"experiment.json", "w2/bayes/rates.npy"}


def test_an_experiment_is_sent_after_its_arms_and_gone_before_them(tmp_path: Path) -> None:
    """Nobody is led to an arm that is not there."""
    bucket = compared("w2/graph")
    there = Bucket()
    copy(bucket.shelf, tmp_path)

    send(there.shelf, tmp_path, {})
    puts = [call.removeprefix("put ") for call in there.calls if call.startswith("put")]
    assert puts.index("experiment.json") > max(
        map(puts.index, (n for n in puts if "/" in n))
    )
    assert puts[-1] == "current"
    seen = copy(there.shelf, tmp_path)
    for name in list(files(tmp_path)):
        (tmp_path / name).unlink()
    send(there.shelf, tmp_path, seen)

    gone = [call.removeprefix("delete ") for call in there.calls if "delete" in call]
    assert gone[:1] == ["current"]
    assert gone.index("experiment.json") < min(map(gone.index, SECOND.keys() - {"current"}))


@pytest.mark.parametrize("calls", range(12))
def test_a_failure_at_any_call_leaves_what_was_served(tmp_path: Path, calls: int) -> None:
    """And the next look goes on."""
    bucket = Bucket(dict(FIRST))
    serve(bucket.shelf, tmp_path, TRENDS)
    bucket.held |= SECOND
    bucket.calls.clear()
    bucket.fails_after = calls
    before = files(tmp_path)

    with suppress(StoreDownError):
        serve(bucket.shelf, tmp_path, TRENDS)
    if len(bucket.calls) > calls:
        assert pointed(tmp_path) == "w1/bayes"
        assert before.items() <= files(tmp_path).items()
    bucket.fails_after = 10**9
    serve(bucket.shelf, tmp_path, TRENDS)

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
    seen = copy(bucket.shelf, tmp_path)
    assert files(tmp_path) == FIRST
    filled(tmp_path, SECOND)
    for name in [name for name in FIRST if name.startswith("w1/")]:
        (tmp_path / name).unlink()
    bucket.calls.clear()

    send(bucket.shelf, tmp_path, seen)

    assert bucket.held == {"promotions.jsonl": b"{}\n", **SECOND}
    puts = [call for call in bucket.calls if call.startswith("put")]
    assert puts[-1] == "put current"
    assert "put w1/bayes/rates.npy" not in puts
    last = bucket.calls.index("put current")
    assert all(i > last for i, c in enumerate(bucket.calls) if c.startswith("delete"))


def test_a_pointer_that_is_gone_goes_there_before_what_it_named(tmp_path: Path) -> None:
    """Nobody is led to a version that is being deleted."""
    bucket = Bucket(dict(FIRST))
    seen = copy(bucket.shelf, tmp_path)
    for name in FIRST:
        (tmp_path / name).unlink()
    bucket.calls.clear()

    send(bucket.shelf, tmp_path, seen)

    assert bucket.held == {}
    deleted = [call for call in bucket.calls if call.startswith("delete")]
    assert deleted[0] == "delete current"


def test_what_others_did_meanwhile_stays_as_they_left_it(tmp_path: Path) -> None:
    """An experiment that was stopped in the night does not come back in the morning."""
    bucket = compared("w1/bayes", "w2/graph")
    seen = copy(bucket.shelf, tmp_path)
    filled(tmp_path, {"w3/graph/links.npy": b"0", "promotions.jsonl": b"{}\n{}\n"})
    del bucket.held["experiment.json"]
    bucket.held |= {"current": b"w2/graph\n", "w4/graph/links.npy": b"by hand"}
    before = dict(bucket.held)

    send(bucket.shelf, tmp_path, seen)

    new = {"w3/graph/links.npy": b"0", "promotions.jsonl": b"{}\n{}\n"}
    assert bucket.held == {**before, **new}


@dataclass
class Watch:
    """Seconds, moved by hand, and what was told."""

    seconds: float = 0.0
    told: list[str] = field(default_factory=list)
    begun: list[Callable[[], None]] = field(default_factory=list)

    def fetching(self, bucket: Bucket, folder: Path) -> Fetching:
        """Return what looks every ten seconds, in this watch's own thread."""
        copies = [Copy(bucket.shelf, folder, TRENDS)]
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


@pytest.mark.parametrize("named", [b"w1/b\xe9", b"w" * 300])
def test_a_pointer_that_names_no_folder_is_told(tmp_path: Path, named: bytes) -> None:
    """And what was served goes on."""
    bucket, watch = Bucket(dict(FIRST)), Watch()
    fetching = watch.fetching(bucket, tmp_path)
    fetching.first()
    bucket.held["current"] = named

    fetching.first()

    assert len(watch.told) == 1
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
    send(real, filled(tmp_path / "here", FIRST), {})
    copy(real, tmp_path / "there")
    serve(real, tmp_path / "served", TRENDS)

    assert files(tmp_path / "there") == FIRST
    assert real.key("x") == "larder/models/x"
    assert files(tmp_path / "served")["w1/bayes/rates.npy"] == b"12345"
    assert pointed(tmp_path / "served") == "w1/bayes"
