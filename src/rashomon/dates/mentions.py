"""mentions_of: the time expressions of one report's prose and captions, each with its tense."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.dates.expressions import Expression, find_expressions
from rashomon.dates.tense import Tense, tense_of
from rashomon.language.annotations import Annotations
from rashomon.model.span import Furniture

# Furniture that tells of the story; menus, teasers and comments tell of other days.
TOLD_IN = {"caption", "dateline"}
_FILE_PICTURE = re.compile(r"(?i)\bfile\b(?: (?:photo|picture|image|pic)| ?[-–—]|\))|\barchive\b|^\W*file\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression of a report: its paragraph by number (-1 in furniture), its tense, the type of the furniture that holds it."""

    expression: Expression
    tense: Tense
    paragraph: int
    furniture: str | None = None
    old_picture: bool = False
    sentence: int = -1
    verb: int = -1
    """The token of the verb whose clause it stands in."""
    aside: bool = False
    """Whether that clause is not where the story goes on: it describes a noun ("a log posted on Friday") or tells who said it when."""


def mentions_of(annotated: Annotations) -> tuple[Mention, ...]:
    """All time expressions of the prose, the captions and the datelines, by place."""
    found = [*_in_prose(annotated), *_in_furniture(annotated)]
    return tuple(sorted(found, key=lambda m: (m.expression.start, m.expression.end)))


def _in_prose(annotated: Annotations) -> Iterator[Mention]:
    paragraphs = annotated.paragraphs
    number = 0
    for expression in find_expressions(annotated.plain):
        while number + 1 < len(paragraphs) and paragraphs[number].end <= expression.start:
            number += 1
        token = annotated.token_at(expression.start)
        if token is None:
            yield Mention(expression, tense_of(token), number)
            continue
        verb = next((t for t in [token, *token.ancestors] if t.pos_ in {"VERB", "AUX"}), None)
        yield Mention(
            expression,
            tense_of(token),
            number,
            sentence=token.sent.start,
            verb=verb.i if verb is not None else -1,
            aside=verb is not None and _is_aside(verb),
        )


def _is_aside(verb: Token) -> bool:
    return verb.dep_ in {"relcl", "acl"} or any(child.dep_ == "ccomp" for child in verb.children)


def _in_furniture(annotated: Annotations) -> Iterator[Mention]:
    seen: set[tuple[int, int]] = set()
    for piece in annotated.report.furniture:
        if piece.type not in TOLD_IN:
            continue
        for expression in find_expressions(straight(piece)):
            moved = shifted(expression, piece.start)
            if (moved.start, moved.end) not in seen:
                seen.add((moved.start, moved.end))
                yield Mention(moved, Tense.OPEN, -1, piece.type, bool(_FILE_PICTURE.search(piece.quote)))


def straight(piece: Furniture) -> str:
    """The words of a piece of furniture with plain quotation marks and spaces."""
    return piece.quote.translate({0x2019: "'", 0x2018: "'", 0xA0: " ", 0x202F: " "})


def shifted(expression: Expression, by: int) -> Expression:
    """The same expression further on in the text."""
    until = shifted(expression.until, by) if expression.until else None
    return Expression(expression.start + by, expression.end + by, expression.kind, expression.parts, until)
