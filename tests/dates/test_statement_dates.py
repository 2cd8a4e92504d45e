"""The time for which a statement is said to hold, apart from when it was made."""

import pytest

from factories import make_statement, parse_report, quoted
from rashomon.dates.resolve import resolve_dates, with_as_of

pytestmark = pytest.mark.weights


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
    dates = resolve_dates([annotated], copies=()).dates
    assert [s.as_of for s in with_as_of([statement], dates=dates)] == [expected]


def test_when_it_was_said_is_marked_as_telling() -> None:
    annotated = parse_report(
        "The mayor said on Friday that the dam broke on Monday.", published="2021-03-05"
    )
    assert [(d.span.quote, d.tells) for d in resolve_dates([annotated], copies=()).dates] == [
        ("Friday", "telling"),
        ("Monday", "event"),
    ]
