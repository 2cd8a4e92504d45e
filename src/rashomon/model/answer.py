"""What an author wrote of a story: a language model, an assistant, a chatbot or a person.

A `WrittenAnswer` is the text as it was written. An `Answer` is the same text beside the reports,
line by line and statement by statement.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import chain

from rashomon.model.answer_marks import (
    Content,
    LaterSentence,
    Look,
    Mark,
    MarkKind,
    Reach,
    Silent,
    Unbound,
)
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.model_use import ModelUse
from rashomon.model.record import record
from rashomon.model.span import OfSpan, Passages, PlacedSpan, PlacedSpans, Span

# As it was written.


@record
class WrittenPart:
    """A statement, in its author's words.

    - `named`: the whole sentences whose numbers stand behind it
    - `after`: the sign that ends it ("", ",", ";", "." ...)
    - `was`: the words of the text as it was first told that it replaces
    """

    told: str
    named: PlacedSpans = ()
    after: str = ""
    was: str | None = None


class About(StrEnum):
    """What a heading says of the lines below it."""

    DIFFER = "differ"
    CHANGED = "changed"
    ALONE = "alone"
    COPIED = "copied"


@record
class WrittenLine:
    """A bullet, paragraph or row.

    - `heading`: the words above it
    - `about`: what these say of it, by a table of words
    - `thing`: its words before the first statement
    - `is_bullet`: whether it was written as one
    - `since`: of a line that is new since an earlier answer, the last day of the reports before it
      ("an earlier answer" if none is known)
    """

    parts: tuple[WrittenPart, ...]
    heading: str | None = None
    about: About | None = None
    thing: str | None = None
    is_bullet: bool = False
    since: str = ""

    @property
    def words(self) -> str:
        """Returns the words of its statements, one after the other."""
        return " ".join(part.told for part in self.parts)

    @property
    def named(self) -> PlacedSpans:
        """Returns the sentences that its statements name."""
        return tuple(span for part in self.parts for span in part.named)


@record
class WrittenTranslation:
    """A sentence of a report in another language, as a language model translated it."""

    span: PlacedSpan
    by: str
    words: str


@record
class WrittenAnswer:
    """An answer with the sentences that its author named, found in the reports. A store keeps it,
    and every later run sets it beside the reports again.

    - `question`: None if it says what the reports tell together and differently
    - `reports`: the hashes of the texts that its author was shown
    - `first`: the text as it was told before its author bound it to sentences
    - `unbound`: why no statement names sentences
    - `looks_again`: how many statements its author changed when he was shown each with its
      sentences, None if he was not
    - `taken_out`: the words of `first` that are gone
    - `dropped`: numbers of sentences that do not exist
    - `translations`: of sentences that it names
    """

    by: str
    lines: tuple[WrittenLine, ...]
    question: str | None = None
    reports: tuple[str, ...] = ()
    first: str | None = None
    unbound: Unbound | None = None
    looks_again: int | None = None
    taken_out: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    translations: tuple[WrittenTranslation, ...] = ()

    @property
    def id(self) -> str:
        """Returns a hash of what it says. Headings and the words before the statements do not
        count, because an answer may be shown without them."""
        told = [self.by, self.question]
        for line in self.lines:
            for part in line.parts:
                places = (span.place for span in part.named)
                told += [part.told, *sorted(places)]
        return content_id("a", *told)

    def texts(self) -> frozenset[str]:
        """Returns the hashes of the texts whose sentences it names. If it names none, returns those
        of the texts that it was written about."""
        named = frozenset(span.sha256 for line in self.lines for span in line.named)
        return named or frozenset(self.reports)


WrittenAnswers = Sequence[WrittenAnswer]


def with_named(answer: WrittenAnswer, instead: Mapping[PlacedSpan, PlacedSpans]) -> WrittenAnswer:
    """Returns an answer in which other sentences are named `instead` of these."""
    lines = []
    for line in answer.lines:
        parts = []
        for part in line.parts:
            spans = dict.fromkeys(chain.from_iterable(map(instead.__getitem__, part.named)))
            parts.append(replace(part, named=tuple(spans)))
        lines.append(replace(line, parts=tuple(parts)))
    return replace(answer, lines=tuple(lines))


@record
class Refused:
    """Something that an author wrote and that could not be used: the reason in plain words, and the
    words themselves."""

    reason: str
    words: str = ""

    def __str__(self) -> str:
        return f"{self.reason} ({self.words})" if self.words else self.reason


@record
class ReadStory:
    """What authors wrote of one story, the newest first; the part of a language model in it; and
    what could not be read of a reply."""

    answers: tuple[WrittenAnswer, ...] = ()
    use: ModelUse | None = None
    refused: tuple[Refused, ...] = ()

    def among(self, answers: Iterable["Answer"]) -> list["Answer"]:
        """Returns those of a story's answers that are these, as they stand beside the reports."""
        written = by_id(self.answers)
        return [answer for answer in answers if answer.id in written]


NOTHING_READ = ReadStory()


# Beside the reports.


@record
class PartSentence(OfSpan):
    """A whole sentence that the author named for a statement.

    - `sentence`: its id
    - `statement`: the id of the statement in it whose `speaker` is named with it
    - `before`: the sentence before it, where it begins with, or is said by, a pronoun or the like
    """

    span: Span
    sentence: str
    speaker: str | None = None
    statement: str | None = None
    before: Span | None = None


@record
class Part:
    """A statement in its author's words, with the sentences that its author named for it.

    - `after`: the sign that ends it
    - `was`: the words of the text as it was first told that it replaces
    - `places`: how many of the reports that it names or counts its sentences reach
    - `silent`: the reports of which it says that they do not have something
    - `nearest`: the reports of which it speaks and that no sentence of it reaches; of a statement
      that speaks of none and names no sentence, those with the nearest sentences
    - `contents`: what it holds
    - `marks`: what a reader sees before opening it
    - `later`: sentences that came later on the same thing
    - `looked`: what people decided who opened it
    """

    told: str
    sentences: tuple[PartSentence, ...] = ()
    after: str = ""
    was: str | None = None
    places: Reach | None = None
    silent: tuple[Silent, ...] = ()
    nearest: tuple[Silent, ...] = ()
    contents: tuple[Content, ...] = ()
    marks: tuple[Mark, ...] = ()
    later: tuple[LaterSentence, ...] = ()
    looked: tuple[Look, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it names no sentence: its author's own words, which open nothing."""
        return not self.sentences

    @property
    def spans(self) -> Passages:
        """Returns the sentences that its author named."""
        return tuple(sentence.span for sentence in self.sentences)

    @property
    def beside(self) -> Passages:
        """Returns the sentences that nobody named and that stand beside it for a person who looks
        through it: the nearest ones, and those that came later."""
        nearest = (each.span for each in (*self.silent, *self.nearest) if each.span)
        later = (each.span for each in self.later)
        return tuple(dict.fromkeys((*nearest, *later)))

    @property
    def counted_marks(self) -> tuple[Mark, ...]:
        """Returns its marks without notes on what was not compared."""
        return tuple(mark for mark in self.marks if mark.kind is not MarkKind.NOT_COMPARED)


@record
class Translation(OfSpan):
    """A sentence of a report as a language model translated it, for those who cannot read it. It
    stands beside the sentence, under the name of the model, and is compared with nothing."""

    span: Span
    by: str
    words: str


@record
class Line:
    """A bullet, paragraph or row of an answer, as its author wrote it. `by` says who wrote it. A
    line of sentences that a person added has the id of that decision. The other fields are those of
    `WrittenLine`."""

    id: str
    by: str
    parts: tuple[Part, ...]
    heading: str | None = None
    about: About | None = None
    thing: str | None = None
    is_bullet: bool = False
    since: str = ""

    @property
    def words(self) -> str:
        """Returns the words of its statements, one after the other."""
        return " ".join(part.told for part in self.parts)

    @property
    def is_added(self) -> bool:
        """Whether a person added it by a decision."""
        return self.id.startswith("j-")

    @property
    def names_sentences(self) -> bool:
        """Whether a statement of it names a sentence."""
        return any(part.sentences for part in self.parts)


@record
class Answer:
    """What an author wrote of a story, beside its reports.

    - `question`: the words that were asked, None if it answers what the reports tell
    - `dropped`: numbers of sentences that do not exist, and sentences that no report has any more
    - `newer`: sentences of reports that came later, about its question or near those that it names
    - `use`: the language model's part in it
    - `translations`: of sentences that it names

    The other fields are those of `WrittenAnswer`.
    """

    id: str
    by: str
    lines: tuple[Line, ...]
    question: str | None = None
    first: str | None = None
    unbound: Unbound | None = None
    looks_again: int | None = None
    taken_out: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    newer: Passages = ()
    use: ModelUse | None = None
    translations: tuple[Translation, ...] = ()

    def parts(self) -> Iterator[Part]:
        """Yields the statements that its author wrote, line by line."""
        for line in self.lines:
            if not line.is_added:
                yield from line.parts

    def translation(self, span: Span) -> Translation | None:
        """Returns the translation of this sentence, or of another one with its words."""
        for translation in self.translations:
            if translation.span.line == span.line:
                return translation
        return None

    @property
    def own_statements(self) -> int:
        """Returns how many of its statements name no sentence."""
        return sum(part.is_own for part in self.parts())

    @property
    def is_bound(self) -> bool:
        """Whether any of its statements names sentences."""
        return any(part.sentences for part in self.parts())


Answers = tuple[Answer, ...]
