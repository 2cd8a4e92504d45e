"""Finds what changed in the words of an edited copy, and what is quoted in different words."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from rashomon.lineage.copied_stretch import CopiedStretch, WordRow
from rashomon.lineage.copyable_words import CLOSED_WORDS
from rashomon.model.copy import Copies
from rashomon.model.record import record
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


class _Words(WordRow):
    """Words of a report that changed."""

    @property
    def places(self) -> range:
        return range(self.first, self.last)

    @property
    def span(self) -> Span:
        return self.side.report.span(*self.place)

    @property
    def plain(self) -> str:
        """The letters and digits of the words, contractions in full."""
        words = unicodedata.normalize("NFKD", _NOT.sub("not", self.span.quote))
        return re.sub(r"[\W_]", "", words).casefold()

    def is_plain(self) -> bool:
        """Whether they are content words without a digit in front."""
        return not any(key[0].isdigit() or key in CLOSED_WORDS for key in self.keys)


_Pairs = Iterator[tuple[_Words, _Words]]
_Changes = Iterator[CopiedChange]


def find_drift(stretch: CopiedStretch) -> _Changes:
    """Yields the numbers, days and names that differ, in the order of the stretch."""
    for before, after in _changes(stretch):
        if kind := _kind_of_change(before, after):
            yield CopiedChange(kind, before.span, after.span)


def quoted_differently(stretch: CopiedStretch) -> _Changes:
    """Yields the words of a shared quotation that two reports print differently.

    They stand inside the quotation marks of both, and are more than function words, points, a
    contraction or a pronoun for what it stands for.
    """
    for before, after in _changes(stretch):
        if not (_is_inside_marks(before) and _is_inside_marks(after)):
            continue
        if _stands_for(before) or _stands_for(after) or before.plain == after.plain:
            continue
        if _says_more(before) or _says_more(after):
            yield CopiedChange("wording", before.span, after.span)


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
    if _NOT.search(words.span.quote):
        return True
    for place in words.places:
        word = side.report.text[side.starts[place] : side.ends[place]]
        is_telling = side.is_telling(place) and not _APOSTROPHE.search(word)
        if is_telling or side.keys[place] in NEGATIONS:
            return True
    return False


def _stands_for(words: _Words) -> bool:
    """Whether the words are a pronoun alone, which stands for what others of the report name."""
    return len(words.keys) == 1 and words.keys[0] in set_of("small_words.pronouns_for_things")


def _changes(stretch: CopiedStretch) -> _Pairs:
    """The words between the shared runs that stand in the same order on both sides."""
    i = stretch.a0
    j = stretch.b0
    for equal_run in sorted(stretch.runs):
        over = max(0, i - equal_run.a, j - equal_run.b)
        if over >= equal_run.length or equal_run.b + over - j > 3 * _LONG:
            continue
        yield from _closer(
            _Words(stretch.left, i, equal_run.a + over),
            _Words(stretch.right, j, equal_run.b + over),
        )
        i = equal_run.a + equal_run.length
        j = equal_run.b + equal_run.length
    yield from _closer(_Words(stretch.left, i, stretch.a1), _Words(stretch.right, j, stretch.b1))


def _closer(before: _Words, after: _Words) -> _Pairs:
    """The change without the single words that both sides keep."""
    sizes = len(before.places), len(after.places)
    if min(sizes) < 1 or max(sizes) > _LONG:
        return
    matcher = SequenceMatcher(None, before.keys, after.keys, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "replace":
            yield (
                _Words(before.side, before.first + i, before.first + i_end),
                _Words(after.side, after.first + j, after.first + j_end),
            )


def _kind_of_change(before: _Words, after: _Words) -> str | None:
    """What one change altered: a number with its unit or noun, a day or a name. Whether the two
    exclude each other is decided in differences/native_changes.py."""
    if _is_day(before) and _is_day(after):
        return "date"
    if _is_number(before) and _is_number(after):
        return "number"
    is_name = _is_name(before) and _is_name(after) and before.plain != after.plain
    return "name" if is_name else None


def _is_number(words: _Words) -> bool:
    """Whether these words hold a number, or are what a number counts."""
    return _holds_number(words) or _counts_behind(words)


def _holds_number(words: _Words) -> bool:
    """Whether these words have a figure or a part of a number in words. Three words on each side
    are read with them: "forty" may be a part of "forty thousand"."""
    side = words.side
    for key in words.keys:
        if key[0].isdigit():
            return True
    first = side.starts[max(0, words.first - 3)]
    words_around = side.report.text[first : side.ends[min(len(side.keys), words.last + 3) - 1]]
    start = words.span.start - first
    end = words.span.end - first
    for quantity in read_quantities(words_around):
        if quantity.start < end and start < quantity.end:
            return True
    return False


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
    for place in words.places:
        key = words.side.keys[place]
        is_may = key == "may" and not words.side.is_capital(place)
        if key in set_of("lineage_words.calendar") and not is_may:
            return True
    return False


def _is_name(words: _Words) -> bool:
    side = words.side
    if not words.is_plain() or not all(map(side.is_capital, words.places)):
        return False
    return not all(place == side.sentences[place] for place in words.places)


# The changes of a story as a list.

_KINDS = ("number", "date", "name", "wording")


def list_changes(copies: Copies, drift: Mapping[str, Sequence[CopiedChange]]) -> Changes:
    """Returns every change of these copies, numbers first, then by place. `drift`: what changed,
    by the copy's id."""
    changes = {change for copy in copies for change in drift.get(copy.id, ())}
    return tuple(
        sorted(changes, key=lambda change: (_KINDS.index(change.what), change.a, change.b))
    )
