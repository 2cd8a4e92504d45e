"""Finds words in the text of a report (`Searchable.find`), whichever marks, dashes and blanks are
printed there."""

from collections.abc import Iterator
from itertools import islice

from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of

_QUOTES = "\"'`“”„‟«»‘’‚‛‹›ʼ′″＂＇"
_DASHES = "-‐‑‒–—―−－"
_UNIFIED = dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-")
# What belongs to the number that begins behind it, or ends before it.
_CUT_BEFORE = pattern_of(r"\d[.,]$|(?:^|[\s('])[-.]$")
_CUT_BEHIND = pattern_of(r"\d[.,]\d")


@record
class Searchable:
    """A report's text with unified quotation marks, dashes and blanks. `places`
    has, for each character, its offset in the report."""

    report: Report
    plain: str
    places: tuple[int, ...]

    def find(self, words: str) -> list[Span]:
        """Returns every place where these words stand, in order. If they stand nowhere as they are,
        it looks for them without marks at their ends, then with other capitals. It never looks in
        page furniture."""
        plain_words = folded(words)[0].strip()
        words_alone = _without_end_marks(plain_words)
        lowered = self.plain.lower()
        for text, plain in (
            (self.plain, plain_words),
            (self.plain, words_alone),
            (lowered, words_alone.lower()),
        ):
            if len(text) != len(self.places):
                continue
            spans = []
            # what stands more often tells no place
            for span in islice(self._places(text, plain), 100):
                if not self.report.is_furniture(span.start, span.end):
                    spans.append(span)
            if spans:
                return spans
        return []

    def _places(self, text: str, plain_words: str) -> Iterator[Span]:
        """Yields each place at which these words stand as whole words. `plain_words` are plain, as
        `text` is."""
        if not any(map(str.isalnum, plain_words)):
            return
        start = text.find(plain_words)
        while start >= 0:
            end = start + len(plain_words)
            if _is_whole(text, start=start, end=end):
                yield self.report.span(self.places[start], self.places[end - 1] + 1)
            start = text.find(plain_words, start + 1)


def searchable(report: Report) -> Searchable:
    """Returns the report's searchable text."""
    return Searchable(report, *folded(report.text))


def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Returns the text with unified quotation marks, dashes and blanks, and keeps the place of each
    character."""
    plain: list[str] = []
    places = []
    before = " "
    for place, sign in enumerate(text):
        # signs that print nothing
        if sign in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff":
            continue
        sign = " " if sign.isspace() else _UNIFIED.get(sign, sign)
        if sign == before and sign in " '":  # '' stands for "
            continue
        if sign == "…":
            plain += "..."
            places += [place] * 3
        else:
            plain.append(sign)
            places.append(place)
        before = sign
    return "".join(plain), tuple(places)


def _without_end_marks(text: str) -> str:
    """Returns the text without marks at its ends; a sign or the point of a number is not such a
    mark."""
    stripped = text.strip(" '.,;:!?…-")
    before = text[: text.find(stripped)]
    if before.endswith(("-", ".")) and stripped[:1].isdigit():
        return before[-1] + stripped
    return stripped


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tells whether no word and no number is cut: 5 is not in 1.5, 12 not in 12,000, and 3 is not
    -3."""
    first = text[start]
    before = text[max(0, start - 2) : start]
    if first.isalnum() and before[-1:].isalnum():
        return False
    if first.isdigit() and _CUT_BEFORE.search(before):
        return False
    if not text[end - 1].isalnum():
        return True
    return not text[end : end + 1].isalnum() and not _CUT_BEHIND.match(text, end - 1)
