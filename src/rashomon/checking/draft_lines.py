"""Puts a checked draft into lines (`draft_lines`), the same for terminal and assistants."""

from collections.abc import Iterator

from rashomon.checking.checked_draft import (
    CheckedDraft,
    CheckedSentence,
    CheckedValue,
    SentenceBeside,
)
from rashomon.exact.printed_values import LookUp
from rashomon.model.answer_marks import MarkKind
from rashomon.model.span import Span
from rashomon.show.wording import counted


def tell_result(checked: CheckedDraft) -> str:
    """Returns one line that says how many sentences of a draft there is something to look at in."""
    noted = len(checked.differing)
    of_all = counted(len(checked.sentences), "sentence")
    return (
        f"Compared with {counted(len(checked.reports), 'report')}: something to look at in "
        f"{noted or 'none'} of {of_all}"
    )


def tell_not_looked_at(checked: CheckedDraft) -> str:
    """Returns one line that counts what was not looked at, "" if everything was."""
    values = sum(len(sentence.not_looked_at) for sentence in checked.sentences)
    parts = []
    if values:
        parts.append(counted(values, "value"))
    if checked.unread:
        parts.append(f"{counted(len(checked.unread), 'part')} of the text")
    return f"Not looked at: {', '.join(parts)}" if parts else ""


NO_SENSE = "Looked up: numbers, days, names and quotations. Sense is for you to compare."


def tell_in_a_line(checked: CheckedDraft) -> str:
    """Returns what there is to look at in a draft, and what was not looked at."""
    return "; ".join(filter(None, [tell_result(checked), tell_not_looked_at(checked)]))


def tell_facts(checked: CheckedDraft) -> list[str]:
    """Returns the lines that stand above a checked draft."""
    by = f"Looked at by {checked.model}, too." if checked.model else NO_SENSE
    return list(filter(None, [tell_result(checked), tell_not_looked_at(checked), by]))


def draft_lines(checked: CheckedDraft) -> Iterator[str]:
    """Yields what is to be looked at, the worst first, the reports by their numbers, then each
    sentence of a draft with what was found."""
    yield from tell_facts(checked)
    for number, value in checked.worst:
        yield f"{number:>3}! {tell_value(value, checked)}"
    yield ""
    for number, report in enumerate(checked.reports, 1):
        yield f"{number:>3}  {report.name}"
    for number, sentence in enumerate(checked.sentences, 1):
        yield ""
        yield f"{number:>3}{'!' if sentence.has_note else ' '} {sentence.span.line}"
        for line in tell_values(sentence, checked):
            yield f"       {line}"
        for near in sentence.beside:
            yield f"     | {tell_beside(near, checked)}"
    if checked.unread:
        yield ""
        yield "Not looked at:"
    for words, why in checked.unread:
        yield f"  {' '.join(filter(None, [words, f'({why})']))}"


def tell_values(sentence: CheckedSentence, checked: CheckedDraft) -> Iterator[str]:
    """Yields a line for each value of a sentence, and for what a model says of it."""
    for value in sentence.values:
        yield tell_value(value, checked)
    yield from tell_model(sentence, checked)


def tell_model(sentence: CheckedSentence, checked: CheckedDraft) -> Iterator[str]:
    """Yields a line for each thing that a model says of a sentence."""
    for note in sentence.model:
        places = " · ".join(
            f"{checked.numbers_of((span.report,))}: {span.line}" for span in note.sentences
        )
        yield "; ".join(filter(None, [f"{note.by} says: {note.kind}", note.words, places]))


def tell_value(value: CheckedValue, checked: CheckedDraft) -> str:
    """Returns a value of a draft with where it is printed, and what others there are."""
    numbers = checked.numbers_of(value.reports)
    found = {
        LookUp.PRINTED: f"printed in {numbers}",
        LookUp.ELSEWHERE: f"printed elsewhere: in {numbers}",
        LookUp.NOWHERE: "in no report",
        LookUp.NOT_LOOKED_AT: "not looked at",
    }[value.found]
    if value.in_other_form:
        found += " in another form"
    if value.lacking:
        found += f", not in {checked.numbers_of(value.lacking)}"
    words = value.span.line
    if value.kind is MarkKind.QUOTATION:
        words = f"“{words.rstrip(',.; ')}”"
    parts = [f"{found}: {value.why}" if value.why else found]
    printed = dict.fromkeys(place.line for place in value.places if place.line != words)
    if value.kind in (MarkKind.NUMBER, MarkKind.DAY) and printed:
        parts.append(f"there: {' · '.join(list(printed)[:3])}")
    if value.others:
        parts.append(
            f"beside: {' · '.join(_with_number(other, checked) for other in value.others)}"
        )
    return f"{words}: {'; '.join(parts)}"


def _with_number(span: Span, checked: CheckedDraft) -> str:
    return f"{span.line} ({checked.numbers_of((span.report,))})"


def tell_beside(near: SentenceBeside, checked: CheckedDraft) -> str:
    """Returns a sentence of reports with their numbers; what the draft lacks stands between
    underscores."""
    words = "".join(f"_{words}_" if is_more else words for words, is_more in near.pieces())
    return f"{checked.numbers_of(near.reports)}: {' '.join(words.split())}"
