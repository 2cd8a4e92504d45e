"""The sentences of a report that no passage holds: what this report alone tells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rashomon.model.passage import Passage
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.passages.sentences import torn

_FEWEST = 4
"""Words; crossheads and what furniture leaves of a line are no sentences."""
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")


def told_alone(
    reports: Iterable[Report], passages: Iterable[Passage]
) -> dict[str, tuple[Span, ...]]:
    """Returns, by report, its sentences outside furniture that stand in no passage."""
    held: dict[str, list[tuple[int, int]]] = {}
    for passage in passages:
        for sentence in passage.sentences:
            held.setdefault(sentence.report, []).append((sentence.quote.start, sentence.quote.end))
    return {report.id: tuple(_alone(report, held.get(report.id, ()))) for report in reports}


def _alone(report: Report, held: Sequence[tuple[int, int]]) -> Iterator[Span]:
    taken = sorted([*held, *((part.start, part.end) for part in report.furniture)])
    for start, end in _left(report.text, taken):
        for first, last in _sentences(report.text, start, end):
            if len(_WORD.findall(report.text[first:last])) >= _FEWEST:
                yield report.span(first, last)


def _left(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yields the stretches of each line that are not taken."""
    at = 0
    for line in text.split("\n"):
        here, end = at, at + len(line)
        for first, last in taken:
            if first < end and last > here:
                if first > here:
                    yield here, first
                here = max(here, last)
        if here < end:
            yield here, end
        at = end + 1


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the sentences between two offsets, without white space around them."""
    cuts = [start, *(stop.end() for stop in _STOP.finditer(text, start, end)), end]
    waiting: tuple[int, int] | None = None
    for piece in filter(None, (_trimmed(text, *cut) for cut in pairwise(cuts))):
        if waiting and torn(text[slice(*waiting)], text[slice(*piece)]):
            waiting = (waiting[0], piece[1])
            continue
        yield from ([waiting] if waiting else [])
        waiting = piece
    yield from ([waiting] if waiting else [])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
