"""Puts single sentences into lines: what reports themselves call doubtful (`tell_doubted`), and
numbers that somebody does not accept (`tell_rejected`)."""

from rashomon.model.caution import SAID_BY_REPORTS
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.telling.make_pieces import cite
from rashomon.telling.view import Entries, FirstView


def tell_doubted(view: FirstView) -> Entries:
    """Yields sentences in which reports themselves say that accounts conflict, or that something is
    denied or not verified. Reports that tell of something else are left out."""
    for caution in view.story.cautions:
        is_told = caution.kind in SAID_BY_REPORTS and caution.report not in view.unlike
        if is_told and caution.span and view.stands(caution.span, may_lean=True):
            pieces = tuple(cite(view.whole(caution.span), view.dated))
            yield Entry(section=Section.CAUTIONS, id=caution.id, pieces=pieces)


def tell_rejected(view: FirstView) -> Entries:
    """Yields sentences with numbers that somebody does not accept."""
    for number in view.story.numbers:
        if number.rejected:
            pieces = tuple(cite(number.rejected, view.dated))
            yield Entry(section=Section.CAUTIONS, id=number.id, pieces=pieces)
