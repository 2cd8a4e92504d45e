"""An answer's own words as they were read (`ReadWords`)."""

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.facts.sentence_facts import Facts
from rashomon.model.span import Span
from rashomon.text.parsed_report import Annotations


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words of an answer that are no part: a heading, a thing, a sentence of its author's own."""

    page: Annotations
    span: Span


@dataclass(frozen=True, slots=True)
class ReadWords:
    """The words of an answer, read as one text. `parts`: the facts of each part, by the place of
    its line in the answer and its own in the line; `others`: what is no part, by what it is
    ("heading", "thing", "own") and these places."""

    parts: Mapping[tuple[int, int], Facts]
    others: Mapping[tuple[str, int, int], OwnWords]
