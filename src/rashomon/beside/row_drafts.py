"""RowDraft: a row before it is decided what of it stands on the first view."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model.content_ids import content_id
from rashomon.model.record import record
from rashomon.model.row import Quote, Row, RowKind


@record
class RowDraft:
    """A row with what it is worth.

    - `shown`: its quotes that stand on the first view if the row does
    - `value`: by which rows of one kind are ordered, the largest first
    - `is_unlike`: whether its shown quotes have unlike numbers, days, negations or speakers; such
      rows come first
    - `by`: the person who joined or parted it
    """

    kind: RowKind
    heading: str | None
    quotes: tuple[Quote, ...]
    shown: tuple[Quote, ...]
    value: float = 0.0
    is_unlike: bool = False
    by: str | None = None

    @property
    def words(self) -> int:
        """Returns how many words it has on the first view."""
        heading = len((self.heading or "").split())
        return heading + count_words(quote.quote for quote in self.shown)

    def row(self, is_open: bool, order: Mapping[str, int]) -> Row:
        """Returns the row. `order` has the place of each report."""
        open_quotes = set(self.shown) if is_open else set()
        quotes = tuple(
            replace(quote, open=True) if quote in open_quotes else quote for quote in self.quotes
        )
        reports = {report for quote in quotes for report in quote.reports}
        places = [(quote.span.report, quote.span.start, quote.span.end) for quote in quotes]
        return Row(
            id=content_id("row", self.kind, self.heading, *places),
            kind=self.kind,
            heading=self.heading,
            quotes=quotes,
            reports=tuple(sorted(reports, key=lambda report: order[report])),
            open=is_open,
            by=self.by,
        )


Drafts = Sequence[RowDraft]


def count_words(texts: Iterable[str]) -> int:
    """Returns how many words some texts have."""
    return sum(len(text.split()) for text in texts)


def same_words(quotes: Sequence[Quote]) -> Quote:
    """Returns the first of some quotes of the same words, with where other reports print them."""
    first = quotes[0]
    of_report = {quote.span.report: quote.span for quote in reversed(quotes)}
    others = [span for report, span in of_report.items() if report != first.span.report]
    return replace(first, same=tuple(sorted(others)))
