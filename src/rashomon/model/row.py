"""Rows: the reports' own words, laid side by side.

A row says that these words stand in these reports, and nothing of whether they agree. Rows are
views, made anew in every run: nothing that lasts points to one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import OfSpan, ShortSpan, Span


@record
class Sentence(OfSpan):
    """A sentence of a report's prose or its headline. Decisions, links and answers hold to it."""

    id: str
    span: Span


def sentence_id(report: Report, span: Span) -> str:
    """Returns the id of the sentence that stands there in this report. It does not depend on what
    the report is called. Nothing else has an id that begins like it."""
    return content_id("w", *report.place_of(span), span.quote)


@record
class Beside:
    """The sentences of other reports that are nearest to a sentence, nearest first, by their ids:
    two a report, of the fifteen nearest reports where there are more."""

    sentence: str
    near: tuple[str, ...]


class RowKind(StrEnum):
    """What is laid side by side, in the order of the first view."""

    ABOUT = "about"
    TOLD = "told"
    NUMBER = "number"
    DAY = "day"
    SPEAKER = "speaker"
    UNCLEAR = "unclear"
    APART = "apart"


@record
class Quote(OfSpan):
    """Words of one report in a row: a whole sentence, the clause of a number or day, or what a
    speaker said.

    - `sentence`: id of the sentence in which they stand
    - `outlet`, `day`: whose report it is; the day of the sentence if it is sure, else the report's
    - `speaker`, `statement`: whose words they are, and the id of that statement
    - `number`: id of the number that they are shown for
    - `more`: stretches that the first quote of the row lacks
    - `same`: the same words in other reports, copied or not
    - `copy`: id of the copy that covers them
    - `since`: in the ledger of one story of a store, when they came, if that was last
    - `open`: whether they stand on the first view
    """

    span: ShortSpan
    sentence: str
    outlet: str | None = None
    day: str | None = None
    speaker: str | None = None
    statement: str | None = None
    number: str | None = None
    more: tuple[ShortSpan, ...] = ()
    same: tuple[ShortSpan, ...] = ()
    copy: str | None = None
    since: str | None = None
    open: bool = False

    @property
    def reports(self) -> tuple[str, ...]:
        """Returns the ids of the reports that print these very words."""
        return tuple(dict.fromkeys([self.span.report, *(span.report for span in self.same)]))


@record
class Row:
    """What reports print of one matter, one counted thing, one day or one speaker.

    - `heading`: a measure or kind of number, a noun, a name or a day as printed; None for told,
      unclear and apart rows
    - `quotes`: the first one is that to which most reports are near, then those that have what it
      lacks
    - `reports`: ids of the reports that print one of its quotes
    - `open`: whether it stands on the first view
    - `by`: the person who joined or parted it, None if nobody did
    """

    id: str
    kind: RowKind
    heading: str | None
    quotes: tuple[Quote, ...]
    reports: tuple[str, ...]
    open: bool = False
    by: str | None = None

    def quoted_from(self, reports: Mapping[str, Report]) -> "Row":
        """Returns the row with the words of its spans, which a ledger leaves out, from the texts of
        these reports, by their ids. Raises KeyError for a report that is not among them."""

        def whole(span: Span) -> Span:
            return reports[span.report].span(span.start, span.end)

        quotes = []
        for quote in self.quotes:
            more, same = tuple(map(whole, quote.more)), tuple(map(whole, quote.same))
            quotes.append(replace(quote, span=whole(quote.span), more=more, same=same))
        return replace(self, quotes=tuple(quotes))

    def open_quotes(self) -> tuple[Quote, ...]:
        """Returns the quotes that stand on the first view."""
        return tuple(quote for quote in self.quotes if quote.open)


Rows = Sequence[Row]


def row_table(
    rows: Rows, numbers: Mapping[str, Number], dates: Sequence[Date]
) -> Iterator[dict[str, Any]]:
    """Yields a dict for each quotation of these rows. `numbers` are given by their ids."""
    date_at = {(date.report, date.span.start): date for date in dates}
    for row in rows:
        for quote in row.quotes:
            number = numbers.get(quote.number or "")
            printed = [date_at.get((span.report, span.start)) for span in quote.more]
            date = next(filter(None, printed), None) if row.kind is RowKind.DAY else None
            yield {
                "row": row.id,
                "kind": row.kind.value,
                "heading": row.heading,
                "reports": list(quote.reports),
                "outlet": quote.outlet,
                "day": quote.day,
                "earliest": date.earliest if date else None,
                "latest": date.latest if date else None,
                "speaker": quote.speaker,
                "quote": quote.span.quote,
                "number": number.span.quote if number else None,
                "low": number.low if number else None,
                "high": number.high if number else None,
                "unit": number.unit if number else None,
                "open": row.open and quote.open,
                "report": quote.report,
                "start": quote.span.start,
                "end": quote.span.end,
                "sentence": quote.sentence,
            }
