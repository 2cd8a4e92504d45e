"""The words under an answer."""

from functools import cache

import pytest

from factories import make_answer, make_name, parse_report, quoted
from rashomon.model.date import Date
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.points.answer_features import AnswerFeatures, Reader
from rashomon.text.annotations import Annotations

pytestmark = pytest.mark.weights

TEXT = """The Alba struck a rock near Port Lenz on Monday, killing nine sailors.

Divers did not find the captain. "We searched the hold," said Ana Ruel.

In March 2019 a barge burned in Port Lenz."""


@cache
def parsed() -> Annotations:
    return parse_report(TEXT, "a", anchor="2024-05-08")


def read(quote: str, *, with_names: bool = True, kind: PointKind = PointKind.YES_NO, predicate: str | None = None) -> AnswerFeatures:
    report = parsed().report
    names = [
        make_name("Alba", report, kind=NameKind.OTHER),
        make_name("Port Lenz", report, kind=NameKind.PLACE),
        make_name("Ana Ruel", report),
    ]
    days = [("on Monday", "2024-05-06", "2024-05-06"), ("In March 2019", "2019-03-01", "2019-03-31")]
    dates = [Date(f"d-{earliest}", quoted(report, text), earliest, latest) for text, earliest, latest in days]
    sentence = next(s for s in parsed().sentences() if s.start_char <= report.text.index(quote) < s.end_char)
    answer = make_answer(quote, report, kind=kind, predicate=predicate, sentence=parsed().span(sentence))
    return Reader([parsed()], names if with_names else [], dates).read(answer)


WORDS = [
    ("The Alba struck a rock near Port Lenz", True, {"=n-Alba", "=n-Port Lenz", "strike", "rock"}),
    ("The Alba struck a rock near Port Lenz", False, {"alba", "strike", "rock", "port", "lenz"}),
    ("Divers did not find the captain", True, {"diver", "find", "captain"}),
    ("We searched the hold", True, {"search", "hold"}),
]


@pytest.mark.parametrize(("quote", "with_names", "expected"), WORDS)
def test_content_keys(quote: str, with_names: bool, expected: set[str]) -> None:
    found = read(quote, with_names=with_names).words
    assert set(found) - {"near"} == expected


def test_context_is_the_whole_sentence() -> None:
    assert {"=n-Alba", "sailor"} <= set(read("killing nine sailors").context)


HEADS = [
    ("The Alba struck a rock near Port Lenz", "strike", {"alba", "=n-Alba"}),
    ("Divers did not find the captain", "find", {"diver"}),
    ("We searched the hold", "search", set()),
    ("nine sailors", "sailor", set()),
]


@pytest.mark.parametrize(("quote", "head", "subject"), HEADS)
def test_head_and_subject(quote: str, head: str, subject: set[str]) -> None:
    found = read(quote)
    assert found.head == head
    assert set(found.subject) == subject


def test_names_days_and_places_under_the_quote() -> None:
    found = read("The Alba struck a rock near Port Lenz on Monday")
    assert found.names == {"n-Alba", "n-Port Lenz"}
    assert found.quoted_places == found.places == {"n-Port Lenz"}
    assert found.days == {("2024-05-06", "2024-05-06")}


def test_places_of_the_sentence_stand_in_for_none() -> None:
    found = read("nine sailors")
    assert found.quoted_places == frozenset()
    assert found.places == {"n-Port Lenz"}


@pytest.mark.parametrize(("quote", "expected"), [("a barge burned", True), ("killing nine sailors", False), ("Divers did not find", False)])
def test_background(quote: str, expected: bool) -> None:
    assert read(quote).background is expected
