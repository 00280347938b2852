"""Text of strangers made plain: entities, markup, control characters, broken encodings.

Only what is surely markup is taken out (a known tag with well-formed attributes), and a
blank stands in its place: "<almonds>" is no tag, and no word is ever joined to the next.
"""

import html
import re
import unicodedata

MOST = 200_000  # characters of a field that are looked at
_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|br|button|center|cite|code|dd|del|div|dl|dt|em|"
    "figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|label|li|"
    "main|mark|nav|noscript|ol|option|p|picture|pre|q|s|section|select|small|source|span|"
    "strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|tr|tt|u|ul|video|wbr"
)
_STYLED = r"(?:class|style|rel|sizes|srcset|data-[\w-]{1,40}|aria-[\w-]{1,40})"
_TAG = re.compile(
    rf"<(?:/(?:{_TAGS})|(?:{_TAGS})(?:\s{{1,20}}(?:"
    rf"{_STYLED}\s?=\s?(?:\"[^\"<>]{{0,2000}}\"|'[^'<>]{{0,2000}}')"
    r"|[\w:.-]{1,60}\s?=\s?(?:\"[^\"<>\s]{0,2000}\"|'[^'<>\s]{0,2000}'|[^\s\"'<>=]{1,500})"
    r")){0,40})\s{0,20}/?>",
    re.IGNORECASE,
)
"""A tag.  Values with blanks in them may hold words that a cook should see ("title",
"alt"), so such a tag stays, for the gate to stumble on."""
_BLOCK = re.compile(r"<(?:br|/p|/li|/div|/tr|/h[1-6])\s{0,5}/?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"^(?:[-–—•·*▢□☐■●○◦‣▪✓►]\s*)+(?=\S)")
_LOOSE = re.compile(r" (?=[,;:!?)\]]|\.(?!\d))|(?<=[(\[]) ")
_LINK = re.compile(
    r"\[([^\[\]|()]{0,199}[^\[\]|()\s])(?:\]\(| ?\| ?)https?://[^\s\[\]()]{1,500}[\])]"
)
"""A link as wikis write it: "[oat milk](https://...)", "[oat milk | https://...]"."""
_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u180e\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe0e\ufe0f"
)
"""Characters that nobody sees and that may stand inside a word."""
_GARBLED = re.compile(r"[ÂÃâ][\u0080-\u00bf€™œžŸ‚„…†‡ˆ‰Š‹Œ‘’“”•–—˜š›]")


def line(text: str, longest: int) -> str:
    """Return the text as one clean line of at most ``longest`` characters."""
    return _bare(_plain(text))[:longest]


def lines(text: str, longest: int) -> list[str]:
    """Return the clean lines of a text; line breaks and block tags part them."""
    parts = _plain(_BLOCK.sub("\n", _unescaped(text))).split("\n")
    bare = map(_bare, parts)
    return [part[:longest] for part in bare if part]


def _plain(text: str) -> str:
    """Return the text without entities, tags and characters that cannot be shown."""
    found = _unescaped(text)
    if not found.isascii():
        found = unicodedata.normalize("NFC", _mended(found))
    bare = _TAG.sub(" ", found) if "<" in found else found
    return bare if bare.isprintable() and bare.isascii() else "".join(map(_shown, bare))


def _unescaped(text: str) -> str:
    """Return the text with entities resolved; many sites escape twice."""
    text = text[:MOST]
    for _ in range(2):
        if "&" not in text:
            break
        text = html.unescape(text)
    return text


def _mended(text: str) -> str:
    """Return UTF-8 that was read as Windows-1252 as it was meant ("crÃ¨me")."""
    if not _GARBLED.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _shown(char: str) -> str:
    """Return the character; a blank for what controls a device, nothing for the unseen."""
    if char.isprintable() or char == "\n":
        return "" if char in _UNSEEN else char
    if char in _UNSEEN:
        return ""
    return " "


def _bare(text: str) -> str:
    """Return the line without the bullet before it, every gap one blank."""
    plain = _LOOSE.sub("", _SPACE.sub(" ", text))
    plain = _LINK.sub(r"\1", plain) if "://" in plain else plain
    return _BULLET.sub("", plain.strip()).strip()
