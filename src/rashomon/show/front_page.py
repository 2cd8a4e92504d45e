"""The front page of a pile: a card for each story, those with most origins first, single reports
last. It also has what its search finds, as far as a page can hold it.

It stands above the stories on their page, or alone, with each story in a file of its own beside it.
"""

import json
import zlib
from base64 import b64encode
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from rashomon.model.ledger import Ledger
from rashomon.model.span import Stretches
from rashomon.show.markup import label_reports, shown
from rashomon.show.story_card import by_origins, cards_of
from rashomon.text.gathering import grouped
from rashomon.text.whole_sentences import sentences_of

# Of more stories each has a page of its own.
MANY = 12
# Characters that the sentences of the search, packed, take on a front page: with the cards of a
# thousand stories they are less than 3 MB.
ROOM = 1_900_000


def front_page(ledger: Ledger, addresses: Sequence[str]) -> dict[str, Any]:
    """Returns what the template shows of a ledger, given the addresses of its stories: the cards of
    stories (`entries`) and of single reports, what the search looks through (`found`, packed), and
    for how many sentences there was no room."""
    cards = cards_of(ledger)
    stories = []
    alone = []
    for at in by_origins(cards):
        entry = at, cards[at], addresses[at]
        if cards[at].reports == 1:
            alone.append(entry)
        else:
            stories.append(entry)
    packed, left_out = _pack_lines(list(map(_sentences_as_json, ledger.apart())))
    return {"entries": stories, "alone": alone, "found": packed, "left_out": left_out}


def _sentences_as_json(story_ledger: Ledger) -> list[str]:
    """Returns the sentences of a story, each with its report and its place, as JSON."""
    labels = label_reports(story_ledger.reports)
    lines = []
    for span in _sentences_of_story(story_ledger):
        sentence = [shown(labels.name(span.report)), shown(labels.place(span)), shown(span.quote)]
        lines.append(json.dumps(sentence, ensure_ascii=False, separators=(",", ":")))
    return lines


def _pack_lines(lines_by_story: Sequence[Sequence[str]]) -> tuple[str, int]:
    """Returns the first lines of each story, as many as there is room for, packed; and how many
    lines are left out."""
    first = max(map(len, lines_by_story), default=0)
    while True:
        stories = []
        left_out = 0
        for lines in lines_by_story:
            stories.append(f"[{','.join(lines[:first])}]")
            left_out += len(lines[first:])
        listed = f"[{','.join(stories)}]"
        data = b64encode(zlib.compress(listed.encode(), 9)).decode()
        if len(data) <= ROOM or not first:
            return data, left_out
        first = min(first - 1, first * ROOM // len(data))


def _sentences_of_story(story_ledger: Ledger) -> Stretches:
    """Returns the sentences of a story: those that name its claims, what one report alone tells,
    then all others; what several reports say in the same words once."""
    (story,) = story_ledger.stories
    spans = [claim.naming_sentence().span for claim in story.claims]
    for alone in story.alone:
        spans.append(alone.span)
    for report in story_ledger.reports:
        spans += sentences_of(report)
    return [equal[0] for equal in grouped(spans, attrgetter("quote")).values()]
