"""To which outlets reports owe what they tell, and how often they name them."""

from dataclasses import replace

import pytest

from factories import make_name, make_report
from rashomon.lineage.lines import OriginCounter
from rashomon.lineage.told_words import Speakers
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.claim import Origins
from rashomon.model.name import NameKind
from rashomon.model.report import Report

PAPER = make_report(
    "Four keepers wrote to the trustees of the Harn lighthouse and asked for a second lamp.",
    "paper",
    outlet="harnpost.example",
)
NAME = replace(
    make_name("Harn Post", PAPER, kind=NameKind.ORGANISATION),
    spellings=("Harn Post", "The Harn Post", "HP", "Post"),
)
OWN = "Gulls sat along the rail of the pier. A clerk swept the stairs before the doors opened."


def counter_of(report: Report, *others: Report) -> OriginCounter:
    reports = [PAPER, report, *others]
    return OriginCounter(trace_lineage(reports).copies, reports, (), (NAME,))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        # named twice or more
        ("A memo was circulated, per the Post. The HP says more is to come soon.", 1.0),
        ("The mayor answered at noon, via the Harn Post. He left early, the Post reported.", 1.0),
        ("Rents rose, according to The Harn Post. The Post wrote that they had doubled.", 1.0),
        ("She told the Post about the flood. In an interview with the Post she wept.", 1.0),
        (f"Sheep died, the Post reports. Goats died, per the Harn Post. {OWN} {OWN}", 0.25),
        # a text that it obtained, and what is told of that text
        ("The memo was obtained by the The Harn Post. The memo lists nine faults of the dam. "
         "Fees double, per the Post.", 1.0),
        ("Reviewed by the Harn Post, the letter is short. It rained in Essel all of that day. "
         "The letter asks for lamps, the HP reports.", 0.66),
        # once is no living
        (f"Sheep died, the Post reports. {OWN}", 0.0),
        # another of the name, and what is no source
        ("Rents rose, the Coast Post reported. Fees rose too, the Coast Post reported.", None),
        ("The Post building burned in May. Firemen saved the Post archive in the cellar.", None),
        ("They met by the Harn Post office. The Post bought two new presses from Essel.", None),
    ],
)  # fmt: skip
def test_how_much_a_report_owes_to_an_outlet_that_it_names(text: str, share: float | None) -> None:
    report = make_report(text, "a", outlet="lamp.example")
    named = counter_of(report).owed.named(report)
    if share is None:
        assert named == {}
    else:
        assert named == {"harnpost.example": pytest.approx(share, abs=0.1)}


@pytest.mark.parametrize(
    ("texts", "origins"),
    [
        (("Two lamps were asked for, per the Post. The HP says that keepers wept.", OWN), 2),
        (
            (
                "Two lamps were asked for, per the Post. The HP says that keepers wept.",
                "Keepers want a lamp, the Harn Post reported. The trustees declined, per the Post.",
            ),
            1,
        ),
        ((f"Two lamps were asked for, per the Post. {OWN}", OWN[::-1]), 3),
    ],
)
def test_reports_that_live_off_one_outlet_are_one_origin_with_it(
    texts: tuple[str, str], origins: int
) -> None:
    reports = []
    for text, name in zip(texts, "ab", strict=True):
        reports.append(make_report(text, name, outlet=f"{name}.example"))
    assert counter_of(*reports).of_story(["paper", "a", "b"]) == Origins(origins)


@pytest.mark.parametrize(
    ("site", "spelling"),
    [
        ("harnpost.co.example", "Harn Post"),
        ("news.harnpost.example", "Harn Post"),
        ("co.example", None),
    ],
)
def test_the_country_part_of_an_address_is_no_name(site: str, spelling: str | None) -> None:
    council = make_name("Council of Harn", PAPER, kind=NameKind.ORGANISATION)
    name = Speakers((), (NAME, council)).of_site(site)
    assert (name and name.name) == spelling
