"""Topics: what two or more speakers are quoted or cited on; an index, which says nothing of whether
they contradict each other."""

from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance


@record
class Voice:
    """One speaker on a topic, with the whole clause that tells of it; `negative`: the words hold a
    negation; `answers`: id of the statement that a denial rejects."""

    speaker: str
    statements: tuple[str, ...]
    words: Span
    stance: Stance
    negative: bool = False
    answers: str | None = None


@record
class Topic:
    """A noun phrase that statements of several speakers share, where it stands, their voices; often
    a story has none."""

    id: str
    phrase: str
    spans: tuple[Span, ...]
    voices: tuple[Voice, ...]
    reports: int
