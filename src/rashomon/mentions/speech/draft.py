"""Intermediate forms of a statement, by token indices."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.mentions.speech.report_stretches import ReportStretches, Stretch


@dataclass(slots=True)
class SourcePhrase:
    """The phrase an attribution names as its source: token indices, half-open, and its head (in a
    headline, the last token). `is_of_label` is of the name that a speaker's label stands for, so
    that whoever is named together with it does not speak."""

    first: int
    last: int
    head: Token
    is_of_label: bool = False

    @property
    def words(self) -> Tokens:
        """The tokens of the phrase."""
        return self.head.doc[self.first : self.last]

    @property
    def beside(self) -> frozenset[str]:
        """What the phrase says beside its head, in lower case."""
        words = frozenset(token.lower_ for token in self.words if not token.is_punct)
        return words - {self.head.lower_}

    @property
    def lemma(self) -> str:
        """The base form of its head, in lower case."""
        return self.head.lemma_.casefold()


@dataclass(slots=True)
class CueClause:
    """A cue with the words of its own clause (subject, auxiliaries, adverbs, recipient, time):
    token indices, half-open.

    `relay`: who quotes the source; `citing`: where the words stand that name the source as cited;
    `tellers`: outer speakers ("the agency reported that the mayor said"), innermost first.
    """

    reading: ReportStretches
    verb: Token
    frames: frozenset[str]
    stance: str
    start: int
    end: int
    cue: tuple[int, int]
    source: SourcePhrase | None = None
    nominal: bool = False
    relay: SourcePhrase | None = None
    citing: tuple[int, int] | None = None
    tellers: list[SourcePhrase] = field(default_factory=list)

    @property
    def at(self) -> int:
        """The place of its verb."""
        return self.verb.i

    @property
    def stretch(self) -> Stretch:
        """The sentence or headline in which it stands."""
        return self.reading.stretch_with(self.verb)


@dataclass(slots=True)
class Draft:
    """Content, cue and source of one statement: token indices, half-open.

    `clause` is None if only the context attributes the content; `channel` is where it was posted,
    with its token indices; `labelled` whether a label says who speaks ("THE CHAIR: ...").
    """

    first: int
    last: int
    source: SourcePhrase | None
    clause: CueClause | None = None
    side: str = "right"
    continues: bool = False
    channel: tuple[str, int, int] | None = None
    labelled: bool = False


@dataclass(slots=True)
class CuedDraft(Draft):
    """A draft whose content a cue marks."""

    clause: CueClause


Drafts = Iterator[Draft]
