"""Finds the amounts and days by which sentences that stand side by side are apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from rashomon.model.span import Passages, Span
from rashomon.model.story import Story

_Values = defaultdict[Hashable, defaultdict[Hashable, list[Span]]]  # by kind, then by bounds


def values_apart(sentences: Passages, story: Story) -> Iterator[Span]:
    """Yields the amounts with a unit and the days in digits that only one of these sentences of a
    story prints, if another prints one of the same unit or precision that it has alone, too."""
    told: _Values = defaultdict(lambda: defaultdict(list))
    for number in story.numbers:
        if number.unit and number.span.within(sentences):
            told[number.unit, number.measure][number.low, number.high].append(number.span)
    for date in story.dates:
        if date.span.within(sentences) and any(map(str.isdigit, date.span.quote)):
            told[date.precision, date.tells][date.earliest, date.latest].append(date.span)
    for values in told.values():
        lone = [spans[0] for spans in values.values() if len(spans) == 1]
        if len({span.report for span in lone}) > 1:
            yield from lone
