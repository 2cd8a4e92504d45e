"""What of the program's entries the lines of an answer tell (`untold`), by where the sentences
behind their parts stand (`places_of_lines`)."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model.answer import Answer
from rashomon.model.overview import Entry
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.view import SpanPlaces


def places_of_lines(story: Story, answer: Answer) -> list[SpanPlaces]:
    """Returns for each line of an answer the sentences that bear it, with the same number and the
    same version of a difference wherever else they stand."""
    alike = list(_alike(story))
    lines = []
    for line in answer.lines:
        spans: list[Span] = []
        for part in line.shown_parts():
            spans += [sentence.span for sentence in part.sentences]
        places = SpanPlaces(spans)
        for elsewhere in alike:
            if places.meet_any(elsewhere):
                spans += elsewhere
        lines.append(SpanPlaces(spans))
    return lines


def untold(entries: Iterable[Entry], lines: Sequence[SpanPlaces]) -> Iterator[Entry]:
    """Yields the entries that quote something which none of these lines tells with all the rest of
    the entry."""
    for entry in entries:
        if not any(all(map(line.meet, entry.spans)) for line in lines):
            yield entry


def _alike(story: Story) -> Iterator[list[Span]]:
    """Words that give one amount or one version."""
    spans = {number.id: number.span for number in story.numbers}
    for tally in story.tallies:
        by_amount: dict[float, list[Span]] = {}
        for value in tally.values:
            amount = by_amount.setdefault(value.low or value.high or 0, [])
            amount += [spans[number] for number in value.numbers]
        yield from by_amount.values()
    for difference in story.differences:
        for version in difference.versions:
            yield [quote.span for quote in version.quotes]
