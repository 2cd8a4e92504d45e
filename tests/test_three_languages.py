"""Stories told in several languages (examples/two-languages, examples/three-languages)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from rashomon.comparing import compare as comparing
from rashomon.exports.flat_tables import answers_of
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point, Status
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.protocols import Prompt, Reply
from rashomon.reports import report_pile
from rashomon.rows.row_file import read_rows_file
from rashomon.settings import ModelSettings, Settings, StorySettings
from rashomon.telling.brief_layout import lay_out
from rashomon.telling.wording import mark_of, question_of, title_of, wording_line
from rashomon.web.ledger_page import render_page

pytestmark = pytest.mark.weights

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "three-languages"


ONE = Settings(stories=StorySettings(one_story=True))


ROWS = (FOLDER / "rows.txt").read_text("utf-8")


@cache
def pile() -> tuple[Report, ...]:
    return report_pile.read(str(FOLDER / "reports")).reports


@cache
def ledger(rows: str = ROWS) -> Ledger:
    return comparing.compare(pile(), settings=ONE, rows=read_rows_file(rows))


def row(question: str, rows: str = ROWS) -> Point:
    points = ledger(rows).stories[0].points
    return next(p for p in points if question in (p.question, p.author_question))


def test_words_of_three_languages_stand_under_one_question() -> None:
    point = row("How many people were in the cabins?")
    assert question_of(point)
    assert point.status is Status.DISPUTED
    assert (len(point.reports()), {account.low for account in point.accounts}) == (6, {41.0, 43.0})
    for account in point.accounts:
        text = next(r.text for r in ledger().reports if r.id == account.report)
        assert text[account.quote.start : account.quote.end] == account.quote.quote


def test_a_question_over_words_of_other_languages_is_marked_as_a_translation() -> None:
    point = row("What did the mayor ask for?")
    told = "translation by model demo-1: What did the mayor ask for?"
    assert point.translated
    assert not question_of(point)
    assert point.question == point.label != point.author_question
    assert mark_of(point) == f"read by model demo-1; {told}"
    assert title_of(point).startswith(point.label or "-")
    assert wording_line(point) == told
    assert all(account.value is None for account in point.accounts)


def test_translations_are_marked_in_page_and_tables() -> None:
    told = "translation by model demo-1: What did the mayor ask for?"
    assert told in render_page(ledger())
    assert any(told in str(cell) for line in answers_of(ledger()).rows for cell in line)
    assert from_json(to_json(ledger())) == ledger()
    brief = lay_out(ledger().stories[0], ledger())
    told = "(translation by model demo-1: How long did the rescue take?)"
    (dispute,) = (s.text for part in brief.parts for s in part.sentences if told in s.text)
    assert dispute.index("duró siete horas") < dispute.index(told)


def test_a_wording_in_the_language_of_its_quotations_is_no_translation() -> None:
    rows = ROWS.replace("How long did the rescue take?", "¿Cuánto duró el rescate en la montaña?")
    only = rows.replace('\n2 eight hours [8,8]: taunbote "dauerte acht Stunden"', "")
    point = row("¿Cuánto duró el rescate en la montaña?", only)
    assert not point.translated
    assert "not in English" in wording_line(point)


def test_speakers_and_denials_of_other_languages_bear_their_author() -> None:
    point = row("Did lightning stop the cable car?")
    denied = next(a for a in point.accounts if a.report == "skarren-echo")
    assert (denied.stance, denied.speaker) == (Stance.DENIES, "Betreiber Skarrenbahn")
    assert denied.speaker_by == "model demo-1"


def test_a_statement_of_another_language_stands_where_its_speaker_is_named_near_it() -> None:
    said = next(s for s in ledger().stories[0].statements if s.report == "el-mirador")
    assert (said.speaker, said.by) == ("el hospital de Brenhal", "model demo-1")
    far = ROWS.replace('": speaker "el hospital de Brenhal"', '": speaker "Runa Aldvik"')
    assert far != ROWS
    assert "el-mirador" not in {s.report for s in ledger(far).stories[0].statements}


class Fake:
    """A model that answers rows and nothing else, and keeps its prompts."""

    name, host, context, questions_in = "otter", "127.0.0.1", 32_000, ""

    def __init__(self, questions_in: str = "") -> None:
        self.questions_in = questions_in
        self.asked: list[Prompt] = []

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        self.asked += prompts
        told = ROWS.split("\n\n")[1]
        for n, one in enumerate(sorted(report.id for report in pile()), 1):
            told = told.replace(f'{one} "', f'r{n} "')
        return tuple(Reply(told if p.stage == "digest" else "", 1, 1) for p in prompts)


def test_every_report_is_sent_whatever_its_language() -> None:
    model = Fake()
    read = comparing.compare(pile(), settings=ONE, model=model)
    opening = next(p.user for p in model.asked if p.stage == "digest")
    assert all(f"\nr{n} " in opening for n in range(1, len(pile()) + 1))
    assert "in this language: en." in opening
    quoted = {a.report for p in read.stories[0].points for a in p.accounts if p.by}
    assert quoted >= {"el-mirador", "taunbote"}


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
