"""What an author wrote down of a story, a language model or a person: rows (questions of fact with
the words that answer them), and corrections (`Repairs`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.model.point import Account, LostWords, PointKind, RelationKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance


@dataclass(frozen=True, slots=True)
class RowWords:
    """Words of a report that give an answer, with what the row's author says of them; None where
    nothing is said.

    `stance`: how their speaker relates to them; `unit`: what they count; `as_of`: the ISO day or
    interval of which they hold; "" says that it is not known; `speaker`: whose
    words they are, in words of the report.
    """

    span: Span
    stance: Stance | None = None
    unit: str | None = None
    as_of: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """One answer with all words that give it.

    `low`, `high`: its numeric bounds, as the row has them; `as_of`: the ISO day or interval for
    which its author says that it holds.
    """

    number: int
    value: str
    words: tuple[RowWords, ...] = field(metadata={"key": "told"})  # its name in stores of before
    low: float | None = None
    high: float | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class RowRelation:
    """How answer `b` relates to answer `a`, by their numbers."""

    a: int
    b: int
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class RowNote:
    """A note on a row. `at`: ISO time, "" if unknown."""

    by: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One question; `by`: who made it ("model NAME").

    `id`: its name for as long as it is kept, whatever is changed in it, "" for a row that was never
    kept; `made_from`: the author of the row that this one replaces, "" if there is none;
    `accepted`: who accepted it as it stands, "" if nobody did; `rejected`: it is kept so that it
    does not come again, and gives no point; `seen`: hashes of the texts that its author had before
    them, None if unknown; `lost`: what it quotes and no report holds any more; `rank`:
    its place among the rows that a reader must know first, 0 where its author says nothing.
    """

    question: str
    kind: PointKind
    answers: tuple[RowAnswer, ...]
    relations: tuple[RowRelation, ...]
    by: str
    id: str = ""
    made_from: str = ""
    accepted: str = ""
    rejected: bool = False
    notes: tuple[RowNote, ...] = ()
    seen: tuple[str, ...] | None = None
    lost: tuple[LostWords, ...] = ()
    rank: int = 0

    def spans(self) -> tuple[Span, ...]:
        """Returns the places of all words that it quotes, answer by answer."""
        return tuple(words.span for answer in self.answers for words in answer.words)


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """Rows with their accounts; `places`: by account id, the place of its row among `rows`, and the
    number of its answer there."""

    rows: tuple[Row, ...] = ()
    accounts: tuple[Account, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Corrections to one statement; None leaves a field unchanged, `through` "" takes its channels
    away."""

    speaker: str | None = None
    stance: Stance | None = None
    through: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectedStatement:
    """The statement of these words with its corrections.

    `of`: its speaker as the program reads it, "" for nobody, None for whoever it is.
    """

    words: Span
    of: str | None
    change: Corrected


@dataclass(frozen=True, slots=True)
class AddedStatement:
    """A statement that the program missed; `through`: a medium or channel, None if there is
    none."""

    words: Span
    speaker: str | None
    stance: Stance
    through: str | None = None


@dataclass(frozen=True, slots=True)
class AuthoredVariant:
    """A thing that an author says reports give differently: what it is, in their words, and the
    words that give each reading; `by`: who says so ("model NAME")."""

    thing: str
    readings: tuple[tuple[Span, ...], ...]
    by: str

    def spans(self) -> tuple[Span, ...]:
        """Returns the places of all its words, reading by reading."""
        return tuple(span for reading in self.readings for span in reading)


@dataclass(frozen=True, slots=True)
class Repairs:
    """What an author reads otherwise than the program, with the mark of its maker in `by` ("model
    NAME"): statements, and `variants` that it did not find."""

    by: str
    statements: tuple[CorrectedStatement, ...] = ()
    added: tuple[AddedStatement, ...] = ()
    variants: tuple[AuthoredVariant, ...] = ()
