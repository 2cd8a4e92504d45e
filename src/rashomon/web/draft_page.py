"""A checked draft as a page: its sentences, and beside them what reports have otherwise."""

from dataclasses import dataclass

from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.draft_check.draft_lines import folded, tell_result
from rashomon.web.annotated_article import Segment, ShownNote, cut
from rashomon.web.ledger_page import own_page


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft with its sentences and notes, and under their headings what is folded, in lines of
    words and whose they are."""

    title: str
    told: str
    sentences: tuple[tuple[tuple[Segment, ...], tuple[ShownNote, ...]], ...]
    folded: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def show_draft(checked: CheckedDraft) -> ShownDraft:
    """Returns the draft as it is shown."""
    return ShownDraft(
        checked.title or "Your draft",
        tell_result(checked),
        tuple(
            (_segments(one), tuple(ShownNote("d", n.told, n.lines, "") for n in one.notes))
            for one in checked.sentences
        ),
        folded(checked),
    )


def _segments(one: CheckedSentence) -> tuple[Segment, ...]:
    parts = [note.words for note in one.notes if note.words != one.span]
    marks = [(words.start, words.end, "m-d") for words in parts]
    return tuple(cut(one.span.quote, one.span.start, marks))


def render_draft(checked: CheckedDraft) -> str:
    """Returns the draft as a page of its own."""
    return own_page("draft_page.html.j2", {"draft": show_draft(checked)})
