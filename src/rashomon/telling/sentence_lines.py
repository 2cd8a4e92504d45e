"""Puts single sentences into lines: what reports themselves call doubtful (`tell_doubted`), and
what only one report tells (`tell_alone`)."""

from rashomon.model.caution import SAID_BY_REPORTS
from rashomon.model.content_ids import by_id
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.story import Story
from rashomon.numbers.fates import BEFALLEN
from rashomon.telling.make_pieces import cite
from rashomon.telling.newly_told import LITTLE, content_of, is_told
from rashomon.telling.view import Entries, FirstView
from rashomon.text.gathering import SpansByPlace

LOOSE = ("age", "duration", "share")
"""Measures of which a story has many numbers that say little."""


def tell_doubted(view: FirstView) -> Entries:
    """Yields sentences in which reports themselves say that accounts conflict, or that something is
    denied or not verified. Reports that tell of something else are left out."""
    for caution in view.story.cautions:
        is_told = caution.kind in SAID_BY_REPORTS and caution.report not in view.unlike
        if is_told and caution.span and view.stands(caution.span, may_lean=True):
            pieces = tuple(cite(view.whole(caution.span), view.called))
            yield Entry(section=Section.CAUTIONS, id=caution.id, pieces=pieces)


def tell_rejected(view: FirstView) -> Entries:
    """Yields sentences with numbers that somebody does not accept."""
    for number in view.story.numbers:
        if number.rejected:
            pieces = tuple(cite(number.rejected, view.called))
            yield Entry(section=Section.CAUTIONS, id=number.id, pieces=pieces)


def tell_alone(view: FirstView) -> Entries:
    """Yields what only one report tells, in sentences that are understood alone.

    Three kinds are left out: sentences of reports that tell of something else; sentences most of
    whose words stand in one sentence of another report; and numbers that others print, too, or of
    which they may give another value.
    """
    shared = _shared_numbers(view.story)
    sentences = by_id(view.sentences())
    full = []
    for sentence in sentences.values():
        content = content_of(sentence.span)
        if len(content) > LITTLE:
            full.append((sentence.report, content))
    for alone in view.story.alone:
        span = alone.span
        speaker = sentences[alone.sentence].speaker
        content_of_alone = content_of(span)
        contents_elsewhere = (content for report, content in full if report != span.report)
        is_alone = (
            len(content_of_alone) > LITTLE
            and not shared.at(span)
            and not is_told(content_of_alone, contents_elsewhere)
        )
        if is_alone and span.report not in view.unlike and view.stands(span, speaker):
            pieces = tuple(cite(view.whole(span), view.called, speaker))
            yield Entry(section=Section.ALONE, id=alone.sentence, pieces=pieces)


def _shared_numbers(story: Story) -> SpansByPlace:
    """Returns where numbers stand that others print, too, or of which they may give another
    value."""
    tallied = set[str]()
    for tally in story.tallies:
        for value in tally.values:
            tallied.update(value.numbers)
    return SpansByPlace(
        number.span
        for number in story.numbers
        if number.id in tallied or number.measure in BEFALLEN
    )
