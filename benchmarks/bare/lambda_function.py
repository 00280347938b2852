"""The least that a skill on ask-sdk-core can be: one handler, one sentence."""

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model import Response


class Constant(AbstractRequestHandler):  # type: ignore[misc]
    """Says the same to everything."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take every request."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say it."""
        built = handler_input.response_builder.speak("Your timer is set.")
        return built.set_should_end_session(True).response


builder = CustomSkillBuilder()
builder.add_request_handler(Constant())
handler = builder.lambda_handler()
