"""What came after a row (`with_later`): sentences that stand beside its words, and words of it that
are there no longer."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rashomon.model.kept_row import LostRow
from rashomon.model.passage import Passage
from rashomon.model.point import LostWords, Point
from rashomon.model.report import Report
from rashomon.model.row import PlacedRows, Row
from rashomon.model.span import Span
from rashomon.rows.quoted_words import find_words, page_of


def with_later(
    points: Sequence[Point],
    rows: Sequence[Row],
    passages: Sequence[Passage],
    reports: Sequence[Report],
    set_aside: Collection[str] = (),
) -> tuple[Point, ...]:
    """Returns the points with what came after the rows that they are made of, and what these quote
    no longer.

    `set_aside`: ids of reports whose accounts do not count.
    """
    by_id = {row.id: row for row in rows}
    found = _After(passages, reports, set_aside)
    return tuple(
        found.add_to(point, by_id[point.row]) if point.row in by_id else point for point in points
    )


def lost_rows(
    placed: PlacedRows, points: Sequence[Point], set_aside: Collection[str] = ()
) -> tuple[LostRow, ...]:
    """Returns the rows that make no point, each with what became of its words."""
    made, read = {point.row for point in points}, {place for place, _ in placed.places.values()}
    out = []
    for place, row in enumerate(placed.rows):
        lost = (*row.lost, *_aside(row, set_aside))
        if row.id not in made and not row.rejected and place not in read:
            listed = {one.words for one in lost}
            unread = (
                LostWords(span.report, span.quote, "they stand where the program reads no sentence")
                for span in row.spans()
                if span.quote not in listed
            )
            out.append(LostRow(row.id, row.question, row.by, (*lost, *unread)))
    return tuple(sorted(out, key=lambda row: row.id))


def _aside(row: Row, set_aside: Collection[str]) -> Iterator[LostWords]:
    return (
        LostWords(span.report, span.quote, "the report is set aside by a judgement")
        for span in row.spans()
        if span.report in set_aside
    )


class _After:
    """What came after rows in one story."""

    def __init__(
        self, passages: Sequence[Passage], reports: Sequence[Report], set_aside: Collection[str]
    ) -> None:
        self._cores = [passage.core() for passage in passages]
        self._reports = {report.id: report for report in reports}
        self._revisions = {report.revision_of: report for report in reports if report.revision_of}
        self._set_aside = set_aside

    def add_to(self, point: Point, row: Row) -> Point:
        """The point with what came after its row."""
        quoted = [account.quote for account in point.accounts]
        revised = (lost for span in quoted for lost in self._revised(span))
        lost = tuple(dict.fromkeys((*row.lost, *_aside(row, self._set_aside), *revised)))
        return replace(point, beside=self._beside(row, quoted) or None, lost=lost or None)

    def _beside(self, row: Row, quoted: Sequence[Span]) -> tuple[str, ...]:
        """The sentences of reports that its author had not seen, in the core of a passage with
        words that it quotes."""
        if row.seen is None:
            return ()
        own, seen = (*quoted, *row.spans()), frozenset(row.seen)
        found: dict[str, None] = {}
        for core in self._cores:
            if any(one.quote.overlaps(span) for one in core for span in own):
                later = [
                    one
                    for one in core
                    if one.from_copy is None and self._reports[one.report].sha256 not in seen
                ]
                found |= {
                    one.id: None
                    for one in later
                    if not any(one.quote.overlaps(span) for span in own)
                }
        return tuple(found)

    def _revised(self, span: Span) -> Iterator[LostWords]:
        """The latest revision of the report, where it no longer has the words."""
        latest, met = span.report, {span.report}
        while (later := self._revisions.get(latest)) and later.id not in met:
            latest = later.id
            met.add(latest)
        if latest != span.report and not find_words(
            page_of(self._reports[latest]), span.quote, furniture=True
        ):
            yield LostWords(span.report, span.quote, f"its revision {latest} no longer has them")
