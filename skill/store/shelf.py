"""A folder of versions kept in S3: what was learnt, or a catalogue of recipes.

Such a folder has a file ``current``, which names the version that is served as a path in
it.  How it is copied from here to there is ``shelving``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol, cast
from urllib.parse import urlsplit

from skill.domain.frozen import dataclass
from skill.store.protocol import StoreDownError

POINTER = "current"


class Body(Protocol):
    """What ``get_object`` streams."""

    def read(self) -> bytes:
        """Return all of it."""
        ...


class Client(Protocol):
    """The part of boto3's S3 client that a shelf uses."""

    def list_objects_v2(self, **request: object) -> Mapping[str, object]:
        """List objects, a page at a time."""
        ...

    def get_object(self, **request: object) -> Mapping[str, Body]:
        """Read an object."""
        ...

    def download_file(self, bucket: str, key: str, path: str) -> None:
        """Copy an object to a file."""
        ...

    def upload_file(self, path: str, bucket: str, key: str) -> None:
        """Copy a file to an object."""
        ...

    def delete_object(self, **request: object) -> object:
        """Delete an object."""
        ...


@dataclass(frozen=True)
class Shelf:
    """A prefix of a bucket, and a client, which ``connect`` makes on first use."""

    bucket: str
    prefix: str
    connect: Callable[[], Client]

    def under(self, name: str) -> "Shelf":
        """Return the shelf of a folder in this one."""
        return Shelf(self.bucket, f"{self.prefix}{name}/", self.connect)

    def current(self) -> str:
        """Return what the pointer names; "" where there is none.

        Raises:
            StoreDownError: S3 failed; it is not known.
        """
        return self.read(POINTER).decode("ascii", "replace").strip()

    def read(self, path: str) -> bytes:
        """Return what is in a small file; nothing where there is none.

        Raises:
            StoreDownError: S3 failed; it is not known.
        """
        if path not in self.sizes(path):
            return b""
        with at_the_edge(f"read {path}"):
            found = self.connect().get_object(Bucket=self.bucket, Key=self.key(path))
            return found["Body"].read()

    def sizes(self, start: str = "") -> dict[str, int]:
        """Return the objects whose path begins so, with their sizes in bytes.

        Raises:
            StoreDownError: S3 failed.
        """
        request: dict[str, object] = {"Bucket": self.bucket, "Prefix": self.key(start)}
        found: dict[str, int] = {}
        while True:
            with at_the_edge("list the shelf"):
                page = self.connect().list_objects_v2(**request)
            for one in cast(Sequence[Mapping[str, object]], page.get("Contents", ())):
                path = str(one["Key"]).removeprefix(self.prefix)
                found[path] = int(str(one["Size"]))
            if "NextContinuationToken" not in page:
                return found
            request["ContinuationToken"] = page["NextContinuationToken"]

    def key(self, path: str) -> str:
        """Return the key of the object at a path of the shelf."""
        return self.prefix + path

    def fetch(self, path: str, into: Path) -> None:
        """Copy an object to a file in a folder.

        Raises:
            StoreDownError: S3 failed, or the path leads out of the folder.
        """
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or PurePosixPath(path).is_absolute():
            raise StoreDownError("fetch", "a key that leads out of the folder")
        target = into.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        with at_the_edge("fetch"):
            self.connect().download_file(self.bucket, self.key(path), str(target))


def open_shelf(url: str) -> Shelf:
    """Return the shelf at ``s3://bucket/prefix``.

    Raises:
        ValueError: it is no such URL.
    """
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc or parts.query or parts.fragment:
        raise ValueError("a shelf is s3://bucket/prefix")
    prefix = parts.path.strip("/")
    made: list[Client] = []

    def connect() -> Client:
        if not made:
            made.append(new_client())
        return made[0]

    return Shelf(parts.netloc, f"{prefix}/" if prefix else "", connect)


def new_client(region: str | None = None) -> Client:
    """Return a client that does not wait for long."""
    import boto3
    from botocore.config import Config

    config = Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 3})
    return cast(
        Client, boto3.session.Session(region_name=region).client("s3", config=config)
    )


@contextmanager
def at_the_edge(operation: str) -> Iterator[None]:
    """Turn what boto3 raises into facts, without its text.

    Raises:
        StoreDownError: it raised something.
    """
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "unknown"))
        raise StoreDownError(operation, code) from error
    except (Boto3Error, BotoCoreError, OSError) as error:
        raise StoreDownError(operation, type(error).__name__) from error
