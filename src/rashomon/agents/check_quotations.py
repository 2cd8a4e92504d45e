"""check_quotations: whether quoted words occur in a report: exactly, apart from punctuation and
spaces, or not at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from rashomon.differences.find_words import Searchable, find_words, folded, searchable
from rashomon.model.report import Report
from rashomon.model.span import Span

_DOUBLE = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‟": "”", "＂": "＂"}
_LONGEST = 2_000  # characters of a quotation
_SINGLE = re.compile(r"(?<![\w’'])[‘']((?:\w[^‘\n]{0,999}?[\w.,!?…]))[’'](?![\w])")
# A word with what belongs to it: the points of a number, the apostrophe inside a word, a sign
# before a figure and a unit behind it.
_WORD = re.compile(
    r"(?:(?<!\S)[-.])?[$€£¥₹]?\d+(?:[.,:/'-]\d+)*[%‰°]?|[^\W\d_]+(?:'[^\W\d_]+)*|[%‰°$€£¥₹+=<>]|\d+"
)
_AROUND = 24  # characters round a stretch in which it may begin and end
_NEAR = 55.0  # of a hundred: below that nothing is near
_SHORT = 200  # characters that are held against every place of a page


class QuotationVerdict(StrEnum):
    """The verdict on a quotation."""

    VERBATIM = "verbatim"
    MARKS = "verbatim but for marks and spaces"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Claimed:
    """Words said to be a report's. `report`: whose, None if any of the reports may be meant."""

    words: str
    report: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """A quotation with its verdict.

    `found`: where it occurs or, if nowhere, the nearest similar words; `likeness`: their
    similarity, 0 to 100; `elsewhere`: a report that has the words when they are attributed to
    another.
    """

    words: str
    report: str | None
    verdict: QuotationVerdict
    found: tuple[Span, ...] = ()
    likeness: float = 100.0
    elsewhere: str | None = None


def quotations_in(text: str) -> tuple[str, ...]:
    """Returns the quotations of a text in order, without quotation marks: whatever is in double
    ones, and several words in single ones."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text):
        ends = [text.find(mark, at + 1, at + _LONGEST) for mark in _DOUBLE.get(text[at], "")]
        end = min((end for end in ends if end > 0), default=0)
        if end:
            found.append((at, end, text[at + 1 : end]))
            at = end
        at += 1
    double = [(start, end) for start, end, _ in found]
    for match in _SINGLE.finditer(text):
        if " " in match[1] and not any(start < match.start() < end for start, end in double):
            found.append((match.start(), match.end(), match[1]))
    return tuple(words for _, _, words in sorted(found) if re.search(r"\w", words))


def check_quotations(
    claimed: Sequence[Claimed], reports: Sequence[Report]
) -> tuple[CheckedQuotation, ...]:
    """Returns the verdict on each quotation, in order."""
    by_id = {report.id: searchable(report) for report in reports}
    words = {report: _words(page.plain) for report, page in by_id.items()}
    return tuple(_check(one, by_id, words) for one in claimed)


_Words = list[tuple[str, int, int]]


def _words(plain: str) -> _Words:
    """Returns the words of a folded text with their offsets; hyphenated words are split."""
    return [(match[0], match.start(), match.end()) for match in _WORD.finditer(plain)]


def _check(
    one: Claimed, pages: dict[str, Searchable], words: dict[str, _Words]
) -> CheckedQuotation:
    sought = [pages[one.report]] if one.report is not None else list(pages.values())
    found = [span for page in sought for span in _places(one.words, page, words[page.report.id])]
    if found:
        exact = [span for span in found if span.quote == one.words.strip()]
        verdict = QuotationVerdict.VERBATIM if exact else QuotationVerdict.MARKS
        return CheckedQuotation(one.words, one.report, verdict, tuple(exact or found))
    elsewhere = next(
        (
            page.report.id
            for page in pages.values()
            if page not in sought and _places(one.words, page, words[page.report.id])
        ),
        None,
    )
    likeness, near = max(
        (_nearest(one.words, page) for page in sought),
        default=(0.0, None),
        key=lambda near: near[0],
    )
    if likeness < _NEAR or near is None:
        return CheckedQuotation(one.words, one.report, QuotationVerdict.NOWHERE, (), 0.0, elsewhere)
    return CheckedQuotation(
        one.words, one.report, QuotationVerdict.NOWHERE, (near,), likeness, elsewhere
    )


def _places(words: str, page: Searchable, known: _Words) -> list[Span]:
    found = find_words(page, words, furniture=True)
    return [one for one in found if _letters(one.quote) == _letters(words)] or list(
        _by_words(_words(folded(words)[0]), page, known)
    )


def _letters(words: str) -> str:
    """Letters and digits behind the first, which alone may differ in case."""
    return "".join(c for c in folded(words)[0] if c.isalnum())[1:]


def _by_words(sought: _Words, page: Searchable, known: _Words) -> Iterator[Span]:
    """Yields where these words follow each other, whatever punctuation separates them; the first
    may differ in case."""
    if not any(word[0].isalnum() for word, _, _ in sought):
        return
    size = len(sought)
    first, *rest = (word for word, _, _ in sought)
    for at in range(len(known) - size + 1):
        word = known[at][0]
        alike = word[1:] == first[1:] and word[:1].casefold() == first[:1].casefold()
        if alike and [word for word, _, _ in known[at + 1 : at + size]] == rest:
            start, end = known[at][1], known[at + size - 1][2]
            yield page.report.span(page.places[start], page.places[end - 1] + 1)


def _aligned(words: str, text: str) -> tuple[int, int]:
    """Returns from where to where the words stand best in a text, long ones by their first and last
    letters; an empty stretch if they are longer or share nothing."""
    if len(words) > len(text):
        return 0, 0
    first = fuzz.partial_ratio_alignment(words[:_SHORT], text)
    last = fuzz.partial_ratio_alignment(words[-_SHORT:], text)
    return (first.dest_start, last.dest_end) if first and last else (0, 0)


def _nearest(words: str, page: Searchable) -> tuple[float, Span | None]:
    """Returns the stretch of the page most similar to these words, in whole words, and its
    similarity."""
    sought = folded(words)[0].strip()
    if not sought or not page.plain:
        return 0.0, None
    first, last = _aligned(sought, page.plain)
    if first >= last:
        return 0.0, None
    start, end = max(0, first - _AROUND), last + _AROUND
    inside = [match.span() for match in re.finditer(r"\S+", page.plain[start:end])]
    begins = [start + at for at, _ in inside if start + at <= first + _AROUND]
    ends = [start + at for _, at in inside if start + at >= last - _AROUND]
    pairs = [(a, b) for a in begins for b in ends if a < b]
    if not pairs:
        return 0.0, None
    # of stretches about as like as each other the one that is about as long: the altered word is
    # shown, too
    a, b = max(
        pairs,
        key=lambda pair: (
            fuzz.ratio(sought, page.plain[pair[0] : pair[1]])
            - 0.3 * abs(pair[1] - pair[0] - len(sought))
        ),
    )
    return fuzz.ratio(sought, page.plain[a:b]), page.report.trimmed_span(
        page.places[a], page.places[b - 1] + 1
    )
