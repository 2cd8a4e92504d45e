"""Drift and origins as lists."""

from dataclasses import replace

from pages import STORY, rich_reports
from rashomon.lineage.drift_list import list_drift
from rashomon.model.origin import Origin, OriginKind, OriginRest, RestKind
from rashomon.web.markup import label_reports
from rashomon.web.provenance import list_changes, list_sources

REPORTS = rich_reports()
LABELS = label_reports(REPORTS)


def test_changes_link_to_their_words() -> None:
    story = replace(STORY, drift=list_drift(STORY.copies, REPORTS))
    (change,) = list_changes(story, LABELS)
    assert (change.what, change.before, change.after, change.order) == ("date", "Sunday", "Monday", "first in The Owl 🦉")
    texts = {LABELS.text(report.id): report.text for report in REPORTS}
    for href, words in ((change.a_href, change.before), (change.b_href, change.after)):
        text, _, place = href.rpartition(":")
        start, end = map(int, place.split("-"))
        assert texts[text][start:end] == words


def test_shared_origins_come_before_those_that_stand_alone() -> None:
    alone = Origin("o1", OriginKind.OUTLET, "wren & co", (OriginRest("wren & co", RestKind.OWN, "nothing else"),))
    shared = Origin(
        "o2", OriginKind.OUTLET, "owl", (OriginRest("lark", RestKind.COPIED, "much", 0.4), OriginRest("owl", RestKind.OWN, "its own text"))
    )
    agency = Origin("o3", OriginKind.AGENCY, "Vale Wire", (OriginRest("lark", RestKind.NAMES, "it names Vale Wire as a source"),))
    found = list_sources(replace(STORY, origins=(agency, alone, shared)), LABELS)
    assert [(source.name, source.told) for source in found] == [
        ("Vale Wire", "1 report"),
        ("The Owl 🦉", "2 reports"),
        ("Wren", "1 report"),
    ]
    assert [rest.how for rest in found[1].reports] == ["has words of it", "is its own text"]
