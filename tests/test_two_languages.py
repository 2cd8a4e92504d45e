"""A story told in English and Spanish (examples/two-languages): what is read of each report."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.model.ledger import Ledger
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights

REPORTS = Path(__file__).resolve().parent.parent / "examples" / "two-languages" / "reports"
SPANISH = {"cronica", "faro", "radio-norte"}


@cache
def ledger() -> Ledger:
    settings = Settings(stories=StorySettings(one_story=True))
    return pipeline.compare(report_pile.read(str(REPORTS)), settings=settings)


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


def test_no_statement_is_read_as_english() -> None:
    assert {statement.report for statement in ledger().stories[0].statements}.isdisjoint(SPANISH)


def test_names_that_the_gazetteer_knows_are_joined_across_languages() -> None:
    (name,) = (name for name in ledger().stories[0].names if name.name == "Alexandria")
    assert name.spellings == ("Alexandria", "Alejandría")
    assert {span.report for span in name.mentions} >= SPANISH


def test_the_spanish_reports_stand_side_by_side() -> None:
    among = [{one.report for one in p.sentences} for p in ledger().stories[0].passages]
    assert any(reports <= SPANISH and len(reports) > 1 for reports in among)
    assert not any(reports & SPANISH and reports - SPANISH for reports in among)
