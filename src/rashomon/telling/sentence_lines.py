"""Puts single sentences into lines: what reports themselves call doubtful (`tell_doubted`), and
numbers that somebody does not accept (`tell_rejected`)."""

from rashomon.model.caution import SAID_BY_REPORTS
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.span import Span
from rashomon.telling.make_pieces import cite
from rashomon.telling.view import Entries, FirstView
from rashomon.text.taken_back import withdrawals


def tell_doubted(view: FirstView) -> Entries:
    """Yields notes by which houses take reports back, then sentences in which reports themselves
    say that accounts conflict, or that something is denied or not verified. Reports that tell of
    something else are left out."""
    notes = set[Span]()
    for report in view.reports:
        notes.update(note for note, _ in withdrawals(report))
    for caution in sorted(view.story.cautions, key=lambda one: one.span not in notes):
        is_told = caution.kind in SAID_BY_REPORTS and caution.report not in view.unlike
        is_understood = caution.span and view.stands(caution.span, may_lean=True)
        if caution.span and (caution.span in notes or (is_told and is_understood)):
            pieces = tuple(cite(view.whole(caution.span), view.dated))
            yield Entry(section=Section.CAUTIONS, id=caution.id, pieces=pieces)


def tell_rejected(view: FirstView) -> Entries:
    """Yields sentences with numbers that somebody does not accept."""
    for number in view.story.numbers:
        if number.rejected:
            pieces = tuple(cite(number.rejected, view.dated))
            yield Entry(section=Section.CAUTIONS, id=number.id, pieces=pieces)
