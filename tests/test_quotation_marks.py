"""Whatever the program prints in quotation marks stands so in a report, in every view."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from all_views import pages, screens
from rashomon.comparing import compare as comparing
from rashomon.model.ledger import Ledger
from rashomon.reports import report_pile
from rashomon.settings import Settings

pytestmark = pytest.mark.weights

REPORTS = Path(__file__).parents[1] / "examples/ferry-fire/reports"
QUOTED = re.compile("“([^“”]+)”")
SPOKEN = "//*[contains(concat(' ', @class, ' '), ' sr ')]"  # for screen readers, not to be seen
PLAIN = str.maketrans("“”‘’", "''''")


@cache
def ledger() -> Ledger:
    return comparing.compare(report_pile.read(str(REPORTS), settings=Settings()))


def flat(text: str) -> str:
    """The words with marks of one form: inside of other marks they are printed single."""
    return " ".join(text.split()).translate(PLAIN).replace('"', "'")


def seen(page: str) -> str:
    """What a page shows."""
    document = html.fromstring(page)
    for unseen in (*document.xpath("//script | //template"), *document.xpath(SPOKEN)):
        unseen.drop_tree()
    return str(document.text_content())


def views() -> Iterator[tuple[str, str]]:
    yield from screens(ledger())
    yield from ((name, seen(page)) for name, page in pages(ledger()))


def test_what_stands_in_quotation_marks_stands_in_a_report() -> None:
    printed = [flat(report.text) for report in ledger().reports]
    quoted = {
        (view, flat(piece).strip(" .,;:"))
        for view, text in views()
        for words in QUOTED.findall(text)
        for piece in words.split("…")
    }
    assert len(quoted) > 80
    assert [one for one in sorted(quoted) if not any(one[1] in text for text in printed)] == []
