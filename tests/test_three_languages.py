"""Stories told in several languages (examples/two-languages, examples/three-languages)."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from rashomon.answers.given_reply import GivenReply
from rashomon.comparing import compare as comparing
from rashomon.model.answer import Part
from rashomon.model.document import from_json, to_json
from rashomon.model.ledger import Ledger
from rashomon.reports import report_pile
from rashomon.settings import ModelSettings, Settings, StorySettings
from rashomon.show.page import render_page

pytestmark = pytest.mark.weights

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "three-languages"


ONE = Settings(stories=StorySettings(one_story=True))


@cache
def ledger() -> Ledger:
    pile = report_pile.read(str(FOLDER / "reports"))
    text = (FOLDER / "answer.txt").read_text("utf-8")
    return comparing.compare(pile, model=GivenReply(text, "model demo-1"), settings=ONE)


def parts_of(thing: str) -> list[Part]:
    """The parts of the line about this."""
    (answer,) = ledger().stories[0].answers
    return [part for line in answer.lines if line.thing == thing for part in line.parts]


def test_sentences_of_three_languages_stand_behind_the_parts_of_an_answer() -> None:
    one, other = parts_of("People in the cabins")
    assert len({sentence.report for part in (one, other) for sentence in part.sentences}) == 6
    for sentence in (*one.sentences, *other.sentences):
        text = next(r.text for r in ledger().reports if r.id == sentence.report)
        assert text[sentence.span.start : sentence.span.end] == sentence.span.quote
    assert from_json(to_json(ledger())) == ledger()
    assert "eight hours" in render_page(ledger())


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
