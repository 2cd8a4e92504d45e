"""A paragraph of a report as names are sought in it."""

from dataclasses import dataclass

from rashomon.names.capitalized_runs import Spans
from rashomon.names.name_tokens import Word
from rashomon.text.annotations import Annotations


@dataclass(frozen=True, slots=True)
class ParagraphWords:
    """The words of one paragraph of one report, and the parser's entities in it."""

    annotated: Annotations
    text: str
    words: tuple[Word, ...]
    entities: Spans
    headline: bool


def form_of(line: ParagraphWords, start: int, end: int) -> str:
    """The text of these words, in the parser's plain marks and with single spaces."""
    return " ".join(line.text[line.words[start].start : line.words[end - 1].end].split())
