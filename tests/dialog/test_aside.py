"""Slots put aside in the session come back as they were."""

import json

from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from skill.dialog.aside import put_aside, taken_up
from skill.dialog.turn import RawSlot

words = st.none() | st.text(max_size=20)
plain = st.builds(RawSlot, name=st.text(max_size=9), value=words, id=words, canonical=words)
slots = st.builds(
    RawSlot,
    name=st.text(max_size=9),
    value=words,
    values=st.lists(plain, max_size=3).map(tuple),
    confirmation=st.sampled_from(["NONE", "CONFIRMED", "DENIED"]),
)
anything: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "value", "id", "values", "confirmation", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=9), plain | slots, max_size=5))
def test_slots_survive_the_wait(heard: dict[str, RawSlot]) -> None:
    """Through JSON, as sessions travel."""
    assert taken_up(json.loads(json.dumps(put_aside(heard)))) == heard


@given(anything)
def test_what_is_no_slot_is_left_out(kept: JsonValue) -> None:
    """A session that was tampered with is no crash."""
    assert all(isinstance(slot, RawSlot) for slot in taken_up(kept).values())
