"""Finds the words of decisions in the reports of today, by the hash of their text."""

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

from rashomon.model.decision import Decision, Decisions
from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById
from rashomon.model.span import Passages, PlacedSpan, PlacedSpans, Span

Sides = tuple[Passages, ...]  # the words of each side


@record
class Here:
    """The reports of a story, by the hashes of their texts."""

    by_hash: ReportsById

    def span(self, placed: PlacedSpan) -> Span | None:
        """Returns the words in today's report. Returns None if the text is not here, or has other
        words there."""
        report = self.by_hash.get(placed.sha256)
        if report is None or report.text[placed.start : placed.end] != placed.quote:
            return None
        return report.span(placed.start, placed.end)

    def words(self, side: PlacedSpans) -> Passages:
        """Returns those of these words that are here."""
        return tuple(filter(None, map(self.span, side)))

    def sides(self, decision: Decision) -> Sides:
        """Returns, for each side, the words that are here."""
        return tuple(map(self.words, decision.sides))

    def spans(self, decision: Decision) -> Passages:
        """Returns the words of all sides that are here."""
        return tuple(chain(*self.sides(decision)))

    def reports(self, decision: Decision) -> tuple[str, ...]:
        """Returns the ids of the reports here that a decision is about."""
        return tuple(self.by_hash[sha].id for sha in decision.reports if sha in self.by_hash)

    def concerns(self, decision: Decision) -> bool:
        """Whether a decision is about a text that is here."""
        return not self.by_hash.keys().isdisjoint(decision.texts())


def here(reports: Iterable[Report]) -> Here:
    """Returns an object that finds the words of decisions in these reports."""
    by_hash = {}
    for report in sorted(reports, key=attrgetter("id"), reverse=True):
        by_hash[report.sha256] = report
    return Here(by_hash)


def placed(span: Span, reports: ReportsById) -> PlacedSpan:
    """Returns the span with the hash of its text. `reports` are given by their ids."""
    return PlacedSpan(
        report=span.report,
        start=span.start,
        end=span.end,
        quote=span.quote,
        sha256=reports[span.report].sha256,
    )


def bearing_on(decisions: Decisions, reports: Iterable[Report]) -> Decisions:
    """Returns the decisions that are about one of these texts."""
    return tuple(filter(here(reports).concerns, decisions))
