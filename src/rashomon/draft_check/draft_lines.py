"""Puts a checked draft into lines (`draft_lines`), the same for terminal and assistants."""

from collections.abc import Iterator, Sequence

from rashomon.draft_check.check_draft import CheckedDraft, CheckedSentence
from rashomon.model.pieces import in_marks
from rashomon.model.record import record
from rashomon.show.notes import Note
from rashomon.show.wording import counted


def tell_result(checked: CheckedDraft) -> str:
    """Returns one line that says how many sentences of a draft have a note."""
    noted = len(checked.differing)
    of_all = f"{noted or 'none'} of {counted(len(checked.sentences), 'sentence')}"
    result = f"{of_all} {'have' if noted > 1 else 'has'} a note"
    if not noted and len(checked.sentences) < 2:
        result = "its one sentence has no note" if checked.sentences else "it has no sentence"
    return f"Compared with {counted(len(checked.reports), 'report')}: {result}"


def tell_not_compared(checked: CheckedDraft) -> str:
    """Returns one line that counts what was not compared, "" if everything was."""
    similar, missing = _without_note(checked)
    parts = []
    if similar:
        parts.append(f"the sense of {counted(len(similar), 'sentence')} near those of reports")
    if missing:
        parts.append(f"{counted(len(missing), 'sentence')} that no report has in these words")
    if checked.unread:
        parts.append(f"{counted(len(checked.unread), 'part')} of the text")
    return f"Not compared: {', '.join(parts)}" if parts else ""


def tell_in_a_line(checked: CheckedDraft) -> str:
    """Returns how many sentences of a draft have a note, and how many parts were not compared."""
    similar, missing = _without_note(checked)
    left = len(similar) + len(missing) + len(checked.unread)
    aside = f"; {counted(left, 'part')} not compared" if left else ""
    return tell_result(checked) + aside


def tell_facts(checked: CheckedDraft) -> list[str]:
    """Returns the lines that stand above a checked draft: how many sentences have a note, what was
    not compared, what was read of reports in other languages."""
    lines = (tell_result(checked), tell_not_compared(checked), checked.read_in_part)
    return [line for line in lines if line]


def draft_lines(checked: CheckedDraft) -> Iterator[str]:
    """Yields what stands above, then the notes, sentence by sentence. Then yields what is folded on
    the page."""
    yield from tell_facts(checked)
    for number, sentence in enumerate(checked.sentences, 1):
        if sentence.notes:
            yield f"{number}  {sentence.span.line}"
        for note in sentence.notes:
            yield f"   {tell_note(note, sentence)}"
            for words, who in note.lines:
                yield f"     {quoted_line(words, who)}"
    for part in folded(checked):
        yield f"{part.heading}:"
        for words, who in part.lines:
            yield f"  {quoted_line(words, who)}"


@record
class FoldedPart:
    """What is folded under a heading: lines of words and whose they are, and how many sentences
    these are about (`number`)."""

    heading: str
    number: int
    lines: Sequence[tuple[str, str]]


def folded(checked: CheckedDraft) -> list[FoldedPart]:
    """Returns the sentences without a note with the nearest ones: those near to what reports print,
    and the others. That says of none that it is right. Also returns sentences in whose numbers
    reports differ, and what several reports tell besides."""
    similar, missing = _without_note(checked)
    unlike = []
    for sentence in checked.sentences:
        if sentence.unlike:
            words = f"reports differ: {' · '.join(sentence.unlike)}"
            unlike.append((sentence.span.line, words))
    parts = [
        _with_nearest("Near in reports; sense not compared", similar),
        FoldedPart("Reports differ", len(unlike), unlike),
        _with_nearest("In other words in reports, or not there; the nearest sentences", missing),
        FoldedPart("Told of in several reports, not in the draft", len(checked.also), checked.also),
        FoldedPart("Not looked at", len(checked.unread), checked.unread),
    ]
    return [part for part in parts if part.lines]


def _without_note(
    checked: CheckedDraft,
) -> tuple[list[CheckedSentence], list[CheckedSentence]]:
    """Returns the sentences without a note: those near to what reports print, and the others."""
    without = [sentence for sentence in checked.sentences if not sentence.notes]
    similar = [sentence for sentence in without if sentence.borne]
    return similar, [sentence for sentence in without if not sentence.borne]


def _with_nearest(heading: str, sentences: Sequence[CheckedSentence]) -> FoldedPart:
    """Returns these sentences, each with the nearest ones below it."""
    lines = []
    for sentence in sentences:
        lines.append((sentence.span.line, sentence.borne or sentence.found))
        for line, who in sentence.nearest:
            lines.append((line, f"nearest: {who}"))
    return FoldedPart(heading, len(sentences), lines)


def tell_note(note: Note, sentence: CheckedSentence) -> str:
    """Returns a note with the words that it is about. If these are the whole sentence, it leaves
    them out."""
    return note.told if note.words == sentence.span else f"{in_marks(note.words.line)}: {note.told}"


def quoted_line(words: str, who: str) -> str:
    """Returns words in quotation marks, with whose they are; either may be missing."""
    if not words:
        return who
    return f"{in_marks(words)} ({who})" if who else in_marks(words)
