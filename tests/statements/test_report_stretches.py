"""How a report is cut: sentences by paragraph and title, quotations never broken, what counts as a
finite verb."""

import pytest

from factories import parse_report
from rashomon.statements.report_stretches import ReportStretches, read_stretches

pytestmark = pytest.mark.weights


def read(text: str, title: str | None = None) -> ReportStretches:
    return read_stretches(parse_report(text, title=title))


CUTS: list[tuple[str, list[str]]] = [
    ("It rained. It froze.", ["It rained.", "It froze."]),
    ("It rained.\n\nIt froze.", ["It rained.", "It froze."]),
    ('"It rained. It froze," she said.', ['"It rained. It froze," she said.']),
    ('She said: "It rained. It froze."', ['She said: "It rained. It froze."']),
    ('She left. "It rained. It froze."', ["She left.", '"It rained. It froze."']),
    ('"Did it rain?" Judge Ida Lund asked.', ['"Did it rain?" Judge Ida Lund asked.']),
    ('"Did it rain?" The street was wet.', ['"Did it rain?"', "The street was wet."]),
    ("Gen. Orr slept. Capt. Moss woke.", ["Gen. Orr slept.", "Capt. Moss woke."]),
    ("", []),
    ("\n\n", []),
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_sentences(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [reading.doc[s.first : s.last].text for s in reading.stretches] == expected


def test_each_token_knows_its_sentence() -> None:
    reading = read("It rained. It froze.\n\nIt thawed.")
    for number, stretch in enumerate(reading.stretches):
        assert {reading.stretch_of[i] for i in range(stretch.first, stretch.last)} == {number}
        assert all(
            reading.limits(reading.doc[i]) == (stretch.first, stretch.last)
            for i in range(stretch.first, stretch.last)
        )
    assert [s.paragraph for s in reading.stretches] == [0, 0, 1]


def test_only_the_title_is_a_title() -> None:
    text = "Well runs dry\n\nIt rained."
    assert [s.title for s in read(text, "Well runs dry").stretches] == [True, False]
    assert [s.title for s in read(text).stretches] == [False, False]


def test_marks_lie_in_their_quotation() -> None:
    reading = read('She said "it rained" and left.')
    inside = [token.text for token in reading.doc if reading.in_quotation(token.i)]
    assert inside == ['"', "it", "rained", '"']
    assert not reading.in_quotation(-1)
    assert not reading.in_quotation(len(reading.doc))


FINITE: list[tuple[str, bool]] = [
    ("The old pump failed in May.", True),
    ("The well may dry up.", True),
    ("The well dries up.", True),
    ("Wells dry up.", True),
    ("The fire burned until dawn.", True),
    ("A dry well in Harn.", False),
    ("The digging of wells.", False),
    ("To dig a well.", False),
    ("Found dead in a well.", False),
]


@pytest.mark.parametrize(("text", "expected"), FINITE)
def test_finite_verbs(text: str, expected: bool) -> None:
    reading = read(text)
    assert reading.has_finite_verb(0, len(reading.doc)) is expected
    assert reading.has_finite_verb(0, 0) is False


PREDICATES: list[tuple[str, bool]] = [
    ("The old pump failed in May.", True),
    ("Two men found dead in a well.", True),
    ("A dry well in Harn.", False),
    ("To dig a well.", False),
]


@pytest.mark.parametrize(("text", "expected"), PREDICATES)
def test_predicates(text: str, expected: bool) -> None:
    reading = read(text)
    assert reading.has_predicate(0, len(reading.doc)) is expected
