"""What reports are called."""

from factories import make_report
from rashomon.text.report_names import name_reports


def test_a_report_is_called_by_its_outlet() -> None:
    assert name_reports([make_report("News", "a1", outlet="Hill Post")]) == {"a1": "Hill Post"}


def test_without_an_outlet_the_first_words_of_its_headline_stand_in() -> None:
    told = make_report("x", "f00d", title="Ferry burns off the coast of Zelmar, dozens are missing")
    assert name_reports([told]) == {"f00d": "“Ferry burns off the coast of…”"}


def test_without_a_headline_its_own_first_words_do() -> None:
    assert name_reports([make_report("Smoke rose.\nThen rain fell.", "f00d")]) == {
        "f00d": "“Smoke rose. Then rain fell.”"
    }


def test_two_of_one_outlet_are_told_apart_by_their_days_else_by_their_headlines() -> None:
    one, other, third = (
        make_report("x", name, outlet="Hill Post", title=title, published=day)
        for name, title, day in (
            ("a", "Fire", "2031-03-02"),
            ("b", "Rain", "2031-03-03"),
            ("c", "Snow", "2031-03-03"),
        )
    )
    assert name_reports([one, other]) == {
        "a": "Hill Post, 2 Mar 2031",
        "b": "Hill Post, 3 Mar 2031",
    }
    assert name_reports([one, other, third]) == {
        "a": "Hill Post, 2 Mar 2031",
        "b": "Hill Post, “Rain”",
        "c": "Hill Post, “Snow”",
    }


def test_no_two_reports_bear_one_name() -> None:
    twins = [make_report("x", name, outlet="Hill Post", title="Fire") for name in ("a", "b")]
    assert list(name_reports(twins).values()) == ["Hill Post, “Fire”", "Hill Post, “Fire” (2)"]
