"""The head of the first view (`tell_head`): what is odd about the reports of a story."""

from itertools import islice

from rashomon.model.caution import SAID_BY_REPORTS, CautionKind
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.show.first_view import Entries, FirstView
from rashomon.show.make_pieces import words_piece
from rashomon.show.reports_of_other_events import tell_months_apart, tell_unlike

_ODD = 2  # lines about odd reports


def tell_head(view: FirstView) -> Entries:
    """Yields what an editor must know about the reports before their news: cautions, reports that
    hardly tell what the others tell, and how far apart they were published."""
    yield from _odd(view)
    if view.unlike:
        yield _entry(tell_unlike(view.unlike, view.called))
    if months_apart := tell_months_apart(view.days, view.called):
        yield _entry(months_apart)


def _odd(view: FirstView) -> Entries:
    """Returns what is odd about single reports. It names the first two oddities."""
    odd: dict[str, str] = {}
    for caution in view.story.cautions:
        if caution.kind not in (*SAID_BY_REPORTS, CautionKind.NO_OUTLET):
            name = view.called[caution.report]
            odd.setdefault(f"{name}: {caution.why.partition(';')[0]}", caution.id)
    for text, ident in islice(odd.items(), _ODD):
        yield _entry(text, ident)


def _entry(text: str, ident: str | None = None) -> Entry:
    return Entry(section=Section.HEAD, id=ident, pieces=(words_piece(text),))
