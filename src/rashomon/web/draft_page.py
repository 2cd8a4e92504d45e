"""A checked draft as a page: its sentences, and beside them what the reports say otherwise."""

from typing import Any

from rashomon.draft_check.check_draft import CheckedDraft
from rashomon.draft_check.draft_lines import folded, tell_not_compared, tell_note, tell_result
from rashomon.web.annotated_article import ShownNote, cut
from rashomon.web.ledger_page import own_page


def show_draft(checked: CheckedDraft) -> dict[str, Any]:
    """Returns the draft for its template: `title`, `facts`, the `sentences` in segments with notes,
    and what is `folded` under headings, in lines of words and whose they are."""
    sentences = []
    for sentence in checked.sentences:
        span = sentence.span
        marks = []
        notes = []
        for note in sentence.notes:
            notes.append(ShownNote("d", tell_note(note, sentence), note.lines, ""))
            if note.words != span:
                marks.append((note.words.start, note.words.end, "m-d"))
        sentences.append((list(cut(span.quote, span.start, marks, {})), notes))
    return {
        "title": checked.title or "Your draft",
        "facts": [line for line in (tell_result(checked), tell_not_compared(checked)) if line],
        "sentences": sentences,
        "folded": folded(checked),
    }


def render_draft(checked: CheckedDraft) -> str:
    """Returns the draft as a page of its own."""
    return own_page("draft_page.html.j2", {"draft": show_draft(checked)})
