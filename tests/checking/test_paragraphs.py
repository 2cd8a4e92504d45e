"""A checked draft comes back in its paragraphs, with notes at its sentences."""

import re

import pytest

from rashomon.checking.check_draft import paragraphs_of, read_draft
from rashomon.checking.checked_draft import (
    CheckedDraft,
    CheckedSentence,
    CheckedValue,
    ReportAtHand,
)
from rashomon.checking.draft_markdown import draft_markdown
from rashomon.checking.draft_page import render_draft
from rashomon.exact.printed_values import LookUp
from rashomon.model.answer_marks import MarkKind
from rashomon.model.report import Report

MARKDOWN = """# Boats burn in Norda

Seven boats burned on Monday. Nobody was hurt, the
[mayor](https://norda.example/mayor) said.

The *museum* closed.
"""


def checked(draft: Report, *noted: str) -> CheckedDraft:
    """A checked draft in which these sentences stand in no report."""
    sentences = []
    for words in noted:
        start = draft.text.index(words)
        span = draft.span(start, start + len(words))
        value = CheckedValue(kind=MarkKind.NAME, span=span, found=LookUp.NOWHERE)
        sentences.append(CheckedSentence(span, (value,)))
    return CheckedDraft(
        title=draft.title or "",
        reports=(ReportAtHand("owl", "Owl"),),
        paragraphs=tuple(paragraphs_of(draft)),
        sentences=tuple(sentences),
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d.md", MARKDOWN),
        ("d.txt", "Boats burn in Norda\n\nSeven boats\nburned.\n\nThe museum closed.\n"),
    ],
)
def test_a_draft_keeps_its_paragraphs(name: str, text: str) -> None:
    draft = read_draft(name, text.encode())
    opened = [" ".join(span.quote.split()[:2]) for span in paragraphs_of(draft)]
    assert opened == ["Boats burn", "Seven boats", "The museum"]


def test_a_page_has_the_headline_once_and_numbers_of_notes_at_their_sentences() -> None:
    draft = read_draft("d.md", MARKDOWN.encode())
    body = render_draft(checked(draft, "Nobody was hurt")).partition("<body")[2]
    assert body.count("<h1") == body.count(">Boats burn in Norda<") == 1
    assert 'id="s1" href="#n1">1</a><span class="m-d n1">Nobody was hurt</span>' in body
    assert 'id="n1"' in body


def test_markdown_has_the_notes_as_footnotes() -> None:
    draft = read_draft("d.md", MARKDOWN.encode())
    told = draft_markdown(checked(draft, "Nobody was hurt, the mayor said.", "The museum closed."))
    assert told.split("\n\n")[3:] == [
        "# Boats burn in Norda",
        "Seven boats burned on Monday. Nobody was hurt, the mayor said.[^1]",
        "The museum closed.[^2]",
        "[^1]: Nobody was hurt, the mayor said.: in no report",
        "[^2]: The museum closed.: in no report\n",
    ]


@pytest.mark.parametrize("words", ["[^1]: no note", "# no heading", "<b>", "![x](y)"])
def test_signs_of_markdown_in_plain_text_are_escaped(words: str) -> None:
    draft = read_draft("d.txt", f"{words} stands in the harbour of Norda since Monday.\n".encode())
    assert not re.search(rf"(?<!\\){re.escape(words)}", draft_markdown(checked(draft)))


def test_a_page_without_its_headline_in_the_text_has_one_above() -> None:
    draft = read_draft("d.txt", b"Seven boats burned in the harbour of Norda on Monday.\n")
    assert '<h1 class="w">Your draft</h1>' in render_draft(checked(draft))
