"""Words are taken where they stand in a report and bear out a question together."""

import pytest

from factories import parse_report
from rashomon.model.point import Account, PointKind
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
    Refusal,
    find_words,
    page_of,
    prove,
)
from rashomon.statements.extract import extract_statements

COUNT, DATE, YES_NO = PointKind.COUNT, PointKind.DATE, PointKind.YES_NO


def passes(
    question: str, text: str, *quotes: str, kind: PointKind = YES_NO, value: str | None = "yes"
) -> list[bool]:
    """Of each of these quotations, together one answer, whether the question may stand over it."""
    page = parse_report(text, "post")
    names = join_names([page])
    statements = extract_statements([page], names=names)
    accounts = []
    for n, words in enumerate(quotes):
        start = page.report.text.index(words)
        span = page.report.span(start, start + len(words))
        said = next(
            (one for one in statements if one.quote.start <= start and span.end <= one.quote.end),
            None,
        )
        accounts.append(
            Account(f"a{n}", "post", span, said.id if said else None, None, Stance.ASSERTS, value)
        )
    found = Prover([page], names, statements, parsed_line).proved(question, kind, [accounts])
    return [account.id in found.accounts for account in accounts]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("question", "sentence", "value", "stands"),
    [
        ("Did Calder set the fire?", "Calder set the fire.", "yes", True),
        ("Did Calder set the fire?", "Calder set the fire.", "no", False),
        ("Did Calder set the fire?", "Calder did not set the fire.", "no", True),
        ("Did Calder set the fire?", "Calder did not set the fire.", "yes", False),
        ("Did Calder set the fire?", "Calder denied that she had set the fire.", "no", True),
        ("Did Calder set the fire?", "Calder denied that she had set the fire.", "yes", False),
        (
            "Did Calder deny that she set the fire?",
            "Calder denied that she had set the fire.",
            "yes",
            True,
        ),
        ("Did Calder not set the fire?", "Calder did not set the fire.", "yes", True),
        ("Did Calder set the fire?", "Calder planned to set the fire.", "yes", False),
        ("Did Calder plan to set the fire?", "Calder planned to set the fire.", "yes", True),
        ("Did Calder set the fire?", "Police asked whether Calder set the fire.", "yes", False),
        ("Did Calder set the fire?", "Police asked whether Calder set the fire.", "unclear", True),
        (
            "Did Calder set the fire?",
            "There is no evidence that Calder set the fire.",
            "yes",
            False,
        ),
        ("Did Calder set the fire?", "Reports that Calder set the fire are false.", "yes", False),
        ("Did Calder set the fire?", "Calder was charged with setting the fire.", "yes", False),
        ("Was anybody arrested?", "No arrests were made.", "no", True),
        ("Was anybody arrested?", "No arrests were made.", "yes", False),
        ("Has the boat arrived?", "The boat has yet to arrive.", "no", True),
        ("Did the audit find faults?", "The audit found no faults.", "no", True),
        ("Did the audit find faults?", "The audit found no faults.", "yes", False),
        ("Is the gate open?", "The gate is not open.", "no", True),
        ("Is the gate open?", "The gate is not open.", "yes", False),
        ("Did the gate open?", "Only the door was shut.", "yes", False),
        ("Did the gate open?", "The gate did not open until noon.", "yes", True),
    ],
)
def test_yes_and_no_are_said_of_a_verb_as_it_stands(
    question: str, sentence: str, value: str, stands: bool
) -> None:
    assert passes(question, sentence, sentence, value=value) == [stands]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("question", "sentence", "stands"),
    [
        ("How many cows died?", "Two cows died in the fire.", True),
        ("How many cows were killed?", "Two cows died in the fire.", True),  # by nobody
        ("How many cows did Calder kill?", "Two cows died beside Calder.", False),
        ("When did the cows leave?", "The cows fled at noon.", True),  # who flees has left
        ("When did the cows flee?", "The cows left at noon.", False),
        ("When did the cows leave?", "The cows retreated at noon.", True),
        ("When did the cows retreat?", "The cows left at noon.", False),
        ("When was the gate closed?", "The gate was shut at noon.", True),
        ("What did the barn cost?", "The barn came to 900 crowns.", True),
        ("Did the barn cost nine cows?", "Nine cows stood by the barn.", False),
        (
            "How long did the repair of the gate take?",
            "The repair of the gate ended at noon.",
            True,
        ),
        ("How did Calder take the cows?", "Calder saw the cows at noon.", False),
        ("How much did Calder take?", "Calder saw 900 crowns.", False),
        ("What is the price of the barn?", "The barn goes for 900 crowns.", True),
        ("Did Calder buy the barn?", "Calder made a bid for the barn.", False),
        ("Who drove the cart?", "The driver of the cart was Calder.", True),
        ("How many cows were killed by Calder?", "Two cows died beside Calder.", False),
        ("How many people were evacuated?", "The evacuation of 40 people took an hour.", True),
        ("How many cows did the drunken Calder murder?", "Calder saw that two cows died.", False),
        ("How many of the 30 cows died?", "Two cows died in the fire.", False),
        ("How many of the 30 cows died?", "Two of thirty cows died in the fire.", True),
        ("How many cows did not die?", "Two cows died in the fire.", False),
        ("How many of the cows died in Tollen?", "Two of the cows died.", False),
        ("Were all cows killed?", "Two cows were killed.", False),
        ("How many cows died? See http://cows.example", "Two cows died.", False),
        ("How many cows died 🔥?", "Two cows died.", False),
        ("How many cows died" + ", how many" * 60 + "?", "Two cows died.", False),
        ("", "Two cows died.", False),
    ],
)
def test_deeds_names_and_figures_stand_together(question: str, sentence: str, stands: bool) -> None:
    assert passes(question, sentence, sentence, kind=COUNT, value="two") == [stands]


TOLD = (
    "Mayor Ines Calder visited the barn. Somebody set the barn on fire at noon.\n"
    "Oskar Lund came on foot. He set the barn on fire at dusk.\n"
    'The captain spoke. "I saw the flames," he said.'
)


@pytest.mark.weights
def test_two_sentences_are_not_made_one() -> None:
    assert passes(
        "Did Ines Calder set the barn on fire?",
        TOLD,
        "visited the barn",
        "set the barn on fire at noon",
    ) == [False, False]
    assert passes(
        "When did the mayor set the barn on fire?", TOLD, "at noon", kind=DATE, value=None
    ) == [False]


@pytest.mark.weights
def test_a_pronoun_stands_for_the_subject_before_it() -> None:
    assert passes("Did Oskar Lund set the barn on fire?", TOLD, "set the barn on fire at dusk") == [
        True
    ]
    assert passes(
        "Did Ines Calder set the barn on fire?", TOLD, "set the barn on fire at dusk"
    ) == [False]


@pytest.mark.weights
def test_other_words_stand_in_the_prose_of_the_quoted_report() -> None:
    text = "The old mill burned. Two cows died."
    assert passes(
        "How many cows died at the mill?", text, "Two cows died", kind=COUNT, value="two"
    ) == [True]
    assert passes(
        "How many cows died at the palace?", text, "Two cows died", kind=COUNT, value="two"
    ) == [False]


@pytest.mark.weights
def test_words_of_one_answer_may_help_each_other_unless_one_says_the_contrary() -> None:
    text = "Lund set the fire at dusk. It was Lund, they said. Lund did not set the fire."
    quotes = ("set the fire at dusk", "It was Lund", "did not set the fire")
    assert passes("Did Lund set the fire?", text, *quotes) == [True, True, False]


@pytest.mark.weights
def test_nobody_is_an_answer_to_how_many() -> None:
    page = parse_report("Nobody was hurt.", "post")
    account = Account(
        "a", "post", page.report.span(0, 15), None, None, Stance.ASSERTS, "Nobody", low=0, high=0
    )
    assert Prover([page], (), (), parsed_line).proved(
        "How many were hurt?", COUNT, [[account]]
    ).accounts == {"a"}


@pytest.mark.weights
def test_of_a_question_in_another_language_names_and_figures_are_proved() -> None:
    page = parse_report("Lund set the fire at dusk.", "post")
    account = Account("a", "post", page.report.span(0, 12), None, None, Stance.ASSERTS, "yes")
    prover = Prover([page], join_names([page]), (), parsed_line)
    told = prover.proved(
        "Hat Lund das Feuer in der Scheune mit Absicht gelegt?", YES_NO, [[account]]
    )
    assert (told.accounts, told.foreign) == ({"a"}, True)
    other = prover.proved(
        "La dame Calder a mis le feu dans la grange avec la police?", YES_NO, [[account]]
    )
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
    if isinstance(found, Refusal):
        return found.reason
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
