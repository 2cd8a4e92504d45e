"""Decisions: what a person decided about words. They are kept apart from the ledger, and every
later run obeys them. Only people decide, never a model or an assistant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from enum import StrEnum
from itertools import zip_longest
from typing import Protocol

from rashomon.model.content_ids import content_id
from rashomon.model.record import record
from rashomon.model.span import PlacedSpans


class DecisionKind(StrEnum):
    """What can be decided."""

    SAME_NAME = "same-name"
    OTHER_NAME = "other-name"
    TOGETHER = "together"
    APART = "apart"
    SPEAKER = "speaker"
    CHANNEL = "channel"
    SAME_STORY = "same-story"
    OTHER_STORY = "other-story"
    SET_ASIDE_REPORT = "set-aside-report"
    SET_ASIDE_SENTENCE = "set-aside-sentence"
    NO_LINE = "no-line"
    ADD_LINE = "add-line"
    HOLDS = "holds"
    NOT_SO = "not-so"
    EDITED = "edited"
    OUTLET = "outlet"
    PUBLISHED = "published"
    TITLE = "title"
    AUTHORS = "authors"
    UNDO = "undo"
    # of 0.7
    SAME_CLAIM = "same-claim"
    OTHER_CLAIM = "other-claim"
    STANCE = "stance"
    SAME_VERSION = "same-version"
    OTHER_VERSION = "other-version"
    NO_DIFFERENCE = "no-difference"


# What says that sentences are on one matter, or on several.
TOGETHER = frozenset({DecisionKind.TOGETHER, DecisionKind.SAME_CLAIM})
APART = frozenset({DecisionKind.APART, DecisionKind.OTHER_CLAIM})
# What was decided of differences and stances; it is kept, and does nothing any more.
NO_LONGER_USED = frozenset(
    {
        DecisionKind.STANCE,
        DecisionKind.SAME_VERSION,
        DecisionKind.OTHER_VERSION,
        DecisionKind.NO_DIFFERENCE,
    }
)
# What has a `value`: the speaker or the channel.
OF_STATEMENTS = frozenset({DecisionKind.SPEAKER, DecisionKind.CHANNEL})
# What a person decides who opened the sentences of a statement of an answer.
OF_LOOKS = frozenset({DecisionKind.HOLDS, DecisionKind.NOT_SO, DecisionKind.EDITED})
# What was read wrongly of a report. The `value` is the right one, "" if there is none; authors are
# parted by semicolons.
OF_READING = frozenset(
    {DecisionKind.OUTLET, DecisionKind.PUBLISHED, DecisionKind.TITLE, DecisionKind.AUTHORS}
)
# What is about spellings, wherever they stand.
OF_NAMES = frozenset({DecisionKind.SAME_NAME, DecisionKind.OTHER_NAME})
# What says of which reports a story is made.
OF_STORIES = frozenset({DecisionKind.SAME_STORY, DecisionKind.OTHER_STORY})


class WholeReport(Protocol):
    """A report that a decision is about: the hash of its text, and who published it."""

    @property
    def sha256(self) -> str: ...
    @property
    def house(self) -> str: ...


OBEYED = "obeyed"
"""What became of a decision that the ledger follows."""


@record
class Decision:
    """One decision of a person.

    - `sides`: the words that it is about, a list for each side
    - `reports`: if it is about whole reports, the hashes of their texts
    - `outlets`: who published each of these reports (`Report.house`); of 0.6 none
    - `value`: the speaker ("" for nobody) or channel that was decided, the right outlet,
      day, headline or authors, or the words of an
      answer's line or part that is set aside or was looked at
    - `words`: the words of a statement as they were mended
    - `by`: "person NAME"
    - `at`: ISO time, "" if unknown
    - `undoes`: the id of the decision that it takes back
    - `outcome`: in a ledger, what became of it: "obeyed", or why not
    - `number`: in a ledger, its place in the order in which the decisions came, from 1; it is not
      of what the decision says. Clocks do not tell which of two came later
    """

    id: str
    what: DecisionKind
    sides: tuple[PlacedSpans, ...] = ()
    reports: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    value: str | None = None
    words: str | None = None
    by: str = ""
    at: str = ""
    why: str | None = None
    undoes: str | None = None
    outcome: str | None = None
    number: int | None = field(default=None, compare=False)

    def texts(self) -> frozenset[str]:
        """Returns the hashes of the texts that it is about."""
        return frozenset((*self.reports, *(span.sha256 for side in self.sides for span in side)))

    def whole_reports(self) -> Iterator[tuple[str, str | None]]:
        """Yields the hash and the outlet of each whole report that it is about; None for the outlet
        if it holds for whoever prints the text."""
        return zip_longest(self.reports, self.outlets)


Decisions = Sequence[Decision]


def numbered(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Returns the decisions, each once, with their places in the order in which they came. Of two
    under one id, the first counts."""
    first: dict[str, Decision] = {}
    for decision in decisions:
        first.setdefault(decision.id, decision)
    listed = enumerate(first.values(), 1)
    return tuple(replace(decision, number=number) for number, decision in listed)


def decide(
    what: DecisionKind,
    *sides: PlacedSpans,
    reports: Iterable[WholeReport] = (),
    value: str | None = None,
    words: str | None = None,
    by: str,
    at: str = "",
    why: str | None = None,
    undoes: str | None = None,
) -> Decision:
    """Returns a new decision. Its id is a hash of all that it says."""
    named_reports = list(reports)
    decision = Decision(
        id="",
        what=what,
        sides=sides,
        reports=tuple(report.sha256 for report in named_reports),
        outlets=tuple(report.house for report in named_reports),
        value=value,
        words=words,
        by=by,
        at=at,
        why=why,
        undoes=undoes,
    )
    return with_own_id(decision)


def with_own_id(decision: Decision) -> Decision:
    """Returns the decision with the id that is a hash of all that it says."""
    spans = [span for side in decision.sides for span in side]
    places = [span.place for span in spans]
    houses = [span.outlet for span in spans if span.outlet is not None]
    mended = [] if decision.words is None else [decision.words]
    content = (
        *(decision.what, len(decision.sides)),
        *(*places, *houses, *decision.reports, *decision.outlets, decision.value, *mended),
        *(decision.by, decision.at, decision.why, decision.undoes),
    )
    # a lone surrogate does not outlive a file
    written = (str(part).encode("utf-8", "replace").decode() for part in content)
    return replace(decision, id=content_id("j", *written))


def has_own_id(decision: Decision) -> bool:
    """Whether a decision says what its id was made of."""
    return with_own_id(decision).id == decision.id


NOT_ITS_ID = (
    "decision {} does not say what its id was made of: it was changed after it was made, or its id "
    "was given by hand. Take it out, and decide anew"
)
