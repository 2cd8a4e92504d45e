"""The front page of a pile: a card for each story, the largest first, single reports last. It
stands above the stories on their page, or alone, with each story in a file of its own beside it."""

from collections.abc import Sequence

from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.stored import StoryCard
from rashomon.show.story_card import by_size, cards_of

MANY = 12
"""Of more stories each has a page of its own."""
_Listed = tuple[tuple[StoryCard, str], ...]


@record
class FrontPage:
    """The cards of stories, and of reports that are alone, each with the address of its page."""

    stories: _Listed
    alone: _Listed


def front_page(ledger: Ledger, addresses: Sequence[str]) -> FrontPage:
    """Returns what the template shows of a ledger, given the addresses of its stories."""
    cards = cards_of(ledger)
    listed = [(cards[at], addresses[at]) for at in by_size(cards)]
    return FrontPage(
        stories=tuple(entry for entry in listed if entry[0].reports > 1),
        alone=tuple(entry for entry in listed if entry[0].reports <= 1),
    )
