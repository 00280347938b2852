"""Who may ask, and what: everything else is refused before it is read."""

import socket

import pytest

from skill.simulator.page.guard import LARGEST_BODY, TOKEN_HEADER
from tests.simulator.page.served import Browser

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "host", ["larder.example", "127.0.0.1", "127.0.0.1:1", "evil.test:4747", ""]
)
def test_a_name_that_is_not_ours_is_refused(browser: Browser, host: str) -> None:
    """A name elsewhere may be pointed at 127.0.0.1 (DNS rebinding); then Host tells."""
    for path in ("/", "/page.js", "/api/news"):
        got = browser.ask("GET", path, headers={"Host": host})

        assert got.status == 421
        assert browser.server.token not in got.content.decode()


def test_localhost_is_ours_too(browser: Browser) -> None:
    """With our port."""
    got = browser.ask("GET", "/", headers={"Host": f"localhost:{browser.server.port}"})

    assert got.status == 200


@pytest.mark.parametrize("path", ["/api/news", "/api/kept", "/api/recording"])
def test_nothing_is_told_without_the_token(browser: Browser, path: str) -> None:
    """Nor with another one, of whatever letters."""
    assert browser.ask("GET", path).status == 403
    assert browser.get(path, **{TOKEN_HEADER: "guess"}).status == 403
    assert browser.get(path, **{TOKEN_HEADER: "ümlaut"}).status == 403
    assert browser.get(path).status == 200


@pytest.mark.parametrize(
    "stranger",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_origin_may_not_ask_even_with_the_token(
    browser: Browser, stranger: dict[str, str]
) -> None:
    """Another port of this machine is another origin too; the frame has none."""
    before = len(browser.room.happened)

    assert browser.get("/api/news", **stranger).status == 403
    assert browser.post("/api/act", {"line": "help"}, **stranger).status == 403
    assert len(browser.room.happened) == before


def test_our_own_origin_may(browser: Browser) -> None:
    """As a browser says it."""
    origin = f"http://127.0.0.1:{browser.server.port}"

    got = browser.get("/api/news", Origin=origin, **{"Sec-Fetch-Site": "same-origin"})

    assert got.status == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_a_form_of_another_page_could_post_is_refused(
    browser: Browser, kind: str
) -> None:
    """JSON cannot be posted across origins without being asked about first."""
    got = browser.post("/api/act", {"line": "help"}, **{"Content-Type": kind})

    assert got.status == 415


def test_being_asked_about_is_refused_as_well(browser: Browser) -> None:
    """No preflight is answered, so no other origin ever gets leave."""
    got = browser.ask("OPTIONS", "/api/act", headers={"Origin": "https://evil.test"})

    assert got.status == 501
    assert not any(name.lower().startswith("access-control") for name in got.headers)


def test_a_body_is_bounded_before_it_is_read(browser: Browser) -> None:
    """Its length is believed, and no byte of it awaited."""
    token = {TOKEN_HEADER: browser.server.token, **JSON}
    large = {**token, "Content-Length": str(LARGEST_BODY + 1)}

    assert browser.ask("POST", "/api/act", b"{}", large).status == 413
    assert (
        browser.ask("POST", "/api/act", b"", {**token, "Content-Length": "-1"}).status
        == 411
    )
    assert (
        browser.ask("POST", "/api/act", b"", {**token, "Content-Length": "9" * 5000}).status
        == 413
    )


def test_a_body_without_a_length_is_refused(browser: Browser) -> None:
    """Chunks could go on forever."""
    with socket.create_connection(("127.0.0.1", browser.server.port), timeout=5) as talk:
        lines = [
            "POST /api/act HTTP/1.1",
            f"Host: 127.0.0.1:{browser.server.port}",
            f"{TOKEN_HEADER}: {browser.server.token}",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "\r\n",
        ]
        talk.sendall("\r\n".join(lines).encode())

        assert talk.recv(100).startswith(b"HTTP/1.1 411")


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'"line"', b"\xff\xfe", b"[" * 9999])
def test_what_is_no_json_object_is_refused(browser: Browser, body: bytes) -> None:
    """With a word of what was expected, as JSON."""
    got = browser.ask(
        "POST", "/api/act", body, {TOKEN_HEADER: browser.server.token, **JSON}
    )

    assert got.status == 400
    assert "error" in got.told


def test_what_is_no_http_is_answered_in_json_and_hung_up_on(browser: Browser) -> None:
    """The terminal beside it stays clean."""
    with socket.create_connection(("127.0.0.1", browser.server.port), timeout=5) as talk:
        talk.sendall(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
        said = talk.makefile("rb").read()

    assert b"error" in said
    assert b"Traceback" not in said
