"""A bucket in memory, and what stands on a shelf in it."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from botocore.exceptions import ClientError

from skill.store.shelf import Shelf

FIRST: Mapping[str, bytes] = {
    "current": b"w1/bayes\n",
    "promotions.jsonl": b"{}\n",
    "w1/trained.json": b"{}",
    "w1/bayes/manifest.json": b"{}",
    "w1/bayes/rates.npy": b"12345",
    "w1/graph/links.npy": b"123",
    "w1/trends/counts.npy": b"12",
}
SECOND: Mapping[str, bytes] = {
    "current": b"w2/graph\n",
    "w2/graph/links.npy": b"4567",
    "w2/trends/counts.npy": b"34",
}


@dataclass
class Bucket:
    """A bucket in memory, two keys a page, that fails after so many calls."""

    held: dict[str, bytes] = field(default_factory=dict)
    fails_after: int = 10**9
    calls: list[str] = field(default_factory=list)

    def list_objects_v2(self, **request: object) -> Mapping[str, object]:
        """List two keys."""
        self._called("list")
        start, after = str(request["Prefix"]), str(request.get("ContinuationToken", ""))
        keys = [key for key in sorted(self.held) if key.startswith(start) and key > after]
        told = [{"Key": key, "Size": len(self.held[key])} for key in keys[:2]]
        more = {"NextContinuationToken": keys[1]} if len(keys) > 2 else {}
        return {"Contents": told, **more}

    def get_object(self, **request: object) -> Mapping[str, io.BytesIO]:
        """Read an object."""
        self._called("get")
        return {"Body": io.BytesIO(self.held[str(request["Key"])])}

    def download_file(self, bucket: str, key: str, path: str) -> None:
        """Copy an object to a file."""
        self._called("get")
        Path(path).write_bytes(self.held[key])

    def upload_file(self, path: str, bucket: str, key: str) -> None:
        """Copy a file to an object."""
        self._called(f"put {key}")
        self.held[key] = Path(path).read_bytes()

    def delete_object(self, **request: object) -> object:
        """Delete an object; one that is not there is deleted as well, as in S3."""
        self._called(f"delete {request['Key']}")
        return self.held.pop(str(request["Key"]), b"")

    def _called(self, what: str) -> None:
        self.calls.append(what)
        if len(self.calls) > self.fails_after:
            raise ClientError({"Error": {"Code": "SlowDown", "Message": "no"}}, what)

    @property
    def shelf(self) -> Shelf:
        """Return the shelf at the root of this bucket."""
        return Shelf("kitchen", "", lambda: self)


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder, drafts too."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def filled(folder: Path, held: Mapping[str, bytes]) -> Path:
    """Return the folder with these files in it."""
    for name, body in held.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    return folder
