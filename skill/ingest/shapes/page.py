"""A saved web page: what its markup says of the recipe, by the best reader for its site.

``recipe-scrapers`` knows hundreds of sites; where it does not know one, or stumbles, the
page's own schema.org data (by ``extruct``) are read.  A page that is too slow is given up.
"""

import html
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from skill.ingest.limits import TooSlowError, within
from skill.ingest.raw import Hints, Raw, UnusableError, identity, raw
from skill.ingest.shapes.schema import Node, recipe_in, schema_raw
from skill.ingest.shapes.values import texts

SECONDS = 8.0  # of work; the slowest of 250 real pages takes one
_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_LANG = re.compile(
    r"<html[^<>]{0,500}?\slang=[\"']?([A-Za-z]{2,3}(?:[-_]\w{2,8})?)", re.IGNORECASE
)
_HREF = r"[\"']?(https?://[^\s\"'<>]{4,500})"
_URL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"<link[^<>]{{0,300}}rel=[\"']?canonical[\"']?[^<>]{{0,300}}?href={_HREF}",
        rf"<link[^<>]{{0,300}}href={_HREF}[\"']?[^<>]{{0,200}}rel=[\"']?canonical",
        rf"<meta[^<>]{{0,300}}og:url[\"']?[^<>]{{0,200}}?content={_HREF}",
        rf"<meta[^<>]{{0,300}}content={_HREF}[\"']?[^<>]{{0,200}}og:url",
    )
)
NOWHERE = "https://page.invalid/"


def read(body: bytes, source: str, where: str, seconds: float = SECONDS) -> Raw:
    """Return the recipe of a page, found within so many seconds of work.

    Raises:
        UnusableError: it holds none, or reading it takes too long.
    """
    page = decoded(body)
    try:
        with within(seconds), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(page, source, where)
    except TooSlowError as error:
        raise UnusableError("page takes too long") from error
    except RecursionError as error:
        raise UnusableError("page is too deep") from error


def decoded(body: bytes) -> str:
    """Return a page's text in the encoding that it names, else UTF-8."""
    named = _CHARSET.search(body[:4_096])
    encoding = named[1].decode("ascii") if named else "utf-8"
    try:
        return body.decode(encoding, "replace").replace("\0", "")
    except LookupError:
        return body.decode("utf-8", "replace").replace("\0", "")


def url_of(page: str, where: str) -> str:
    """Return the address that a page says it has; its folder may tell the site."""
    for pattern in _URL:
        if found := pattern.search(page[:400_000]):
            return found[1]
    for part in where.split("/")[:-1][::-1]:
        if re.fullmatch(r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,10}", part):
            return f"https://{part}/"
    return NOWHERE


def _read(page: str, source: str, where: str) -> Raw:
    """Return what the site's reader finds, else what the markup says."""
    url = url_of(page, where)
    lang = found[1] if (found := _LANG.search(page[:20_000])) else ""
    first = UnusableError("no recipe on the page")
    for reader in (_by_site, _by_markup):
        try:
            return reader(page, url, source, lang)
        except UnusableError as error:
            first = error if error.reason != "no recipe on the page" else first
    raise first


def _by_site(page: str, url: str, source: str, lang: str) -> Raw:
    """Return what ``recipe-scrapers`` finds; it raises anything, so anything is caught."""
    from recipe_scrapers import AbstractScraper, scrape_html

    scraper: AbstractScraper
    with _any_error():
        scraper = scrape_html(page, org_url=url, supported_only=False)
        title = _text(scraper.title)
        lines = _own(scraper.schema.data, _texts(scraper.ingredients))
        steps = _texts(scraper.instructions_list)
        hints = Hints(
            lang=_text(scraper.language) or lang,
            yields=_text(scraper.yields),
            total=_number(scraper.total_time),
            prep=_number(scraper.prep_time),
            cook=_number(scraper.cook_time),
            cuisine=_text(scraper.cuisine),
            tags=tuple(_text(scraper.category).split(","))
            + tuple(_texts(scraper.keywords)),
            prior=_prior(_number(scraper.ratings_count)),
        )
    return raw(identity(source, _key(url), [title, *lines]), title, lines, steps, hints)


def _own(data: object, read: list[str]) -> list[str]:
    """Return the list in the page's own words where it has angle brackets.

    Readers drop all between two of them, a food as well; ``clean`` drops tags alone.
    """
    held = texts(data.get("recipeIngredient")) if isinstance(data, dict) else []
    return held if any("<" in html.unescape(line) for line in held) else read


@contextmanager
def _any_error() -> Iterator[None]:
    """Turn whatever a page makes a library raise into ours; time running out passes."""
    try:
        yield
    except (TooSlowError, RecursionError, UnusableError):
        raise
    except Exception as error:
        raise UnusableError("no recipe on the page") from error


def _by_markup(page: str, url: str, source: str, lang: str) -> Raw:
    """Return what the page's own JSON-LD or microdata say."""
    node = _node(page, url)
    if node is None:
        raise UnusableError("no recipe on the page")
    found = schema_raw({"inLanguage": lang, **node}, source)
    return found


def _node(page: str, url: str) -> Node | None:
    """Return the first recipe in the page's markup."""
    import extruct

    held: object = None
    with _any_error():
        held = extruct.extract(
            page,
            base_url=url,
            syntaxes=["json-ld", "microdata"],
            uniform=True,
            errors="ignore",
        )
    return recipe_in(held)


def _key(url: str) -> str:
    """Return an id from an address; none where the page does not say its own."""
    bare = url.partition("://")[2].partition("?")[0].strip("/")
    return bare.replace("/", "-") if url != NOWHERE and "/" in bare else ""


def _text(ask: Callable[[], object]) -> str:
    """Return what a reader finds as text; "" where it finds none or falls."""
    with suppress(UnusableError), _any_error():
        found = ask()
        return found if isinstance(found, str) else ""
    return ""


def _texts(ask: Callable[[], object]) -> list[str]:
    """Return what a reader finds as texts."""
    with suppress(UnusableError), _any_error():
        found = ask()
        return (
            [each for each in found if isinstance(each, str)]
            if isinstance(found, list)
            else []
        )
    return []


def _number(ask: Callable[[], object]) -> float | None:
    """Return what a reader finds as a number."""
    with suppress(UnusableError), _any_error():
        found = ask()
        return float(found) if isinstance(found, int | float) else None
    return None


def _prior(count: float | None) -> float | None:
    from skill.ingest.shapes.schema import prior_in

    return prior_in({"ratingCount": count})
