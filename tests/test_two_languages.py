"""A story told in English and Spanish (examples/two-languages): what is read of each report, and
what of it meets the others."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import rashomon
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind

pytestmark = pytest.mark.weights

REPORTS = Path(__file__).resolve().parent.parent / "examples" / "two-languages" / "reports"
SPANISH = {"cronica", "faro", "radio-norte"}


@cache
def ledger() -> Ledger:
    return rashomon.compare(rashomon.read(str(REPORTS)))


def test_languages_are_told_and_the_reports_marked() -> None:
    by_language = Counter(report.language for report in ledger().reports)
    marked = {
        report.id
        for report in ledger().reports
        if any(w.startswith("not analysed for statements") for w in report.warnings)
    }
    assert by_language == {"en": 2, "es": 3}
    assert marked == SPANISH


def test_headline_outlet_and_day_of_the_page() -> None:
    read = {
        report.id: (report.title, report.outlet, (report.published or "")[:10])
        for report in ledger().reports
        if report.id in SPANISH
    }
    assert read == {
        "cronica": (
            "Sube a 14 la cifra de muertos en Alejandría",
            "Crónica del Estrecho",
            "2019-03-05",
        ),
        "faro": (
            "Al menos 12 muertos al derrumbarse un edificio en Alejandría",
            "El Faro de Levante",
            "2019-03-04",
        ),
        "radio-norte": (
            "Egipto: 15 muertos en el derrumbe, según el hospital",
            "Radio Norte",
            "2019-03-05",
        ),
    }


def test_they_are_one_story_without_being_told() -> None:
    assert [story.reports for story in ledger().stories] == [
        ("coastline", "cronica", "delta-wire", "faro", "radio-norte")
    ]


def test_no_statement_is_read_as_english() -> None:
    assert {statement.report for statement in ledger().stories[0].statements}.isdisjoint(SPANISH)


def test_names_are_joined_across_languages() -> None:
    joined = {
        name.name: set(name.spellings)
        for name in ledger().stories[0].names
        if len(name.spellings) > 1
    }
    assert joined["Alexandria"] == {"Alexandria", "Alejandría"}
    assert joined["Egypt"] == {"Egypt", "Egipto"}
    assert joined["Geneva"] == {"Geneva", "Ginebra"}
    assert joined["United Nations"] == {"United Nations", "Naciones Unidas", "ONU"}
    assert joined["Youssef Hegazy"] == {"Youssef Hegazy", "Yusuf Hegazi"}


def test_kinds_and_places_of_names_that_only_the_spanish_reports_have() -> None:
    found = {name.name: (name.kind, name.country) for name in ledger().stories[0].names}
    assert found["Londres"] == (NameKind.PLACE, "GB")
    assert found["Media Luna Roja"] == (NameKind.ORGANISATION, None)
    assert found["Mahmud Shauki"] == (NameKind.PERSON, None)


def test_days_are_read_against_the_day_of_the_page() -> None:
    days = {
        (d.span.report, d.span.quote): (d.earliest, d.latest)
        for d in ledger().stories[0].dates
        if d.span.report in SPANISH
    }
    assert days == {
        ("cronica", "domingo"): ("2019-03-03", "2019-03-03"),
        ("cronica", "Hace dos días"): ("2019-03-03", "2019-03-03"),
        ("cronica", "próximo jueves"): ("2019-03-07", "2019-03-07"),
        ("faro", "domingo"): ("2019-03-03", "2019-03-03"),
        ("faro", "1974"): ("1974-01-01", "1974-12-31"),
        ("radio-norte", "ayer"): ("2019-03-04", "2019-03-04"),
        ("radio-norte", "domingo"): ("2019-03-03", "2019-03-03"),
        ("radio-norte", "lunes"): ("2019-03-04", "2019-03-04"),
    }


def test_what_is_read_of_reports_in_another_language() -> None:
    """What the language's own words bring: names and days of three reports that would else give
    nothing."""
    story = ledger().stories[0]
    named = sum(mention.report in SPANISH for name in story.names for mention in name.mentions)
    dated = sum(date.span.report in SPANISH for date in story.dates)
    assert (named, dated) == (21, 8)
