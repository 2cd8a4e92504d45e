"""A checked draft in lines (`draft_lines`): the same for terminal and assistants."""

from collections.abc import Iterator

from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.model.span import Span
from rashomon.telling.notes import Note
from rashomon.telling.wording import counted
from rashomon.text.report_names import quoted_inside

FOLDED = "Similar in reports"
ONLY = "Only in your draft"
QUOTED = "Quotations that no report has so"
ALSO = "Others also report"
"""The headings of what nothing differs in."""


def tell_result(checked: CheckedDraft) -> str:
    """Returns in a line how a draft stands to the reports."""
    found = len(checked.differing)
    of = f"{found} of {counted(len(checked.sentences), 'sentence')}"
    told = f"something to look at in {of}" if found else "nothing is told otherwise"
    return f"Held against {counted(len(checked.reports), 'report')}: {told}"


def draft_lines(checked: CheckedDraft) -> Iterator[str]:
    """Yields what is told otherwise or copied, sentence by sentence; then what is similar, what
    only the draft tells, and what others tell besides."""
    numbered = list(enumerate(checked.sentences, 1))
    yield tell_result(checked)
    for n, one in numbered:
        yield from _differing(n, one)
    rest = [(n, one) for n, one in numbered if not one.notes]
    yield from _under(FOLDED, [f"{n}  {one.similar}" for n, one in rest if one.similar])
    yield from _under(ONLY, [f"{n}  {_flat(one.span)}" for n, one in rest if not one.similar])
    yield from _under(QUOTED, [f"{n}  “{q}”" for n, one in rest for q in one.unprinted])
    yield from _under(ALSO, [_quoted(*line) for line in checked.also])


def _differing(n: int, one: CheckedSentence) -> Iterator[str]:
    if one.notes:
        yield f"{n}  {_flat(one.span)}"
    for note in one.notes:
        yield f"   {tell_note(note, one)}"
        yield from (f"     {_quoted(*line)}" for line in note.lines)


def tell_note(note: Note, one: CheckedSentence) -> str:
    """Returns a note with the words that it is about, unless they are the whole sentence."""
    part = note.words != one.span
    return f"“{_flat(note.words)}”: {note.told}" if part else note.told


def _quoted(words: str, who: str) -> str:
    return f"“{quoted_inside(words).strip('‘’')}” ({who})"


def _under(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{heading}:"
        yield from (f"  {line}" for line in lines)


def _flat(span: Span) -> str:
    return " ".join(span.quote.split())
