"""Both checks of the brief, the program's and the second one: they pass what is there and find what is not."""

import re
from dataclasses import replace

import pytest

from brief_support import unsupported_sentences
from ledgers import full_ledger, make_ledger
from pages import rich_ledger
from rashomon.brief.check import Citations
from rashomon.brief.write_brief import Length, write_brief
from rashomon.model.document import plain
from rashomon.model.ledger import Ledger
from rashomon.model.story import BriefSentence

LEDGERS = [make_ledger(), full_ledger(), rich_ledger()]


def second(ledger: Ledger, *sentences: BriefSentence) -> list[tuple[str, list[str]]]:
    document = plain(ledger)
    document["stories"][0]["brief"] = plain(sentences)
    return unsupported_sentences(document)


@pytest.mark.parametrize("ledger", LEDGERS, ids=["small", "full", "rich"])
@pytest.mark.parametrize("length", list(Length))
def test_what_is_written_is_supported(ledger: Ledger, length: Length) -> None:
    story = ledger.stories[0]
    brief = write_brief(story, ledger.reports, length=length)
    assert brief
    assert [Citations(story, ledger.reports).unsupported(sentence) for sentence in brief] == [()] * len(brief)
    assert second(ledger, *brief) == []


FALSE = [
    ("Disputed: How many people were hurt? “9” (the mayor) against “12” (a nurse).", "12"),
    ("Disputed: How many people were hurt? “9” (the mayor) against “twelve” (a nurse).", "12"),
    ("Disputed: How many people were hurt in Ulm? “9” (the mayor) against “11” (a nurse).", "Ulm"),
    ("Disputed: How many people were hurt? “9” (Mayor Anders) against “11” (a nurse).", "Anders"),
    ("Disputed: How many people were hurt on 4 Jul 2029? “9” (the mayor) against “11” (a nurse).", "2029"),
    ("Disputed: How many people were hurt? “9” (the mayor, Daily Tidings) against “11” (a nurse).", "Tidings"),
]


@pytest.mark.parametrize(("text", "lost"), FALSE)
def test_both_find_what_no_citation_holds(text: str, lost: str) -> None:
    ledger = make_ledger()
    sentence = BriefSentence(text, ("a-1", "a-2"))
    assert lost in Citations(ledger.stories[0], ledger.reports).unsupported(sentence)
    if not text.count("twelve"):  # the second check reads no number words of a sentence
        assert any(lost in fault for fault in second(ledger, sentence)[0][1])


def test_counts_are_those_of_the_answer() -> None:
    ledger = make_ledger()
    cites = ("a-r0", "a-r1", "a-r2")
    for count in (
        "4 reports, 1 line (shared text or agency), 1 speaker",
        "3 reports, 2 lines not known to share text or agency, 7 speakers",
    ):
        sentence = BriefSentence(f"Same in all 3 reports: Is the road closed? “yes” ({count}).", cites)
        assert Citations(ledger.stories[0], ledger.reports).unsupported(sentence)
        assert second(ledger, sentence)


def test_a_citation_of_nothing_is_found() -> None:
    ledger = make_ledger()
    sentence = BriefSentence("Only in Hill Post: “A bridge fell”.", ("a-none",))
    assert "a-none" in Citations(ledger.stories[0], ledger.reports).unsupported(sentence)
    assert second(ledger, sentence)


def test_a_question_with_a_foreign_name_is_told_in_the_accounts_own_words() -> None:
    ledger = make_ledger()
    story = ledger.stories[0]
    points = tuple(
        replace(point, question="How many people of Ulm were hurt?") if point.id == "p-hurt" else point for point in story.points
    )
    told = next(sentence for sentence in write_brief(replace(story, points=points), ledger.reports) if sentence.text.startswith("Disputed"))
    assert told.text == "Disputed: “Nine people were hurt” (the mayor) against “Eleven people were hurt” (a nurse)."


def test_lengths() -> None:
    story, reports = rich_ledger().stories[0], rich_ledger().reports
    short, page, full = (write_brief(story, reports, length=length) for length in (Length.SHORT, Length.PAGE, Length.FULL))
    assert set(short) <= set(page) <= set(full)
    assert sum(len(sentence.text.split()) for sentence in page) <= 520
    assert full == write_brief(story, reports, length=Length.FULL)


def test_reports_are_called_by_their_outlets() -> None:
    ledger = make_ledger()
    told = " ".join(sentence.text for sentence in write_brief(ledger.stories[0], ledger.reports))
    assert "Only in" not in told or "Hill Post" in told
    assert not re.search(r"\b(?:post|star) in its own words", told)
