"""A person's decision about a ledger, kept apart from it and obeyed by every later run.

A judgement names its targets by words that later runs find again (spellings, ids), never by a place
in the output. `field` is the aspect that is judged ("name", "kind", "place"), `action` the
decision. Everything that uses judgements stands in `rashomon.authored`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from rashomon.model.content_ids import content_id
from rashomon.model.point import RelationKind


class Action(StrEnum):
    """The decisions that a person can make."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    SPLIT = "split"
    MERGE = "merge"
    MOVE = "move"
    ADD = "add"
    SET = "set"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class JudgedPassage:
    """Where a judgement's target stands: a report, by its text's hash, and the words in it; no
    words: the whole report."""

    target: str
    report: str
    sha256: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    value: str | None = None
    """Its answer, speaker, day or headline as shown when it was judged."""


@dataclass(frozen=True, slots=True)
class SeenPoint:
    """A point as it stood when one of its accounts was judged, with the places of its accounts.

    `row`: id of the row that it was made of, None where the point was of none or it is not known.
    """

    id: str
    question: str
    kind: str
    accounts: tuple[JudgedPassage, ...]
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `target`: what it is about; `field`: which aspect; `before`, `after`: its
    values, if the action sets one.

    `undone_by`: id of the judgement that takes this one back. `outcome`: what a run made of it:
    "obeyed", or why not; a run also fills `before` with what the program has. `passages`: the
    places of the targets, by which they are found again whatever their ids are then. `points`: the
    points that it touched, as they stood; `rows`: the rows that it was carried out on in a store,
    each with the version that came of it, 0 where the row is gone with it, -1 where it already was
    so.
    """

    id: str
    target: tuple[str, ...]
    by: str
    at: str
    action: Action
    field: str
    before: str | None = None
    after: str | None = None
    why: str | None = None
    undone_by: str | None = None
    outcome: str | None = None
    passages: tuple[JudgedPassage, ...] = ()
    points: tuple[SeenPoint, ...] = ()
    rows: tuple[tuple[str, int], ...] = ()

    def is_obeyed(self) -> bool:
        """Returns whether the last run obeyed it."""
        return (self.outcome or "").split(":")[0] == OBEYED

    def author(self) -> str:
        """Returns who made it, as a ledger names authors: "person ina", "model ..."."""
        return (
            self.by
            if self.by.split(" ")[0] in ("model", "assistant", "person")
            else f"person {self.by}"
        )

    def reason(self) -> str:
        """Returns the decision as a reason in words."""
        day = f" on {self.at[:10]}" if self.at else ""
        return f"judged by {self.by}{day}{': ' + self.why if self.why else ''}"


OBEYED = "obeyed"
OTHERWISE = "another judgement stands against it"
UNDO = "judgement"  # the field of a judgement about another judgement
ASKED, CLASH = (
    "asked",
    "clash",
)  # fields of judgements that only note that a question was put, or which accounts were looked at
NOTES = frozenset({UNDO, ASKED, CLASH})  # what no story has to obey
QUESTION, RELATION, ACCOUNT, WORDING = (
    "question",
    "relation",
    "account",
    "wording",
)  # of accounts, by their ids
# of all accounts of a point, by their ids: accept, reject, split; `after` of a split: those that
# leave
POINT = "point"
VALUE, LOW, HIGH, UNIT, AS_OF, STANCE = (
    "value",
    "low",
    "high",
    "unit",
    "as_of",
    "stance",
)  # set, of one account
CORRECTED = frozenset({VALUE, LOW, HIGH, UNIT, AS_OF, STANCE})
SPEAKER, DAY = "speaker", "day"  # of a statement and of a time expression, by their ids
REPORT, OUTLET = "report", "outlet"  # of a report, by its id: exclude; set
PASSAGE, PIN = (
    "passage",
    "pin",
)  # of sentences, by their ids: which tell of one matter; a passage that stands first
OF_PASSAGES = frozenset({PASSAGE, PIN})
VARIANT = "variant"  # of words that give readings, by their places: REPORT:START-END
NOTE, POINT_NOTE = (
    "note",
    "point-note",
)  # set: of anything by its id; of a point by its accounts. One does not replace another
OF_NAMES = frozenset({"name", "kind", "place"})  # by spellings
OF_ACCOUNTS = frozenset({QUESTION, RELATION, ACCOUNT, WORDING, POINT, POINT_NOTE}) | CORRECTED
NEW = "new"  # `after` of a move: to a point of its own
STORY = "story"  # of reports, by their ids: which of them are about one event
BEARINGS: tuple[str, ...] = ("same", *RelationKind, "neither")
"""The values of `after` in a judgement about a relation; in update and refine, the second target is
the later or more precise one."""


def judgement(
    action: Action,
    field: str,
    target: Iterable[str],
    *,
    by: str,
    at: str,
    before: str | None = None,
    after: str | None = None,
    why: str | None = None,
) -> Judgement:
    """Returns a judgement with its id: a hash of all that it says."""
    about = tuple(target)
    ident = content_id("j", action, field, *about, by, at, before, after, why)
    return Judgement(ident, about, by, at, action, field, before, after, why)


def undoing(judged: Judgement, *, by: str, at: str, why: str | None = None) -> Judgement:
    """Returns the judgement that takes another one back."""
    return judgement(Action.REJECT, UNDO, (judged.id,), by=by, at=at, why=why)


def by_model(judged: Judgement) -> bool:
    """Whether a language model made it, not a person."""
    return judged.by.startswith("model ")


def fate(
    judged: Judgement,
    *,
    present: bool,
    obeyed: bool,
    had: str | None = None,
    against: str = OTHERWISE,
) -> Judgement | None:
    """Returns the judgement with its outcome in a run and what the program `had`; None if its
    target is gone."""
    before = judged.before if had is None else had
    return (
        replace(judged, before=before, outcome=OBEYED if obeyed else f"not obeyed: {against}")
        if present
        else None
    )
