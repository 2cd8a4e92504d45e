"""Finds documents that several reports rest on: letters, filings, statements of one author."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.lexicon import set_of
from rashomon.model.origin import OriginRest, RestKind
from rashomon.model.statement import Statement
from rashomon.text.speaker_words import is_among

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPOKEN = set_of("saying.spoken_documents")


@cache
def _is_document(word: str) -> bool:
    bare = word.casefold()
    return bare not in _SPOKEN and (is_among(bare, "documents", "texts") or is_among(bare.removesuffix("s"), "documents", "texts"))


def document_of(statement: Statement) -> str | None:
    """Returns the document that a statement is taken from, with its author: "letter of the union"; None if it names none."""
    for step in statement.via:
        words = _WORD.findall(step)
        if words and _is_document(words[-1]):
            author = statement.speaker_name and statement.speaker
            return f"{words[-1].casefold()} of {author}" if author else None
    words = _WORD.findall(statement.speaker or "")
    if words and _is_document(words[-1]) and not statement.anonymous and len(words) > 1:
        return str(statement.speaker)
    return None


def shared_documents(statements: Sequence[Statement]) -> Iterator[tuple[str, list[OriginRest]]]:
    """Returns the documents that two or more reports quote, by name, each with who quotes it."""
    found: defaultdict[str, dict[str, Statement]] = defaultdict(dict)
    for statement in sorted(statements, key=lambda s: (s.report, s.quote.start, s.id)):
        if name := document_of(statement):
            found[name].setdefault(statement.report, statement)
    for name, reports in sorted(found.items()):
        if len(reports) > 1:
            yield name, [OriginRest(report, RestKind.NAMES, f"it has words from the {name}") for report in sorted(reports)]
