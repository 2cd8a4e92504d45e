"""Accounts with their slots."""

import time

import pytest

from factories import parse_report
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.points import selection
from rashomon.points.accounts import CandidateAccount, find_accounts
from rashomon.text.annotations import Annotations

pytestmark = pytest.mark.weights

TEXT = (
    "Ilse Vantorp, the head of the dyke board, said that at least nine people were killed on Friday. She denied that the dyke had failed. "
    "No boats were lost, she said. The harbour was closed."
)


def span_of(annotated: Annotations, text: str) -> Span:
    start = annotated.report.text.index(text)
    return annotated.report.span(start, start + len(text))


@pytest.fixture(scope="module")
def answers() -> tuple[CandidateAccount, ...]:
    annotated = parse_report(TEXT, "gazette")
    mention = span_of(annotated, "Ilse Vantorp")
    name = Name("n1", "Ilse Vantorp", NameKind.PERSON, ("Ilse Vantorp",), (mention,))

    def statement(number: int, quote: str, cue: str, stance: Stance) -> Statement:
        return Statement(
            f"s{number}",
            "gazette",
            span_of(annotated, quote),
            span_of(annotated, cue),
            "Ilse Vantorp",
            "n1",
            mention,
            False,
            (),
            Mode.INDIRECT,
            stance,
        )

    statements = (
        statement(1, "at least nine people were killed on Friday", "said", Stance.ASSERTS),
        statement(2, "the dyke had failed", "denied", Stance.DENIES),
    )
    dates = (Date("d1", span_of(annotated, "Friday"), "2031-05-02", "2031-05-02"),)
    _, weights = selection.load_weights()
    with pytest.MonkeyPatch.context() as patch:  # all that were found, however few a story of four sentences is worth
        patch.setattr(selection, "load_weights", lambda: (9.0, weights))
        return find_accounts([annotated], names=(name,), statements=statements, dates=dates)


def find(answers: tuple[CandidateAccount, ...], kind: PointKind, text: str) -> CandidateAccount:
    return next(a for a in answers if a.kind is kind and text in a.account.quote.quote)


def test_count(answers: tuple[CandidateAccount, ...]) -> None:
    answer = find(answers, PointKind.COUNT, "nine people")
    assert (answer.account.low, answer.account.high, answer.account.unit, answer.account.value) == (9, None, "people", "at least nine")
    assert (answer.predicate, answer.account.statement, answer.account.speaker) == ("kill", "s1", "Ilse Vantorp")
    assert answer.account.as_of == "2031-05-02"
    assert answer.sentence.quote.startswith("Ilse Vantorp")


def test_date(answers: tuple[CandidateAccount, ...]) -> None:
    answer = find(answers, PointKind.DATE, "Friday")
    assert (answer.account.value, answer.dates) == ("2031-05-02", ("d1",))


def test_denial(answers: tuple[CandidateAccount, ...]) -> None:
    answer = find(answers, PointKind.YES_NO, "She denied that the dyke had failed")
    assert (answer.account.value, answer.account.stance, answer.account.statement) == ("no", Stance.DENIES, "s2")
    assert (answer.subject, answer.names) == ("Ilse Vantorp", ("n1",))


def test_negation(answers: tuple[CandidateAccount, ...]) -> None:
    answer = find(answers, PointKind.YES_NO, "No boats were lost")
    assert (answer.polarity, answer.account.value, answer.subject, answer.predicate) == (False, "no", "boat", "lose")


def test_own_voice(answers: tuple[CandidateAccount, ...]) -> None:
    account = find(answers, PointKind.YES_NO, "The harbour was closed").account
    assert (account.statement, account.speaker, account.stance) == (None, None, Stance.ASSERTS)


def test_ids_are_unique_and_quotes_exact(answers: tuple[CandidateAccount, ...]) -> None:
    assert len({a.account.id for a in answers}) == len(answers)
    assert all(TEXT[a.account.quote.start : a.account.quote.end] == a.account.quote.quote for a in answers)


def test_order_of_reports_changes_nothing() -> None:
    one = parse_report("Nine people died in the mill fire.", "a")
    two = parse_report("The mill fire killed nine people on the island.", "b")
    assert find_accounts([one, two], names=(), statements=(), dates=()) == find_accounts([two, one], names=(), statements=(), dates=())


def test_a_copied_sentence_gives_the_same_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    _, weights = selection.load_weights()
    monkeypatch.setattr(selection, "load_weights", lambda: (9.0, weights))
    sentence = "At least nine people were killed and the old mill burned down, the fire chief said."
    reports = [parse_report(f"{sentence} The rest is a.", "a"), parse_report(f"Here is b. {sentence}", "b")]
    found = find_accounts(reports, names=(), statements=(), dates=())
    quotes = [{a.account.quote.quote for a in found if a.account.report == r and a.account.quote.quote in sentence} for r in ("a", "b")]
    assert quotes[0] == quotes[1] != set()


def test_nothing_to_read() -> None:
    assert find_accounts([], names=(), statements=(), dates=()) == ()
    assert find_accounts([parse_report("")], names=(), statements=(), dates=()) == ()


@pytest.mark.parametrize("text", ['"' * 2000, "He said that nine men and " * 300, "((" * 1000, "Smith, " * 800, "on Monday " * 400])
def test_odd_text_neither_raises_nor_takes_long(text: str) -> None:
    annotated = parse_report(text)
    started = time.perf_counter()
    find_accounts([annotated], names=(), statements=(), dates=())
    assert time.perf_counter() - started < 8
