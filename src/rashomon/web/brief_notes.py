"""The brief with footnotes: each sentence with the passages that it is based on."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.text.wording import split_heading
from rashomon.web.markup import Labels


@dataclass(frozen=True, slots=True)
class BriefNote:
    """A numbered passage."""

    number: int
    label: str
    speaker: str
    quote: str
    href: str


@dataclass(frozen=True, slots=True)
class NotedSentence:
    """A sentence and its notes; `lead` is the question that it begins with, if any."""

    lead: str
    text: str
    notes: tuple[BriefNote, ...]


@dataclass(frozen=True, slots=True)
class BriefPart:
    """Sentences under one heading, the words before their first colon."""

    heading: str
    sentences: tuple[NotedSentence, ...]


def tell_brief(story: Story, labels: Labels) -> tuple[BriefPart, ...]:
    """Returns the parts of the brief, with notes numbered consecutively."""
    cited: dict[str, tuple[Span, str]] = {}
    for point in story.points:
        cited |= {account.id: (account.quote, account.speaker or "") for account in point.accounts}
    cited |= {statement.id: (statement.quote, statement.speaker or "") for statement in story.statements}
    parts: dict[str, list[NotedSentence]] = {}
    number = 0
    for sentence in story.brief:
        known = [cited[identity] for identity in sentence.cites if identity in cited]
        notes = tuple(_notes(known, number, labels))
        number += len(notes)
        heading, text = split_heading(sentence.text)
        parts.setdefault(heading, []).append(NotedSentence(*_lead(text), notes))
    return tuple(BriefPart(heading, tuple(sentences)) for heading, sentences in parts.items())


def _notes(known: list[tuple[Span, str]], number: int, labels: Labels) -> Iterator[BriefNote]:
    for place, (span, speaker) in enumerate(known, number + 1):
        yield BriefNote(place, labels.name(span.report), speaker, span.quote, labels.passage(span))


def _lead(text: str) -> tuple[str, str]:
    question, mark, rest = text.partition("? ")
    return (f"{question}?", rest) if mark and "“" not in question else ("", text)
