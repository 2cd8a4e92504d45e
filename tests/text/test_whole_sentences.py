"""Sentences of reports without a parse, and those that one report alone tells."""

import time
from dataclasses import replace

import pytest

from beside import TOLL, laid
from factories import make_report, quoted
from ledgers import REPORTS, make_story
from rashomon.model.partial import ReportPart
from rashomon.model.passage import PassageSentence, sentence_id
from rashomon.text.whole_sentences import sentence_at, sentences_of, told_alone

REPORT = make_report(
    "Dam leaks\nDr. Ida Voss of the U.N. saw it first. “It leaks,” she said. “We left at "
    "once.” Nobody was hurt at 3.30 p.m. on Monday.\nRead more about dams here",
    title="Dam leaks",
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("saw it", "Dr. Ida Voss of the U.N. saw it first."),
        ("she said", "“It leaks,” she said."),
        ("We left", "“We left at once.”"),
        ("hurt", "Nobody was hurt at 3.30 p.m. on Monday."),
    ],
)
def test_titles_initials_and_quotations_are_not_torn(words: str, sentence: str) -> None:
    assert sentence_at(REPORT, quoted(REPORT, words)).quote == sentence


def test_sentences_of_the_prose() -> None:
    menu = replace(
        REPORT,
        furniture=(
            REPORT.furniture_span(REPORT.text.index("Read more"), len(REPORT.text), "menu"),
        ),
    )
    assert [one.quote for one in sentences_of(menu)] == [
        "Dr. Ida Voss of the U.N. saw it first.",
        "“It leaks,” she said.",
        "“We left at once.”",
        "Nobody was hurt at 3.30 p.m. on Monday.",
    ]


def test_what_one_report_alone_tells_stands_in_no_passage_and_is_no_headline() -> None:
    post, star, _ = REPORTS
    assert [
        one.quote for one in told_alone(laid(make_story()), post)
    ] == []  # "A bridge fell." is too short
    long = replace(star, text=f"{star.text} A second driver ran after him.")
    assert [one.quote for one in told_alone(laid(make_story()), long)] == [
        "A second driver ran after him."
    ]
    assert [one.quote for one in told_alone(laid(make_story(), TOLL), star)] == [
        "The road is closed."
    ]


def test_what_other_stories_read_of_a_page_is_not_told_here() -> None:
    post = REPORTS[0]
    start = post.text.index("The road")
    part = ReportPart("post", (post.span(start, start + 19),))
    story = replace(make_story(), passages=(), parts=(part,))
    assert [one.quote for one in told_alone(story, post)] == ["The road is closed."]


def test_a_report_of_thousands_of_sentences_is_held_against_those_nearby() -> None:
    report = make_report("The wall fell on Monday night. " * 8000, "long")
    told = tuple(PassageSentence(sentence_id(one), one) for one in sentences_of(report))
    story = replace(make_story(), passages=(replace(TOLL, sentences=told),))
    started = time.process_time()
    assert told_alone(story, report) == ()
    assert time.process_time() - started < 3  # each against each took a minute
