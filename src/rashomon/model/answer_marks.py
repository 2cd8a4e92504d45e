"""What stands beside a statement of an answer: marks that the program sets unasked, the reports
that the statement counts or calls silent, what came later, and what people decided who opened it.
Also why an answer names no sentences."""

from enum import StrEnum

from rashomon.model.record import record
from rashomon.model.span import Passages, Span


class Unbound(StrEnum):
    """Why no statement of an answer names sentences: its author was not asked to name any, his
    reply broke off, he refused, he wrote another text, or one without numbers of sentences."""

    NOT_ASKED = "not-asked"
    CUT = "cut"
    REFUSED = "refused"
    OTHER_TEXT = "other-text"
    NO_LABELS = "no-labels"


class MarkKind(StrEnum):
    """What a reader sees beside a statement before anybody opens it.

    The first four say that no report of the story prints something, or, with a report, that one
    which the words name does not, though another does. `accusing`: a word of a small table that no
    report of the story prints in any form. `silence`: a report that is said to be
    silent prints the named word. `page-changed`: a sentence behind the statement stands no more on
    its page, or the page takes it back; `words` are that sentence. `not-compared` is a note that
    counts nowhere: a language that was not read, or a translated quotation.
    """

    NUMBER = "number"
    DAY = "day"
    NAME = "name"
    QUOTATION = "quotation"
    ACCUSING = "accusing"
    SILENCE = "silence"
    PAGE_CHANGED = "page-changed"
    NOT_COMPARED = "not-compared"


@record
class Mark:
    """A mark on a statement: the words concerned, and the id of the report that it is about, None
    where it is about all."""

    kind: MarkKind
    words: str
    report: str | None = None


@record
class Reach:
    """How many reports a statement names or counts ("both", "the other nine"), and the ids of those
    that its sentences reach."""

    named: int
    reached: tuple[str, ...] = ()


@record
class Silent:
    """A report that a statement says is silent, or of which it names no sentence, by its id, and
    its nearest sentence; None if no sentence there shares a telling word with the statement."""

    report: str
    span: Span | None = None


class Content(StrEnum):
    """What a statement holds that a person may want to see first: a number, a day, a name, words in
    quotation marks, a word that accuses, or that only some or no reports have something
    ("only")."""

    NUMBER = "number"
    DAY = "day"
    NAME = "name"
    QUOTATION = "quotation"
    HARM = "harm"
    ONLY = "only"


class LaterKind(StrEnum):
    """How a sentence that came later bears on a statement: it has it otherwise, or tells more."""

    OTHER = "other"
    MORE = "more"


@record
class LaterSentence:
    """A sentence of a report that came after the answer, on the same thing as a statement."""

    span: Span
    kind: LaterKind


class LookVerdict(StrEnum):
    """What a person decided who opened the sentences of a statement."""

    HOLDS = "holds"
    NOT_SO = "not-so"
    EDITED = "edited"


@record
class Look:
    """What a person decided of a statement whose sentences stood beside it.

    - `id`: of the decision
    - `at`: the moment, in ISO
    - `words`: the statement's words as they were mended
    - `why`: the reason in their words
    - `newer`: sentences on the same thing that came after it: the statement is to be looked at
      again
    """

    id: str
    by: str
    at: str
    verdict: LookVerdict
    words: str | None = None
    why: str | None = None
    newer: Passages = ()
