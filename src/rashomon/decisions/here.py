"""Finds the words of decisions in the reports of today, by the hash of their text and who published
it. Words of a page that changed are looked for in its newest state. They are found there only if
their whole sentence is: in another sentence the same words may mean something else."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from rashomon.copies.print_changes import printed_sentences
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision, DecisionKind, Decisions
from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById
from rashomon.model.span import Passages, PlacedSpan, Span, Stretches
from rashomon.text.gathering import by_key
from rashomon.text.whole_sentences import lines_in, sentence_places

Sides = tuple[Passages, ...]  # the words of each side
_MARKS = '"“”„«»'


@record
class Here:
    """The reports of a story, by the hashes of their texts and by their ids, and the next state of
    each page that changed, by the id of the one before."""

    by_hash: Mapping[str, list[Report]]
    by_id: ReportsById
    newer: ReportsById

    def span(self, placed_span: PlacedSpan) -> Span | None:
        """Returns the words in the report of which they were said. Returns None if it is not here,
        or has other words there."""
        report = next(self.printing(placed_span.sha256, placed_span.outlet), None)
        if report is None or report.text[placed_span.start : placed_span.end] != placed_span.quote:
            return None
        return report.span(placed_span.start, placed_span.end)

    def words(self, side: Iterable[PlacedSpan]) -> Passages:
        """Returns those of these words that are here, in the reports of which they were said."""
        return tuple(filter(None, map(self.span, side)))

    def sides(self, decision: Decision) -> Sides:
        """Returns, for each side, the words that are here, in the newest states of their pages.
        Of words whose speaker was decided, the sentences are found one by one if the page has them
        together no more."""
        sides = []
        for side in decision.sides:
            here_today = list[Span]()
            for span in self.words(side):
                today = self._today(span)
                if decision.what is DecisionKind.SPEAKER and not self._is_newest(today):
                    here_today += self._parts_today(span)
                else:
                    here_today.append(today)
            sides.append(tuple(here_today))
        return tuple(sides)

    def spans(self, decision: Decision) -> Passages:
        """Returns the words of all sides that are here, in the newest states of their pages."""
        return tuple(chain(*self.sides(decision)))

    def standing(self, decision: Decision) -> Sides:
        """Returns, for each side, the words that the newest states of their pages have."""
        sides = []
        for side in self.sides(decision):
            sides.append(tuple(span for span in side if self._is_newest(span)))
        return tuple(sides)

    def escaped(self, decision: Decision) -> Passages:
        """Returns the sentences with words of a decision that the newest states of their pages have
        no more."""
        sentences: list[Span] = []
        for span in self.spans(decision):
            if not self._is_newest(span):
                sentences += _sentences_with(self.by_id[span.report], span)
        return tuple(dict.fromkeys(sentences))

    def without(self, spans: Iterable[Span]) -> Passages:
        """Returns the first lines of the newest states of pages that no longer have the sentences
        with these words."""
        lines = dict[Span, None]()
        for span in spans:
            if not self._is_newest(self._today(span)):
                lines[next(iter(lines_in(self.newest(span.report))))] = None
        return tuple(lines)

    def _is_newest(self, span: Span) -> bool:
        return self.newest(span.report).id == span.report

    def new_sentences(self, decision: Decision) -> int:
        """Returns how many sentences the newest states of pages have that the whole reports of a
        decision do not have."""
        new = 0
        for ident in self.reports(decision):
            newest = self.newest(ident)
            shared = still_printed(newest, self.by_id[ident])
            new += len(printed_sentences(newest)) - len(shared) if newest.id != ident else 0
        return new

    def newest(self, ident: str) -> Report:
        """Returns the newest state of the page of which a report here is a state."""
        while ident in self.newer:
            ident = self.newer[ident].id
        return self.by_id[ident]

    def _today(self, span: Span) -> Span:
        """Returns the same words in the newest state of their page, or in the state where they are
        if that one has their sentence no more, or not as often."""
        newest = self.newest(span.report)
        if newest.id == span.report:
            return span
        old = self.by_id[span.report]
        sentences = _sentences_with(old, span)
        before = _places(old, sentences)
        after = _places(newest, sentences)
        if not sentences or len(before) != len(after):
            return span
        first = sentences[0].start
        start = after[before.index(first)] + span.start - first
        today = newest.span(start, start + span.length)
        return today if today.quote == span.quote else span

    def _parts_today(self, span: Span) -> Iterator[Span]:
        """Yields the same words sentence by sentence, each in the newest state of their page, or in
        the state where they are if that one has the sentence no more, or not as often. Quotation
        marks around a sentence may come or go: a quotation that is cut ends earlier."""
        old = self.by_id[span.report]
        newest = self.newest(span.report)
        for sentence in _sentences_with(old, span):
            bare = _without_marks(old, sentence)
            before = _bare_places(old, bare)
            after = _bare_places(newest, bare)
            left = max(0, span.start - bare.start)
            right = max(0, bare.end - span.end)
            if len(before) == len(after):
                start = after[before.index(bare.start)]
                yield newest.span(start + left, start + bare.length - right)
            else:
                yield old.span(bare.start + left, bare.end - right)

    def reports(self, decision: Decision) -> tuple[str, ...]:
        """Returns the ids of the reports here that a decision is about."""
        ids = dict[str, None]()
        for sha256, outlet in decision.whole_reports():
            ids.update(dict.fromkeys(report.id for report in self.printing(sha256, outlet)))
        return tuple(ids)

    def concerns(self, decision: Decision) -> bool:
        """Whether a decision is about a report that is here."""
        spans = chain(*decision.sides)
        places = chain(decision.whole_reports(), ((span.sha256, span.outlet) for span in spans))
        return any(next(self.printing(*place), None) for place in places)

    def printing(self, sha256: str, outlet: str | None) -> Iterator[Report]:
        """Yields the reports here with this text; with `outlet`, only that of this publisher."""
        for report in self.by_hash.get(sha256, ()):
            if outlet is None or report.house == outlet:
                yield report


def here(reports: Iterable[Report]) -> Here:
    """Returns an object that finds the words of decisions in these reports."""
    ordered = sorted(reports, key=attrgetter("id"))
    newer = {report.revision_of: report for report in ordered if report.revision_of}
    by_hash = by_key((report.sha256, report) for report in ordered)
    reports_by_id = by_id(ordered)
    return Here(
        by_hash, reports_by_id, {old: new for old, new in newer.items() if old in reports_by_id}
    )


@lru_cache(256)  # reports
def _sentences(report: Report) -> tuple[Span, ...]:
    """Returns the sentences of a report, in order, also those of its furniture. One that goes on in
    the next line, in small letters, is whole."""
    sentences: list[Span] = []
    for line in lines_in(report):
        for place in sentence_places(report.text, start=line.start, stop=line.end):
            sentence = report.trimmed_span(*place)
            between = report.text[sentences[-1].end : sentence.start] if sentences else ""
            if between.strip(" \t") == "\n" and sentence.quote[:1].islower():
                sentence = report.span(sentences.pop().start, sentence.end)
            sentences.append(sentence)
    return tuple(sentences)


def _sentences_with(report: Report, span: Span) -> Stretches:
    return [sentence for sentence in _sentences(report) if sentence.overlaps(span)]


def _places(report: Report, sentences: Stretches) -> list[int]:
    """Returns where in a report these sentences stand one behind the other."""
    quotes = [sentence.quote for sentence in sentences]
    there = _sentences(report)
    places = []
    for number, sentence in enumerate(there):
        if [place_found.quote for place_found in there[number : number + len(quotes)]] == quotes:
            places.append(sentence.start)
    return places


def _without_marks(report: Report, sentence: Span) -> Span:
    """Returns a sentence without the quotation marks around it."""
    left = len(sentence.quote) - len(sentence.quote.lstrip(_MARKS))
    right = len(sentence.quote) - len(sentence.quote.rstrip(_MARKS))
    return report.span(sentence.start + left, sentence.end - right)


def _bare_places(report: Report, bare: Span) -> list[int]:
    """Returns where in a report a sentence stands, whatever quotation marks are around it."""
    there = (_without_marks(report, sentence) for sentence in _sentences(report))
    return [sentence.start for sentence in there if sentence.quote == bare.quote]


def still_printed(newest: Report, old: Report) -> list[Span]:
    """Returns the sentences of the newest state of a page that another state has, too; none if they
    are one."""
    if newest.id == old.id:
        return []
    sentences = printed_sentences(old)
    return [span for words, span in printed_sentences(newest).items() if words in sentences]


def placed(span: Span, reports: ReportsById) -> PlacedSpan:
    """Returns the span with the hash of its text and who published it. `reports` are given by their
    ids."""
    report = reports[span.report]
    return PlacedSpan(
        report=span.report,
        start=span.start,
        end=span.end,
        quote=span.quote,
        sha256=report.sha256,
        outlet=report.house,
    )


def bearing_on(decisions: Decisions, reports: Iterable[Report]) -> Decisions:
    """Returns the decisions that are about one of these texts, and those that take one of these
    decisions back, or a taking back."""
    texts_here = here(reports)
    about = [decision for decision in decisions if texts_here.concerns(decision)]
    undoing = by_key((decision.undoes, decision) for decision in decisions if decision.undoes)
    bearing = by_id(about)
    for decision in about:
        further = [undo for undo in undoing.get(decision.id, ()) if undo.id not in bearing]
        about += further
        bearing |= by_id(further)
    return tuple(decision for decision in decisions if decision.id in bearing)
