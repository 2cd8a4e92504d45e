"""Puts a checked draft into lines (`draft_lines`), the same for terminal and assistants."""

from collections.abc import Iterator, Sequence

from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.model.pieces import in_marks
from rashomon.telling.notes import Note
from rashomon.telling.wording import counted


def tell_result(checked: CheckedDraft) -> str:
    """Returns one line that says how a draft stands to the reports."""
    differing = len(checked.differing)
    result = "nothing is told otherwise"
    if differing:
        result = (
            f"something to look at in {differing} of {counted(len(checked.sentences), 'sentence')}"
        )
    if checked.unread:
        result += f"; {counted(len(checked.unread), 'part')} not looked at"
    return f"Held against {counted(len(checked.reports), 'report')}: {result}"


def draft_lines(checked: CheckedDraft) -> Iterator[str]:
    """Yields what reports tell otherwise and what is copied, sentence by sentence. Then yields what
    is folded on the page."""
    yield tell_result(checked)
    for number, sentence in enumerate(checked.sentences, 1):
        if sentence.notes:
            yield f"{number}  {sentence.span.line}"
        for note in sentence.notes:
            yield f"   {tell_note(note, sentence)}"
            for words, who in note.lines:
                yield f"     {_quoted(words, who)}"
    for heading, lines in folded(checked):
        yield f"{heading}:"
        for words, who in lines:
            yield f"  {_quoted(words, who)}"


def folded(checked: CheckedDraft) -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """Returns, under their headings, the sentences without a note with the nearest ones: those that
    reports have in much the same words, and the others. That says of none that it is right. Also
    returns sentences in whose numbers reports differ, and what several reports tell besides."""
    similar = []
    unlike = []
    missing = []
    for sentence in checked.sentences:
        words = sentence.span.line
        if sentence.unlike:
            unlike.append((words, f"reports differ: {' · '.join(sentence.unlike)}"))
        lines = [(words, sentence.borne)]
        for line, who in sentence.nearest:
            lines.append((line, f"nearest: {who}"))
        if sentence.notes:
            continue
        if sentence.borne:
            similar.extend(lines)
        else:
            missing.extend(lines)
    parts = [
        ("Similar in reports; the nearest sentences", similar),
        ("Reports differ", unlike),
        ("Not found in this form; the nearest sentences", missing),
        ("Told of in several reports, not in the draft", checked.also),
        ("Not looked at", checked.unread),
    ]
    return [(heading, lines) for heading, lines in parts if lines]


def tell_note(note: Note, sentence: CheckedSentence) -> str:
    """Returns a note with the words that it is about. If these are the whole sentence, it leaves
    them out."""
    return note.told if note.words == sentence.span else f"{in_marks(note.words.line)}: {note.told}"


def _quoted(words: str, who: str) -> str:
    if not words:
        return who
    return f"{in_marks(words)} ({who})" if who else in_marks(words)
