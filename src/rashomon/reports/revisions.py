"""link_revisions: a changed page becomes a new report that names the one it revises, with the changed lines."""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.model.report import Change, Report
from rashomon.model.span import Span
from rashomon.reports.duplicates import page_of, plain_words, prose_lines

_ALIKE = 0.3  # of the words of the shorter prose; sites give one address to pages that have nothing in common
_MOST = 200  # changes that are listed


def link_revisions(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Returns the same reports in the same order; each of those from one address names its predecessor in time.

    Reports without an address count as one page if they share outlet and headline, and one holds everything that the other says.
    """
    pages: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if page := page_of(report):
            pages[page].append(report)
    linked: dict[str, Report] = {}
    for states in pages.values():
        if len(states) > 1:
            linked |= _linked(states)
    for states in _headlined(reports).values():
        linked |= _grown(states)
    return tuple(linked.get(report.id, report) for report in reports)


def _linked(states: Sequence[Report]) -> dict[str, Report]:
    """Links the states of one page in order of time; states whose order cannot be told say so and stay apart."""
    out: dict[str, Report] = {}
    ordered = sorted(states, key=lambda report: (_moment(report) or "~", report.id))
    for one, two in pairwise(ordered):
        if not _alike(one, two):
            continue
        left, right = _moment(one), _moment(two)
        if left and right and left < right:
            out[two.id] = replace(two, revision_of=one.id, changes=tuple(_changes(one, two)))
        else:
            note = f"{one.id!r} has the same address and another text; which of the two is later cannot be told"
            out[two.id] = replace(two, warnings=(*two.warnings, note))
    return out


def _headlined(reports: Sequence[Report]) -> dict[tuple[str, str], list[Report]]:
    """Groups the reports without an address by outlet and headline."""
    found: defaultdict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        if report.title and not page_of(report):
            found[(report.outlet or "").casefold().removeprefix("the "), plain_words(report.title).casefold()].append(report)
    return found


def _grown(states: Sequence[Report]) -> dict[str, Report]:
    """Links each state to the longest shorter one whose lines it all holds: a text that only grew is the later one."""
    told = {report.id: Counter(plain_words(line.quote) for line in _lines(report)) for report in states}
    size = {key: counts.total() for key, counts in told.items()}
    out: dict[str, Report] = {}
    for new in states:
        older = [old for old in states if 2 <= size[old.id] < size[new.id] and told[old.id] <= told[new.id] and not _after(old, new)]
        if older:
            old = max(older, key=lambda report: (size[report.id], report.id))
            out[new.id] = replace(new, revision_of=old.id, changes=tuple(_changes(old, new)))
    return out


def _after(old: Report, new: Report) -> bool:
    """Whether the dates of the two say that the shorter one is the later."""
    left, right = _moment(old), _moment(new)
    return left is not None and right is not None and left[:10] > right[:10]


def _moment(report: Report) -> str | None:
    """Returns when this state was first retrieved, else the latest time that the page gives for itself."""
    had = min((origin.retrieved for origin in report.sources if origin.retrieved), default=report.retrieved)
    if had:
        return had
    return max((date.value for date in report.dates if date.value), default=report.published)


def _alike(one: Report, two: Report) -> bool:
    left, right = (set(re.findall(r"\w+", report.text.casefold())) for report in (one, two))
    return len(left & right) >= _ALIKE * min(len(left), len(right)) and len(left & right) > 10


def _changes(old: Report, new: Report) -> list[Change]:
    """Returns the lines of prose that were replaced, removed or added, in the order of the new report."""
    before, after = _lines(old), _lines(new)
    matcher = difflib.SequenceMatcher(
        None, [plain_words(line.quote) for line in before], [plain_words(line.quote) for line in after], autojunk=False
    )
    out: list[Change] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            out += _paired(before[a:b], after[c:d])
    return out[:_MOST]


def _lines(report: Report) -> list[Span]:
    return [report.span(start, end) for start, end in prose_lines(report)[:2000]]


def _paired(before: Sequence[Span], after: Sequence[Span]) -> list[Change]:
    """Pairs replaced neighbouring lines, each with its most similar counterpart, if any."""
    left = list(before)
    out = []
    for new in after:
        likeness = [(_likeness(old.quote, new.quote), -place) for place, old in enumerate(left[:50])]
        best = max(likeness, default=(0.0, 0))
        out.append(Change(left.pop(-best[1]) if best[0] > 0.3 else None, new))
    return out + [Change(old, None) for old in left]


def _likeness(one: str, two: str) -> float:
    left, right = (set(re.findall(r"\w+", text.casefold())) for text in (one, two))
    return len(left & right) / max(1, min(len(left), len(right)))
