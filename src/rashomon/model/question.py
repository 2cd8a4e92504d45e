"""What the program is unsure of (`Doubts`), and the questions that it asks about its own reading, with the answers to choose from and the judgements that each makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.content_ids import content_id
from rashomon.model.judgement import ASKED, CLASH, Action, Judgement, judgement
from rashomon.model.point import Account, PointKind
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class DoubtedAnswer:
    """A possible answer of a report.

    `group`: the number of its group; `kept`: it stands in a point; `standing`: how likely it is worth coding; `negative`: it says that
    something is not so; `denies`: it rejects someone's claim.
    """

    account: Account
    kind: PointKind
    sentence: Span
    group: int
    kept: bool
    standing: float
    negative: bool
    denies: bool
    headline: bool


@dataclass(frozen=True, slots=True)
class PairDoubt:
    """Two candidates by place: how likely they answer one question, and how likely they exclude each other; `apart`: never one point."""

    a: int
    b: int
    same: float
    clash: float
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Doubts:
    """All candidates of a story and the uncertain pairs of them."""

    candidates: tuple[DoubtedAnswer, ...] = ()
    pairs: tuple[PairDoubt, ...] = ()


WORDS_KEY = "w"
_LONGEST_WORDING = 300


class QuestionKind(StrEnum):
    """The subjects of questions."""

    RELATION = "relation"
    ACCOUNT = "account"
    SPEAKER = "speaker"
    NAME = "name"
    DAY = "day"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class DraftJudgement:
    """A judgement before it is known who makes it and when."""

    action: Action
    field: str
    target: tuple[str, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its key, its text, and what it decides; an answer that decides nothing is "cannot tell"."""

    key: str
    label: str
    decides: tuple[DraftJudgement, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownWords:
    """Words of a report that a question shows: `quote` is asked about, `around` is its context; `id`: of what."""

    mark: str
    id: str
    quote: Span
    around: Span


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `gain`: the expected gain of its answer, used only for ranking; `free`: the field that an answer in words sets."""

    id: str
    asked: QuestionKind
    story: str
    ask: str
    shown: tuple[ShownWords, ...]
    options: tuple[Option, ...]
    gain: float
    free: DraftJudgement | None = None

    def answer(self, key: str, wording: object = None) -> Option | None:
        """Returns the option with this key, or one that sets this wording if the question may be reworded. None if there is none."""
        if self.free and isinstance(wording, str) and 0 < len(wording.strip()) <= _LONGEST_WORDING:
            free = self.free
            return Option(WORDS_KEY, "put better", (DraftJudgement(free.action, free.field, free.target, " ".join(wording.split())),))
        return next((option for option in self.options if option.key == key), None)

    def words(self) -> int:
        """Returns the number of words to read: the question, what is shown, and answers that are no fixed words."""
        own = [option.label for option in self.options] if self.asked in (QuestionKind.SPEAKER, QuestionKind.NAME, QuestionKind.DAY) else []
        return sum(len(text.split()) for text in (self.ask, *(shown.around.quote for shown in self.shown), *own))


def looked_at(shown: Sequence[ShownWords]) -> DraftJudgement:
    """Returns the draft that notes that these were looked at together."""
    return DraftJudgement(Action.ACCEPT, CLASH, tuple(item.id for item in shown))


UNSURE = "?"


def question(
    asked: QuestionKind,
    story: str,
    ask: str,
    shown: Sequence[ShownWords],
    options: Sequence[Option],
    gain: float,
    free: DraftJudgement | None = None,
) -> Question:
    """Returns a question with its id, a hash of all that is asked, and "cannot tell" among the answers."""
    unsure = Option(UNSURE, "cannot tell")
    ident = content_id("q", asked, ask, *(f"{s.id} {s.quote.report} {s.quote.start}" for s in shown), *(o.label for o in options))
    return Question(ident, asked, story, ask, tuple(shown), (*options, unsure), round(gain, 6), free)


def answered(asked: Question, option: Option, *, by: str, at: str, why: str | None = None) -> tuple[Judgement, ...]:
    """Returns the judgements that this answer makes, and one that notes the question as put, so that it is not put again."""
    made = [judgement(d.action, d.field, d.target, by=by, at=at, after=d.after, why=why or f"asked: {asked.ask}") for d in option.decides]
    noted = Action.UNSURE if option.key == UNSURE else Action.ACCEPT
    return (*made, judgement(noted, ASKED, (asked.id,), by=by, at=at, after=option.label))
