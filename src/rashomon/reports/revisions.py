"""Says which reports are states of one page, and which of them is newer (`link_revisions`)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cmp_to_key, partial
from itertools import combinations
from types import MappingProxyType

from rashomon.model.record import record
from rashomon.model.report import Report, Reports, host_of
from rashomon.reports.duplicates import outlet_and_day, page_of_report, plain_words
from rashomon.reports.text_lines import word_set
from rashomon.shipped.tables.agencies import plain_outlet
from rashomon.text.gathering import by_key


@record
class Arrival:
    """How a report came into a store: the number of the run that first added it, and the whole
    paths or addresses from which it came."""

    run: int
    places: frozenset[str]


NO_ARRIVALS: Mapping[str, Arrival] = MappingProxyType({})


def link_revisions(
    reports: Reports, arrivals: Mapping[str, Arrival] = NO_ARRIVALS
) -> tuple[Report, ...]:
    """Returns the same reports in the same order. Each state of a page names the newest of the
    states before it.

    Of two states the one with the later modified date is the newer, otherwise the one that came
    later; `arrivals` says how reports came, by their ids. Where neither is known, both warn of it.
    """
    prose = {report.id: _Prose(report) for report in reports}
    older = defaultdict(list)
    undecided = defaultdict(list)
    for pair in _possible_pairs(reports, arrivals):
        if not _are_one_page(pair, prose, arrivals):
            continue
        first, second = pair
        order = _order(first, second, arrivals)
        if order < 0:
            older[second.id].append(first)
        elif order > 0:
            older[first.id].append(second)
        else:
            undecided[first.id].append(second.id)
            undecided[second.id].append(first.id)
    linked = []
    for report in reports:
        if report.id in older:
            newest = max(older[report.id], key=cmp_to_key(partial(_order_or_id, arrivals)))
            report = replace(report, revision_of=newest.id)
        notes = [_ORDER_UNKNOWN.format(ident) for ident in sorted(undecided[report.id])]
        linked.append(replace(report, warnings=(*report.warnings, *notes)))
    return tuple(linked)


_ORDER_UNKNOWN = "{!r} is another text of the same page: order unknown"
_Pair = tuple[Report, Report]


class _Prose:
    """The sentences of a report and the words of its headline and of its first sentence."""

    def __init__(self, report: Report) -> None:
        self.text = report.text
        self.sentences = sentences_of_prose(report)
        self.distinct = frozenset(map(str.casefold, self.sentences))
        opening = (*self.sentences[:1], plain_words(report.title or ""))
        self.openings = tuple(word_set(words) for words in opening if words)

    def shares(self, other: "_Prose", part: float) -> bool:
        """Whether both have at least this part of the sentences of the one that has fewer."""
        fewest = min(len(self.distinct), len(other.distinct))
        return fewest > 0 and len(self.distinct & other.distinct) >= part * fewest

    def opens_like(self, other: "_Prose") -> bool:
        """Whether the headlines or the first sentences have half of their words in common. Two
        reports of one day that share only their background have not."""
        for words, others in zip(self.openings, other.openings, strict=False):
            if 2 * len(words & others) >= max(1, min(len(words), len(others))):
                return True
        return False


_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_FEWEST_WORDS = 4  # of a sentence


def sentences_of_prose(report: Report) -> tuple[str, ...]:
    """Returns the sentences of a report without what is certainly furniture, with plain signs and
    single spaces."""
    sentences = []
    place = 0
    for line in report.text.split("\n"):
        start = place
        place += len(line) + 1
        if not line.strip() or report.is_furniture(start, start + len(line)):
            continue
        for sentence in _SENTENCE_END.split(plain_words(line)):
            ends = (
                sentence.rstrip("\"')").endswith((".", "!", "?", "…")) or sentence != line.strip()
            )
            if ends and len(sentence.split()) >= _FEWEST_WORDS:
                sentences.append(sentence)
    return tuple(sentences)


def _possible_pairs(reports: Reports, arrivals: Mapping[str, Arrival]) -> list[_Pair]:
    """Returns each two reports that share an address, a day of their outlet or a whole path."""
    groups = defaultdict[tuple[str, object], list[Report]](list)
    for report in reports:
        groups["page", page_of_report(report)].append(report)
        groups["day", outlet_and_day(report)].append(report)
        for place in sorted(arrivals[report.id].places) if report.id in arrivals else ():
            groups["place", place].append(report)
    pairs = {}
    for (kind, shared), members in groups.items():
        if not shared:
            continue
        for same in _grouped_by_house(members) if kind == "page" else [members]:
            for first, second in combinations(same, 2):
                pairs[first.id, second.id] = first, second
    return [pairs[ids] for ids in sorted(pairs)]


def _are_one_page(
    pair: _Pair, prose: Mapping[str, _Prose], arrivals: Mapping[str, Arrival]
) -> bool:
    """Whether two reports are states of one page: the same address, the same whole path with a
    third of the shorter one's sentences equal, or the same outlet and day with half of them
    equal."""
    first, second = pair
    words = prose[first.id]
    others = prose[second.id]
    if page_of_report(first) and page_of_report(first) == page_of_report(second):
        return _are_alike(words.text, others.text)
    is_of_path = {first.id, second.id} <= arrivals.keys() and not arrivals[
        first.id
    ].places.isdisjoint(arrivals[second.id].places)
    if is_of_path and words.shares(others, 1 / 3):
        return True
    day = outlet_and_day(first)
    if day is None or day != outlet_and_day(second):
        return False
    return words.shares(others, 1 / 2) and words.opens_like(others)


def _order(first: Report, second: Report, arrivals: Mapping[str, Arrival]) -> int:
    """Returns whether the first is the older (-1) or the newer (1) of two states of a page, 0 if
    that is not known."""
    for moment in (_modified, _retrieved):
        left = moment(first)
        right = moment(second)
        if left and right and not left.startswith(right) and not right.startswith(left):
            return -1 if left < right else 1
    if first.id in arrivals and second.id in arrivals:
        run = arrivals[first.id].run
        other_run = arrivals[second.id].run
        return int(run > other_run) - int(run < other_run)
    return 0


def _order_or_id(arrivals: Mapping[str, Arrival], first: Report, second: Report) -> int:
    """Returns the order of two states of a page, by their ids where it is not known."""
    return _order(first, second, arrivals) or (first.id > second.id) - (first.id < second.id)


def _modified(report: Report) -> str | None:
    """Returns the latest time that the page gives for itself."""
    stated = [date.value for date in report.dates if date.value]
    return max(stated, default=report.published)


def _retrieved(report: Report) -> str | None:
    """Returns when this state was first retrieved."""
    moments = [origin.retrieved for origin in report.sources if origin.retrieved]
    return min(moments, default=report.retrieved)


def _are_alike(text: str, other: str) -> bool:
    """Whether two texts share enough of the words of the one that has fewer."""
    words = word_set(text)
    others = word_set(other)
    shared = len(words & others)
    # sites give one address to pages that have nothing in common
    return shared >= _FEWEST_WORDS and shared / min(len(words), len(others)) >= 0.3


def _grouped_by_house(reports: Reports) -> Iterable[list[Report]]:
    """Returns reports that may be one page, those of two outlets apart: a canonical address may be
    that of the house from which another took its text."""
    hosts = set()
    names = []
    for report in reports:
        hosts |= {host_of(report.url), host_of(report.canonical_url)}
        names.append(plain_outlet(report.outlet or ""))
    own_names = [name if name not in hosts else "" for name in names]
    usual = next(filter(None, own_names), "")
    return by_key(
        (name or usual, report) for name, report in zip(own_names, reports, strict=True)
    ).values()
