"""Keeps what was said to questions as JSON, and says what has changed since (`changed_lines`)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rashomon.model.document import value_from
from rashomon.model.record import record
from rashomon.questions.ask_ledger import Asked, asked_lines


@record
class ToldBefore:
    """What reports said to a question: its `lines`, and the words of reports that these quote or
    rest on."""

    question: str
    lines: tuple[str, ...]
    sentences: tuple[str, ...]


def as_kept(asked: Asked) -> ToldBefore:
    """Returns what reports say to a question in the form in which it is kept."""
    _, *lines = asked_lines(asked)
    sentences = dict.fromkeys(span.line for entry in asked.entries for span in entry.spans)
    return ToldBefore(asked.question, tuple(lines), tuple(sentences))


def read_told(text: str) -> dict[str, ToldBefore]:
    """Returns what was kept as JSON, by question. Raises ValueError if it has another form."""
    listed = value_from(tuple[ToldBefore, ...], json.loads(text))
    return {before.question: before for before in listed}


def changed_lines(asked: Asked, before: Mapping[str, ToldBefore]) -> Iterator[str]:
    """Yields that a question has the same sentences as before; or the lines that have others, and
    the sentences that it no longer shows. `before` is given by question."""
    earlier = before.get(asked.question)
    if earlier is None:
        yield from asked_lines(asked)
        return
    now = as_kept(asked).sentences
    if set(now) == set(earlier.sentences):
        yield f"Unchanged: {asked.question}"
        return
    new = []
    for entry in asked.entries:
        if any(span.line not in earlier.sentences for span in entry.spans):
            new.append(entry)
    yield from asked_lines(replace(asked, entries=new))
    for words in earlier.sentences:
        if words not in now:
            yield f"- no longer shown: {words}"
