"""Topics: what two or more speakers are quoted on. A topic does not say whether they contradict
each other."""

from rashomon.model.record import record
from rashomon.model.span import Passages, Span
from rashomon.model.statement import Stance


@record
class Voice:
    """One speaker on a topic, with the whole clause that tells of it.

    - `negative`: whether the words have a negation
    - `answers`: if it is a denial, the id of the statement that it rejects
    """

    speaker: str
    statements: tuple[str, ...]
    words: Span
    stance: Stance
    negative: bool = False
    answers: str | None = None


@record
class Topic:
    """A noun phrase that statements of several speakers share, with the places where it stands and
    what each speaker says. Many stories have none."""

    id: str
    phrase: str
    spans: Passages
    voices: tuple[Voice, ...]
    reports: int
