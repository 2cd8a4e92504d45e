"""The head of the first view (`tell_head`): what is odd about reports, and who shares text with
whom."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, combinations, groupby, pairwise
from statistics import median_low

from rashomon.cautions.copied_prose import copied_prose
from rashomon.lineage.lines import is_much
from rashomon.model.caution import SAID_BY_REPORTS, CautionKind
from rashomon.model.copy import Copy, OriginKind, RestKind, copied_text
from rashomon.model.decision import DecisionKind
from rashomon.model.overview import Entry, Part
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.wording import Called, counted, few
from rashomon.text.calendar_words import as_date
from rashomon.text.gathering import by_key, connected

_ODD = 2  # lines about odd reports
_ALIKE = 4  # claims that half of the reports make with others, so that they hang together
FAR = timedelta(days=90)
"""How far from each other reports of one event are hardly published."""
_LONGEST = 100  # words of a line about shared text
_UNKNOWN = "which came first is not known"


@dataclass(frozen=True, slots=True)
class SharedLine:
    """Reports that share text, each with each other one, or an agency's, in words."""

    reports: tuple[str, ...]
    text: str
    whence: str = ""


def tell_head(
    story: Story, reports: Sequence[Report], called: Called, unlike: Sequence[str]
) -> Iterator[Entry]:
    """Yields what an editor has to know of the reports before their news: cautions, which hardly
    tell what others tell (`unlike`), who shares text with whom, of which no outlet is known."""
    odd = [
        Entry(
            Part.HEAD, f"{called.get(one.report, one.report)}: {one.why.partition(' (')[0]}", one.id
        )
        for one in story.cautions
        if one.kind not in SAID_BY_REPORTS and one.kind is not CautionKind.NO_OUTLET
    ]
    yield from odd[:_ODD]
    yield from _unlike(unlike, called)
    yield from _months_apart(reports)
    yield from _shared(story, reports, called)
    yield from _nameless(story, called)


def _nameless(story: Story, called: Called) -> Iterator[Entry]:
    nameless = (one.report for one in story.cautions if one.kind is CautionKind.NO_OUTLET)
    if names := [called.get(one, one) for one in nameless]:
        yield Entry(Part.HEAD, f"Publisher not given: {few(names)}.")


def unlike_reports(story: Story, reports: Sequence[Report]) -> list[str]:
    """Returns the reports that tell nothing that most tell, where these hang together, and those
    published months before or after most that have one claim with others at most; none that a
    person called one event."""
    if any(one.what is DecisionKind.SAME_STORY for one in story.decisions):
        return []
    told = by_key((one.report, c.id) for c in story.claims for one in c.sure() if c.reports > 1)
    tied = _largest(story)
    alike = sorted(len(set(told[one])) for one in tied)
    hang = 2 * len(alike) > len(story.reports) and alike[len(alike) // 2] >= _ALIKE
    days = published_days(reports)
    middle = median_low(days.values()) if days else date.min
    far = {one for one, day in days.items() if abs(day - middle) > FAR and len(told[one]) < 2}
    return [one for one in story.reports if one in far or (hang and one not in tied)]


def _largest(story: Story) -> Sequence[str]:
    """The largest part of a story whose reports hang together by claims or copied words."""
    place = {report: n for n, report in enumerate(story.reports)}
    alike = [pairwise(sorted({one.report for one in claim.sure()})) for claim in story.claims]
    tied = [*chain(*alike), *((one.a.report, one.b.report) for one in story.copies)]
    pairs = ((place[a], place[b]) for a, b in tied if a in place and b in place)
    return [story.reports[n] for n in max(connected(len(place), pairs), key=len, default=())]


def published_days(reports: Iterable[Report]) -> dict[str, date]:
    """Returns the days on which reports were published, as far as they are known."""
    return {r.id: day for r in reports if (day := as_date(r.stated_day or ""))}


def _unlike(unlike: Sequence[str], called: Called) -> Iterator[Entry]:
    if lone := [called.get(one, one) for one in unlike]:
        told = "hardly anything of what the other reports tell was found here"
        yield Entry(Part.HEAD, f"{few(lone)}: {told}; possibly another event.")


def _months_apart(reports: Sequence[Report]) -> Iterator[Entry]:
    days = sorted(published_days(reports).values())
    if days and days[-1] - days[0] > FAR:
        apart = counted((days[-1] - days[0]).days // 30, "month")
        told = "the reports may tell of more than one event, or a date may be wrong"
        yield Entry(Part.HEAD, f"First and last were published {apart} apart: {told}.")


# Shared text.


def _shared(story: Story, reports: Sequence[Report], called: Called) -> Iterator[Entry]:
    """Who shares text with whom and who credits an agency, a line; what is beyond a hundred words
    stands behind a click."""
    lines: list[list[SharedLine]] = [[]]
    for one in (*_families(story, reports, called), *_credits(story, called)):
        if lines[-1] and len(_told([*lines[-1], one]).split()) > _LONGEST:
            lines.append([])
        lines[-1].append(one)
    for n, line in enumerate(filter(None, lines)):
        named = tuple(one.reports for one in line if len(one.reports) > 1)
        yield Entry(Part.HEAD, _told(line), open=not n, families=named)


def _told(some: Sequence[SharedLine]) -> str:
    parts = []
    for whence, lines in groupby(some, key=lambda one: one.whence):
        text = " · ".join(one.text for one in lines)
        parts.append(f"{text} ({whence})" if whence else text)
    return f"{'Shared text: ' if some[0].whence else ''}{' · '.join(parts)}"


def _families(story: Story, reports: Sequence[Report], called: Called) -> list[SharedLine]:
    """The families of reports that share text, each with each, those that share most first."""
    shared = _shared_words(story, {one.id: len(one.text.split()) for one in reports})
    copies = by_key((copy.a.report, copy) for copy in copied_text(story.copies))
    groups: list[set[str]] = []
    for a, b in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        for group in groups:
            fresh = {a, b} - group
            if len(fresh) < 2 and all(_pair(one, r) in shared for one in fresh for r in group):
                group |= fresh
                break
        else:
            groups.append({a, b})
    found = by_key((_whence(copies, group, called), sorted(group)) for group in groups)
    return [
        SharedLine(tuple(group), ", ".join(called[one] for one in group), whence)
        for whence, some in found.items()
        for group in some
    ]


def _shared_words(story: Story, lengths: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """How many words each two reports share, where that is no chance and no small part of the
    shorter one."""
    words: Counter[tuple[str, str]] = Counter()
    for copy in copied_prose(story.copies):
        words[_pair(copy.a.report, copy.b.report)] += copy.words
    for one, reports in _passages(story).items():
        for pair in combinations(sorted(reports), 2):
            words[pair] = max(words[pair], one[1])
    return {
        pair: n
        for pair, n in words.items()
        if lengths.keys() >= set(pair) and is_much(n, *(lengths[one] for one in pair))
    }


def _passages(story: Story) -> dict[tuple[str, int], set[str]]:
    """What stands in so many reports that not every pair of them is listed: by passage and its
    words the reports that have it."""
    copies = by_key((copy.passage, copy) for copy in copied_text(story.copies) if copy.passage)
    return {
        (passage, min(copy.words for copy in held)): {
            report for copy in held for report in (copy.a.report, copy.b.report)
        }
        for passage, held in copies.items()
    }


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _whence(copies: Mapping[str, Sequence[Copy]], group: Set[str], called: Called) -> str:
    """From whom the words are that these reports share, as far as it is known. `copies`: by the
    first of their reports."""
    words: Counter[str] = Counter()
    for copy in (copy for report in group for copy in copies.get(report, ())):
        if copy.b.report in group:
            words[called.get(copy.source or "", copy.source or "")] += copy.words
    known = sorted((one for one in words if one), key=lambda one: (-words[one], one))
    part = "partly " if words[""] else ""
    return f"{part}from {' and '.join(known[:2])}" if known else _UNKNOWN


def _credits(story: Story, called: Called) -> Iterator[SharedLine]:
    """Which reports of others credit an agency."""
    for agency in (one for one in story.origins if one.kind is OriginKind.AGENCY):
        found = dict.fromkeys(one.report for one in agency.reports if one.how is RestKind.CREDITED)
        names = [called[one] for one in found if one in called]
        if names := [one for one in names if agency.name.casefold() not in one.casefold()]:
            text = f"{', '.join(names)} {'credits' if len(names) == 1 else 'credit'} {agency.name}"
            yield SharedLine(tuple(one for one in found if one in called), text)
