"""The paragraph as the name finder sees it: words and entities."""

from dataclasses import dataclass

from rashomon.names.capitalized_runs import Spans
from rashomon.names.name_tokens import Word
from rashomon.text.annotations import Annotations


@dataclass(frozen=True, slots=True)
class ParagraphWords:
    """One paragraph: its words, the parser's entities in it, whether it is in title case. `text`: of the whole report."""

    annotated: Annotations
    text: str
    words: tuple[Word, ...]
    entities: Spans
    headline: bool


def form_of(line: ParagraphWords, start: int, end: int) -> str:
    """Returns the text of words[start:end] with single spaces and plain quotation marks."""
    return " ".join(line.text[line.words[start].start : line.words[end - 1].end].split())
