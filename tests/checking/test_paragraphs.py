"""A draft comes back as its author set it: headings, paragraphs, lists, quotations, links."""

import re

import pytest

from rashomon.checking.check_draft import read_draft
from rashomon.checking.checked_draft import (
    CheckedDraft,
    CheckedSentence,
    CheckedValue,
    ReportAtHand,
)
from rashomon.checking.draft_markdown import draft_markdown
from rashomon.checking.draft_page import render_draft
from rashomon.checking.paragraphs import paragraphs_as_set
from rashomon.exact.printed_values import LookUp
from rashomon.model.answer_marks import MarkKind
from rashomon.model.report import Report

MARKDOWN = """# Boats burn in Norda

Seven boats burned on Monday. Nobody was hurt, the
[mayor](https://norda.example/mayor) said [1].

## What closed

1. The line to Orlo closed.
   - So did its kiosk.
2. The museum closed.

> "It was a long night."
"""
PAGE = """<html><head><title>Boats burn in Norda</title></head><body><article>
<h1>Boats burn in Norda</h1><p>Seven boats burned in the harbour of Norda on Monday. Nobody was
hurt, the <a href="https://norda.example/mayor">mayor</a> said.</p><h2>What closed</h2>
<ol><li>The ferry company closed its line to Orlo until Friday.<ul><li>So did its kiosk on the
quay of Norda.</li></ul></li><li>The museum of the harbour closed at noon.</li></ol>
<blockquote>"It was a long night for all of us in Norda."</blockquote></article></body></html>"""
PLAIN = "Boats burn in Norda\n\nSeven boats burned.\nNobody was hurt.\n\nThe museum closed.\n"


def shape(name: str, text: str) -> list[str]:
    """How each paragraph of a draft is set, with its first words and its links."""
    draft = read_draft(name, text.encode())
    shapes = []
    for paragraph in paragraphs_as_set(draft):
        form = paragraph.form
        words = paragraph.span.quote
        assert words == draft.text[paragraph.span.start : paragraph.span.end]
        linked = [f"{words[start:end]}={address}" for start, end, address in form.links]
        set_as = "#" * form.heading + ">" * form.is_quoted + " " * form.depth + form.marker
        shapes.append("|".join([set_as, *words.split()[:2], *linked]))
    return shapes


@pytest.mark.parametrize(("name", "text"), [("d.md", MARKDOWN), ("d.html", PAGE)])
def test_a_draft_keeps_its_headings_lists_quotations_and_links(name: str, text: str) -> None:
    assert shape(name, text.replace(" [1]", "")) == [
        "#|Boats|burn",
        "|Seven|boats|mayor=https://norda.example/mayor",
        "##|What|closed",
        " 1.|The|" + ("line" if name == "d.md" else "ferry"),
        "  •|So|did",
        " 2.|The|museum",
        '>|"It|was',
    ]


def test_plain_text_keeps_its_paragraphs_and_lines() -> None:
    assert shape("d.txt", PLAIN) == ["|Boats|burn", "|Seven|boats", "|The|museum"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/mayor", "data:text/html,x", "x y"])
def test_only_an_address_on_the_web_is_a_link(address: str) -> None:
    html = PAGE.replace("https://norda.example/mayor", address)
    assert shape("d.html", html)[1] == "|Seven|boats"


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
        paragraphs=tuple(paragraphs_as_set(draft)),
        sentences=tuple(sentences),
    )


def test_a_page_has_the_headline_once_and_numbers_of_notes_at_their_sentences() -> None:
    draft = read_draft("d.md", MARKDOWN.replace(" [1]", "").encode())
    page = render_draft(checked(draft, "Nobody was hurt"))
    body = page.partition("<body")[2]
    assert body.count("<h1") == body.count(">Boats burn in Norda<") == 1
    assert '<h2 class="w">What closed</h2>' in body
    assert 'id="s1" href="#n1">1</a><span class="m-d n1">Nobody was hurt</span>' in body
    assert '<a href="https://norda.example/mayor" rel="noopener noreferrer">mayor</a>' in body
    assert 'id="n1"' in body


def test_markdown_keeps_the_form_and_has_the_notes_as_footnotes() -> None:
    text = MARKDOWN.replace(" [1]", "").replace("The museum", "*The* museum")
    draft = read_draft("d.md", text.encode())
    told = draft_markdown(checked(draft, "Nobody was hurt, the mayor said.", "The museum closed."))
    assert told.split("\n\n")[3:] == [
        "# Boats burn in Norda",
        "Seven boats burned on Monday. Nobody was hurt, the "
        "[mayor](<https://norda.example/mayor>) said.[^1]",
        "## What closed",
        "1. The line to Orlo closed.",
        "    - So did its kiosk.",
        "2. The museum closed.[^2]",
        '> "It was a long night."',
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
