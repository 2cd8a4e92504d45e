"""Whether a sentence needs another before it (`points_back`)."""

import re

from rashomon.shipped.words import set_of

_OPENING = re.compile(r"(\S+|\S+(?: \S+){1,8}?,) (?:he|she)\b")
_CLOSES = re.compile(r'[^"“]*[^\s"“(]["”]')  # its first quotation mark stands behind a word
QUOTATION_MARKS = ("“", '"', "‘", "'")


def points_back(sentence: str) -> bool:
    """Whether a sentence needs another before it: it begins with "he", "this", "four of them" and
    the like, in small letters or inside a quotation, or closes one that it did not open; or who it
    is about is a "he" behind an opening that names nobody: "In the interview, he said"."""
    first, *more = (word.strip("“\"‘',").casefold() for word in sentence.split()[:3])
    first = re.split("['’]", first)[0]  # "They're"
    opening = _OPENING.match(sentence)
    days = set_of("calendar.weekdays", "calendar.months")
    named = opening and any(
        word[0].isupper() and word.strip(",") not in days for word in opening[1].split()[1:]
    )
    return (
        first in set_of("small_words.that_point_back")
        or "them" in more
        or sentence.startswith(QUOTATION_MARKS)
        or sentence[:1].islower()
        or _CLOSES.match(sentence) is not None
        or (opening is not None and not named)
    )
