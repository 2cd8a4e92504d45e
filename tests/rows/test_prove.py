"""Words are taken where they stand in a report; a question is its author's."""

import pytest

from factories import parse_report
from rashomon.model.point import Account
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.names.join_names import join_names
from rashomon.parsing.parse import parsed_line
from rashomon.rows.prove import Prover
from rashomon.rows.quoted_words import (
    IN_TITLE,
    NO_PLACE,
    NO_REPORT,
    NOT_THERE,
    TOO_LONG,
    TOO_SHORT,
    Quoted,
    find_words,
    page_of,
    prove,
)


def shown(question: str, text: str, *quotes: str) -> bool:
    """Whether the question may stand over these quotations."""
    prover, accounts = _asked(text, *quotes)
    return bool(prover.proved(question, accounts).accounts)


def _asked(text: str, *quotes: str) -> tuple[Prover, list[Account]]:
    page = parse_report(text, "post")
    accounts = []
    for n, words in enumerate(quotes):
        start = page.report.text.index(words)
        span = page.report.span(start, start + len(words))
        accounts.append(Account(f"a{n}", "post", span, None, None, Stance.ASSERTS, "yes"))
    return Prover([page], join_names([page]), parsed_line), accounts


@pytest.mark.weights
@pytest.mark.parametrize(
    ("question", "stands"),
    [
        ("Did Lund set the fire?", True),
        ("Did Ines Lund set the fire?", True),  # another spelling of the name that stands there
        ("Did anybody burn the barn down?", True),  # words that no sentence has are marked
        ("Did Calder set the fire?", False),  # named in the report, not in what is quoted
        ("Did Bo Quill set the fire?", False),  # named nowhere
        ("Quill set the fire, did he not?", False),  # at the first place, too
        ("Who set the fire? It was Lund.", False),  # one sentence
        ("Did Lund set the fire (see www.example.org)?", False),
        ("Did **Lund** set the fire?", False),
        ("Did Lund set\u202e the fire?", False),
        ("Did Lund set the fire" + " again" * 40 + "?", False),
        ("", False),
    ],
)
def test_names_of_a_question_stand_in_what_is_quoted_and_it_is_one_plain_sentence(
    question: str, stands: bool
) -> None:
    text = "Lund set the fire at dusk. Sam Calder saw it.\n\nInes Lund was tired.\n"
    assert shown(question, text, "set the fire") is stands


@pytest.mark.weights
def test_words_that_no_quoted_sentence_has_are_told() -> None:
    question = "Did Lund steal two goats at dusk?"
    prover, accounts = _asked("Lund bought 2 goats at dusk. A cow was stolen.\n", "bought")
    assert prover.lacking(question, accounts) == ("steal",)


@pytest.mark.weights
def test_a_question_in_another_language_is_told_on_demand_and_its_names_stand() -> None:
    text = "Lund set the fire at dusk.\n"
    german = "Hat Lund das Feuer in der Scheune mit Absicht gelegt?"
    prover, accounts = _asked(text, "set the fire")
    found = prover.proved(german, accounts)
    assert (found.accounts, found.foreign) == ({"a0"}, True)
    other = prover.proved("La dame Calder a mis le feu dans la grange avec la police?", accounts)
    assert (other.accounts, other.foreign) == (frozenset(), True)


TEXT = (
    "Nine goats flee\n\n"
    "Nine goats broke out of the “old” pen\u00a0– nobody knows why – on Saturday.\n"
    "“We counted nine goats,” said the farmer’s son. By Sunday, nine goats were back.\n"
    "Advertisement: Nine goats for sale.\n"
    "North of the pen no goat was seen.\n"
)


def _report(ident: str, text: str = TEXT, title: str | None = "Goats flee again") -> Report:
    report = Report(ident, f"{ident}.txt", ident, ident, text, title)
    at = text.find("Advertisement")
    return (
        report
        if at < 0
        else Report(
            ident,
            f"{ident}.txt",
            ident,
            ident,
            text,
            title,
            furniture=(report.furniture_span(at, at + 35, "boilerplate"),),
        )
    )


PAGES = {
    "herald": page_of(_report("herald")),
    "wire": page_of(_report("wire", "A quiet day.\n", None)),
}


def _one(words: str, report: str = "herald", nth: int | None = None) -> str:
    (found,) = prove([Quoted(report, words, nth, None, 1)], PAGES)
    if isinstance(found, str):
        return found
    assert found.quote == TEXT[found.start : found.end]
    return found.quote


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("broke out of the", "broke out of the"),
        ('broke out of the "old" pen - nobody', "broke out of the “old” pen\u00a0– nobody"),
        ("broke out of the 'old'  pen", "broke out of the “old” pen"),
        ("the farmer's son", "the farmer’s son"),
        ("on Saturday..", "on Saturday"),
        ("nobody knows why — on\tSaturday", "nobody knows why – on Saturday"),
        ("flee\n\nNine goats broke", "flee\n\nNine goats broke"),
    ],
)
def test_marks_dashes_and_spaces_may_differ_and_the_text_is_kept(words: str, kept: str) -> None:
    assert _one(words) == kept


@pytest.mark.parametrize(
    ("words", "report", "nth", "reason"),
    [
        ("broke out of the new pen", "herald", None, NOT_THERE),
        ("ten goats broke out", "herald", None, NOT_THERE),
        ("roke out of the", "herald", None, NOT_THERE),
        ("o goat was seen", "herald", None, NOT_THERE),
        ("broke out of the", "wire", None, NOT_THERE),
        ("broke out of the", "nowhere", None, NO_REPORT),
        ("goats for sale", "herald", None, NOT_THERE),
        ("Goats flee again", "herald", None, IN_TITLE),
        ("…", "herald", None, TOO_SHORT),
        ("goats " * 80, "herald", None, TOO_LONG),
        ("nine goats", "herald", 7, NO_PLACE),
        ("Nine goats broke ... on Saturday", "herald", None, NOT_THERE),
    ],
)
def test_what_does_not_stand_there_is_refused(
    words: str, report: str, nth: int | None, reason: str
) -> None:
    assert _one(words, report, nth) == reason


def test_no_number_is_cut() -> None:
    page = page_of(
        Report(
            "a", "a.txt", "a", "a", "It cost 1.5 million, 12,000 more than at -3 degrees (or .25)."
        )
    )
    for words in ("5 million", "cost 1", "12", "000 more", "3 degrees", "25"):
        assert find_words(page, words) == [], words
    for words in ("1.5 million", "12,000", "-3 degrees", ".25", "12,000 more."):
        assert len(find_words(page, words)) == 1, words
