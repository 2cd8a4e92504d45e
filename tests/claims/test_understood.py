"""Which sentences are understood alone."""

import pytest

from factories import parse_report, quoted
from rashomon.claims.understood import standing

pytestmark = pytest.mark.weights
SURE = 0.78
BEFORE = (
    "Ada Quill, a docker, and Tom Orrin, her lawyer, watched a ferry burn at the pier of Harn.\n"
    "“Expect more of this. A weary council has let the old ferries rot for years in the harbour.\n"
    "It is a shame for everybody who sails from Harn.”\n"
)


@pytest.mark.parametrize(
    ("sentence", "is_sure"),
    [
        ("The mayor of Harn closed the ferry line to Korvan after the fire on Monday.", True),
        ("It is still unclear who opened the gates of two ferries in Harn on Monday night.", True),
        ("There were several counts of people who left the Korvan ferry by boat on Monday.", True),
        ("Ada Quill said on Monday that she had closed the ferry line to Korvan.", True),
        ("Bela Marn said that was no fair count of the boats.", False),
        ("Nonetheless, the firm lists three ferries as unsafe.", False),
        ("It was unclear if other passengers were with her.", False),
        ("At the pier, he lined up at the wrong gate.", False),
        ("Until then, no ferry had left the harbour at night.", False),
        ("Shortly afterward, the lawyer sued the owners of three ferries in court.", False),
        ("In that case, no ferry would leave the harbour at night.", False),
        ("The lawyer eventually sued three owners in federal court.", False),
        ("Orrin did not say what had been found on the deck.", False),
        ("The spokeswoman said no ferry would leave on Monday.", False),
        ("A weary council has let the old ferries rot for years in the harbour.", False),
        ("Will have twice the thrust of the next engine.", False),
        ("Nearly two million crates a year by 2036.", False),
        ("Who are the owners of the ferry?", False),
        ("Ada Quill, a docker, said, 'People never thought it would sail.", False),
        ("Fun is guaranteed,' Ada Quill wrote.", False),
        ("Harn SKIP THIS WORD NOW Ada Quill opens the ferry in Harn.", False),
        ("Ada Quill opens a ferry | 0:38 Ada Quill says so.", False),
    ],
)
def test_a_sentence_is_understood_alone_or_not(sentence: str, is_sure: bool) -> None:
    text = BEFORE if sentence in BEFORE else f"{BEFORE}{sentence}"
    page = parse_report(f"A headline\n{text}", title="A headline")
    assert (standing(quoted(page.report, sentence), page) >= SURE) is is_sure


def test_words_of_a_quotation_stand_with_their_speaker() -> None:
    sentence = "A weary council has let the old ferries rot for years in the harbour of Harn."
    page = parse_report(f"“Expect more. {sentence} Nobody cares,” said Ada Quill.")
    span = quoted(page.report, sentence)
    assert standing(span, page, "Ada Quill") > standing(span, page)


def test_a_name_in_the_title_is_known() -> None:
    sentence = "Orrin closed three ferry lines to Korvan and sold two boats on Monday."
    page = parse_report(f"Tom Orrin owns nine boats at the pier of Harn.\n{sentence}")
    span = quoted(page.report, sentence)
    assert standing(span, page, title="Orrin closes ferry lines") > standing(span, page)
