"""Says which reports are states of one page, and what each of them is a state after
(`link_revisions`)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, pairwise, permutations
from urllib.parse import urldefrag

from rapidfuzz.fuzz import ratio

from rashomon.model.content_ids import by_id
from rashomon.model.report import Report, Reports, ReportsById, host_of
from rashomon.reports.duplicates import outlet_and_day, page_key, page_of_report, plain_words
from rashomon.reports.page_order import NO_ARRIVALS, Arrival, PageOrder
from rashomon.reports.page_words import is_correction
from rashomon.reports.text_lines import word_set
from rashomon.shipped.tables.agencies import plain_outlet
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import pattern_of
from rashomon.text.gathering import by_key, connected
from rashomon.text.white_space import word_count


def link_revisions(
    reports: Reports, arrivals: Mapping[str, Arrival] = NO_ARRIVALS
) -> tuple[Report, ...]:
    """Returns the same reports in the same order. Each state of a page names the newest of the
    states before it. Where it is not known which of two states is newer, both warn of it.

    `arrivals` says how reports came into a store, by their ids.
    """
    known = by_id(reports)
    older = dict[str, str]()
    undecided = defaultdict[str, list[str]](list)
    for ids in connected(known, _pairs_of_pages(reports, arrivals)):
        states = [known[ident] for ident in ids]
        if len(states) > 1:
            order = PageOrder(states, arrivals)
            older.update(_older_states(states, order))
            for first, second in permutations(states, 2):
                if not (order.is_before(first, second) or order.is_before(second, first)):
                    undecided[first.id].append(second.id)
    linked = []
    for report in reports:
        notes = [_ORDER_UNKNOWN.format(ident) for ident in sorted(undecided[report.id])]
        warnings = (*report.warnings, *notes)
        linked.append(replace(report, revision_of=older.get(report.id), warnings=warnings))
    return tuple(linked)


def _older_states(states: Reports, order: PageOrder) -> Iterator[tuple[str, str]]:
    """Yields the states of a page that name an older one, with that. All states but the newest are
    named by another, in a row; several are the newest where their order is not known."""
    newest: list[Report] = []
    others: list[Report] = []
    for state in states:
        is_older = any(order.is_before(state, other) for other in states)
        (others if is_older else newest).append(state)
    row = order.sorted(others)
    for before, after in pairwise(row):
        yield after.id, before.id
    for state in newest:
        before_it = [other.id for other in row if order.is_before(other, state)]
        if before_it:
            yield state.id, before_it[-1]


_ORDER_UNKNOWN = "{!r} is another text of the same page: order unknown"
_Pair = tuple[Report, Report]


class _Prose:
    """The sentences of a report."""

    def __init__(self, report: Report) -> None:
        self.sentences = sentences_of_prose(report)
        self.distinct = frozenset(map(str.casefold, self.sentences))

    @property
    def lead(self) -> str:
        """Returns the first sentence, "" if there is none."""
        return next(iter(self.sentences), "")

    def shares(self, other: "_Prose", part: float) -> bool:
        """Whether both have at least this part of the sentences of the one that has fewer."""
        fewest = min(len(self.distinct), len(other.distinct))
        return fewest > 0 and len(self.distinct & other.distinct) >= part * fewest

    def leads_like(self, other: "_Prose") -> bool:
        """Whether one prints the first sentence of the other, with small changes if it is its own
        first one. Two reports of a day that share their background do not."""
        if self.lead.casefold() in other.distinct or other.lead.casefold() in self.distinct:
            return True
        return _is_mended(self.lead, other.lead)


_NAME = pattern_of(r"(?<=\s)[^\W\d_a-z]\w*")  # also the first word of what is quoted
_FIGURE = pattern_of(r"\d[\d.,:]*")
_MENDED = 75.0  # of 100: how like two sentences are of which one is the other with small changes


def _is_mended(sentence: str, other: str) -> bool:
    """Whether one of two sentences may be the other, mended: they are near each other, and have the
    same names, and all of their figures but one. Two earthquakes of a day, told in one form, have
    not."""
    names, other_names = (set(_NAME.findall(words)) for words in (sentence, other))
    figures, other_figures = (Counter(_FIGURE.findall(words)) for words in (sentence, other))
    changed = (figures - other_figures).total(), (other_figures - figures).total()
    return (
        names == other_names
        and max(changed) <= 1
        and ratio(sentence.casefold(), other.casefold()) >= _MENDED
    )


_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_FEWEST_WORDS = 4  # of a sentence
_FIRST = 2  # sentences in which a note says what it is
_LONG = 4  # letters of a word that tells of what a headline is


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


def _pairs_of_pages(reports: Reports, arrivals: Mapping[str, Arrival]) -> Iterator[tuple[str, str]]:
    """Yields the ids of each two reports that are states of one page."""
    prose = {report.id: _Prose(report) for report in reports}
    for first, second in _possible_pairs(reports, arrivals):
        if _are_one_page((first, second), prose=prose, arrivals=arrivals):
            yield first.id, second.id


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
    third of the shorter one's sentences equal or a note that takes the other back, or the same
    outlet and day with half of the sentences and the beginning equal."""
    first, second = pair
    words = prose[first.id]
    others = prose[second.id]
    if page_of_report(first) and page_of_report(first) == page_of_report(second):
        return _have_one_address(first, second) or words.shares(others, 1 / 3)
    is_of_path = {first.id, second.id} <= arrivals.keys() and not arrivals[
        first.id
    ].places.keys().isdisjoint(arrivals[second.id].places)
    if is_of_path and (words.shares(others, 1 / 3) or _is_note_of(first, second)):
        return True
    day = outlet_and_day(first)
    if day is None or day != outlet_and_day(second) or _have_two_addresses(first, second):
        return False
    return words.shares(others, 1 / 2) and words.leads_like(others)


def takes_report_back(note: Report, report: Report) -> bool:
    """Whether one report is a short note, by which the other, in its place, is corrected or
    withdrawn."""
    sentences = sentences_of_prose(note)
    words = load_page_words()
    says_so = any(
        is_correction(line) or words.taken_back.search(line)
        for line in (note.title or "", *sentences[:_FIRST])
    )
    return says_so and 2 * word_count(" ".join(sentences)) <= word_count(report.text)


def told_by(report: Report, reports: ReportsById) -> Report:
    """Returns the report of whose event this one tells: of a note, the one that it takes back."""
    before = reports.get(report.revision_of or "")
    return before if before and takes_report_back(report, before) else report


def _is_note_of(first: Report, second: Report) -> bool:
    """Whether one of two reports of one path takes the other back, by most words of its
    headline."""
    for note, report in ((first, second), (second, first)):
        named = {word for word in word_set(note.title or "") if len(word) >= _LONG}
        if (
            takes_report_back(note, report)
            and 2 * len(named & word_set(report.text)) >= len(named) > 0
        ):
            return True
    return False


def _have_one_address(first: Report, second: Report) -> bool:
    """Whether two reports of one page were retrieved from one address, or from none. Some sites
    call one address canonical on all of their pages, and each entry of a live page has a part of
    its address."""
    return len({_own_address(report) for report in (first, second)}) == 1


def _own_address(report: Report) -> tuple[str | None, str]:
    part = urldefrag(report.url or report.canonical_url or "").fragment
    return page_key(report.url or report.canonical_url), part


def _have_two_addresses(first: Report, second: Report) -> bool:
    pages = {page_of_report(report) for report in (first, second)}
    return None not in pages and len(pages) > 1


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
