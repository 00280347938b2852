"""One page for the tests of a module; they leave it as they found it, or open their own."""

from collections.abc import Iterator

import pytest

from tests.simulator.page.served import Browser, served


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser at a page."""
    with served(tmp_path_factory.mktemp("home")) as browser:
        yield browser
