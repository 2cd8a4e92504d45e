"""What an author wrote of a story: a language model, an assistant, a chatbot or a person.

A `WrittenAnswer` is the text as it was written. An `Answer` is the same text compared with the
reports, line by line and part by part.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from rashomon.model.answer_marks import LaterSentence, Look, Mark, Reach, Silent, Unbound
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.model_use import ModelUse
from rashomon.model.record import record
from rashomon.model.span import OfSpan, Passages, PlacedSpans, Span

# As it was written.


@record
class WrittenPart:
    """A part of a line, in its author's words.

    - `named`: the whole sentences whose numbers stand behind it
    - `unknown`: numbers behind it that the sheet does not have
    - `verdict`: the author's word on how it stands to the part before
    - `after`: the sign that ends it ("", ",", ";", "." ...)
    - `was`: the words of the text as it was first told that it replaces
    """

    told: str
    named: PlacedSpans = ()
    unknown: tuple[str, ...] = ()
    verdict: str | None = None
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
    """A bullet, paragraph or row. `heading`: the words above it; `about`: what these say of it, by
    a table of words; `thing`: its words before the first version; `own`: sentences that claim no
    sentence ("Perhaps ..."); `is_bullet`: whether it was written as one; `own_after`: behind how
    many parts each of its own sentences stands, where that is known; `since`: of a line that is
    new since an earlier answer, the last day of the reports before it ("an earlier answer" if none
    is known)."""

    parts: tuple[WrittenPart, ...]
    heading: str | None = None
    about: About | None = None
    thing: str | None = None
    own: tuple[str, ...] = ()
    is_bullet: bool = False
    own_after: tuple[int, ...] = ()
    since: str = ""

    @property
    def words(self) -> str:
        """Returns the words of its parts, one after the other."""
        return " ".join(part.told for part in self.parts)

    @property
    def named(self) -> PlacedSpans:
        """Returns the sentences that its parts name."""
        return tuple(span for part in self.parts for span in part.named)


@record
class WrittenAnswer:
    """An answer with the sentences that its author named, found in the reports. A store keeps it,
    and every later run compares it with the reports again.

    - `question`: None if it says what the reports tell together and differently
    - `reports`: the hashes of the texts that its author was shown
    - `first`: the text as it was told before its author bound it to sentences
    - `unbound`: why no statement names sentences
    - `taken_out`: the words of `first` that are gone
    - `dropped`: numbers of sentences that do not exist
    """

    by: str
    lines: tuple[WrittenLine, ...]
    question: str | None = None
    reports: tuple[str, ...] = ()
    first: str | None = None
    unbound: Unbound | None = None
    taken_out: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Returns a hash of what it says. Headings and the words before the parts do not count,
        because an answer may be shown without them."""
        content = [self.by, self.question]
        for line in self.lines:
            content += line.own
            for part in line.parts:
                content += [part.told, part.verdict]
                places = (span.place for span in part.named)
                content += sorted(places)
        return content_id("a", *content)

    def texts(self) -> frozenset[str]:
        """Returns the hashes of the texts whose sentences it names. If it names none, returns those
        of the texts that it was written about."""
        hashes = frozenset(span.sha256 for line in self.lines for span in line.named)
        return hashes or frozenset(self.reports)


WrittenAnswers = Sequence[WrittenAnswer]


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

    def proved_among(self, answers: Iterable["Answer"]) -> list["Answer"]:
        """Returns those of a story's answers that are these, as they are proved."""
        written = by_id(self.answers)
        return [answer for answer in answers if answer.id in written]


NOTHING_READ = ReadStory()


# As it was proved.


class Proof(StrEnum):
    """What was found of a part in the reports. It never says whether the part is true."""

    BORNE = "borne"
    OPEN = "open"
    STRUCK = "struck"


class ShownAs(StrEnum):
    """What the first view shows for a part: its author's words, the reports' own sentence in their
    place, or nothing."""

    TOLD = "told"
    SENTENCE = "sentence"
    NOTHING = "nothing"


class FaultKind(StrEnum):
    """What was not found of a part in its sentences, or stands there otherwise."""

    NUMBER = "number"
    LIMIT = "limit"
    DAY = "day"
    HOUR = "hour"
    NAME = "name"
    QUOTATION = "quotation"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    SPEAKER = "speaker"
    ACCUSING = "accusing"
    WORDS = "words"
    COUNT = "count"
    RELATION = "relation"
    LABEL = "label"
    SENTENCE = "sentence"
    LATER = "later"
    BESIDE = "beside"

    @property
    def is_later(self) -> bool:
        """Whether a report that came after the answer has it otherwise, or more of it."""
        return self in (FaultKind.LATER, FaultKind.BESIDE)


_OF_WEIGHT = (
    FaultKind.NUMBER,
    FaultKind.LIMIT,
    FaultKind.POLARITY,
    FaultKind.CERTAINTY,
    FaultKind.SPEAKER,
    FaultKind.COUNT,
    FaultKind.SENTENCE,
)
_VALUES = (
    FaultKind.DAY,
    FaultKind.HOUR,
    FaultKind.QUOTATION,
    FaultKind.NAME,
    FaultKind.WORDS,
)


@record
class PartSentence(OfSpan):
    """A whole sentence that supports a part.

    - `sentence`: its id
    - `statement`: the id of the statement in it whose `speaker` is named with it
    - `how`: "named" by the author, or "found" by the program
    """

    span: Span
    sentence: str
    speaker: str | None = None
    statement: str | None = None
    how: str = "named"


@record
class PartFault:
    """What is wrong with a part.

    - `words`: the words that were looked for, "" for the whole part
    - `found`: where something of the kind stands, None if it stands nowhere. If the author named a
      sentence that does not support the part (`label`), it is that sentence; if a report came later
      that tells something else (`later`) or something more (`beside`), it is its sentence.
    """

    kind: FaultKind
    words: str = ""
    found: Span | None = None


@record
class Part:
    """A part of a line in its author's words, with the sentences that support it.

    `after`: the sign that ends it; `was`: the words of the first text that it replaces; `looked`:
    what people decided who opened it.
    """

    told: str
    sentences: tuple[PartSentence, ...] = ()
    proof: Proof = Proof.BORNE
    shown: ShownAs = ShownAs.TOLD
    faults: tuple[PartFault, ...] = ()
    verdict: str | None = None
    after: str = ""
    was: str | None = None
    places: Reach | None = None
    silent: tuple[Silent, ...] = ()
    marks: tuple[Mark, ...] = ()
    later: tuple[LaterSentence, ...] = ()
    looked: tuple[Look, ...] = ()

    @property
    def spans(self) -> frozenset[Span]:
        """Returns the sentences that support it, and those that its author named besides."""
        named = [fault.found for fault in self.faults if fault.kind is FaultKind.LABEL]
        return frozenset([*(told.span for told in self.sentences), *filter(None, named)])

    @property
    def is_gone(self) -> bool:
        """Whether nothing is shown of it."""
        return self.shown is ShownAs.NOTHING

    @property
    def is_replaced(self) -> bool:
        """Whether a report's sentence is shown in its place."""
        return self.shown is ShownAs.SENTENCE

    @property
    def is_unclear(self) -> bool:
        """Whether readers have to know that something was not found: a number, a limit, a speaker,
        a denial that is turned round, how sure it is, how many reports say so, any sentence at all;
        or a day, an hour, a quotation, a name or a word that its reports do not have. Whatever else
        was not found opens with its sentences."""
        reports = {sentence.report for sentence in self.sentences}
        for fault in self.faults:
            is_there = fault.found is not None and fault.found.report in reports
            if fault.kind in _OF_WEIGHT or (fault.kind in _VALUES and not is_there):
                return self.proof is Proof.OPEN
        return False


@record
class Line:
    """A bullet, paragraph or row of an answer, as its author wrote it. `by` says who wrote it. A
    line that a person added has the id of that decision. The rest is as in `WrittenLine`."""

    id: str
    by: str
    parts: tuple[Part, ...]
    heading: str | None = None
    about: About | None = None
    thing: str | None = None
    own: tuple[str, ...] = ()
    is_bullet: bool = False
    own_after: tuple[int, ...] = ()
    since: str = ""

    @property
    def words(self) -> str:
        """Returns the words of its parts, one after the other."""
        return " ".join(part.told for part in self.parts)

    @property
    def is_added(self) -> bool:
        """Whether a person added it by a decision."""
        return self.id.startswith("j-")

    def shown_parts(self) -> tuple[Part, ...]:
        """Returns the parts that are shown, in their author's words or as sentences of reports."""
        return tuple(part for part in self.parts if not part.is_gone)

    def is_found(self) -> bool:
        """Returns whether something of it was found in reports."""
        return any(part.sentences and part.proof is not Proof.STRUCK for part in self.parts)


class LeftOutKind(StrEnum):
    """Why a sentence that no line mentions has weight."""

    HARM = "people harmed"
    DENIAL = "a denial"
    DOUBT = "a report's own doubt or correction"
    NUMBER = "a number"
    SEVERAL = "in several reports"


def places_of_own(line: Line | WrittenLine) -> tuple[int, ...]:
    """Returns behind how many parts each of the author's own sentences stands: behind all where
    that is not known."""
    return line.own_after or (len(line.parts),) * len(line.own)


@record
class LeftOutSentence:
    """A sentence of weight of which no line of an answer says anything.

    - `speaker`: whose words it is
    - `numbers`: its numbers that no line has
    - `alike`: the sentences of other reports that print the same
    """

    span: Span
    why: LeftOutKind
    speaker: str | None = None
    numbers: Passages = ()
    alike: Passages = ()


@record
class Answer:
    """What an author wrote of a story, compared with its reports.

    - `question`: the words that were asked, None if it answers what the reports tell
    - `use`: the language model's part in it
    - `left`: sentences of weight of which no line says anything, the weightiest first
    - `newer`: sentences of reports that came later, about its question or near those behind it

    The rest is as in `WrittenAnswer`."""

    id: str
    by: str
    lines: tuple[Line, ...]
    question: str | None = None
    use: ModelUse | None = None
    left: tuple[LeftOutSentence, ...] = ()
    newer: Passages = ()
    first: str | None = None
    unbound: Unbound | None = None
    taken_out: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    def parts(self) -> Iterator[Part]:
        """Yields the parts that its author wrote, line by line."""
        for line in self.lines:
            if not line.is_added:
                yield from line.parts

    def count(self, proof: Proof) -> int:
        """Returns how many of its parts have this proof."""
        return sum(part.proof is proof for part in self.parts())


Answers = tuple[Answer, ...]
