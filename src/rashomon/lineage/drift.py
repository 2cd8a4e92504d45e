"""Finds what changed in the words of an edited copy, and what is quoted in different words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.lineage.copyable_words import CopyableWords
from rashomon.lineage.stretches import CopiedStretch
from rashomon.model.copy import Copy
from rashomon.model.span import Span
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.words import set_of
from rashomon.text.polarity import NEGATIONS


@dataclass(frozen=True, slots=True)
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
_NOT = re.compile(r"(?i)n['’]t\b")
_CUT = re.compile(r"[\[\]()…\"“”„«»\n]|\.\.|--|—|\*")


Changes = tuple[CopiedChange, ...]


def find_drift(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> Changes:
    """Returns the numbers, days and names that differ, in the order of the stretch."""
    return tuple(
        CopiedChange(what, _span(a, left), _span(b, right))
        for a, b in _changes(stretch, left, right)
        if (what := _what(a, b, left, right))
    )


def quoted_differently(
    stretch: CopiedStretch, left: CopyableWords, right: CopyableWords
) -> Changes:
    """Returns the words of a shared quotation that two reports print differently: inside the
    quotation marks of both, and more than function words, points, a contraction or a pronoun for
    what it stands for."""
    return tuple(
        CopiedChange("wording", _span(a, left), _span(b, right))
        for a, b in _changes(stretch, left, right)
        if _is_inside_marks(a, left)
        and _is_inside_marks(b, right)
        and _says_more(a, left) | _says_more(b, right)
        and not _stands_for(a, left) | _stands_for(b, right)
        and _plain(_NOT.sub("not", _text(a, left))) != _plain(_NOT.sub("not", _text(b, right)))
    )


def _is_inside_marks(words: range, side: CopyableWords) -> bool:
    """Whether the words and what joins them to their neighbours stand in one quotation, and the
    report itself neither left out nor put in anything there."""
    if words.start == 0 or words.stop == len(side.keys):
        return False
    start, end = side.ends[words.start - 1], side.starts[words.stop]
    return all(side.quoted[start:end]) and not _CUT.search(side.report.text[start:end])


def _says_more(words: range, side: CopyableWords) -> bool:
    """Whether there is a content word or a denial among the words; "we've" is "we have"."""
    return any(
        side.keys[i] in NEGATIONS
        or _NOT.search(_text(range(i, i + 1), side))
        or (side.is_telling(i) and not _APOSTROPHE.search(_text(range(i, i + 1), side)))
        for i in words
    )


def _stands_for(words: range, side: CopyableWords) -> bool:
    """Whether the words are a pronoun alone, which stands for what others of the report name."""
    return len(words) == 1 and side.keys[words.start] in set_of("small_words.pronouns_for_things")


def _changes(
    stretch: CopiedStretch, left: CopyableWords, right: CopyableWords
) -> Iterator[tuple[range, range]]:
    """The words between the shared runs that stand in the same order on both sides."""
    a, b = stretch.a0, stretch.b0
    for run in sorted(stretch.runs):
        over = max(0, a - run.a, b - run.b)
        if over >= run.length or run.b + over - b > 3 * _LONG:
            continue
        yield from _closer(range(a, run.a + over), range(b, run.b + over), left, right)
        a, b = run.a + run.length, run.b + run.length
    yield from _closer(range(a, stretch.a1), range(b, stretch.b1), left, right)


def _closer(
    a: range, b: range, left: CopyableWords, right: CopyableWords
) -> Iterator[tuple[range, range]]:
    """The change without the single words that both sides keep."""
    if max(len(a), len(b)) > _LONG:
        return
    matcher = SequenceMatcher(
        None, left.keys[a.start : a.stop], right.keys[b.start : b.stop], autojunk=False
    )
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if tag == "replace":
            yield range(a.start + i0, a.start + i1), range(b.start + j0, b.start + j1)


def _what(a: range, b: range, left: CopyableWords, right: CopyableWords) -> str | None:
    """What one change altered: a number with its unit or noun, a day or a name. Whether the two
    exclude each other is decided in differences/native_changes.py."""
    if _is_day(a, left) and _is_day(b, right):
        return "date"
    if all(_holds_number(*side) or _counts_behind(*side) for side in ((a, left), (b, right))):
        return "number"
    named = _is_name(a, left) and _is_name(b, right)
    return "name" if named and _plain(_text(a, left)) != _plain(_text(b, right)) else None


def _holds_number(words: range, side: CopyableWords) -> bool:
    if any(side.keys[i][0].isdigit() for i in words):
        return True
    first, last = max(0, words.start - 3), min(len(side.keys), words.stop + 3)
    base, start, end = side.starts[first], side.starts[words.start], side.ends[words.stop - 1]
    return any(
        base + q.start < end and start < base + q.end
        for q in read_quantities(side.report.text[base : side.ends[last - 1]])
    )


def _counts_behind(words: range, side: CopyableWords) -> bool:
    """Whether these are plain words that follow a figure, with nothing but "percent of" between."""
    if any(
        side.is_capital(i) or side.keys[i][0].isdigit() or not side.is_telling(i) for i in words
    ):
        return False
    before = words.start - 1
    while before > max(0, words.start - _BEHIND) and side.keys[before] in _BETWEEN:
        before -= 1
    return before >= 0 and (
        side.keys[before][0].isdigit() or side.keys[before] in set_of("lineage_words.numbers")
    )


def _plain(words: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKD", words)).casefold()


def _span(words: range, side: CopyableWords) -> Span:
    return side.report.span(side.starts[words.start], side.ends[words.stop - 1])


def _text(words: range, side: CopyableWords) -> str:
    return _span(words, side).quote


def _is_day(words: range, side: CopyableWords) -> bool:
    return any(
        side.keys[i] in set_of("lineage_words.calendar")
        and (side.keys[i] != "may" or side.is_capital(i))
        for i in words
    )


def _is_name(words: range, side: CopyableWords) -> bool:
    return all(
        side.is_capital(i) and side.is_telling(i) and not side.keys[i][0].isdigit() for i in words
    ) and not all(i == side.sentences[i] for i in words)


# The changes of a story as a list.

_KINDS = ("number", "date", "name", "wording")


def list_changes(copies: Iterable[Copy], drift: Mapping[str, Sequence[CopiedChange]]) -> Changes:
    """Returns every change of these copies, numbers first, then by place. `drift`: what changed,
    by the copy's id."""
    found = {change for copy in copies for change in drift.get(copy.id, ())}
    return tuple(sorted(found, key=lambda one: (_KINDS.index(one.what), one.a, one.b)))
