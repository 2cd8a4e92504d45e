"""The front page of a pile: a card a story, those with most lines first, reports that are alone
last; with what its search finds, as far as a page holds it.

It stands above the stories in their page, or alone, each story in a file of its own beside it.
"""

import json
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from rashomon.model.ledger import Ledger
from rashomon.model.span import Span
from rashomon.telling.story_card import by_lines, cards_of
from rashomon.text.whole_sentences import sentences_of
from rashomon.web.markup import label_reports

MANY = 12
"""Of more stories each has a page of its own."""
ROOM = 1_400_000
"""Characters of sentences that the search of a front page holds: with the cards of a thousand
stories they are less than 3 MB."""


def front_page(ledger: Ledger, addresses: Sequence[str]) -> dict[str, Any]:
    """Returns what the template shows of a ledger, given the addresses of its stories: the cards
    of stories (`entries`) and of reports that are alone, what the search looks through (`found`),
    and how many sentences there was no room for."""
    cards = cards_of(ledger)
    entries = [(at, cards[at], addresses[at]) for at in by_lines(cards)]
    parts, left, left_out = ledger.apart(), ROOM, 0
    found = [list[list[str]]() for _ in parts]
    # what small stories leave is there for large ones
    order = sorted(range(len(parts)), key=lambda at: (len(parts[at].reports), at))
    for done, at in enumerate(order):
        labels = label_reports(parts[at].reports)
        lines = [
            [labels.name(span.report), labels.passage(span), span.quote]
            for span in _said(parts[at])
        ]
        sizes = list(accumulate(len(json.dumps(line, ensure_ascii=False)) + 1 for line in lines))
        kept = sum(size <= left // (len(order) - done) for size in sizes)
        found[at], left = lines[:kept], left - (sizes[kept - 1] if kept else 0)
        left_out += len(lines) - kept
    data = json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return {
        "entries": [one for one in entries if one[1].reports != 1],
        "alone": [one for one in entries if one[1].reports == 1],
        "found": Markup(data),  # noqa: S704  no markup can begin in it
        "left_out": left_out,
    }


def _said(own: Ledger) -> list[Span]:
    """Returns the sentences of a story: those that name its matters, what one report alone tells,
    then all others; what several reports say in the same words once."""
    (story,) = own.stories
    spans = [passage.naming_sentence().quote for passage in story.matters()]
    spans += [one.quote for one in story.only]
    spans += [span for report in own.reports for span in sentences_of(report)]
    return list({span.quote: span for span in reversed(spans)}.values())[::-1]
