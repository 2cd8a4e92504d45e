"""Words for counts and for whose a headline is."""

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
    assert whose_headline("Goats", [elm, ash]) == whose_headline(None, [elm]) == ""
    assert whose_headline("Nine goats", [ash, elm]) == "headline of The Elm"
