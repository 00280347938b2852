"""The table's index of what was lately: pages with a taking, and tombstones.

``late`` is on those items alone, so nothing else can be in the index: it is "taken" on
pages in which something was taken, "forgotten" on tombstones.  Its range ``expires`` grows
with when an item was written.  The index follows the table by itself: a page that is
deleted or that has expired leaves it, though either may take a moment.

What it costs: at some 400 bytes a page, a second write unit for each taking; one answer of
at most ``MOST`` pages (measured: 0.78 MB, 95 read units, 60 ms of a processor) for
each process that begins, and a tenth of that every ten minutes for its news.  However large
pages are, an answer ends at 1 MB, 128 units.  All pages share one partition, which takes
1,000 takings and 30 beginning processes a second, for as long as it likes, and far more for
some minutes: it is not split.  Who comes while it is busy is served without.

A table that has no such index yet refuses the query.  Pages written before there was one
are not in it; the models were taught with them all the same.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from threading import Thread
from typing import TypeVar

from skill.store import encoding
from skill.store.dynamodb_wire import (
    Client,
    Item,
    Value,
    at_the_edge,
    key_schema,
    number,
    paged,
)
from skill.store.protocol import StoreDownError

INDEX = "late"
INDEX_SCHEMA = (("late", "HASH"), ("expires", "RANGE"))
PROJECTED = ("body",)
TAKEN: Value = {"S": "taken"}
FORGOTTEN: Value = {"S": "forgotten"}
MOST = 2000  # pages; a process keeps no more takings
LIMIT_S = 0.5  # a cook waits for the first pick of a process

T = TypeVar("T")


def definition() -> dict[str, object]:
    """Return the index as ``template.yaml`` has it."""
    return {
        "IndexName": INDEX,
        "KeySchema": key_schema(INDEX_SCHEMA),
        "Projection": {
            "ProjectionType": "INCLUDE",
            "NonKeyAttributes": list(PROJECTED),
        },
    }


def newest(
    client: Callable[[], Client], table: str, most: int, now: datetime, limit_s: float
) -> list[Item]:
    """Return the last pages with a taking, the newest first: one answer of DynamoDB's.

    Raises:
        StoreDownError: there is no index, or no answer within ``limit_s`` seconds.
    """
    request = {**_of(table, TAKEN, now), "Limit": min(most, MOST)}
    with at_the_edge("latest"):
        try:
            found = in_time(limit_s, lambda: client().query(**request))
        except TimeoutError:
            raise StoreDownError("latest", "slow") from None
    return found.get("Items", [])


def forgotten(client: Client, table: str, now: datetime) -> Iterator[Item]:
    """Yield all tombstones, 10,000 of them an answer; those of this second may lack."""
    return paged("forgotten", client.query, _of(table, FORGOTTEN, now))


def in_time(seconds: float, call: Callable[[], T]) -> T:
    """Return what a call gives; one that takes longer goes on for nobody.

    Raises:
        TimeoutError: it takes longer.
    """
    from concurrent.futures import Future

    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(call())
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=run, name="latest", daemon=True).start()
    return answer.result(seconds)


def _of(table: str, what: Value, now: datetime) -> dict[str, object]:
    """Return a query for what is kept in the index under a name and has not expired."""
    return {
        "TableName": table,
        "IndexName": INDEX,
        "ScanIndexForward": False,
        "KeyConditionExpression": "late = :what AND expires > :now",
        "ExpressionAttributeValues": {
            ":what": what,
            ":now": number(encoding.seconds(now)),
        },
    }
