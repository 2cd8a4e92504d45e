"""Says in words who wrote an answer and what stands behind it (`tell_author`), and what a reader
sees beside its statements (`tell_marks`). It never says that a statement is right or wrong."""

from collections.abc import Iterator
from itertools import count

from rashomon.model.answer import Answer, Part
from rashomon.model.answer_marks import Mark, MarkKind, Unbound
from rashomon.model.report import ReportNames
from rashomon.show.wording import counted, few, in_marks, name_reports_in

_UNBOUND = {
    Unbound.NOT_ASKED: "It was not asked to name sentences.",
    Unbound.CUT: "Its reply that names sentences broke off: this is its first text.",
    Unbound.REFUSED: "Its reply that names sentences could not be used: this is its first text.",
    Unbound.OTHER_TEXT: (
        "Asked to name its sentences it wrote another text: this is its first one."
    ),
    Unbound.NO_LABELS: "It names no sentences.",
}


def tell_author(answer: Answer) -> Iterator[str]:
    """Yields sentences about an answer, of which the first goes on behind the author's name: what
    was written again, how many statements open sentences, and how many marks there are."""
    yield _wrote(answer)
    if answer.unbound:
        yield _UNBOUND[answer.unbound]
    if answer.is_bound:
        yield from _opening(answer)
    marks = _count_marks(answer)
    if marks:
        yield f"{counted(marks, 'mark')}."
    yield from _tell_dropped(answer)
    if answer.newer:
        yield f"Sentences of later reports about what it tells: {len(answer.newer):,}."


def _tell_dropped(answer: Answer) -> Iterator[str]:
    """Yields which numbers of sentences it named that its sheet does not have."""
    if answer.dropped:
        verb = "is" if len(answer.dropped) == 1 else "are"
        sentences = counted(len(answer.dropped), "sentence")
        yield f"{sentences} that it named {verb} not here: {few(answer.dropped)}."


def _opening(answer: Answer) -> Iterator[str]:
    """Yields how many statements open sentences, and how many do not."""
    opening, others = _count_statements(answer)
    yield f"{counted(opening, 'statement')} {_verb('open', opening)} sentences."
    unseen = sum(not (part.sentences or part.looked) for part in answer.parts())
    if others:
        of_them = f"{unseen:,} of them"
        if unseen == others:
            of_them = "it" if others == 1 else "them"
        seen = f": nobody has looked at {of_them}" if unseen else ""
        yield f"{others:,} {_verb('name', others)} none{seen}."


def _count_statements(answer: Answer) -> tuple[int, int]:
    """Returns how many statements name sentences, and how many do not."""
    opening = [bool(part.sentences) for part in answer.parts()]
    return sum(opening), len(opening) - sum(opening)


def _count_marks(answer: Answer) -> int:
    """Returns how many marks there are. One is a statement whose sentences reach too few
    reports."""
    marks = 0
    for part in answer.parts():
        is_short = part.places and len(part.places.reached) < part.places.named
        marks += len(part.counted_marks) + bool(is_short)
    return marks


def _wrote(answer: Answer) -> str:
    """Says that an author wrote the text, and what they changed or took out when asked for
    sentences."""
    again = sum(part.was is not None for part in answer.parts())
    pieces = []
    if again:
        pieces.append(f"and {again:,} of its statements again when it had to name its sentences")
    if answer.taken_out:
        pieces.append(f"{len(answer.taken_out):,} it took out")
    if not pieces:
        return "wrote this."
    if not again:
        return f"wrote this; {pieces[0]} when it had to name its sentences."
    return f"wrote this, {'; '.join(pieces)}."


def number_statements(answer: Answer) -> dict[tuple[str, int], int]:
    """Returns the numbers of the statements that open sentences: one for each, through the whole
    answer. They are given by the id of the line and the place in it."""
    numbers = {}
    numbering = count(1)
    for line in answer.lines:
        for place, part in enumerate(line.parts):
            if part.sentences:
                numbers[line.id, place] = next(numbering)
    return numbers


def tell_counts(answer: Answer) -> str:
    """Returns how many statements of an answer open sentences: "12 statements: 9 open sentences, 3
    name none, 2 marks"."""
    opening, others = _count_statements(answer)
    parts = (
        f"{opening:,} {_verb('open', opening)} sentences",
        f"{others:,} {_verb('name', others)} none",
        counted(_count_marks(answer), "mark"),
    )
    return f"{counted(opening + others, 'statement')}: {', '.join(parts)}"


def _verb(verb: str, number: int) -> str:
    """Returns a verb as it stands behind so many statements."""
    return f"{verb}s" if number == 1 else verb


def tell_marks(answer: Answer, names: ReportNames) -> Iterator[str]:
    """Yields the statements with a mark, and what it is; then the sentences that it named and that
    are not here. `names` says what reports are called."""
    for part in answer.parts():
        for remark in tell_remarks(part, names):
            yield f"{in_marks(part.told)} [{remark}]"
    yield from _tell_dropped(answer)


def tell_remarks(part: Part, names: ReportNames) -> Iterator[str]:
    """Yields what a reader sees beside a statement before opening it, as "140: no report prints
    it"."""
    for mark in part.marks:
        if mark.kind is MarkKind.PAGE_CHANGED:
            yield f"the page changed and no longer says {in_marks(mark.words)}"
        else:
            yield f"{mark.words}: {_tell_mark(mark, names)}"
    reach = part.places
    if reach and len(reach.reached) < reach.named:
        reached = f", {name_reports_in(reach.reached, names)}" if reach.reached else ""
        have = "has" if len(reach.reached) == 1 else "have"
        yield f"{len(reach.reached)} of {reach.named} {have} a sentence behind it{reached}"


def _tell_mark(mark: Mark, names: ReportNames) -> str:
    if mark.kind is MarkKind.NOT_COMPARED:
        return "not compared (a translated quotation, or a language that is not read)"
    if mark.kind is MarkKind.SILENCE:
        return f"{names[mark.report or '']} prints it" if mark.report else "a report prints it"
    if mark.report:
        return f"not in {names[mark.report]}"
    return "no report prints it"
