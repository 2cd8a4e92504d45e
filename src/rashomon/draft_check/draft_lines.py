"""A checked draft in lines (`draft_lines`): the same for terminal and assistants."""

from collections.abc import Iterator, Sequence

from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.model.pieces import in_marks
from rashomon.telling.notes import Line, Note
from rashomon.telling.wording import counted


def tell_result(checked: CheckedDraft) -> str:
    """Returns in a line how a draft stands to the reports."""
    found = len(checked.differing)
    of = f"{found} of {counted(len(checked.sentences), 'sentence')}"
    told = f"something to look at in {of}" if found else "nothing is told otherwise"
    return f"Held against {counted(len(checked.reports), 'report')}: {told}"


def draft_lines(checked: CheckedDraft) -> Iterator[str]:
    """Yields what is told otherwise or copied, sentence by sentence; then what is folded on the
    page."""
    yield tell_result(checked)
    for n, one in enumerate(checked.sentences, 1):
        yield from _differing(n, one)
    for heading, lines in folded(checked):
        yield f"{heading}:"
        yield from (f"  {_quoted(*line)}" for line in lines)


def folded(checked: CheckedDraft) -> list[tuple[str, Sequence[Line]]]:
    """Returns under their headings the sentences that are similar in reports, those that are not
    surely found there, and what several reports tell besides; each with who has it."""
    quiet = [one for one in checked.sentences if not one.notes]
    parts: dict[str, Sequence[Line]] = {
        "Similar in reports": [(one.span.line, one.similar) for one in quiet if one.similar],
        "Not surely found in a report": [(one.span.line, "") for one in quiet if not one.similar],
        "Quotations that no report has so": [(w, "") for one in quiet for w in one.unprinted],
        "Similar in several reports, not in the draft": checked.also,
        "Not checked, as no prose of the draft": [(words, "") for words in checked.unread],
    }
    return [part for part in parts.items() if part[1]]


def _differing(n: int, one: CheckedSentence) -> Iterator[str]:
    if one.notes:
        yield f"{n}  {one.span.line}"
    for note in one.notes:
        yield f"   {tell_note(note, one)}"
        yield from (f"     {_quoted(*line)}" for line in note.lines)


def tell_note(note: Note, one: CheckedSentence) -> str:
    """Returns a note with the words that it is about, unless they are the whole sentence."""
    return note.told if note.words == one.span else f"{in_marks(note.words.line)}: {note.told}"


def _quoted(words: str, who: str) -> str:
    return f"{in_marks(words)}{f' ({who})' if who else ''}"
