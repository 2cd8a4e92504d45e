"""What was said to questions, to be kept as JSON, and what has changed since (`changed_lines`)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rashomon.model.document import value_from
from rashomon.model.overview import Entry
from rashomon.model.record import record
from rashomon.questions.ask_ledger import Asked, asked_lines


@record
class ToldBefore:
    """What reports said to a question: its `lines`, and the exact words of reports that they quote
    or rest on."""

    question: str
    is_found: bool
    lines: tuple[str, ...]
    sentences: tuple[str, ...]


def as_told(asked: Asked) -> ToldBefore:
    """Returns what reports say to a question as it can be kept."""
    _, *lines = asked_lines(asked)
    sentences = dict.fromkeys(words for entry in asked.entries for words in _words_of(entry))
    return ToldBefore(asked.question, asked.is_found, tuple(lines), tuple(sentences))


def read_told(text: str) -> dict[str, ToldBefore]:
    """Returns what was kept as JSON, by question. Raises ValueError if it is none of it."""
    told = [value_from(ToldBefore, one) for one in json.loads(text)]
    return {one.question: one for one in told}


def changed_lines(asked: Asked, before: Mapping[str, ToldBefore]) -> Iterator[str]:
    """Yields that a question has the same sentences as before, or the lines that have others, and
    the sentences that are gone. `before`: by question."""
    earlier = before.get(asked.question)
    if earlier is None:
        yield from asked_lines(asked)
        return
    now = as_told(asked)
    had = set(earlier.sentences)
    was_found = earlier.is_found
    if (asked.is_found, had) == (was_found, {*now.sentences}) or not (asked.is_found or was_found):
        yield f"Unchanged: {asked.question}"
        return
    new = [entry for entry in asked.entries if not had.issuperset(_words_of(entry))]
    yield from asked_lines(replace(asked, entries=new))
    for words in earlier.sentences:
        if was_found and words not in now.sentences:
            yield f"- no longer: {words}"


def _words_of(entry: Entry) -> Iterable[str]:
    return (span.line for span in entry.spans)
