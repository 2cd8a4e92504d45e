"""A story told in English and Spanish (examples/two-languages): what is read of each report, and what of it meets the others."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import rashomon
from rashomon.judgements.make_judgement import make_judgement
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.point import Point

pytestmark = pytest.mark.weights

REPORTS = Path(__file__).resolve().parent.parent / "examples" / "two-languages" / "reports"
SPANISH = {"cronica", "faro", "radio-norte"}


@cache
def ledger() -> Ledger:
    return rashomon.compare(rashomon.read(str(REPORTS)))


def counted(measure: str) -> Point:
    """The question on which most reports count this."""
    found = [point for point in ledger().stories[0].points if point.about and point.about.measure == measure]
    return max(found, key=lambda point: len(point.reports()))


def test_languages_are_told_and_the_reports_marked() -> None:
    by_language = Counter(report.language for report in ledger().reports)
    marked = {report.id for report in ledger().reports if any(w.startswith("not analysed for statements") for w in report.warnings)}
    assert by_language == {"en": 2, "es": 3}
    assert marked == SPANISH


def test_headline_outlet_and_day_of_the_page() -> None:
    read = {report.id: (report.title, report.outlet, (report.published or "")[:10]) for report in ledger().reports if report.id in SPANISH}
    assert read == {
        "cronica": ("Sube a 14 la cifra de muertos en Alejandría", "Crónica del Estrecho", "2019-03-05"),
        "faro": ("Al menos 12 muertos al derrumbarse un edificio en Alejandría", "El Faro de Levante", "2019-03-04"),
        "radio-norte": ("Egipto: 15 muertos en el derrumbe, según el hospital", "Radio Norte", "2019-03-05"),
    }


def test_they_are_one_story_without_being_told() -> None:
    assert [story.reports for story in ledger().stories] == [("coastline", "cronica", "delta-wire", "faro", "radio-norte")]


def test_no_statement_is_read_as_english() -> None:
    assert {statement.report for statement in ledger().stories[0].statements}.isdisjoint(SPANISH)


def test_names_are_joined_across_languages() -> None:
    joined = {name.name: set(name.spellings) for name in ledger().stories[0].names if len(name.spellings) > 1}
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
    days = {(d.span.report, d.span.quote): (d.earliest, d.latest) for d in ledger().stories[0].dates if d.span.report in SPANISH}
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


@pytest.mark.parametrize(
    ("measure", "answers"),
    [
        ("killed", {("cronica", 14, 14), ("faro", 12, None), ("radio-norte", 15, 15)}),
        ("injured", {("faro", 30, 30), ("radio-norte", 30, None)}),
        ("missing", {("faro", 5, 5), ("radio-norte", 3, 3)}),
        ("evacuated", {("faro", 120, 120)}),
    ],
)
def test_counts_answer_the_questions_of_the_english_reports(measure: str, answers: set[tuple[str, int, int | None]]) -> None:
    point = counted(measure)
    assert {(account.report, account.low, account.high) for account in point.accounts if account.report in SPANISH} == answers
    assert set(point.reports()) - SPANISH


def test_nobody_is_said_to_have_said_what_was_not_read() -> None:
    speakers = {account.speaker for p in ledger().stories[0].points for account in p.accounts if account.report in SPANISH}
    assert speakers == {"speaker not read"}


def test_figures_of_the_story() -> None:
    """What the language's own words bring, counted: names, days and counts of three reports that would else give nothing."""
    story = ledger().stories[0]
    named = sum(mention.report in SPANISH for name in story.names for mention in name.mentions)
    dated = sum(date.span.report in SPANISH for date in story.dates)
    counted = sum(account.report in SPANISH for p in story.points for account in p.accounts)
    assert (named, dated, counted) == (21, 8, 8)


def test_a_story_in_spanish_alone_asks_questions_of_its_own(tmp_path: Path) -> None:
    for name in SPANISH:
        (tmp_path / f"{name}.txt").write_bytes((REPORTS / f"{name}.txt").read_bytes())
    story = rashomon.compare(rashomon.read(str(tmp_path))).stories[0]
    assert {p.question for p in story.points} == {
        "How many people were killed?",
        "How many people were injured?",
        "How many people were missing?",
        "How many people were evacuated?",
    }
    assert {name.country for name in story.names if name.name == "Egipto"} == {"EG"}


def test_a_correction_of_a_count_in_another_language_is_obeyed() -> None:
    point = counted("killed")
    mine = next(account for account in point.accounts if account.report in SPANISH)
    judged = make_judgement(ledger(), "set", "value", [mine.id], by="ina", at="2031-03-05", after="13")
    (story,) = rashomon.compare(rashomon.read(str(REPORTS)), judgements=[judged]).stories
    (found,) = [account for point in story.points for account in point.accounts if account.id == mine.id]
    assert (found.value, found.low, found.high) == ("13", 13.0, 13.0) != (mine.value, mine.low, mine.high)
    assert [j.outcome for j in story.judgements] == ["obeyed"]
