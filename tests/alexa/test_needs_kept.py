"""What somebody must not eat outlives every cut that a response's size may need."""

from skill.alexa.envelope import SESSION_KEY
from skill.alexa.respond import LARGEST_RESPONSE, respond
from skill.dialog.reply import Reply
from skill.dialog.session import Session
from skill.domain.food import Allergen, Diet
from skill.domain.recipes import Wishes
from skill.speech.general import DidNotGet
from tests.support import turn


def test_a_session_too_large_to_keep_loses_wishes_but_no_need() -> None:
    """Two hundred foods left out may go; the nuts may not."""
    wishes = Wishes(
        without=tuple(f"{number} " + "ü" * 120 for number in range(200)),
        allergies=frozenset({Allergen.TREE_NUT}),
        diets=frozenset({Diet.VEGAN}),
    )
    session = Session(wishes=wishes, offer="apple-crumble")
    reply = Reply(say=DidNotGet("tea"), ask=DidNotGet("tea"), remember=session)

    envelope = respond(reply, turn("AMAZON.HelpIntent"))

    held = envelope.session_attributes[SESSION_KEY]
    kept = Session.model_validate(held)
    assert len(str(held)) < LARGEST_RESPONSE
    assert kept.wishes == Wishes(allergies=wishes.allergies, diets=wishes.diets)
    assert kept.offer == "apple-crumble"
