"""The head of the first view (`tell_head`): what is odd about the reports of a story."""

from collections.abc import Iterator

from rashomon.model.caution import SAID_BY_REPORTS, CautionKind
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.telling.make_pieces import words_piece
from rashomon.telling.other_events import FAR
from rashomon.telling.view import FirstView
from rashomon.telling.wording import counted, name_reports_in

_ODD = 2  # lines about odd reports


def tell_head(view: FirstView) -> Iterator[Entry]:
    """Yields what an editor has to know of the reports before their news: cautions, which of them
    hardly tell what others tell, and how far apart they were published."""
    yield from _odd(view)
    if view.unlike:
        names = name_reports_in(view.unlike, view.called)
        yield _entry(f"{names}: {FixedWords.UNLIKE}")
    days = sorted(view.days.values())
    if days and days[-1] - days[0] > FAR:
        months = counted((days[-1] - days[0]).days // 30, "month")
        yield _entry(f"First and last were published {months} apart: {FixedWords.MONTHS_APART}.")


def _odd(view: FirstView) -> Iterator[Entry]:
    """What is odd about single reports, the first two that are."""
    left = _ODD
    for caution in view.story.cautions:
        if left and caution.kind not in (*SAID_BY_REPORTS, CautionKind.NO_OUTLET):
            left -= 1
            name = view.called.get(caution.report, caution.report)
            yield _entry(f"{name}: {caution.why.partition(' (')[0]}", caution.id)


def _entry(text: str, ident: str | None = None) -> Entry:
    return Entry(Section.HEAD, ident, pieces=(words_piece(text),))
