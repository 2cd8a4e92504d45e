"""Shows a story in a few lines, for every list of stories: on the page of a pile, at the desk, in
the terminal."""

from collections.abc import Iterable, Iterator, Sequence, Set

from rashomon.decisions.counted_reports import counted_reports
from rashomon.model.content_ids import by_id
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.pieces import EntryPiece, as_line
from rashomon.model.report import Reports
from rashomon.model.stored import StoryCard
from rashomon.model.story import Story
from rashomon.show.wording import days_of, tell_behind, whose
from rashomon.text.gathering import by_report, most_first
from rashomon.text.report_names import shorten

_TOLD = 2  # entries of a card
_NAMED = 8  # places, and other names
_LONGEST = 400  # characters of an entry
_FIRST = (Section.NUMBERS, Section.DIFFER)
_KINDS = ("differs", "denied", "shared")


def card_of(story: Story, reports: Reports) -> StoryCard:
    """Returns the card of a story. `reports` are those of the story; older states of pages count
    for nothing."""
    today = counted_reports(reports, story.decisions)
    not_counted = by_id(reports).keys() - by_id(today).keys()
    days = days_of(today)
    outlets = dict.fromkeys(report.outlet for report in today if report.outlet)
    return StoryCard(
        title=story.title or "Untitled story",
        reports=len(today),
        independent=story.independent,
        told=tuple(_card_entries(story)),
        differ=len(story.open_differences()),
        disputed=len(story.disputed()),
        days=tuple(dict.fromkeys((*days[:1], *days[-1:]))),
        outlets=tuple(outlets),
        places=_named(story, kinds=(NameKind.PLACE,), without=not_counted),
        names=_named(story, kinds=(NameKind.PERSON, NameKind.ORGANISATION), without=not_counted),
    )


def cards_of(ledger: Ledger) -> tuple[StoryCard, ...]:
    """Returns the cards of the stories of a ledger, in its order."""
    return tuple(
        card_of(story_ledger.stories[0], story_ledger.reports) for story_ledger in ledger.apart()
    )


def by_origins(cards: Iterable[StoryCard]) -> list[int]:
    """Returns the places of cards in the order of a list: those with most origins first, single
    reports last."""
    ranks = []
    for place, card in enumerate(cards):
        ranks.append((-card.independent.most, -card.reports, card.title, place))
    return [place for *_, place in sorted(ranks)]


def numbers_told(card: StoryCard) -> str:
    """Returns how many reports and origins stand behind a story: "24 reports, at most 15
    independent"."""
    return tell_behind(card.reports, card.independent)


def _card_entries(story: Story) -> Iterator[str]:
    """Yields the first toll or difference, a denial, and who shares text.

    If there is none of these, it yields what most reports tell, or what only one tells. What an
    author wrote has the author's name.
    """
    listed = _listed(story)
    for entry in listed:
        pieces: list[EntryPiece] = []  # without all other reports that give a number
        for piece in entry.pieces:
            if not (pieces and pieces[-1].is_naming and piece.is_naming):
                pieces.append(piece)
        line = shorten(as_line(pieces), _LONGEST)
        yield f"{line} ({whose(entry.by)})" if entry.by else line
    if not listed:
        for alone in story.alone[:_TOLD]:
            yield shorten(alone.quote, _LONGEST)


def _listed(story: Story) -> list[Entry]:
    """Returns the entries that a card shows: the first of each kind, and others for which there is
    room."""
    first: dict[str, Entry] = {}
    further = []
    lines = {difference.line for difference in story.differences if difference.line}
    for entry in story.overview:
        if entry.open and (entry.spans or entry.section is not Section.ANSWER):
            kind = "differs" if entry.id in lines else _kind(entry)
            # of no kind, or the second of its kind
            if not kind or first.setdefault(kind, entry) is not entry:
                further.append(entry)
    listed = [first[kind] for kind in _KINDS if kind in first]
    return listed + further[: max(0, _TOLD - len(listed))]


def _kind(entry: Entry) -> str:
    """Returns whether an entry is about a difference ("differs"), a denial ("denied") or shared
    text ("shared"). Returns "" for all others. A card shows the first entry of each kind."""
    if entry.section in _FIRST and entry.id:
        return "differs"
    if entry.section is Section.DENIED:
        return "denied"
    return "shared" if entry.families else ""


def _named(story: Story, kinds: Sequence[NameKind], without: Set[str]) -> tuple[str, ...]:
    """Returns the names of these kinds that most reports have, `without` these reports."""
    reports = {}
    for name in story.names:
        naming = by_report(name.mentions).keys() - without
        if name.kind in kinds and naming:
            reports[name.name] = len(naming)
    return tuple(most_first(reports)[:_NAMED])
