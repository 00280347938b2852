"""The files of the page, and what the browser may do with them."""

import re
from pathlib import Path

import pytest

from skill.simulator.page.files import FONTS, STATIC
from tests.simulator.page.served import Browser, served

ELSEWHERE = re.compile(r"https?://(?!www\.w3\.org/2000/svg)[^\s\"'`)]+")


@pytest.mark.parametrize(
    "path",
    [
        "/../server.py",
        "/..%2fserver.py",
        "/%2e%2e/server.py",
        "//etc/passwd",
        "/static/index.html",
        "/../../../pyproject.toml",
        "/page.js/",
        "/.",
        "/page.css%00.html",
        "/..\\server.py",
        "/engine.js",
    ],
)
def test_there_is_nothing_but_the_files_of_the_page(browser: Browser, path: str) -> None:
    """They are found by name in a list, so no path leads out of it."""
    got = browser.ask("GET", path)

    assert got.status == 404
    assert b"error" in got.content


def test_the_page_allows_nothing_inline_and_nothing_from_elsewhere(
    browser: Browser,
) -> None:
    """And may be framed by nobody."""
    policy = browser.ask("GET", "/").headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert not ELSEWHERE.search(policy)


def test_the_frame_with_the_renderer_can_only_draw(browser: Browser) -> None:
    """It may make code out of text, so it has no origin of ours and reaches nothing."""
    policy = browser.ask("GET", "/screen.html").headers["Content-Security-Policy"]

    assert "sandbox allow-scripts;" in policy
    assert "allow-same-origin" not in policy
    assert "connect-src data:;" in policy
    assert "unsafe-inline" not in policy
    assert not ELSEWHERE.search(policy)


def test_every_answer_forbids_guessing_and_sharing(browser: Browser) -> None:
    """Files, JSON and refusals alike."""
    for got in (
        browser.ask("GET", "/"),
        browser.ask("GET", "/page.css"),
        browser.get("/api/news"),
        browser.ask("GET", "/nothing"),
        browser.ask("GET", "/api/news"),
    ):
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert got.headers["Referrer-Policy"] == "no-referrer"
        assert got.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "default-src 'none'" in got.headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in got.headers


def test_the_token_stands_in_the_page_and_nowhere_else(browser: Browser) -> None:
    """A script of another origin can load our scripts, but not read our page."""
    token = browser.server.token.encode()

    page = browser.ask("GET", "/")
    assert page.content.count(token) == 1
    assert page.headers["Cache-Control"] == "no-store"
    for path in STATIC.iterdir():
        if path.name != "index.html":
            assert token not in browser.ask("GET", f"/{path.name}").content


def test_a_file_the_browser_has_is_not_sent_again(browser: Browser) -> None:
    """And HEAD sends none at all."""
    first = browser.ask("GET", "/page.css")

    again = browser.ask(
        "GET", "/page.css", headers={"If-None-Match": first.headers["ETag"]}
    )
    head = browser.ask("HEAD", "/page.css")

    assert (again.status, again.content) == (304, b"")
    assert head.content == b""
    assert head.headers["Content-Length"] == str(len(first.content))


def test_the_renderer_is_served_where_it_is_installed(tmp_path: Path) -> None:
    """From our own origin, to the frame as well; where it is not, the page is told."""
    engine = tmp_path / "apl-viewhost-web/index.js"
    engine.parent.mkdir()
    engine.write_text("var AplRenderer = {}", encoding="utf-8")
    font = tmp_path / FONTS["figtree-400.woff2"]
    font.parent.mkdir(parents=True)
    font.write_bytes(b"wOF2")

    with served(tmp_path, modules=tmp_path) as browser:
        got = browser.ask("GET", "/engine.js")
        assert got.content == b"var AplRenderer = {}"
        assert got.headers["Content-Type"].startswith("text/javascript")
        assert got.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert browser.get("/api/news").told["draws"] is True
        lent = browser.ask("GET", "/figtree-400.woff2")
        assert (lent.content, lent.headers["Content-Type"]) == (b"wOF2", "font/woff2")
        assert lent.headers["Access-Control-Allow-Origin"] == "*"
        assert browser.ask("GET", "/figtree-700.woff2").status == 404

    with served(tmp_path) as browser:
        assert browser.get("/api/news").told["draws"] is False


@pytest.mark.parametrize("path", sorted(STATIC.iterdir()), ids=lambda path: path.name)
def test_no_file_of_ours_names_another_host_or_holds_inline_code(path: Path) -> None:
    """So nothing can be asked of one."""
    text = path.read_text(encoding="utf-8")

    assert not ELSEWHERE.search(text)
    if path.suffix == ".html":
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", text)
    if path.suffix == ".js":
        assert "innerHTML" not in text
        assert "eval(" not in text


def test_every_file_that_a_file_asks_for_is_there() -> None:
    """Imports, styles and scripts."""
    named = re.compile(r"""(?:from\s+"\./|src="/?|href=")([\w.-]+\.(?:js|css|svg|html))""")
    wanted = {
        name
        for path in STATIC.iterdir()
        for name in named.findall(path.read_text(encoding="utf-8"))
    }

    assert wanted >= {"page.js", "page.css", "screen.js"}
    assert wanted - {"engine.js"} <= {path.name for path in STATIC.iterdir()}
