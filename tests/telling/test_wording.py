"""Words for counts and for whose a headline is."""

from dataclasses import replace

from factories import make_report
from rashomon.telling.wording import differing, whose_headline


def test_no_sure_difference_is_no_agreement_and_a_headline_has_an_outlet() -> None:
    assert [differing(n) for n in (0, 1, 2)] == [
        "no sure difference",
        "1 difference",
        "2 differences",
    ]
    ash = make_report("Nine.", "ash", title="Goats")
    elm = make_report("Nine.", "elm", title="Nine goats", outlet="The Elm")
    days = [replace(elm, published="2031-05-03"), replace(ash, published="2031-05-07T08:00")]
    given = [("Goats", [elm, ash]), (None, [elm]), ("Nine goats", days[:1]), ("Nine goats", days)]
    assert [whose_headline(*one) for one in given] == [
        "headline of one report",
        "",
        "headline of The Elm",
        "headline of The Elm, 3 May 2031",
    ]
