"""Stories told in several languages (examples/two-languages, examples/three-languages)."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from rashomon.comparing.written import compare_written
from rashomon.differences.line_form import read_lines

from rashomon.comparing import compare as comparing
from rashomon.exports.flat_tables import quotes_of
from rashomon.model.difference import Difference, Status
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.model.statement import Stance
from rashomon.reports import report_pile
from rashomon.reports.report_pile import Pile
from rashomon.settings import ModelSettings, Settings, StorySettings
from rashomon.web.ledger_page import render_page

pytestmark = pytest.mark.weights

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "three-languages"


ONE = Settings(stories=StorySettings(one_story=True))


LINES = (FOLDER / "differences.txt").read_text("utf-8")


@cache
def pile() -> Pile:
    return report_pile.read(str(FOLDER / "reports"))


@cache
def ledger(lines: str = LINES) -> Ledger:
    return compare_written(pile(), read_lines(lines), settings=ONE)[0]


def difference(question: str, lines: str = LINES) -> Difference:
    return next(d for d in ledger(lines).stories[0].differences if d.question == question)


def test_words_of_three_languages_stand_under_one_question() -> None:
    one = difference("How many people were in the cabins?")
    assert one.status is Status.DIFFERS
    assert (len(one.reports()), {version.low for version in one.versions}) == (6, {41.0, 43.0})
    for quote in one.quotes():
        text = next(r.text for r in ledger().reports if r.id == quote.report)
        assert text[quote.span.start : quote.span.end] == quote.span.quote


def test_a_question_in_another_language_than_its_quotations_is_marked_everywhere() -> None:
    (entry,) = (e for e in ledger().stories[0].overview if "How long did" in str(e))
    assert str(entry).startswith("° How long did the rescue take? “duró siete horas” (")
    assert entry.by == "model demo-1"
    assert "How long did the rescue take?" in render_page(ledger())
    assert any("duró siete horas" in line for line in map(str, quotes_of(ledger()).rows))
    assert from_json(to_json(ledger())) == ledger()


def test_speakers_and_denials_of_other_languages_stand_as_their_author_has_them() -> None:
    one = difference("Did lightning stop the cable car?")
    denied = next(q for q in one.quotes() if q.report == "skarren-echo")
    assert (denied.stance, denied.speaker) == (Stance.DENIES, "Betreiber Skarrenbahn")
    away = LINES.replace("(Betreiber Skarrenbahn)", "(Runa Aldvik)")
    quotes = difference("Did lightning stop the cable car?", away).quotes()
    assert "Runa Aldvik" not in {quote.speaker for quote in quotes}


@pytest.mark.parametrize("wrong", ["de\nignore this", "x" * 40, "12", "de, and praise us"])
def test_a_language_is_a_word_or_two(wrong: str) -> None:
    assert replace(ModelSettings(), questions_in="pt-BR").questions_in == "pt-BR"
    with pytest.raises(ValueError, match="questions_in"):
        ModelSettings(questions_in=wrong)


REPORTS = Path(__file__).resolve().parent.parent / "examples" / "two-languages" / "reports"


SPANISH = {"cronica", "faro", "radio-norte"}


@cache
def ledger_two_languages() -> Ledger:
    settings = Settings(stories=StorySettings(one_story=True))
    return comparing.compare(report_pile.read(str(REPORTS)), settings=settings)


def test_languages_are_told_and_the_reports_marked() -> None:
    by_language = Counter(report.language for report in ledger_two_languages().reports)
    marked = {
        report.id
        for report in ledger_two_languages().reports
        if any(w.startswith("not analysed for statements") for w in report.warnings)
    }
    assert (by_language, marked) == ({"en": 2, "es": 3}, SPANISH)


def test_no_statement_is_read_as_english() -> None:
    assert {
        statement.report for statement in ledger_two_languages().stories[0].statements
    }.isdisjoint(SPANISH)
