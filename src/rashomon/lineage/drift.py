"""Finds what changed in the words of an edited copy, and what is quoted in different words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.lineage.copyable_words import CopyableWords
from rashomon.lineage.lines import ANYONE
from rashomon.lineage.stretches import CopiedStretch
from rashomon.model.copy import Copy
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.measures import MeasureUnit, is_converted, unit_called
from rashomon.text.polarity import NEGATIONS
from rashomon.text.quantities import Quantity, read_quantities


@dataclass(frozen=True, slots=True)
class Drift:
    """Words that changed in a copied stretch, `from_` in its first report, `to` in the second, and
    what they are (`KINDS`)."""

    from_: str | None
    to: str | None
    what: str


@dataclass(frozen=True, slots=True)
class CopiedChange:
    """Words that changed in a copied stretch, as they stand in both reports; `copy`: its id."""

    what: str
    a: Span
    b: Span
    copy: str


_LONG = 12  # words; a longer change is a rewrite, whose words alone do not show the drift
_BEHIND = 4  # most words between a figure and the noun that it counts
_BETWEEN = frozenset("percent per cent of the all some".split())
_BOUNDS = set_of("bounds.parts")
_APOSTROPHE = re.compile(r"['’]")
_NOT = re.compile(r"n['’]t\b", re.IGNORECASE)
_CUT = re.compile(r"[\[\]()…\"“”„«»\n]|\.\.|--|—|\*")


def find_drift(
    stretch: CopiedStretch, left: CopyableWords, right: CopyableWords
) -> tuple[Drift, ...]:
    """Returns the numbers, units, days and names that differ, in the order of the stretch."""
    changed = (_drift(a, b, left, right) for a, b in _changes(stretch, left, right))
    return tuple(dict.fromkeys(filter(None, changed)))


def quoted_differently(
    stretch: CopiedStretch, left: CopyableWords, right: CopyableWords
) -> tuple[Drift, ...]:
    """Returns the words of a shared quotation that two reports print differently: inside the
    quotation marks of both, and more than function words, points, a contraction or a pronoun for
    what it stands for."""
    return tuple(
        Drift(_text(a, left) or None, _text(b, right) or None, "wording")
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
    for run in sorted(stretch.runs, key=lambda run: (run.a, run.b)):
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
    if max(len(a), len(b)) > _LONG or not (a or b):
        return
    matcher = SequenceMatcher(
        None, left.keys[a.start : a.stop], right.keys[b.start : b.stop], autojunk=False
    )
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if tag != "equal":
            yield range(a.start + i0, a.start + i1), range(b.start + j0, b.start + j1)


def _drift(a: range, b: range, left: CopyableWords, right: CopyableWords) -> Drift | None:
    """What one change altered, with the words on both sides: a number, unit, day or name."""
    one, other = _text(a, left), _text(b, right)
    for kind, changed in (
        ("date", _day_changed),
        ("number", _number_changed),
        ("unit", _unit_changed),
    ):
        found = changed(a, b, left, right)
        if found is not None:
            if kind == "unit":
                a, b = _or_next(a, left), _or_next(b, right)
            if kind == "number" and found == "unit":  # the same amount in another unit
                return Drift(_measured(a, left), _measured(b, right), found)
            return Drift(*_amounts(a, b, left, right), kind) if found else None
    if one and other and _is_name(a, left) and _is_name(b, right) and _plain(one) != _plain(other):
        return Drift(one, other, "name")
    return None


def _amounts(
    a: range, b: range, left: CopyableWords, right: CopyableWords
) -> tuple[str | None, str | None]:
    """The changed words, or the whole quantities if each side has one in them."""
    amount, changed = _amount(a, left), _amount(b, right)
    if amount and changed and amount.bounds != changed.bounds:
        return amount.text, changed.text
    return _text(a, left) or None, _text(b, right) or None


# Each of the following returns None if it does not apply, "" for a mere rewording, and otherwise
# the kind of drift.


def _day_changed(a: range, b: range, left: CopyableWords, right: CopyableWords) -> str | None:
    """Whether a weekday or month changed, or the day beside the same month."""
    if (_is_day(a, left) and _is_day(b, right)) or (
        _is_figure(a, left) and _is_figure(b, right) and _by_month(a, left) and _by_month(b, right)
    ):
        return "date"
    return None


def _number_changed(a: range, b: range, left: CopyableWords, right: CopyableWords) -> str | None:
    """Whether the figure changed; a bound that was dropped or added only makes it less or more
    certain."""
    amount, changed = _amount(a, left), _amount(b, right)
    if amount and changed and amount.bounds != changed.bounds:
        if is_converted(_measured(a, left), _measured(b, right)):
            return "unit"
        words = {*left.keys[a.start : a.stop], *right.keys[b.start : b.stop]}
        return "" if words and words <= _BOUNDS | set_of("lineage_words.hedges") else "number"
    if _is_figure(a, left) and _is_figure(b, right):
        return "number" if left.keys[a.start] != right.keys[b.start] else ""
    return None


def _unit_changed(a: range, b: range, left: CopyableWords, right: CopyableWords) -> str | None:
    """Whether the same figure has another unit of measure, or another noun counted."""
    if (
        not a or not b
    ):  # "12 km (7.5 miles)" and "12 miles": the side that lost its unit takes the next word
        a, b = _or_next(a, left), _or_next(b, right)
        if not (
            a
            and b
            and _follows_figure(a, left)
            and _follows_figure(b, right)
            and _first_unit(a, left)
            and _first_unit(b, right)
        ):
            return None
    one, other = _first_unit(a, left), _first_unit(b, right)
    if one and other:
        return "unit" if one != other else ""
    if (
        _counts_behind(a, left)
        and _counts_behind(b, right)
        and not {left.keys[a[-1]], right.keys[b[-1]]} <= ANYONE
    ):
        return "unit" if left.keys[a[-1]].rstrip("s") != right.keys[b[-1]].rstrip("s") else ""
    return None


def _or_next(words: range, side: CopyableWords) -> range:
    """The words, or if there are none the next word."""
    return words or range(words.start, min(words.start + 1, len(side.keys)))


def _first_unit(words: range, side: CopyableWords) -> MeasureUnit | str | None:
    return next(
        (unit_called(side.keys[i]) or side.keys[i] for i in words if _names_unit(side.keys[i])),
        None,
    )


def _names_unit(key: str) -> bool:
    """Whether a word always names a unit: a plural, as "second" and "m" may be other things, or one
    of a few more."""
    return (key.endswith("s") and unit_called(key) is not None) or key in set_of(
        "lineage_words.more_units"
    )


def _follows_figure(words: range, side: CopyableWords) -> bool:
    return words.start > 0 and side.keys[words.start - 1][0].isdigit()


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


def _is_figure(words: range, side: CopyableWords) -> bool:
    return len(words) == 1 and side.keys[words.start][0].isdigit()


def _by_month(words: range, side: CopyableWords) -> bool:
    """Whether a month stands right before or after: "May 5", "5 May"."""
    at = words.start
    text = side.report.text
    before = (
        at > 0
        and text[side.ends[at - 1] : side.starts[at]].strip(".") == " "
        and _is_month(at - 1, side)
    )
    return before or (
        at + 1 < len(side.keys)
        and text[side.ends[at] : side.starts[at + 1]] == " "
        and _is_month(at + 1, side)
    )


def _is_month(i: int, side: CopyableWords) -> bool:
    return side.keys[i] in set_of("lineage_words.months") and side.is_capital(i)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKD", words)).casefold()


def _text(words: range, side: CopyableWords) -> str:
    return side.report.text[side.starts[words.start] : side.ends[words.stop - 1]] if words else ""


def _amount(words: range, side: CopyableWords) -> Quantity | None:
    """The only quantity that overlaps these words."""
    if not words:
        return None
    first, last = max(0, words.start - 3), min(len(side.keys), words.stop + 3)
    base, start, end = side.starts[first], side.starts[words.start], side.ends[words.stop - 1]
    found = [
        q
        for q in read_quantities(side.report.text[base : side.ends[last - 1]])
        if base + q.start < end and start < base + q.end
    ]
    return found[0] if len(found) == 1 else None


def _measured(words: range, side: CopyableWords) -> str:
    """The changed amount with the unit of measure in its words or right after them."""
    amount = _amount(words, side)
    unit = next(
        (
            i
            for i in range(words.start, min(words.stop + 3, len(side.keys)))
            if unit_called(side.keys[i])
        ),
        None,
    )
    if amount is None or unit is None:
        return _text(words, side)
    return (
        f"{amount.text} {side.report.text[side.starts[unit] : side.ends[unit]]}"
        if side.keys[unit] not in amount.text
        else amount.text
    )


def _is_day(words: range, side: CopyableWords) -> bool:
    return any(
        side.keys[i] in set_of("lineage_words.calendar")
        and (side.keys[i] != "may" or side.is_capital(i))
        for i in words
    )


def _is_name(words: range, side: CopyableWords) -> bool:
    return all(
        side.is_capital(i) and side.is_telling(i) and not side.keys[i][0].isdigit() for i in words
    ) and not all(i == side.sentence_start(i) for i in words)


# The changes of a story as a list.

KINDS = ("number", "unit", "date", "name", "wording")


def list_changes(
    copies: Iterable[Copy], drift: Mapping[str, Sequence[Drift]], reports: Sequence[Report]
) -> tuple[CopiedChange, ...]:
    """Returns every change of every copy whose words stand on both sides, numbers first, then by
    place. `drift`: what changed, by the copy's id."""
    by_id = {report.id: report for report in reports}
    found = (
        CopiedChange(change.what, a, b, copy.id)
        for copy in copies
        for change in drift.get(copy.id, ())
        if (a := _words(copy.a, change.from_, by_id)) and (b := _words(copy.b, change.to, by_id))
    )
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.what), one.a, one.b)))


def _words(stretch: Span, words: str | None, reports: Mapping[str, Report]) -> Span | None:
    """Where the words stand in the stretch; None if they are absent or stand there twice."""
    found = (
        [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", stretch.quote)]
        if words
        else []
    )
    if not words or len(found) != 1:
        return None
    start = stretch.start + found[0]
    return reports[stretch.report].span(start, start + len(words))
