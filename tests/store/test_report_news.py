"""What reports that come to a story tell that no earlier one told."""

import pytest

from factories import make_report
from rashomon.model.report import Report
from rashomon.store.report_news import news_of_reports

FIRST = (
    "Crane falls at Orrin quay\n\n"
    "A crane fell onto a grain ship at Orrin quay on Monday and 12 people were hurt, the harbour "
    "office said.\n"
    "The crane, built in 1994, was inspected in January, Norlin Cranes said.\n"
    "Harbour master Ida Brandt has not been suspended, the ministry said.\n"
    "The grain ship Halcyon was loading barley for Marle when the crane fell.\n"
    "The quay stays closed until Friday.\n"
)
BACKGROUND = (
    "A crane fell onto a grain ship at Orrin quay on Monday. "
    "The grain ship Halcyon was loading barley for Marle. The quay stays closed until Friday.\n"
)


def page(text: str, ident: str, day: int = 4, **facts: str) -> Report:
    outlet = facts.pop("outlet", f"{ident} Post")
    return make_report(text, ident, outlet=outlet, published=f"2031-03-0{day}", **facts)


def told(*newcomers: Report, first: Report | None = None) -> list[tuple[str, str | None]]:
    earlier = [first or page(FIRST, "old", 3)]
    return [(row.kind, row.after) for row in news_of_reports(newcomers, earlier, [])]


@pytest.mark.parametrize(
    "lead",
    [
        "The ministry suspended harbour master Ida Brandt on Tuesday.",
        "Harbour master Ida Brandt has been suspended, the ministry said.",
        "A crane fell onto a grain ship at Orrin quay on Monday and 17 people were hurt, the "
        "harbour office said.",
        "One of the injured, a docker of 61, died in hospital on Tuesday.",
        "Prosecutors searched the offices of Norlin Cranes.",
        "Norlin Cranes denied that the crane had been inspected in January.",
        "The owner of the Halcyon will sue the port, her lawyer said.",
        "Nobody inspected the crane in January, a former engineer wrote.",
        "Parliament will hear Ida Brandt next week.",
        "The crane had stood idle for 2 years, the union said.",
        # names of the story alone, which do what no earlier report tells
        "Harbour master Ida Brandt resigned from the harbour office of Orrin quay.",
        "The grain ship Halcyon sank at Orrin quay on Monday.",
        "The harbour office reopened Orrin quay on Friday.",
        "Harbour master Ida Brandt sued the ministry, the harbour office said.",
    ],
)
def test_the_main_point_is_the_first_sentence_that_no_earlier_report_tells(lead: str) -> None:
    assert told(page(f"After the fall\n\n{lead}\n{BACKGROUND}", "new")) == [("main point", lead)]


@pytest.mark.parametrize(
    "behind",
    [
        "Read more: how a crane is built.",
        "Email us at desk@post.example.",
        "Sign up for our newsletter here.",
        "Follow us on https://post.example for more.",
        "Twelve people were hurt when a crane fell onto a grain ship at Orrin quay on Monday.",
        "Orrin quay seen from the east",
    ],
)
def test_what_is_known_or_of_the_page_is_no_news(behind: str) -> None:
    assert told(page(f"{BACKGROUND}{behind}\n", "new")) == []


def test_another_print_of_a_known_text_is_one_line() -> None:
    assert told(page(FIRST, "new")) == [("print", "old Post")]


def test_two_that_tell_one_thing_tell_it_once() -> None:
    lead = "Prosecutors searched the offices of Norlin Cranes on Tuesday.\n"
    rows = told(page(lead + BACKGROUND, "a"), page(BACKGROUND + lead, "b"))
    assert rows == [("main point", lead.strip()), ("print", "a Post")]


def test_a_changed_page_tells_what_it_says_now_and_prints_no_longer() -> None:
    old = page(FIRST, "old", 3)
    text = FIRST.replace("12 people", "17 people").replace(
        "The crane, built in 1994, was inspected in January, Norlin Cranes said.\n",
        "Two dockers died in hospital on Tuesday.\n",
    )
    rows = [*news_of_reports([page(text, "new", revision_of="old")], [old], [])]
    assert [
        (row.kind, (row.before or "")[:17], row.after[:25] if row.after else "") for row in rows
    ] == [
        ("now says", "A crane fell onto", "A crane fell onto a grain"),
        ("now says", "", "Two dockers died in hospi"),
        ("no longer printed", "", "The crane, built in 1994,"),
    ]


def test_of_two_states_that_come_at_once_the_newer_one_tells() -> None:
    lead = "Ida Brandt resigned.\n"
    states = page(BACKGROUND, "a"), page(lead + BACKGROUND, "b", 5, revision_of="a")
    assert told(*states) == [("main point", lead.strip())]


@pytest.mark.parametrize(
    ("title", "sentence", "told"),
    [
        ("Crane falls, 17 hurt", "", [("now says", "Crane falls, 17 hurt")]),
        ("Crane falls, 12 hurt", "", []),
        (
            "Crane falls, 17 hurt",
            "The number of hurt rose to 17, the harbour office said.",
            [("now says", "The number of hurt rose")],
        ),
    ],
    ids=["the headline alone", "the same headline", "a headline that a sentence tells"],
)
def test_a_headline_alone_is_news_of_a_changed_page(
    title: str, sentence: str, told: list[tuple[str, str]]
) -> None:
    body = FIRST.split("\n\n")[1]
    old = page(body, "old", 3, title="Crane falls, 12 hurt")
    new = page(f"{body}{sentence}", "new", title=title, revision_of="old")
    rows = news_of_reports([new], [old], [])
    assert [(row.kind, (row.after or "")[:20].strip()) for row in rows] == [
        (kind, words[:20].strip()) for kind, words in told
    ]
