"""Sentences of reports without a parse, and those that were found in one report only."""

import time
from dataclasses import replace

import pytest

from beside import TOLL, laid
from factories import make_report, quoted
from ledgers import REPORTS, make_story
from rashomon.model.name import Name, NameKind
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.text.whole_sentences import found_once, sentence_at, sentences_of

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


def only_in(report: Report, story: Story, *others: Report) -> list[str]:
    return [one.quote for one in found_once(story, [report, *others])[report.id]]


def test_what_was_found_in_one_report_stands_in_no_passage_and_is_no_headline() -> None:
    post, star, _ = REPORTS
    assert only_in(post, laid(make_story())) == []  # "A bridge fell." is too short
    long = replace(star, text=f"{star.text} A second driver ran after him.")
    assert only_in(long, laid(make_story())) == ["A second driver ran after him."]
    assert only_in(star, laid(make_story(), TOLL)) == ["The road is closed."]


@pytest.mark.parametrize(
    ("mine", "theirs", "alone"),
    [
        ("Some 340 men slept there.", "At night 340 were in the hall.", False),
        ("Some 340 men slept there.", "At night 350 were in the hall.", True),
        ("Some 4 men slept there.", "At night 4 were in the hall.", True),  # small: of anything
        ("Ida Voss saw 4 cracks.", "4 cracks, said Ida Voss at last.", False),
        ("Ida Voss left for Harn.", "In Harn people heard Ida Voss.", False),
        ("Ida Voss left for Harn.", "Nobody listened to Ida Voss.", True),
    ],
)
def test_a_sentence_whose_names_and_figures_another_report_has_is_not_listed(
    mine: str, theirs: str, alone: bool
) -> None:
    one, other = make_report(mine, "one"), make_report(theirs, "other")
    names = tuple(
        Name(called, called, kind, (called,), mentions)
        for called, kind in (("Ida Voss", NameKind.PERSON), ("Harn", NameKind.PLACE))
        if (mentions := tuple(quoted(r, called) for r in (one, other) if called in r.text))
    )
    story = replace(make_story(), reports=("one", "other"), names=names, passages=())
    assert only_in(one, story, other) == ([mine] if alone else [])


def test_a_report_of_thousands_of_sentences_is_held_against_those_nearby() -> None:
    report = make_report("The wall fell on Monday night. " * 8000, "long")
    told = tuple(ClaimSentence(sentence_id(one), one) for one in sentences_of(report))
    story = replace(make_story(), reports=("long",), passages=(replace(TOLL, sentences=told),))
    started = time.process_time()
    assert only_in(report, story) == []
    assert time.process_time() - started < 3  # each against each took a minute
