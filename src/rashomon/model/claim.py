"""Claims: sentences of two or more reports about the same thing. A claim does not say whether they
agree."""

from collections.abc import Mapping, Sequence

from rashomon.model.content_ids import content_id
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import OfSpan, Span


@record
class Origins:
    """How many separate origins stand behind something, at most."""

    most: int = 0


NO_ORIGINS = Origins()


@record
class First:
    """The report that gave something first, and the moment (ISO) that the report itself gives."""

    report: str
    moment: str


def sentence_id(report: Report, span: Span) -> str:
    """Returns the id of the sentence that stands there in this report. It does not depend on what
    the report is called. Nothing else has an id that begins like it."""
    return content_id("w", *report.place_of(span), span.quote)


@record
class ClaimSentence(OfSpan):
    """One whole sentence of a report in a claim.

    - `speaker`: whose words it is, as in a statement; None if it is the report's own voice
    - `statements`: ids of the statements inside it
    - `copy`: id of the copy that covers most of it
    - `possible`: whether it only probably belongs to this claim; then it counts in no number
    - `repeats`: id of a sentence that says all that it says
    - `speaker_by`: the person who corrected whose words it is, None if the program read it
    """

    id: str
    span: Span
    speaker: str | None = None
    statements: tuple[str, ...] = ()
    copy: str | None = None
    possible: bool = False
    repeats: str | None = None
    speaker_by: str | None = None


@record
class Claim:
    """Sentences of two or more reports about the same thing.

    - `named_by`: id of the sentence that names it
    - `reports`, `origins`: how many reports and origins stand behind its sure sentences
    - `first`: the report that told it first
    - `strength`: the probability, 0 to 1, that its sentences are about one thing
    - `by`: the person who joined or corrected it, None if the program found it
    """

    id: str
    named_by: str
    sentences: tuple[ClaimSentence, ...]
    reports: int = 0
    origins: Origins = NO_ORIGINS
    first: First | None = None
    strength: float = 0.0
    by: str | None = None

    def __repr__(self) -> str:
        counts = f"strength={self.strength} reports={self.reports} sentences={len(self.sentences)}"
        return f"<Claim {self.id} {self.name!r} {counts}>"

    def naming_sentence(self) -> ClaimSentence:
        """Returns the sentence that names the claim."""
        return next(
            (sentence for sentence in self.sentences if sentence.id == self.named_by),
            self.sentences[0],
        )

    @property
    def name(self) -> str:
        """Returns the words of the sentence that names the claim."""
        return self.naming_sentence().span.line

    def sentence(self, ident: str) -> ClaimSentence | None:
        """Returns its sentence with this id."""
        for sentence in self.sentences:
            if sentence.id == ident:
                return sentence
        return None

    def sure(self) -> tuple[ClaimSentence, ...]:
        """Returns the sentences that surely belong to this claim."""
        return tuple(sentence for sentence in self.sentences if not sentence.possible)

    def distinct(self) -> tuple[ClaimSentence, ...]:
        """Returns the sure sentences that repeat no other one. The one that names the claim comes
        first."""
        telling_more = [sentence for sentence in self.sure() if sentence.repeats is None]
        return tuple(sorted(telling_more, key=lambda sentence: sentence.id != self.named_by))


Claims = Sequence[Claim]
SentencesById = Mapping[str, ClaimSentence]
