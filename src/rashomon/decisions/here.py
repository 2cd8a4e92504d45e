"""Finds the words of decisions in the reports of today, by the hash of their text."""

from collections.abc import Iterable, Sequence

from rashomon.model.decision import Decision
from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById
from rashomon.model.span import PlacedSpan, Span


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

    def sides(self, one: Decision) -> tuple[tuple[Span, ...], ...]:
        """Returns, for each side, the words that are here."""
        return tuple(
            tuple(span for placed in side if (span := self.span(placed))) for side in one.sides
        )

    def spans(self, one: Decision) -> tuple[Span, ...]:
        """Returns the words of all sides that are here."""
        return tuple(span for side in self.sides(one) for span in side)

    def reports(self, one: Decision) -> tuple[str, ...]:
        """Returns the ids of the reports here that a decision is about."""
        return tuple(self.by_hash[sha].id for sha in one.reports if sha in self.by_hash)

    def concerns(self, one: Decision) -> bool:
        """Whether a decision is about a text that is here."""
        return any(sha in self.by_hash for sha in one.texts())


def here(reports: Iterable[Report]) -> Here:
    """Returns an object that finds the words of decisions in these reports."""
    listed = sorted(reports, key=lambda report: report.id, reverse=True)
    return Here({report.sha256: report for report in listed})


def placed(span: Span, reports: ReportsById) -> PlacedSpan:
    """Returns the span with the hash of its text. `reports` are given by their ids."""
    return PlacedSpan(span.report, span.start, span.end, span.quote, reports[span.report].sha256)


def bearing_on(decisions: Sequence[Decision], reports: Iterable[Report]) -> tuple[Decision, ...]:
    """Returns the decisions that are about one of these texts."""
    there = here(reports)
    return tuple(one for one in decisions if there.concerns(one))
