"""Times of the day, of statements and of sentences."""

from datetime import date

import pytest

from factories import make_report, make_statement, parse_report, quoted
from rashomon.dates.days import SpokenTime
from rashomon.dates.expression_days import meaning_of
from rashomon.dates.expressions import find_expressions
from rashomon.dates.tense import Tense, tense_of
from rashomon.dates.times_of_statements import with_as_of
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.statements.extract import extract_statements
from report_days import read_every_day

FIRST = (
    "A fire broke out in the harbour of Grenholm on Sunday.\nThe doors were shut at 11:00. The "
    "alarm was raised at 13:44. The pumps failed at 12:30 and at 4:20 p.m."
)


LATER = "The harbour master of Grenholm resigned on Wednesday.\n{}"


def days(*reports: Report) -> dict[str, list[tuple[str, str | None]]]:
    """The words and the first day of each date, by report."""
    out: dict[str, list[tuple[str, str | None]]] = {}
    for found in read_every_day(list(annotate_reports(reports)), copies=()).dates:
        out.setdefault(found.span.report, []).append((found.span.quote, found.earliest))
    return out


@pytest.mark.parametrize(
    ("text", "place", "words", "day"),
    [
        ("He had rung the brigade at 1.44, he said.", 1, "1.44", "2021-03-07"),
        # the other times without a day go with it
        ("The alarm came at 13:44. It was put out at 17:09.", 2, "at 17:09", "2021-03-07"),
        # a time that nobody gave
        ("He left his office at 17:09.", 1, "at 17:09", "2021-03-10"),
        ("He left on Tuesday; a car drove up at 13:44.", 2, "at 13:44", "2021-03-09"),
        # one full hour agrees by chance
        ("He left his office at 11:00.", 1, "at 11:00", "2021-03-10"),
        ("He rang at 11:00 and at 12:30.", 2, "at 12:30", "2021-03-07"),
    ],
)
def test_a_time_that_an_older_report_gave_is_of_its_day(
    text: str, place: int, words: str, day: str
) -> None:
    first = make_report(FIRST, "a", published="2021-03-07T18:00:00")
    later = make_report(LATER.format(text), "b", published="2021-03-10T18:00:00")
    assert days(first, later)["b"][place] == (words, day)


def test_the_headline_of_an_entry_gives_its_day_to_what_follows() -> None:
    page = (
        "LIVE The quake\n\n16:15 Friday - Toll goes up\nTwo have died.\n\n10:25 Thursday - First "
        "helicopter\nIt took off at 10:10, when the fog went."
    )
    found = days(make_report(page, "a", published="2025-03-14T20:10:00"))["a"]
    assert ("at 10:10", "2025-03-13") in found


ANCHOR = date(2020, 2, 12)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The mill closed on 1-Jan-2016.", "1-Jan-2016", "2016-01-01", "2016-01-01"),
        (
            "It was shut 5th to 9th of January 2020.",
            "5th to 9th of January 2020",
            "2020-01-05",
            "2020-01-09",
        ),
        (
            "Bees left the hives in the summer of last year.",
            "the summer of last year",
            "2019-06-01",
            "2019-08-31",
        ),
    ],
)
def test_days(text: str, words: str, first: str, last: str) -> None:
    (expression,) = find_expressions(text)
    assert text[expression.start : expression.end] == words
    days = meaning_of(SpokenTime(expression, ANCHOR, Tense.OPEN))
    assert days == (date.fromisoformat(first), date.fromisoformat(last))


PUBLISHED = "2021-03-05"  # a Friday


# A text; then the time for which each statement holds.


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Thursday the mayor said that the lift fell on Monday.", ["2021-03-01"]),
        ("The mayor said on Thursday the lift fell on Monday.", ["2021-03-01"]),
        ("The lift fell on Monday, the mayor said on Thursday.", ["2021-03-01"]),
        ("The lift fell on Monday, the mayor said.", ["2021-03-01"]),
        ("The lift was old, the mayor said on Thursday.", [None]),
        ("According to the mayor, the lift fell last week.", ["2021-02-22/2021-02-28"]),
        ("According to the mayor, the lift had been shut for two weeks.", [None]),
        ("The mayor said the lift, which was built in 1998, fell.", ["1998-01-01/1998-12-31"]),
        ("The mayor said the lift would open on Monday.", ["2021-03-08"]),
        ("The mayor said the lift opened on Monday and shut on Tuesday.", [None]),
        (
            "The mayor said the lift fell on Monday. The cook said it fell on Sunday.",
            ["2021-03-01", "2021-02-28"],
        ),
        ('"It fell yesterday," the mayor said.', ["2021-03-04"]),
        ("The mayor denied that the lift fell in January.", ["2021-01-01/2021-01-31"]),
    ],
)
def test_when_what_is_said_holds(text: str, expected: list[str | None]) -> None:
    annotated = parse_report(text, published=PUBLISHED)
    dates = read_every_day([annotated], copies=()).dates
    assert [
        one.as_of for one in with_as_of(extract_statements([annotated], names=()), dates=dates)
    ] == expected


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "The mayor said on Friday that the dam broke on Monday.",
            "the dam broke on Monday",
            "2021-03-01",
        ),
        ("The mayor said on Friday that the dam would hold.", "the dam would hold", None),
        (
            "The mayor said that 40 houses were dry in February.",
            "40 houses were dry in February",
            "2021-02-01/2021-02-28",
        ),
        (
            "The mayor said that it rained on Monday and on Tuesday.",
            "it rained on Monday and on Tuesday",
            None,
        ),
    ],
)
def test_as_of(text: str, content: str, expected: str | None) -> None:
    annotated = parse_report(text, published="2021-03-05")
    statement = make_statement(
        annotated.report, content, "the mayor", cue=quoted(annotated.report, "said")
    )
    dates = read_every_day([annotated], copies=()).dates
    assert [s.as_of for s in with_as_of([statement], dates=dates)] == [expected]


@pytest.mark.weights
def test_when_it_was_said_is_marked_as_telling() -> None:
    annotated = parse_report(
        "The mayor said on Friday that the dam broke on Monday.", published="2021-03-05"
    )
    assert [(d.span.quote, d.tells) for d in read_every_day([annotated], copies=()).dates] == [
        ("Friday", "telling"),
        ("Monday", "event"),
    ]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Fire at the mill Updated: 2021-03-05 13:14 By our staff", "telling"),
        ("The mill burned at 13:14 on 5 March 2021.", "event"),
        ("The mill burned down on 2021-03-05.", "event"),
    ],
)
def test_a_stamp_in_figures_says_when_a_page_was_written(text: str, tells: str) -> None:
    annotated = parse_report(text, published="2021-03-05")
    assert {date.tells for date in read_every_day([annotated], copies=()).dates} == {tells}


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The ferry sank on Tuesday.", "Tuesday", Tense.PAST),
        ("The ferry will sail on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The ferry is expected to sail on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The crew managed to leave on Tuesday.", "Tuesday", Tense.PAST),
        ("He said the crew would leave on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The hearing was postponed until Tuesday.", "Tuesday", Tense.FUTURE),
        ("The ferry has been in port since Tuesday.", "Tuesday", Tense.PAST),
        ("The report is due to be released in May.", "May", Tense.FUTURE),
        ("He ran in the election slated for Tuesday.", "Tuesday", Tense.FUTURE),
        ("He ran in the election slated for June 25.", "June", Tense.FUTURE),
        ("He ran in the election held on June 25.", "June", Tense.PAST),
        ("The talks start on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The court rules on Tuesday whether he may stay.", "Tuesday", Tense.FUTURE),
        ("The raid on Tuesday is the worst in years.", "Tuesday", Tense.OPEN),
        ("The bank says it lost money on Tuesday.", "Tuesday", Tense.PAST),
        ("The mayor declared Tuesday a day of mourning.", "Tuesday", Tense.FUTURE),
        ("The union declared on Tuesday that it would strike.", "Tuesday", Tense.PAST),
        ("Tuesday is to be a public holiday.", "Tuesday", Tense.FUTURE),
        ("The harbour has cancelled all crossings until Tuesday.", "Tuesday", Tense.FUTURE),
        ("The rebels held the bridge until Tuesday.", "Tuesday", Tense.PAST),
        ("Landing fish is forbidden from Tuesday.", "Tuesday", Tense.FUTURE),
        ("The crew had cleared the quay by Tuesday.", "Tuesday", Tense.PAST),
        ("Landing fish was forbidden by Tuesday.", "Tuesday", Tense.PAST),
        ("The airline announced a flight for Tuesday.", "Tuesday", Tense.FUTURE),
        ("The board ceased to publish results on Tuesday.", "Tuesday", Tense.PAST),
        ("A letter from November mentions it.", "November", Tense.OPEN),
        (
            "She said she was leaving the office on Tuesday when the wall fell.",
            "Tuesday",
            Tense.OPEN,
        ),
    ],
)
def test_tense(text: str, word: str, expected: Tense) -> None:
    assert tense_of(parse_report(text).token_at(text.index(word))) is expected
