"""Finds what changed in the words of an edited copy, and what is quoted in different words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rashomon.lineage.copied_stretch import CopiedStretch
from rashomon.lineage.copyable_words import CopyableWords
from rashomon.model.copy import Copy
from rashomon.model.record import Strings, record
from rashomon.model.span import Span
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.words import set_of
from rashomon.text.polarity import NEGATIONS


@record
class CopiedChange:
    """Words that changed in a copied stretch, as they stand in both reports, and what they are
    (`_KINDS`)."""

    what: str
    a: Span
    b: Span


_LONG = 12  # words; a longer change is a rewrite, whose words alone do not show the drift
_BEHIND = 4  # most words between a figure and the noun that it counts
_BETWEEN = frozenset("percent per cent of the all some".split())
_APOSTROPHE = re.compile(r"['’]")
_NOT = re.compile(r"n['’]t\b", re.IGNORECASE)
_CUT = re.compile(r"[\[\]()…\"“”„«»\n]|\.\.|--|—|\*")

Changes = tuple[CopiedChange, ...]


class _Words(NamedTuple):
    """Words of a report, from the first to the last (half-open)."""

    side: CopyableWords
    first: int
    last: int

    @property
    def places(self) -> range:
        return range(self.first, self.last)

    @property
    def keys(self) -> Strings:
        return self.side.keys[self.first : self.last]

    @property
    def span(self) -> Span:
        return self.side.report.span(self.side.starts[self.first], self.side.ends[self.last - 1])

    @property
    def plain(self) -> str:
        """The letters and digits of the words, contractions in full."""
        words = unicodedata.normalize("NFKD", _NOT.sub("not", self.span.quote))
        return re.sub(r"[\W_]", "", words).casefold()

    def is_plain(self) -> bool:
        """Whether they are content words without a digit in front."""
        return not any(key[0].isdigit() for key in self.keys) and all(
            map(self.side.is_telling, self.places)
        )


_Pairs = Iterator[tuple[_Words, _Words]]


def find_drift(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> Changes:
    """Returns the numbers, days and names that differ, in the order of the stretch."""
    return tuple(
        CopiedChange(what, a.span, b.span)
        for a, b in _changes(stretch, left, right)
        if (what := _what(a, b))
    )


def quoted_differently(
    stretch: CopiedStretch, left: CopyableWords, right: CopyableWords
) -> Changes:
    """Returns the words of a shared quotation that two reports print differently: inside the
    quotation marks of both, and more than function words, points, a contraction or a pronoun for
    what it stands for."""
    return tuple(
        CopiedChange("wording", a.span, b.span)
        for a, b in _changes(stretch, left, right)
        if _is_inside_marks(a)
        and _is_inside_marks(b)
        and (_says_more(a) or _says_more(b))
        and not (_stands_for(a) or _stands_for(b))
        and a.plain != b.plain
    )


def _is_inside_marks(words: _Words) -> bool:
    """Whether the words and what joins them to their neighbours stand in one quotation, and the
    report itself neither left out nor put in anything there."""
    side = words.side
    if words.first == 0 or words.last == len(side.keys):
        return False
    start = side.ends[words.first - 1]
    end = side.starts[words.last]
    return all(side.quoted[start:end]) and not _CUT.search(side.report.text[start:end])


def _says_more(words: _Words) -> bool:
    """Whether there is a content word or a denial among the words; "we've" is "we have"."""
    side = words.side
    text = side.report.text
    return _NOT.search(words.span.quote) is not None or any(
        side.keys[i] in NEGATIONS
        or (side.is_telling(i) and not _APOSTROPHE.search(text, side.starts[i], side.ends[i]))
        for i in words.places
    )


def _stands_for(words: _Words) -> bool:
    """Whether the words are a pronoun alone, which stands for what others of the report name."""
    return len(words.keys) == 1 and words.keys[0] in set_of("small_words.pronouns_for_things")


def _changes(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> _Pairs:
    """The words between the shared runs that stand in the same order on both sides."""
    a = stretch.a0
    b = stretch.b0
    for run in sorted(stretch.runs):
        over = max(0, a - run.a, b - run.b)
        if over >= run.length or run.b + over - b > 3 * _LONG:
            continue
        yield from _closer(_Words(left, a, run.a + over), _Words(right, b, run.b + over))
        a = run.a + run.length
        b = run.b + run.length
    yield from _closer(_Words(left, a, stretch.a1), _Words(right, b, stretch.b1))


def _closer(a: _Words, b: _Words) -> _Pairs:
    """The change without the single words that both sides keep."""
    sizes = a.last - a.first, b.last - b.first
    if min(sizes) < 1 or max(sizes) > _LONG:
        return
    matcher = SequenceMatcher(None, a.keys, b.keys, autojunk=False)
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if tag == "replace":
            yield (
                _Words(a.side, a.first + i0, a.first + i1),
                _Words(b.side, b.first + j0, b.first + j1),
            )


def _what(a: _Words, b: _Words) -> str | None:
    """What one change altered: a number with its unit or noun, a day or a name. Whether the two
    exclude each other is decided in differences/native_changes.py."""
    if _is_day(a) and _is_day(b):
        return "date"
    if all(_holds_number(words) or _counts_behind(words) for words in (a, b)):
        return "number"
    return "name" if _is_name(a) and _is_name(b) and a.plain != b.plain else None


def _holds_number(words: _Words) -> bool:
    if any(key[0].isdigit() for key in words.keys):
        return True
    side = words.side
    base = side.starts[max(0, words.first - 3)]
    around = side.report.text[base : side.ends[min(len(side.keys), words.last + 3) - 1]]
    start = words.span.start - base
    end = words.span.end - base
    return any(q.start < end and start < q.end for q in read_quantities(around))


def _counts_behind(words: _Words) -> bool:
    """Whether these are plain words that follow a figure, with nothing but "percent of" between."""
    side = words.side
    before = words.first - 1
    if not words.is_plain() or any(map(side.is_capital, words.places)):
        return False
    while before > max(0, words.first - _BEHIND) and side.keys[before] in _BETWEEN:
        before -= 1
    return before >= 0 and (
        side.keys[before][0].isdigit() or side.keys[before] in set_of("lineage_words.numbers")
    )


def _is_day(words: _Words) -> bool:
    return any(
        key in set_of("lineage_words.calendar") and (key != "may" or words.side.is_capital(i))
        for i, key in enumerate(words.keys, words.first)
    )


def _is_name(words: _Words) -> bool:
    side = words.side
    return (
        words.is_plain()
        and all(map(side.is_capital, words.places))
        and not all(i == side.sentences[i] for i in words.places)
    )


# The changes of a story as a list.

_KINDS = ("number", "date", "name", "wording")


def list_changes(copies: Iterable[Copy], drift: Mapping[str, Sequence[CopiedChange]]) -> Changes:
    """Returns every change of these copies, numbers first, then by place. `drift`: what changed,
    by the copy's id."""
    found = {change for copy in copies for change in drift.get(copy.id, ())}
    return tuple(sorted(found, key=lambda one: (_KINDS.index(one.what), one.a, one.b)))
