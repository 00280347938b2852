"""Events in the households' table, each learner a partition of its own.

A page is one item, ``pk = "learner#" + learner`` and ``sk = "page#" + key``, a tombstone
``sk = "tombstone"``; ``expires`` is the table's TTL attribute, as for households.  With the
table's stream on, whatever reads it may append pages to partitioned Parquet on S3, as
``larder events`` writes it; ``all`` itself scans the table, households included, which is
for an export now and then, not for serving.  ``latest`` asks the table's index.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from skill.domain.events import Event, Happened
from skill.store import dynamodb_latest, encoding
from skill.store.dynamodb_wire import (
    Client,
    ConditionFailedError,
    Item,
    at_the_edge,
    deleted,
    key_of,
    number,
    paged,
)
from skill.store.events import EVENTS_KEPT, Page, in_order, new_page, read_page
from skill.store.protocol import StoreDamagedError, StoreDownError

PARTITION = "learner#"
PAGE = "page#"
TOMBSTONE = "tombstone"
AT_ONCE = 100  # items that DynamoDB gives in one BatchGetItem
ABSENT = "attribute_not_exists(pk) OR expires <= :now"


class DynamoEvents:
    """The pages and tombstones of a table, through the store's client.

    ``latest_s`` is how long ``latest`` may take.
    """

    def __init__(
        self,
        table: str,
        client: Callable[[], Client],
        latest_s: float,
    ) -> None:
        self._table = table
        self._client = client
        self._latest_s = latest_s

    def record(
        self, learner: str, key: str, events: Sequence[Event], *, now: datetime
    ) -> None:
        """Write a page, unless that key is known."""
        page = new_page(learner, key, events, now)
        taken = any(event.happened is Happened.TAKEN for event in events)
        with suppress(ConditionFailedError), at_the_edge("record"):
            self._client().put_item(
                TableName=self._table,
                Item={
                    **key_of(PARTITION + learner, PAGE + key),
                    "expires": number(page.expires),
                    "body": {"S": page.body},
                    **({"late": dynamodb_latest.TAKEN} if taken else {}),
                },
                ConditionExpression=ABSENT,
                ExpressionAttributeValues={":now": number(encoding.seconds(now))},
            )

    def of(self, learner: str, *, now: datetime) -> tuple[Event, ...]:
        """Return a learner's events, the earliest page first."""
        encoding.fit_household(learner)
        items = self._query(learner)
        return in_order((_page_of(i) for i in items if _is_page(i)), now)

    def all(self, *, now: datetime) -> Iterator[Event]:
        """Yield every learner's events, a learner after another."""
        wanted = {"FilterExpression": "begins_with(sk, :sort) AND expires > :now"}
        for item in self._scan(wanted, PAGE, now):
            yield from read_page(_page_of(item))

    def latest(self, most: int, *, now: datetime) -> tuple[Event, ...]:
        """Return the events of the pages with a taking written last, from the index."""
        found = dynamodb_latest.newest(self._client, self._table, most, now, self._latest_s)
        return in_order(map(_page_of, found), now)

    def gone(self, learners: Collection[str], *, now: datetime) -> frozenset[str]:
        """Return which of the learners are forgotten.

        A few are asked for by name.  For many all tombstones are read from the index, if
        there is one: that is a unit of reading for eighty of them, not one for each name.
        """
        names = sorted(learners)
        if len(names) > AT_ONCE:
            with suppress(StoreDownError):
                known = dynamodb_latest.forgotten(self._client(), self._table, now)
                return frozenset(map(_learner_of, known)).intersection(names)
        found = set[str]()
        for first in range(0, len(names), AT_ONCE):
            found |= self._gone(names[first : first + AT_ONCE])
        return frozenset(found)

    def forget(self, learner: str, *, now: datetime) -> int:
        """Leave the tombstone first: a crash half way leaves nothing to learn from."""
        encoding.fit_household(learner)
        with at_the_edge("forget"):
            self._client().put_item(
                TableName=self._table,
                Item={
                    **key_of(PARTITION + learner, TOMBSTONE),
                    "expires": number(encoding.expiry(now, EVENTS_KEPT)),
                    "at": number(encoding.seconds(now)),
                    "late": dynamodb_latest.FORGOTTEN,
                },
            )
        keys = [
            key_of(item["pk"]["S"], item["sk"]["S"])
            for item in self._query(learner)
            if _is_page(item)
        ]
        deleted(self._client(), self._table, keys)
        return len(keys)

    def forgotten(self, *, now: datetime) -> Mapping[str, datetime]:
        """Return when each learner was last forgotten, while tombstones last."""
        wanted = {"FilterExpression": "sk = :sort AND expires > :now"}
        return dict(map(_tombstone_of, self._scan(wanted, TOMBSTONE, now)))

    def _gone(self, names: Sequence[str]) -> set[str]:
        """Return who of a hundred is; whom a busy table leaves over is told next time."""
        keys = [key_of(PARTITION + name, TOMBSTONE) for name in names]
        with at_the_edge("forgotten"):
            answer = self._client().batch_get_item(
                RequestItems={self._table: {"Keys": keys, "ConsistentRead": True}}
            )
        return set(map(_learner_of, answer.get("Responses", {}).get(self._table, ())))

    def _query(self, learner: str) -> Iterator[Item]:
        request: dict[str, object] = {
            "TableName": self._table,
            "ConsistentRead": True,
            "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": {":pk": {"S": PARTITION + learner}},
        }
        return paged("events", self._client().query, request)

    def _scan(self, wanted: Mapping[str, str], sort: str, now: datetime) -> Iterator[Item]:
        request: dict[str, object] = {
            "TableName": self._table,
            **wanted,
            "ExpressionAttributeValues": {
                ":sort": {"S": sort},
                ":now": number(encoding.seconds(now)),
            },
        }
        return paged("events", self._client().scan, request)


def _is_page(item: Item) -> bool:
    return item["sk"]["S"].startswith(PAGE)


def _learner_of(item: Item) -> str:
    return item["pk"]["S"].removeprefix(PARTITION)


def _page_of(item: Item) -> Page:
    try:
        return Page(
            learner=_learner_of(item),
            key=item["sk"]["S"].removeprefix(PAGE),
            expires=int(item["expires"]["N"]),
            body=item["body"]["S"],
        )
    except (KeyError, ValueError) as error:
        raise StoreDamagedError("read events", "not a page's item") from error


def _tombstone_of(item: Item) -> tuple[str, datetime]:
    try:
        return _learner_of(item), encoding.at_second(int(item["at"]["N"]))
    except (KeyError, ValueError) as error:
        raise StoreDamagedError("read events", "not a tombstone's item") from error
