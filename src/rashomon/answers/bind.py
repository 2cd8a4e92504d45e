"""Reads an answer that its author bound to sentences, beside the text as it was first told
(`bind_reply`). It moves no statement to other sentences, and neither adds nor drops one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rashomon.answers.read_answer import ReadReply, read_answer_text
from rashomon.answers.text_changes import compare_texts
from rashomon.model.answer import ReadStory, Refused, WrittenAnswer, WrittenLine
from rashomon.model.answer_marks import Unbound
from rashomon.model.span import PlacedSpan

_SAME_TEXT = 0.8  # share of a bound text's words that come from the first text
_KEPT = 0.7  # share of the first text's words below which both texts stand
_WHY = {
    Unbound.CUT: "the reply that names sentences breaks off: the first text stands",
    Unbound.REFUSED: "no sentences were named: the first text stands",
    Unbound.OTHER_TEXT: "the reply that names sentences is another text: the first text stands",
    Unbound.NO_LABELS: "the reply has no numbers of sentences: the first text stands",
}


def bind_reply(
    bound: str,
    first: str | None,
    labels: Mapping[str, PlacedSpan],
    answer: WrittenAnswer,
    *,
    mark: str = "",
) -> ReadStory:
    """Returns what somebody wrote of the sentences of a sheet.

    - `bound`: the reply that names sentences; "" if none was asked for
    - `first`: the text as it was told before, None if there was none
    - `labels`: the sentences of the sheet by what they are called there
    - `answer`: all of the answer but its lines
    - `mark`: that of the sheet, "" if any will do
    """
    first_reply = read_answer_text(first or "", {})
    if first is None or not first_reply.lines:
        reply = read_answer_text(bound, labels, mark=mark)
        alone = replace(answer, lines=reply.lines, unbound=reply.unbound, dropped=reply.dropped)
        return ReadStory((alone,) if reply.lines else (), refused=reply.refused)
    if not bound.strip():
        return _first_text(first_reply, first=first, answer=answer, unbound=Unbound.NOT_ASKED)
    # the first text must come back with nothing changed but its labels
    bound_reply = read_answer_text(bound, labels, mark=mark)
    unbound = bound_reply.unbound or _difference_of_texts(first_reply, bound_reply)
    if unbound:
        return _first_text(
            first_reply, first=first, answer=answer, unbound=unbound, refused=bound_reply.refused
        )
    return ReadStory(
        (_bound(bound_reply, first_reply=first_reply, answer=replace(answer, first=first)),),
        refused=bound_reply.refused,
    )


def _bound(reply: ReadReply, first_reply: ReadReply, answer: WrittenAnswer) -> WrittenAnswer:
    """Returns an answer beside its first text. What a reply did not come to before it broke off
    stands behind it, and is not taken out."""
    changes = compare_texts(first_reply.lines, reply.lines)
    lines = tuple(_with_was(reply.lines, changes.was))
    taken_out = changes.taken_out
    if reply.is_cut:
        rest = tuple(_lines_behind(first_reply.lines, changes.last_kept))
        lines += rest
        taken_out = taken_out[: len(taken_out) - sum(len(line.parts) for line in rest)]
    return replace(answer, lines=lines, taken_out=taken_out, dropped=reply.dropped)


def _first_text(
    first_reply: ReadReply,
    first: str,
    answer: WrittenAnswer,
    unbound: Unbound,
    refused: tuple[Refused, ...] = (),
) -> ReadStory:
    """Returns the first text, which stands because it was not bound."""
    answered = replace(answer, lines=first_reply.lines, first=first, unbound=unbound)
    why = [Refused(_WHY[unbound])] if unbound in _WHY else []
    return ReadStory((answered,), refused=(*refused, *why))


def _difference_of_texts(first_reply: ReadReply, reply: ReadReply) -> Unbound | None:
    """Returns why a reply is not the first text with numbers of sentences, None if it is."""
    changes = compare_texts(first_reply.lines, reply.lines)
    if reply.is_cut and changes.kept < _KEPT:
        return Unbound.CUT
    headings = set(_headings(reply.lines))
    other_headings = headings.difference(_headings(first_reply.lines))
    if changes.from_first < _SAME_TEXT or 2 * len(other_headings) > len(headings):
        return Unbound.OTHER_TEXT
    return None


def _headings(lines: Iterable[WrittenLine]) -> Iterator[str]:
    for line in lines:
        if line.heading:
            yield "".join(filter(str.isalnum, line.heading.casefold()))


def _lines_behind(lines: Iterable[WrittenLine], last: int) -> Iterator[WrittenLine]:
    """Yields lines with their statements behind this place of the text."""
    last_part = -1
    for line in lines:
        behind = line.parts[max(0, last - last_part) :]
        last_part += len(line.parts)
        if behind:
            yield replace(line, parts=behind)


def _with_was(lines: Iterable[WrittenLine], was: Iterable[str | None]) -> Iterator[WrittenLine]:
    """Yields lines whose statements have the words that they replace."""
    replaced = iter(was)
    for line in lines:
        parts = tuple(replace(part, was=next(replaced)) for part in line.parts)
        yield replace(line, parts=parts)
