"""Slips of the tongue and the ear: words that are one letter from a known one.

A word and what is left of it when any one letter is dropped are looked up in the same of
the known words.  Source: Bocek, Hunt and Stiller 2007, "Fast similarity search in large
dictionaries", the deletion neighbourhood; the candidates are compared letter by letter.
"""

SHORTEST = 5  # letters: shorter words are too alike for guessing ("pita", "pitta")
LONGEST = 40  # letters: what is longer is no word


def deletions(word: str) -> frozenset[str]:
    """Return the word and all that dropping one letter leaves; nothing of a short one."""
    if not SHORTEST <= len(word) <= LONGEST:
        return frozenset()
    left = (word[:at] + word[at + 1 :] for at in range(len(word)))
    return frozenset((word, *left))


def is_slip(asked: str, known: str) -> bool:
    """Return whether one letter more, less, other, or two swapped make two words equal."""
    short, long = sorted((asked, known), key=len)
    if len(short) < SHORTEST or len(long) > min(len(short) + 1, LONGEST):
        return False
    pairs = enumerate(zip(short, long, strict=False))
    at = next((place for place, (one, two) in pairs if one != two), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (
        swapped and short[at + 2 :] == long[at + 2 :]
    )
