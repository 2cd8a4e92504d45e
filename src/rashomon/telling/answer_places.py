"""What of the program's entries an answer tells: where the sentences behind its parts stand
(`AnswerPlaces`)."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model.answer import Answer, Line
from rashomon.model.overview import Entry
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.view import SpanPlaces


class AnswerPlaces:
    """The sentences that bear an answer, line by line, with the same number, and the same version
    of a difference, wherever else it stands."""

    def __init__(self, story: Story, answer: Answer) -> None:
        alike = list(_alike(story))
        self._lines = [_with_alike(_sentences(line), alike) for line in answer.lines]
        everywhere = [span for line in answer.lines for span in _sentences(line)]
        self._all = _with_alike(everywhere, alike)

    def untold(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yields the entries of whose words some stand in no sentence behind the answer."""
        for entry in entries:
            if not all(map(self._all.meet, entry.spans)):
                yield entry

    def is_in_one_line(self, entry: Entry) -> bool:
        """Returns whether one line tells all that an entry quotes."""
        return any(all(map(line.meet, entry.spans)) for line in self._lines)


def _sentences(line: Line) -> list[Span]:
    spans = []
    for part in line.shown_parts():
        spans += [sentence.span for sentence in part.sentences]
    return spans


def _alike(story: Story) -> Iterator[list[Span]]:
    """Words that give the same value or version."""
    spans = {number.id: number.span for number in story.numbers}
    for tally in story.tallies:
        for value in tally.values:
            yield [spans[number] for number in value.numbers]
    for difference in story.differences:
        for version in difference.versions:
            yield [quote.span for quote in version.quotes]


def _with_alike(sentences: Sequence[Span], alike: Iterable[Sequence[Span]]) -> SpanPlaces:
    within = SpanPlaces(sentences)
    every = list(sentences)
    for spans in alike:
        if within.meet_any(spans):
            every += spans
    return SpanPlaces(every)
