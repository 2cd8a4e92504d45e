"""Passages: sentences of several reports that tell of one matter, side by side; nothing is claimed
of how they stand to each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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
    """

    id: str
    quote: Span
    speaker: str | None = None
    statements: tuple[str, ...] = ()
    from_copy: str | None = None
    perhaps: bool = False
    speaker_by: str | None = None

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
class Passage:
    """Sentences of two or more reports that bear on one matter.

    `differs`: kinds of marks in which sentences of different reports differ; `reports`, `lines`,
    `speakers`: how many stand behind its core (`voices`: where that is known); `strength`:
    calibrated probability, 0 to 1, that the sentences bear on one matter; `by`: the person who
    joined or mended it, None for the program.
    """

    id: str
    label: str
    sentences: tuple[PassageSentence, ...]
    marks: tuple[Mark, ...] = ()
    differs: tuple[MarkKind, ...] = ()
    reports: int = 0
    lines: int = 0
    speakers: int = 0
    strength: float = 0.0
    by: str | None = None

    def __repr__(self) -> str:
        counts = f"strength={self.strength} reports={self.reports} sentences={len(self.sentences)}"
        return f"<Passage {self.id} {self.label!r} {counts}>"

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
