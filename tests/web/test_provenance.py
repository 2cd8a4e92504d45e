"""Drift, origins and who copied from whom, as the page shows them."""

import re
from dataclasses import replace
from html import unescape

from pages import STORY, rich_ledger, rich_reports
from rashomon.lineage.drift import list_drift
from rashomon.model.copy import Origin, OriginKind, OriginRest, RestKind
from rashomon.model.story import Story
from rashomon.web.ledger_page import render_part
from rashomon.web.markup import label_reports
from rashomon.web.story_view import LedgerView

REPORTS = rich_reports()


LABELS = label_reports(REPORTS)


def lineage(story: Story) -> str:
    html = render_part(LedgerView(replace(rich_ledger(), stories=(story,))), "views", "lineage")
    assert html
    return unescape(html)


def test_changes_link_to_their_words() -> None:
    html = lineage(replace(STORY, drift=list_drift(STORY.copies, REPORTS)))
    assert "date<small>first in The Owl 🦉</small>" in html
    found = re.findall(
        r'<td><a class="ref" href="#([^"]+)">[^<]*</a> <span '
        r'class="w">([^<]*)</span></td>',
        html,
    )
    assert [words for _, words in found] == ["Sunday", "Monday"]
    texts = {LABELS.text(report.id): report.text for report in REPORTS}
    for href, words in found:
        text, _, place = href.rpartition(":")
        start, end = map(int, place.split("-"))
        assert texts[text][start:end] == words


def test_shared_origins_come_before_those_that_stand_alone() -> None:
    alone = Origin(
        "o1",
        OriginKind.OUTLET,
        "wren & co",
        (OriginRest("wren & co", RestKind.OWN, "nothing else"),),
    )
    shared = Origin(
        "o2",
        OriginKind.OUTLET,
        "owl",
        (
            OriginRest("lark", RestKind.COPIED, "much", 0.4),
            OriginRest("owl", RestKind.OWN, "its own text"),
        ),
    )
    agency = Origin(
        "o3",
        OriginKind.AGENCY,
        "Vale Wire",
        (OriginRest("lark", RestKind.NAMES, "it names Vale Wire as a source"),),
    )
    html = lineage(replace(STORY, origins=(agency, alone, shared)))
    assert re.findall(r'<th scope="row">([^<]+)<small>([^<]+, \d reports?)</small>', html) == [
        ("Vale Wire", "news agency, 1 report"),
        ("The Owl 🦉", "outlet, 2 reports"),
        ("Wren", "outlet, 1 report"),
    ]
    assert html.index("has words of it") < html.index("is its own text")


def test_every_kind_of_origin_has_words() -> None:
    for kind in OriginKind:
        for how in RestKind:
            assert "because" in lineage(
                replace(
                    STORY,
                    origins=(Origin("o1", kind, "owl", (OriginRest("owl", how, "because"),)),),
                )
            )


def test_passages_longest_first_with_what_drifted() -> None:
    view = LedgerView(rich_ledger()).stories[0]
    assert [copy.words for copy in view.stretches] == sorted(
        (copy.words for copy in STORY.copies), reverse=True
    )
    assert view.origin_of(view.stretches[0]) == "from The Owl 🦉"
    assert [piece.text for piece in view.pieces_of(view.stretches[0]) if piece.change == "ins"] == [
        "Alden",
        "Monday,",
    ]
    assert "date: “Sunday” → “Monday”" in (
        render_part(LedgerView(rich_ledger()), "views", "lineage") or ""
    )
