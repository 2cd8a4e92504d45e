"""Passages: sentences of several reports that tell of one matter, side by side; nothing is claimed
of how they stand to each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rashomon.model.content_ids import content_id
from rashomon.model.span import Span


class MarkKind(StrEnum):
    """What a mark inside a sentence points at."""

    FIGURE = "figure"
    DAY = "day"
    NEGATION = "negation"
    HEDGE = "hedge"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class PassageSentence:
    """One whole sentence of a report in a passage.

    `speaker`: whose words they are, as in a statement; None for the report's own voice.
    `statements`: ids of the statements inside it. `from_copy`: id of the copy that covers most of
    it. `perhaps`: likely, not surely, of this matter; it counts in no number of the passage.
    `speaker_by`: who said whose words they are ("model NAME"), None for the program itself.
    `shown`: the words of it that are shown, all of them; None where it is like others;
    `open`: it stands in the digest without a click; `like`: id of the distinct sentence that it is
    like.
    """

    id: str
    quote: Span
    speaker: str | None = None
    statements: tuple[str, ...] = ()
    from_copy: str | None = None
    perhaps: bool = False
    speaker_by: str | None = None
    shown: Span | None = None
    open: bool = False
    like: str | None = None

    @property
    def report(self) -> str:
        """The report whose sentence it is."""
        return self.quote.report

    def words(self, mark: "Mark") -> str:
        """Returns the words of the sentence that are marked."""
        return self.quote.quote[mark.start - self.quote.start : mark.end - self.quote.start]


def sentence_id(quote: Span) -> str:
    """Returns the id of the sentence that stands there; ids of sentences begin like those of
    nothing else."""
    return content_id("w", quote.report, quote.start, quote.end)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a sentence that helps the eye.

    `of`: id of the sentence; `start`, `end`: half-open offsets in code points of the report's text;
    figures of one counted thing share a `group`.
    """

    kind: MarkKind
    of: str
    start: int
    end: int
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Distinct:
    """A sentence that tells what none before it told; `adds`: those words of it."""

    sentence: str
    adds: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class First:
    """The report that gave something first, and the moment (ISO) that it gives itself."""

    report: str
    moment: str


class Counts(NamedTuple):
    """What is counted of sentences: lines of reporting at most and at least, speakers, and the
    report that came first."""

    lines: int
    least_lines: int
    speakers: int
    first: First | None = None


class VariantKind(StrEnum):
    """What kind of thing reports give different readings of."""

    NUMBER = "number"
    DAY = "day"
    PLACE = "place"
    NAME = "name"
    POST = "post"
    LIMIT = "limit"
    SEQUENCE = "sequence"
    DONE = "done"
    WORDING = "wording"


CHIPS = frozenset((VariantKind.NUMBER, VariantKind.DAY, VariantKind.LIMIT))
"""Kinds whose readings stand as values; those of others stand as words of their report."""


class VariantRelation(StrEnum):
    """How readings stand to each other; never which is true."""

    REFINE = "refine"
    LATER = "later"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that reports give: as printed with its limit word, its words in each report, how
    many reports and lines of reporting (at most and at least) give it, and who gave it first."""

    value: str
    spans: tuple[Span, ...]
    reports: int = 0
    lines: int = 0
    least_lines: int = 0
    first: First | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing of which two or more reports give different readings.

    `thing`: what it is, in consecutive words of one sentence of the matter; `alone`: the value that
    one line gives against another of three lines at least; `strength`: probability, 0 to 1, that
    the readings are of one thing (from .8 on it is sure); `by`: its author, None for the program.
    """

    id: str
    thing: str
    kind: VariantKind
    readings: tuple[Reading, ...]
    relation: VariantRelation = VariantRelation.DIFFERS
    alone: str | None = None
    strength: float = 0.0
    by: str | None = None

    def is_sure(self) -> bool:
        """Whether it stands without "perhaps"."""
        return self.strength >= SURE


SURE = 0.8  # strength of a variant that stands without "perhaps"


@dataclass(frozen=True, slots=True)
class OnlySentence:
    """A sentence that one report alone tells; the fields are those of a passage's sentence."""

    id: str
    quote: Span
    shown: Span
    open: bool = False
    speaker: str | None = None
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of two or more reports that bear on one matter.

    `named_by`: id of the sentence that names the matter; `distinct`: those that together tell what
    its sure ones tell, that one first; `variants`: things of which they give different readings.
    `differs`: kinds of marks in which sentences of different reports differ; `reports`, `lines`,
    `speakers`: how many stand behind its core (`voices`: where that is known), `least_lines`: how
    many lines at least, `first`: the report that told of it first; `strength`:
    calibrated probability, 0 to 1, that the sentences bear on one matter; `by`: the person who
    joined or mended it, None for the program.
    """

    id: str
    named_by: str
    sentences: tuple[PassageSentence, ...]
    distinct: tuple[Distinct, ...] = ()
    variants: tuple[Variant, ...] = ()
    marks: tuple[Mark, ...] = ()
    differs: tuple[MarkKind, ...] = ()
    reports: int = 0
    lines: int = 0
    speakers: int = 0
    least_lines: int = 0
    first: First | None = None
    strength: float = 0.0
    by: str | None = None

    def __repr__(self) -> str:
        counts = f"strength={self.strength} reports={self.reports} sentences={len(self.sentences)}"
        return f"<Passage {self.id} {self.name!r} {counts}>"

    def naming_sentence(self) -> PassageSentence:
        """Returns the sentence that names the matter."""
        return next((s for s in self.sentences if s.id == self.named_by), self.sentences[0])

    @property
    def name(self) -> str:
        """What the matter is called: the sentence that names it."""
        return " ".join(self.naming_sentence().quote.quote.split())

    def sentence(self, ident: str) -> PassageSentence | None:
        """Returns its sentence with this id."""
        return next((s for s in self.sentences if s.id == ident), None)

    def alike(self, ident: str) -> tuple[PassageSentence, ...]:
        """Returns the sentences that are like this distinct one, and folded under it."""
        return tuple(s for s in self.sentences if s.like == ident)

    def core(self) -> tuple[PassageSentence, ...]:
        """Returns the sentences that are surely of this matter."""
        return tuple(sentence for sentence in self.sentences if not sentence.perhaps)

    def marks_of(self, sentence: PassageSentence, kind: MarkKind) -> tuple[Mark, ...]:
        """Returns the marks of this kind in the sentence."""
        return tuple(mark for mark in self.marks if mark.of == sentence.id and mark.kind is kind)

    def naming(self, mentions: Iterable[Span]) -> tuple[PassageSentence, ...]:
        """Returns the sentences in which one of these mentions of a name stands."""
        spans = tuple(mentions)
        return tuple(
            one for one in self.sentences if any(one.quote.overlaps(span) for span in spans)
        )

    def voices(self) -> int:
        """Returns how many speakers its sure sentences cite at most: one may be called in several
        ways. 0 for not known: one of them cites nobody that was found."""
        return self.speakers if all(one.speaker for one in self.core()) else 0

    def copied(self) -> bool:
        """Whether all but one of its reports stand in it with copied words alone."""
        own = {sentence.report for sentence in self.core() if sentence.from_copy is None}
        return len(own) < 2 <= self.reports
