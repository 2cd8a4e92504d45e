"""A page dated before what it tells as past has no day, and says so."""

from dataclasses import replace

import pytest

from factories import parse_report
from rashomon.cautions.find_cautions import find_cautions
from rashomon.dates.resolve import resolve_dates
from rashomon.model.report import DECIDED_BY
from rashomon.model.span import Span

pytestmark = pytest.mark.weights

STAMP = "2031-03-05"


def fault(text: str, **fields: object) -> str | None:
    """Why the report's page has no day."""
    page = parse_report(text, "wren", **{"published": STAMP, **fields})
    anchor = resolve_dates([page], copies=()).anchors["wren"]
    return None if anchor.day else anchor.basis


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge fell on 9 May 2031, the mayor said.", "9 May 2031"),
        ("The old lighthouse was sold in June 2032.", "June 2032"),
        ("In August 2031, the harbour board closed the north quay.", "August 2031"),
        ("Ida Krantz died in Harn on May 9, 2031, after a long illness.", "May 9, 2031"),
        ("She had resigned in October 2031 over the affair.", "October 2031"),
        ("The ferry, which sank on 3 April 2031, had no radio.", "3 April 2031"),
        ("Work on the tunnel has been stopped twice and ended in May 2032.", "May 2032"),
        ("The clinic was hit by a storm on 12 December 2031.", "12 December 2031"),
        ("Officials said that the mill reopened in July 2031.", "July 2031"),
        ("The choir last sang on 2 November 2031 in Lomm.", "2 November 2031"),
        ("Test flights began in September 2031 and never ended.", "September 2031"),
    ],
)
def test_a_day_told_as_past_behind_the_stamp_contradicts_it(text: str, day: str) -> None:
    assert fault(text) == f"the page is dated 5 Mar 2031, but tells of {day} as past"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on 4 March 2031, the mayor said.",
        # a time zone or an hour lies between
        "The bridge fell on 6 March 2031, the mayor said.",
        "The bridge will open on 9 May 2031.",
        "The bridge was to open in May 2031.",
        "The opening was moved to May 2031.",
        "The vote was planned for June 2031 and the fair for May 2031.",
        "The hearing was set on 9 May 2031.",
        "Harn won the right to hold the games in June 2032.",
        "Lomm was awarded the regatta in July 2034.",
        "The council voted for a referendum on 9 May 2031.",
        "He would resign if the bill failed in May 2031.",
        "She has a ticket that expires in May 2032.",
        "The mandate was prolonged until May 2032.",
        "The two agreed to meet on 9 May 2031.",
        "The May 2032 election was discussed.",
        "The grant was not paid in May 2032.",
        "Krantz ran for mayor in the election of May 2032.",
        "The line, expected in May 2032, is late.",
    ],
)
def test_what_is_planned_bound_to_another_word_or_close_contradicts_nothing(text: str) -> None:
    assert fault(text) is None


def test_a_note_of_correction_contradicts_no_stamp() -> None:
    text = "The bridge fell.\n\nThis article was amended on 9 May 2031."
    note = Span("wren", start=18, end=len(text), quote=text[18:])
    assert fault(text, corrections=(note,)) is None


def test_a_day_that_a_person_decided_stands() -> None:
    text = "The bridge fell on 9 May 2031."
    assert fault(text, published_basis=f"{DECIDED_BY}Ida") is None


def test_such_a_page_has_no_day_and_a_caution() -> None:
    page = parse_report("The mill burned last night. It opened in May 2032.", "wren")
    page = replace(page, report=replace(page.report, published=STAMP))
    resolved = resolve_dates([page], copies=())
    report = resolved.anchored(page.report)
    assert (report.published, report.stated_day) == (None, None)
    nights = [date for date in resolved.dates if date.span.quote == "last night"]
    assert [date.earliest for date in nights] == [None]
    (caution,) = find_cautions([replace(page, report=report)], dates=())[1:]
    assert caution.why == "the page is dated 5 Mar 2031, but tells of May 2032 as past"


def test_others_of_its_story_do_not_count_from_its_stamp() -> None:
    early = parse_report("The mill burned on Monday. It opened in May 2032.", "wren")
    early = replace(early, report=replace(early.report, published=STAMP))
    other = parse_report("The mill burned on Monday.", "lark", published="2033-01-04")
    anchors = resolve_dates([early, other], copies=()).anchors
    assert anchors["lark"].day == "2033-01-04"
