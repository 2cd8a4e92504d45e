"""Maps the acronyms of a report to the full names they abbreviate."""

from collections.abc import Iterator

from rashomon.statements.report_stretches import ReportStretches

_INSIDE = frozenset({"of", "for", "and", "the", "&"})


def key_of(text: str) -> str:
    """The lookup key of an acronym: lower case, without full stops."""
    return text.casefold().replace(".", "")


def longer_names(reading: ReportStretches) -> dict[str, str]:
    """Maps acronym keys to full names ("Full Name (FN)"), matched by the initials of capitalised runs."""
    words = [token.text for token in reading.doc]
    acronyms = {key_of(word) for word in words if 2 <= len(word) <= 6 and word.isupper()}
    out: dict[str, str] = {}
    for first, last in _runs(reading, words) if acronyms else ():
        initials = "".join(word[0] for word in words[first:last] if word[0].isupper() and word != "The").casefold()
        if initials in acronyms:
            out.setdefault(initials, reading.doc[first + (words[first] == "The") : last].text)
    return out


def _runs(reading: ReportStretches, words: list[str]) -> Iterator[tuple[int, int]]:
    """Yields runs of two or more capitalised words in the prose, with the small words between them."""
    i = 0
    while i < len(words):
        here = reading.stretch_of[i]
        if here < 0 or not _is_capital(words[i]) or reading.stretches[here].title:
            i += 1
            continue
        last = i + 1
        while last < len(words) and reading.stretch_of[last] == here and (_is_capital(words[last]) or _links(words, last)):
            last += 1
        while last > i and not words[last - 1][0].isupper():
            last -= 1
        if last - i >= 2:
            yield i, last
        i = max(last, i + 1)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.isalpha()


def _links(words: list[str], i: int) -> bool:
    following = words[i + 1] if i + 1 < len(words) else ""
    return words[i].lower() in _INSIDE and bool(following) and (following[0].isupper() or following == "the")
