"""Which amounts and days the page marks in sentences that stand side by side."""

from dataclasses import replace

import pytest

from factories import make_report, quoted
from ledgers import full_ledger
from rashomon.model.date import Date
from rashomon.model.number import Number
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.make_pieces import cite
from rashomon.web.entries import show_sections, values_apart

Tonnes = dict[str, float]  # amounts by their words
Days = dict[str, str]  # days by their words


def story_of(*reports: tuple[Report, Tonnes, Days], unit: str | None = "tonne") -> Story:
    """A story whose reports print these amounts and days."""
    numbers = []
    dates = []
    for report, tonnes, days in reports:
        for words, value in tonnes.items():
            span = quoted(report, words)
            name = f"n{len(numbers)}"
            numbers.append(
                Number(
                    id=name,
                    span=span,
                    phrase=span,
                    sentence="w",
                    low=value,
                    high=value,
                    limit="exact",
                    unit=unit,
                )
            )
        for words, day in days.items():
            dates.append(
                Date(
                    id=f"d{len(dates)}",
                    span=quoted(report, words),
                    earliest=day,
                    latest=day,
                    precision="day",
                )
            )
    (story,) = full_ledger().stories
    return replace(story, numbers=tuple(numbers), dates=tuple(dates))


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        pytest.param({"42 tonnes": 42}, {"46 tonnes": 46}, ["42 tonnes", "46 tonnes"], id="apart"),
        pytest.param({"42 tonnes": 42}, {"42 tonnes": 42}, [], id="the same"),
        pytest.param({"42 tonnes": 42}, {}, [], id="only one sentence has any"),
        pytest.param(
            {"42 tonnes": 42, "9 tonnes": 9}, {"42 tonnes": 42}, [], id="the other has none alone"
        ),
    ],
)
def test_amounts_of_one_unit_that_one_sentence_has_alone_are_marked(
    first: Tonnes, second: Tonnes, marked: list[str]
) -> None:
    ash = make_report("It holds 42 tonnes, not 9 tonnes.", "ash")
    elm = make_report("It holds 46 tonnes, or 42 tonnes.", "elm")
    story = story_of((ash, first, {}), (elm, second, {}))
    sentences = quoted(ash, ash.text), quoted(elm, elm.text)
    assert [span.quote for span in values_apart(sentences, story)] == marked
    without_unit = story_of((ash, first, {}), (elm, second, {}), unit=None)
    assert not list(values_apart(sentences, without_unit))
    assert not list(values_apart(sentences[:1], story))


def test_dates_in_digits_are_marked_and_weekdays_are_not() -> None:
    ash = make_report("On Monday they said it opened on 4 May.", "ash")
    elm = make_report("On Tuesday they said it opened on 5 May.", "elm")
    story = story_of(
        (ash, {}, {"4 May": "2031-05-04", "Monday": "2031-05-12"}),
        (elm, {}, {"5 May": "2031-05-05", "Tuesday": "2031-05-13"}),
    )
    sentences = quoted(ash, ash.text), quoted(elm, elm.text)
    assert [span.quote for span in values_apart(sentences, story)] == ["4 May", "5 May"]


@pytest.mark.parametrize(
    ("section", "marks"), [(Section.TOPICS, 2), (Section.WIDELY, 2), (Section.ALONE, 0)]
)
def test_the_page_marks_them_where_it_sets_whole_sentences_side_by_side(
    section: Section, marks: int
) -> None:
    ash = make_report("A & B hold <42 tonnes>.", "ash")
    elm = make_report("They hold 46 tonnes.", "elm")
    story = story_of((ash, {"42 tonnes": 42}, {}), (elm, {"46 tonnes": 46}, {}))
    called = {"ash": "The Ash", "elm": "The Elm"}
    pieces = (*cite(quoted(ash, ash.text), called), *cite(quoted(elm, elm.text), called))
    story = replace(story, overview=(Entry(section, "e", pieces=pieces),))
    (shown,) = show_sections(story, {}, {})
    text = shown.open[0].text
    assert text.count("<mark>") == marks
    assert ("A &amp; B hold &lt;<mark>42 tonnes</mark>&gt;." in text) == bool(marks)


def test_words_of_several_lines_have_no_marks() -> None:
    ash = make_report("A and B\n\nhold 42 tonnes.", "ash")
    elm = make_report("They hold 46 tonnes.", "elm")
    story = story_of((ash, {"42 tonnes": 42}, {}), (elm, {"46 tonnes": 46}, {}))
    called = {"ash": "The Ash", "elm": "The Elm"}
    pieces = (*cite(quoted(ash, ash.text), called), *cite(quoted(elm, elm.text), called))
    story = replace(story, overview=(Entry(Section.TOPICS, "e", pieces=pieces),))
    (shown,) = show_sections(story, {}, {})
    text = shown.open[0].text
    assert "A and B hold 42 tonnes." in text
    assert "<mark>46 tonnes</mark>" in text
