"""From a URL in the settings to the store it names; boto3 is loaded for DynamoDB alone."""

from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from skill.store.protocol import Store


def open_store(url: str) -> Store:
    """Return the store at ``url``.

    ``memory:``, ``sqlite:///relative/path.db`` (four slashes for an absolute one) or
    ``dynamodb://table?region=eu-west-1&endpoint=http://localhost:8000``, both optional.

    Raises:
        ValueError: it is none of these.
        StoreDownError: the file cannot be opened, or is damaged.
    """
    parts = urlsplit(url)
    if url == "memory:":
        return _memory()
    if parts.scheme == "sqlite" and url == f"sqlite://{parts.path}" and len(parts.path) > 1:
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme == "dynamodb" and parts.netloc and parts.path in ("", "/"):
        return _dynamodb(parts.netloc, parse_qs(parts.query, strict_parsing=True))
    raise ValueError("a store is memory:, sqlite:///path or dynamodb://table?region=...")


def make_ready(store: Store) -> None:
    """Make what a store would make on first use, without calling anyone."""
    from skill.store.dynamodb import DynamoStore

    if isinstance(store, DynamoStore):
        store.ready()


def sqlite_url(path: Path) -> str:
    """Return the URL of a file, whatever letters are in its name."""
    return f"sqlite:///{quote(str(path))}"


def _memory() -> Store:
    from skill.store.memory import MemoryStore

    return MemoryStore()


def _sqlite(path: Path) -> Store:
    from skill.store.sqlite import SqliteStore

    return SqliteStore(path)


def _dynamodb(table: str, options: dict[str, list[str]]) -> Store:
    from skill.store.dynamodb import DynamoStore, new_client

    odd = {name for name, values in options.items() if len(values) > 1}
    odd |= options.keys() - {"region", "endpoint"}
    if odd:
        raise ValueError(f"not an option of dynamodb://, or given twice: {sorted(odd)}")
    [region], [endpoint] = options.get("region", [None]), options.get("endpoint", [None])
    return DynamoStore(table, partial(new_client, region, endpoint))
