"""Feeds: what one entry holds costs no other."""

import pytest

from rashomon.model.report import Report
from rashomon.reports import report_pile
from rashomon.reports.items import Item
from rashomon.reports.open_source import open_item
from rashomon.settings import ReadSettings

BODY = "Two people died when the wall fell, the fire service said on Monday. It was old."


@pytest.mark.parametrize(
    ("number", "sign"),
    [("#xD83D", "\ufffd"), ("#57343", "\ufffd"), ("#x110000", "\ufffd"), ("#233", "é")],
)
def test_the_number_of_a_character_that_there_is_not_costs_nothing(number: str, sign: str) -> None:
    entries = "".join(
        f"<item><title>{title}</title><description>{BODY}</description></item>"
        for title in (f"Caf&{number};", "Wall")
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{entries}</channel></rss>'
    settings = ReadSettings()
    read = [
        report_pile.outcome_of(item, settings)
        for item in open_item(Item("a.rss", feed.encode()), settings=settings)
    ]
    titles = [one.title for one in read if isinstance(one, Report)]
    assert titles == [f"Caf{sign}", "Wall"]
