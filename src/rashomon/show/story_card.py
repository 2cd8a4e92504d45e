"""Shows a story in a few lines, for every list of stories: on the page of a pile, at the desk, in
the terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.decisions.counted_reports import counted_reports
from rashomon.model.ledger import Ledger
from rashomon.model.report import Reports
from rashomon.model.row import Row, RowKind
from rashomon.model.stored import StoryCard
from rashomon.model.story import Story
from rashomon.show.wording import counted, days_of, in_marks
from rashomon.text.report_names import shorten

_LONGEST = 300  # characters of a quotation
_NUMBERS = 6  # of a group


def card_of(story: Story, reports: Reports) -> StoryCard:
    """Returns the card of a story. `reports` are those of the story; older states of pages count
    for nothing."""
    today = counted_reports(reports, story.decisions)
    days = days_of(today)
    outlets = dict.fromkeys(report.outlet for report in today if report.outlet)
    return StoryCard(
        title=story.title or "Untitled story",
        reports=len(today),
        independent=story.independent,
        told=tuple(_told(story.rows)),
        days=tuple(dict.fromkeys((*days[:1], *days[-1:]))),
        outlets=tuple(outlets),
    )


def _told(rows: Sequence[Row]) -> Iterator[str]:
    """Yields words of the reports: the first row of what several speakers are quoted on, else the
    first of one matter; and the group of numbers that has most."""
    quoted = [row for kind in (RowKind.ABOUT, RowKind.TOLD) for row in rows if row.kind is kind]
    for row in quoted[:1]:
        heading = f"{row.heading}: " if row.heading else ""
        yield shorten(f"{heading}{in_marks(row.quotes[0].span.line)}", _LONGEST)
    numbers = [row for row in rows if row.kind is RowKind.NUMBER and len(row.quotes) > 1]
    for row in sorted(numbers, key=lambda row: -len(row.reports))[:1]:
        words = dict.fromkeys(shorten(in_marks(quote.span.line), 90) for quote in row.quotes)
        yield f"{row.heading or 'numbers'}: {', '.join([*words][:_NUMBERS])}"


def cards_of(ledger: Ledger) -> tuple[StoryCard, ...]:
    """Returns the cards of the stories of a ledger, in its order."""
    return tuple(
        card_of(story_ledger.stories[0], story_ledger.reports) for story_ledger in ledger.apart()
    )


def by_size(cards: Iterable[StoryCard]) -> list[int]:
    """Returns the places of cards in the order of a list: those with most reports first."""
    ranks = [(-card.reports, card.title, place) for place, card in enumerate(cards)]
    return [place for *_, place in sorted(ranks)]


def numbers_told(card: StoryCard) -> str:
    """Returns how many reports stand behind a story: "24 reports"."""
    return counted(card.reports, "report")
