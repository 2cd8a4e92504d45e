"""Which sentences of a claim share more than a background."""

import pytest

from factories import make_sentence, parse_report
from rashomon.model.story import Story
from rashomon.show.first_view import FirstView

pytestmark = pytest.mark.weights


def are_close(one: str, other: str, closeness: float) -> bool:
    """Whether two sentences of two reports are close, if it is so probable that they tell the same
    main thing."""
    pages = [parse_report(text, ident) for ident, text in (("a", one), ("b", other))]
    reports = [page.report for page in pages]
    view = FirstView(
        Story("s", "", ("a", "b")), reports, pages, closeness=lambda _first, _second: closeness
    )
    first, second = (make_sentence(report, report.text) for report in reports)
    return view.are_close(first, second) and view.are_close(second, first)


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("The red league claimed the attack on the depot.", "Nobody has claimed the attack yet."),
        ("The tower at Ulm is out of service.", "Engineers said the tower is not out of service."),
        ("Mayor Holm apologized to the pupils.", "Holm has not apologized to the pupils so far."),
        ("The bank sold its vineyards in June.", "The bank never sold the vineyards, it said."),
        ("The ship carried coal for Vesk.", "Its owner says the ship did not carry any coal."),
        ("Judges lifted the ban on kites.", "The judges did not lift the ban, a clerk said."),
        ("Farmers blocked the pass at noon.", "The farmers did not block the pass."),
        ("The comet hit the old observatory.", "No comet hit the observatory that night."),
        ("The choir will sing in Tarn on Friday.", "The choir won't sing in Tarn, its head said."),
        ("Dara Venn signed the peace letter.", "Dara Venn did not sign that letter."),
    ],
)
def test_what_is_denied_stands_beside_its_denial(told: str, denied: str) -> None:
    assert are_close(told, denied, closeness=0.3)


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("The tower at Ulm is out of service.", "The tower at Ulm was built by two brothers."),
        ("Mayor Holm apologized to the pupils.", "Mayor Holm opened the school with the pupils."),
        ("The bank sold its vineyards in June.", "The bank does not open on Mondays in June."),
    ],
)
def test_a_background_alone_makes_no_two_sentences_close(told: str, other: str) -> None:
    assert not are_close(told, other, closeness=0.3)
    assert are_close(told, other, closeness=0.8)
