"""A statement while it is being made: token indices and what is known so far."""

from dataclasses import dataclass, field

from spacy.tokens import Token


@dataclass(slots=True)
class SourcePhrase:
    """Who an attribution names: the head of the phrase, or a stretch of tokens in a headline; `document` where the phrase is a text."""

    first: int
    last: int
    head: Token


@dataclass(slots=True)
class CueClause:
    """A cue with the words that belong to its own clause (subject, auxiliaries, adverbs, recipient, time): token indices, half-open.

    `relay`: who quotes the source; `tellers`: those inside whose words it stands ("the agency reported that the mayor said"), inner first.
    """

    verb: Token
    frames: frozenset[str]
    stance: str
    start: int
    end: int
    cue: tuple[int, int]
    source: SourcePhrase | None = None
    impersonal: bool = False
    nominal: bool = False
    relay: SourcePhrase | None = None
    tellers: list[SourcePhrase] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """Content, cue and source of one statement; `clause` is None where only the context attributes; `channel`: where it was posted, and its tokens."""

    first: int
    last: int
    clause: CueClause | None
    source: SourcePhrase | None
    side: str = "right"
    stance: str = "asserts"
    own_thought: bool = False
    continues: bool = False
    channel: tuple[str, int, int] | None = None
