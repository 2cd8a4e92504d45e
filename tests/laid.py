"""Rows laid by hand, for tests of what shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model.content_ids import by_id
from rashomon.model.report import Report
from rashomon.model.row import Beside, Quote, Row, RowKind, Sentence
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.text.whole_sentences import lines_in, sentence_places


def quote_of(report: Report, words: str, **fields: object) -> Quote:
    """A quotation of a report's words, which stand in it once; `more` are words in it."""
    start = report.text.index(words)
    span = report.span(start, start + len(words))
    sentence = sentence_at(report, span)
    more = [span_in(report, span, part) for part in fields.pop("more", ())]  # type: ignore[attr-defined]
    return Quote(
        span=span,
        sentence=sentence_ident(sentence),
        outlet=report.outlet,
        more=tuple(more),
        **({"open": True} | fields),  # type: ignore[arg-type]
    )


def sentence_at(report: Report, span: Span) -> Span:
    """The sentence or sentences around a span."""
    touched = [
        place
        for line in lines_in(report)
        for place in sentence_places(report.text, start=line.start, stop=line.end)
        if place[0] < span.end and span.start < place[1]
    ]
    return report.trimmed_span(touched[0][0], touched[-1][1])


def span_in(report: Report, within: Span, words: str) -> Span:
    """Where these words stand in a span."""
    start = within.start + within.quote.index(words)
    return report.span(start, start + len(words))


def sentence_ident(span: Span) -> str:
    """The id of a sentence in these tests."""
    return f"w-{span.report}-{span.start}"


def row_of_quotes(
    ident: str, kind: RowKind, quotes: Iterable[Quote], heading: str | None = None
) -> Row:
    """An open row of these quotations."""
    listed = tuple(quotes)
    reports = dict.fromkeys(report for quote in listed for report in quote.reports)
    return Row(
        id=ident, kind=kind, heading=heading, quotes=listed, reports=tuple(reports), open=True
    )


def with_rows(story: Story, reports: Sequence[Report], rows: Sequence[Row]) -> Story:
    """The story with these rows, their sentences, and for each sentence those of its row in other
    reports as the nearest."""
    texts = by_id(reports)
    sentences: dict[str, Sentence] = {}
    near: dict[str, list[str]] = {}
    for row in rows:
        for quote in row.quotes:
            span = sentence_at(texts[quote.report], quote.span)
            sentences[quote.sentence] = Sentence(id=quote.sentence, span=span)
        idents = [quote.sentence for quote in row.quotes]
        for quote in row.quotes:
            others = [ident for ident in idents if ident != quote.sentence]
            near.setdefault(quote.sentence, []).extend(others)
    in_order = sorted(sentences.values(), key=lambda sentence: sentence.span)
    beside = tuple(Beside(one.id, tuple(dict.fromkeys(near[one.id]))) for one in in_order)
    return replace(story, rows=tuple(rows), sentences=tuple(in_order), beside=beside)
