"""A story in a few lines, for every list of stories: page of a pile, desk, terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.report import Report
from rashomon.model.stored import CardSentence, StoryCard
from rashomon.model.story import Story
from rashomon.telling.asked_matters import Matter, matters_of
from rashomon.telling.digest_words import readings_line
from rashomon.telling.passage_words import lines_between, whose
from rashomon.telling.two_events import parts_told, titles_of
from rashomon.telling.wording import counted, foremost, voice
from rashomon.text.report_names import name_reports, shorten

_TOLD = 2  # sentences of a card
_READINGS = 2  # things of which readings differ
_NAMED = 8  # places, and other names
_LONGEST = 240  # characters of a sentence


def card_of(story: Story, reports: Sequence[Report], labels: Mapping[str, str]) -> StoryCard:
    """Returns the card of a story; `reports`: its own, `labels`: what each report is called."""
    matters = matters_of(story)
    told = [one.passage for one in matters if one.passage]
    variants = [
        (passage, variant) for passage in told for variant in passage.variants if variant.is_sure()
    ]
    days = sorted(filter(None, ((one.stated_day or "")[:10] for one in reports)))
    return StoryCard(
        story.title or "Untitled story",
        len(story.reports),
        len(story.lines),
        story.least_lines or 0,
        tuple(islice(chain((_told(one, labels) for one in matters), _only(story, labels)), _TOLD)),
        tuple(readings_line(one, passage, labels) for passage, one in variants[:_READINGS]),
        sum(one.differs() for one in matters),
        len(story.disputed()),
        tuple(dict.fromkeys((*days[:1], *days[-1:]))),
        tuple(dict.fromkeys(filter(None, (one.outlet for one in reports)))),
        _named(story, (NameKind.PLACE,)),
        _named(story, (NameKind.PERSON, NameKind.ORGANISATION)),
        two_events=parts_told(story, titles_of(reports)),
    )


def cards_of(ledger: Ledger) -> tuple[StoryCard, ...]:
    """Returns the cards of the stories of a ledger, in its order."""
    labels = name_reports(ledger.reports)
    return tuple(card_of(own.stories[0], own.reports, labels) for own in ledger.apart())


def by_lines(cards: Iterable[StoryCard]) -> list[int]:
    """Returns the places of cards in the order of a list: those with most lines first, a report
    alone last."""
    listed = list(cards)
    return sorted(
        range(len(listed)),
        key=lambda at: (-listed[at].lines, -listed[at].reports, listed[at].title, at),
    )


def numbers_told(card: StoryCard) -> str:
    """Returns how much stands behind a story: "24 reports, between 7 and 15 lines"."""
    return f"{counted(card.reports, 'report')}, {lines_between(card)}"


def _told(matter: Matter, labels: Mapping[str, str]) -> CardSentence:
    if matter.passage is None:
        account = foremost(matter.rows[0].accounts)
        who = f"{labels.get(account.report, account.report)}, {voice(account)}"
        return CardSentence(shorten(account.quote.quote, _LONGEST), who)
    one = matter.passage.naming_sentence()
    return CardSentence(shorten(matter.passage.name, _LONGEST), whose(one, labels))


def _only(story: Story, labels: Mapping[str, str]) -> Iterator[CardSentence]:
    for one in story.only:
        yield CardSentence(shorten(one.quote.quote, _LONGEST), whose(one, labels))


def _named(story: Story, kinds: Sequence[NameKind]) -> tuple[str, ...]:
    """Returns the names of these kinds that most reports have."""
    held = {
        one.name: -len({mention.report for mention in one.mentions})
        for one in story.names
        if one.kind in kinds
    }
    return tuple(sorted(held, key=lambda name: (held[name], name))[:_NAMED])
