"""The strips of reports: where each has passages that others have, too (`strips_of`)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from string import ascii_lowercase

from rashomon.model.content_ids import by_id
from rashomon.model.copy import copied_text
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.show.blocks import StripPiece
from rashomon.show.columns import Columns
from rashomon.text.gathering import connected

_LEAST = 8  # words of a passage that has a letter


def strips_of(story: Story, columns: Columns) -> Mapping[str, Sequence[StripPiece]]:
    """Returns the pieces of each report's strip, by its id, in the order of its text. The longest
    passages have the first letters."""
    reports = by_id(columns.reports)
    passages = sorted(_passages(story, columns), key=_size)
    strips = defaultdict[str, list[StripPiece]](list)
    letters = iter(ascii_lowercase)
    for passage in passages:
        is_long = max(len(span.quote.split()) for span in passage) >= _LEAST
        letter = next(letters, "") if is_long else ""
        places = {span: columns.place[span.report] for span in passage}
        for span in passage:
            others = [other.report for other in passage if places[other] != places[span]]
            length = len(reports[span.report].text)
            piece = StripPiece(
                start=round(100 * span.start / length, 1),
                width=round(100 * span.length / length, 1),
                letter=letter,
                shared_with=columns.numbers(others),
                span=span,
            )
            strips[span.report].append(piece)
    return {
        report: sorted(strip, key=lambda piece: piece.start) for report, strip in strips.items()
    }


def _size(passage: Sequence[Span]) -> tuple[int, Span]:
    return -sum(span.length for span in passage), min(passage)


def _passages(story: Story, columns: Columns) -> Iterator[list[Span]]:
    """Yields each passage that two columns or more share, as it stands in every report."""
    pairs = []
    spans: set[Span] = set()
    for copy in copied_text(story.copies):
        first, second = (columns.place.get(span.report) for span in copy.spans)
        if first is not None and second is not None and first != second:
            pairs.append(copy.spans)
            spans.update(copy.spans)
    pairs += _overlapping(sorted(spans))
    for group in connected(sorted(spans), pairs):
        yield list(_united(sorted(group)))


def _overlapping(spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yields each of these spans, in order, with the one before it if half of the shorter lies in
    both."""
    for before, span in pairwise(spans):
        if 2 * before.shared_with(span) > min(before.length, span.length) and before.overlaps(span):
            yield before, span


def _united(spans: Sequence[Span]) -> Iterator[Span]:
    """Yields the longest of the spans that overlap in one report."""
    longest: Span | None = None
    for span in spans:
        if longest is None or not longest.overlaps(span):
            if longest:
                yield longest
            longest = span
        elif span.length > longest.length:
            longest = span
    if longest:
        yield longest
