"""Puts single sentences into lines: what reports take back or call wrong (`tell_notes`) and
doubtful (`tell_doubted`), and numbers that somebody does not accept (`tell_rejected`)."""

from rashomon.copies.moments import in_time, own_moment
from rashomon.model.caution import SAID_BY_REPORTS
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.span import Span
from rashomon.show.first_view import Entries, FirstView
from rashomon.show.make_pieces import cite
from rashomon.text.taken_back import notes_of, withdrawals

_Notes = dict[Span | None, tuple[bool, tuple[str, str]]]


def tell_doubted(view: FirstView) -> Entries:
    """Yields sentences in which reports themselves say that accounts conflict, or that something is
    denied or not verified. Reports that tell of something else are left out."""
    notes = _notes_in(view)
    for caution in view.story.cautions:
        is_told = caution.kind in SAID_BY_REPORTS and caution.report not in view.unlike
        span = caution.span
        if span and is_told and span not in notes and view.stands(span, may_lean=True):
            yield _entry(caution.id, span, view)


def tell_notes(view: FirstView) -> Entries:
    """Yields notes of correction and what reports call wrong that was told: first those by which a
    house takes a report back, the newest first."""
    notes = _notes_in(view)
    cautions = {caution.span: caution for caution in view.story.cautions if caution.span in notes}
    for span in sorted(cautions, key=notes.__getitem__, reverse=True):
        if span:
            yield _entry(cautions[span].id, span, view)


def _notes_in(view: FirstView) -> _Notes:
    """Returns the notes of the reports, each with whether it takes a report back, and when."""
    notes: _Notes = {}
    for report in view.reports:
        moment = in_time(own_moment(report))
        for note, cue in notes_of(report):
            notes[note] = (cue is not None, moment)
        for withdrawal in withdrawals(report):
            notes[withdrawal.span] = (True, moment)
    return notes


def _entry(caution: str, span: Span, view: FirstView) -> Entry:
    pieces = tuple(cite(view.whole(span), view.dated))
    return Entry(section=Section.CAUTIONS, id=caution, pieces=pieces)


def tell_rejected(view: FirstView) -> Entries:
    """Yields sentences with numbers that somebody does not accept."""
    for number in view.story.numbers:
        if number.rejected:
            pieces = tuple(cite(number.rejected, view.dated))
            yield Entry(section=Section.CAUTIONS, id=number.id, pieces=pieces)
