"""Finds what changed in the words of an edited copy."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from rashomon.language.measures import measure
from rashomon.language.quantities import Quantity, read_quantities
from rashomon.lineage.passages import Passage
from rashomon.lineage.words import Words, listed
from rashomon.model.copy import Drift

_SOURCE = re.compile(r"\b(?:said|says|told|according to|reported|citing)\b", re.IGNORECASE)
_LONG = 12  # words: a longer change is a rewrite, and what drifted in it is not told by its words alone


def find_drift(passage: Passage, left: Words, right: Words) -> tuple[Drift, ...]:
    """The numbers, units, days, names, hedges and sources that differ, in the order of the passage."""
    out: list[Drift] = []
    for a, b in _changes(passage, left, right):
        out += [drift for drift in _drifts(a, b, left, right) if drift not in out]
    return tuple(out)


def _changes(passage: Passage, left: Words, right: Words) -> Iterator[tuple[range, range]]:
    """The words between the shared runs, those that stand in the same order on both sides."""
    a, b = passage.a0, passage.b0
    for run in sorted(passage.runs, key=lambda run: (run.a, run.b)):
        over = max(0, a - run.a, b - run.b)
        if over >= run.length or run.b + over - b > 3 * _LONG:
            continue
        yield from _closer(range(a, run.a + over), range(b, run.b + over), left, right)
        a, b = run.a + run.length, run.b + run.length
    yield from _closer(range(a, passage.a1), range(b, passage.b1), left, right)


def _closer(a: range, b: range, left: Words, right: Words) -> Iterator[tuple[range, range]]:
    """The same change without the single words that it keeps."""
    if max(len(a), len(b)) > _LONG or not (a or b):
        return
    matcher = SequenceMatcher(None, left.keys[a.start : a.stop], right.keys[b.start : b.stop], autojunk=False)
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if tag != "equal":
            yield range(a.start + i0, a.start + i1), range(b.start + j0, b.start + j1)


def _drifts(a: range, b: range, left: Words, right: Words) -> Iterator[Drift]:
    one, other = _text(a, left), _text(b, right)
    one_keys, other_keys = set(left.keys[a.start : a.stop]), set(right.keys[b.start : b.stop])
    amount, changed = _amount(a, left), _amount(b, right)
    if amount and changed and (amount.low, amount.high) != (changed.low, changed.high):
        if not _is_converted(amount.low, a, left, changed.low, b, right):
            yield Drift(amount.text, changed.text, "number")
        return
    if _is_clock(one) and _is_clock(other):
        yield Drift(one, other, "number")
    elif one_keys & listed("units") and other_keys & listed("units"):
        yield Drift(one, other, "unit")
    elif _is_day(a, left) and _is_day(b, right):
        yield Drift(one, other, "date")
    elif one and other and _is_name(a, left) and _is_name(b, right):
        yield Drift(one, other, "name")
    elif bool(one_keys & listed("hedges")) != bool(other_keys & listed("hedges")):
        yield Drift(one or None, other or None, "hedge")
    if bool(_SOURCE.search(one)) != bool(_SOURCE.search(other)):
        yield Drift(one or None, other or None, "source")


_CLOCK = re.compile(r"\d{1,2}[:.][0-5]\d")


def _is_clock(words: str) -> bool:
    return _CLOCK.fullmatch(words) is not None


def _text(words: range, side: Words) -> str:
    return side.report.text[side.starts[words.start] : side.ends[words.stop - 1]] if words else ""


def _amount(words: range, side: Words) -> Quantity | None:
    """The one quantity that reaches into these words."""
    if not words:
        return None
    first, last = max(0, words.start - 3), min(len(side.keys), words.stop + 3)
    base, start, end = side.starts[first], side.starts[words.start], side.ends[words.stop - 1]
    found = [q for q in read_quantities(side.report.text[base : side.ends[last - 1]]) if base + q.start < end and start < base + q.end]
    return found[0] if len(found) == 1 else None


def _is_converted(one: float | None, words: range, left: Words, other: float | None, others: range, right: Words) -> bool:
    """Whether one is the other in another unit of measure, much the same when reckoned out."""
    first, second = _measured(words, left), _measured(others, right)
    if not first or not second or first[0] != second[0] or first[1] == second[1] or one is None or other is None:
        return False
    small, large = sorted((one * first[1], other * second[1]))
    return large > 0 and small >= 0.9 * large


def _measured(words: range, side: Words) -> tuple[str, float] | None:
    """The unit of measure in these words or right behind them."""
    found = (measure(side.keys[i]) for i in range(words.start, min(words.stop + 1, len(side.keys))))
    return next((unit for unit in found if unit), None)


def _is_day(words: range, side: Words) -> bool:
    return any(side.keys[i] in listed("calendar") and (side.keys[i] != "may" or side.is_capital(i)) for i in words)


def _is_name(words: range, side: Words) -> bool:
    return all(side.is_capital(i) and side.is_telling(i) and not side.keys[i][0].isdigit() for i in words) and not all(
        i == side.sentence_start(i) for i in words
    )
