"""A story in a few lines, for every list of stories: page of a pile, desk, terminal."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.overview import Part
from rashomon.model.report import Report
from rashomon.model.stored import StoryCard
from rashomon.model.story import Story
from rashomon.telling.wording import counted, days_of, independent
from rashomon.text.report_names import shorten

_TOLD = 2  # entries of a card
_NAMED = 8  # places, and other names
_LONGEST = 400  # characters of an entry
_SAME = re.compile(r"; same number: [^)]*")  # who else gives a number
_FIRST = (Part.NUMBERS, Part.DIFFER)


def card_of(story: Story, reports: Sequence[Report]) -> StoryCard:
    """Returns the card of a story; `reports`: its own."""
    days = days_of(reports)
    return StoryCard(
        story.title or "Untitled story",
        len(story.reports),
        story.independent,
        tuple(_told(story)),
        len(story.open_differences()),
        len(story.disputed()),
        tuple(dict.fromkeys((*days[:1], *days[-1:]))),
        tuple(dict.fromkeys(filter(None, (one.outlet for one in reports)))),
        _named(story, (NameKind.PLACE,)),
        _named(story, (NameKind.PERSON, NameKind.ORGANISATION)),
    )


def cards_of(ledger: Ledger) -> tuple[StoryCard, ...]:
    """Returns the cards of the stories of a ledger, in its order."""
    return tuple(card_of(own.stories[0], own.reports) for own in ledger.apart())


def by_origins(cards: Iterable[StoryCard]) -> list[int]:
    """Returns the places of cards in the order of a list: those of most origins first, a report
    alone last."""
    listed = list(cards)
    return sorted(
        range(len(listed)),
        key=lambda at: (-listed[at].independent.most, -listed[at].reports, listed[at].title),
    )


def numbers_told(card: StoryCard) -> str:
    """Returns how much stands behind a story: "24 reports, at most 15 independent"."""
    many = counted(card.reports, "report")
    return f"{many}, {independent(card.independent)}" if card.reports > 1 else many


def _told(story: Story) -> Iterable[str]:
    """The first toll or difference, a denial, who shares text; else what most reports tell, else
    what one alone tells; what an author wrote bears his name."""
    shown = [one for one in story.overview if one.open]
    differs = [one for one in shown if one.part in _FIRST and one.id]
    denied = [one for one in shown if one.part is Part.DENIED]
    first = [*differs[:1], *denied[:1], *[one for one in shown if one.families][:1]]
    rest = [one for one in shown if one not in first]
    told = [(one.in_one_line, one.by) for one in (*first, *rest)][: max(_TOLD, len(first))]
    for text, by in told or [(one.span.quote, None) for one in story.alone[:_TOLD]]:
        line = shorten(" ".join(_SAME.sub("", text).split()), _LONGEST)
        yield f"{line} ({by})" if by else line


def _named(story: Story, kinds: Sequence[NameKind]) -> tuple[str, ...]:
    """Returns the names of these kinds that most reports have."""
    held: Mapping[str, int] = {
        one.name: -len({mention.report for mention in one.mentions})
        for one in story.names
        if one.kind in kinds
    }
    return tuple(sorted(held, key=lambda name: (held[name], name))[:_NAMED])
