"""The check of the brief passes what is there and finds what is not; what is written passes it."""

from dataclasses import replace

import pytest

from beside import BY, asked, asked_ledger, found_ledger
from brief_support import unsupported_sentences
from ledgers import full_ledger
from pages import rich_ledger
from rashomon.model.document import plain
from rashomon.model.ledger import Ledger
from rashomon.model.story import BriefSentence
from rashomon.telling.write_brief import Length, write_brief


def authored(ledger: Ledger) -> Ledger:
    """The ledger with its points as questions that somebody asked."""
    (story,) = ledger.stories
    return replace(ledger, stories=(replace(story, points=tuple(map(asked, story.points))),))


def second(ledger: Ledger, *sentences: BriefSentence) -> list[tuple[str, list[str]]]:
    document = plain(ledger)
    document["stories"][0]["brief"] = plain(sentences)
    return unsupported_sentences(document)


@pytest.mark.parametrize(
    "ledger",
    [asked_ledger(), found_ledger(), authored(full_ledger()), authored(rich_ledger())],
    ids=["asked", "found", "full", "rich"],
)
@pytest.mark.parametrize("length", list(Length))
def test_what_is_written_is_supported(ledger: Ledger, length: Length) -> None:
    brief = write_brief(ledger.stories[0], ledger.reports, length=length)
    assert brief
    assert second(ledger, *brief) == []


NINE = "“Nine people were hurt, the mayor said” (Hill Post, the mayor)"
MANY = "“Eleven people were hurt, a nurse said” (Evening Star, a nurse)"
TRUE = f"Disputed: {NINE} against {MANY}; read as a dispute by {BY}."


@pytest.mark.parametrize(
    ("words", "instead", "lost"),
    [
        ("Eleven people", "Twelve people", "Twelve people were hurt, a nurse said"),
        ("the mayor said”", "the mayor said again”", "Nine people were hurt, the mayor said again"),
        ("Disputed: ", "Disputed: Ulm · hurt: ", "Ulm"),
        ("Hill Post, the mayor", "Hill Post, Mayor Anders", "Anders"),
        (" against", ", on 4 July 2029, against", "2029"),
        ("Hill Post", "Daily Tidings", "Tidings"),
        (BY, "model Quill", "Quill"),
    ],
)
def test_what_no_citation_holds_is_found(words: str, instead: str, lost: str) -> None:
    ledger = asked_ledger()
    sentence = BriefSentence(TRUE.replace(words, instead), ("a-1", "a-2"))
    assert any(lost in fault for fault in second(ledger, sentence)[0][1])


def test_the_brief_quotes_and_never_restates_a_row() -> None:
    ledger = asked_ledger()
    story = ledger.stories[0]
    worded = "Did the reckless people of Ulm hurt nine?"
    points = tuple(replace(p, question=worded) if p.id == "p-hurt" else p for p in story.points)
    brief = write_brief(replace(story, points=points), ledger.reports, length=Length.FULL)
    assert f"Disputed: {NINE} against {MANY}; read as a dispute by {BY}." in [
        one.text for one in brief
    ]
    assert not [one for one in brief if "Ulm" in one.text or "reckless" in one.text]
