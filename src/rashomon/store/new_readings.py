"""Which readings of what differs a story's readers should know of: values that only reports give
that came since (`new_readings`)."""

from collections.abc import Iterator

from rashomon.model.passage import Passage, Reading, Variant
from rashomon.model.span import Span
from rashomon.model.stored import ChangeRow
from rashomon.model.story import Story
from rashomon.telling.digest_words import matter_told, reading_words
from rashomon.telling.wording import counted


def new_readings(before: Story, after: Story) -> Iterator[ChangeRow]:
    """Yields the new readings of a story, each beside those that were given before.

    A reading is new where reports give it that came since, and no reading of its variant had its
    value. What another version of the program finds in the same reports is no news, nor is what
    is only perhaps of one thing, nor a variant of which no report told before: its matter is new.
    """
    for passage, variant, reading, former in _new(before, after):
        yield ChangeRow(
            "",
            "",
            "reading",
            matter_told(passage),
            former,
            f"{variant.thing}: {reading_words(passage, variant, reading)}",
            tuple(sorted(_reports(reading))),
        )


def readings_beside(before: Story, after: Story) -> dict[Span, str]:
    """Returns the words that give a new reading, each with the readings that were given before."""
    return {span: former for *_, reading, former in _new(before, after) for span in reading.spans}


def _new(before: Story, after: Story) -> Iterator[tuple[Passage, Variant, Reading, str]]:
    had = set(before.reports)
    known = [variant for _, variant in before.variants()]
    for passage, variant in after.variants():
        values = {value for one in known if _are_one(one, variant) for value in _values(one)}
        former = [one for one in variant.readings if _reports(one) & had]
        told = "; ".join(
            f"{reading_words(passage, variant, one)} in {counted(one.reports, 'report')}"
            for one in former
        )
        for reading in variant.readings if variant.is_sure() and former else ():
            if reading.value not in values and not _reports(reading) & had:
                yield passage, variant, reading, told


def _are_one(one: Variant, other: Variant) -> bool:
    """Whether these are one variant: the same id, or the same words give readings of both."""
    if one.id == other.id:
        return True
    places = {(s.report, s.start, s.end) for each in one.readings for s in each.spans}
    return any((s.report, s.start, s.end) in places for each in other.readings for s in each.spans)


def _values(variant: Variant) -> set[str]:
    return {one.value for one in variant.readings}


def _reports(reading: Reading) -> set[str]:
    return {span.report for span in reading.spans}
