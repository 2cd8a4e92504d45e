"""Decisions: what a person decided about words. They are kept apart from the ledger, and every
later run obeys them. Only people decide, never a model or an assistant."""

from collections.abc import Sequence
from enum import StrEnum

from rashomon.model.content_ids import content_id
from rashomon.model.record import record
from rashomon.model.span import PlacedSpans


class DecisionKind(StrEnum):
    """What can be decided."""

    SAME_NAME = "same-name"
    OTHER_NAME = "other-name"
    SAME_CLAIM = "same-claim"
    OTHER_CLAIM = "other-claim"
    SPEAKER = "speaker"
    STANCE = "stance"
    CHANNEL = "channel"
    SAME_VERSION = "same-version"
    OTHER_VERSION = "other-version"
    NO_DIFFERENCE = "no-difference"
    SAME_STORY = "same-story"
    OTHER_STORY = "other-story"
    SET_ASIDE_REPORT = "set-aside-report"
    SET_ASIDE_SENTENCE = "set-aside-sentence"
    NO_LINE = "no-line"
    ADD_LINE = "add-line"
    HOLDS = "holds"
    NOT_SO = "not-so"
    EDITED = "edited"
    UNDO = "undo"


# What has a `value`: the speaker, the stance or the channel.
OF_STATEMENTS = frozenset({DecisionKind.SPEAKER, DecisionKind.STANCE, DecisionKind.CHANNEL})
# What a person decides who opened the sentences of a statement of an answer.
OF_LOOKS = frozenset({DecisionKind.HOLDS, DecisionKind.NOT_SO, DecisionKind.EDITED})
# What says of which reports a story is made.
OF_STORIES = frozenset({DecisionKind.SAME_STORY, DecisionKind.OTHER_STORY})


@record
class Decision:
    """One decision of a person.

    - `sides`: the words that it is about, a list for each side
    - `reports`: if it is about whole reports, the hashes of their texts
    - `value`: the speaker ("" for nobody), stance or channel that was decided, or the words of an
      answer's line or part that is set aside or was looked at
    - `words`: the words of a statement as they were mended
    - `by`: "person NAME"
    - `at`: ISO time, "" if unknown
    - `undoes`: the id of the decision that it takes back
    - `outcome`: in a ledger, what became of it: "obeyed", or why not
    """

    id: str
    what: DecisionKind
    sides: tuple[PlacedSpans, ...] = ()
    reports: tuple[str, ...] = ()
    value: str | None = None
    words: str | None = None
    by: str = ""
    at: str = ""
    why: str | None = None
    undoes: str | None = None
    outcome: str | None = None

    def texts(self) -> frozenset[str]:
        """Returns the hashes of the texts that it is about."""
        return frozenset((*self.reports, *(span.sha256 for side in self.sides for span in side)))


Decisions = Sequence[Decision]


def decide(
    what: DecisionKind,
    *sides: PlacedSpans,
    reports: tuple[str, ...] = (),
    value: str | None = None,
    words: str | None = None,
    by: str,
    at: str = "",
    why: str | None = None,
    undoes: str | None = None,
) -> Decision:
    """Returns a new decision. Its id is a hash of all that it says."""
    places = [span.place for side in sides for span in side]
    mended = [] if words is None else [words]
    ident = content_id(
        "j", what, len(sides), *places, *reports, value, *mended, by, at, why, undoes
    )
    return Decision(
        id=ident,
        what=what,
        sides=sides,
        reports=reports,
        value=value,
        words=words,
        by=by,
        at=at,
        why=why,
        undoes=undoes,
    )
