"""Points: questions of fact, with the accounts that answer them."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.span import Span
from rashomon.model.statement import Stance


class PointKind(StrEnum):
    """The kind of answer that the question takes."""

    COUNT = "count"
    SHARE = "share"
    DATE = "date"
    PLACE = "place"
    IDENTITY = "identity"
    ATTRIBUTE = "attribute"
    YES_NO = "yes-no"


class RelationKind(StrEnum):
    """How two different answers relate; scope: one speaks of another part, area, period or
    definition, and there is no dispute."""

    CONFLICT = "conflict"
    UPDATE = "update"
    SPREAD = "spread"
    OPPOSED = "opposed"
    SCOPE = "scope"
    REFINE = "refine"


class Status(StrEnum):
    """How the accounts of a point relate; never which is true."""

    DISPUTED = "disputed"
    UPDATED = "updated"
    SPREAD = "spread"
    OPPOSED = "opposed"
    SCOPE = "scope"
    REFINED = "refined"
    SINGLE = "single"
    AGREED = "agreed"
    VARIED = "varied"


@dataclass(frozen=True, slots=True)
class Account:
    """One report's answer; `version` is the id of the Version it belongs to, None until accounts
    are related.

    `by`: who made it, "model NAME"; None for the program itself. `doubt`: what the program read
    differently from its maker. `speaker_by`: who corrected whose words they are, or how they are
    meant ("model NAME"). `unproved`: True where its words do not bear out the author's question,
    which is then not shown over them.
    """

    id: str
    report: str
    quote: Span
    statement: str | None
    speaker: str | None
    stance: Stance
    value: str | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    as_of: str | None = None
    version: str | None = None
    by: str | None = None
    doubt: str | None = None
    unproved: bool | None = None
    speaker_by: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """Reports that count as one line for a version, and why; `copies`: ids of the copied stretches
    that carry the answer."""

    reports: tuple[str, ...]
    because: str
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """The accounts that give the same answer; `lines` (of reporting, at most), `least_lines` (at
    least) and `speakers` are None until counted.

    `same_words`: the speaker, where all its reports quote the same words of one; `shares`: True
    where two of its reports that are not one line have words in common.
    """

    id: str
    value: str | None
    reports: int
    lines: int | None = None
    speakers: int | None = None
    merged: tuple[Merged, ...] = ()
    same_words: str | None = None
    shares: bool | None = None
    least_lines: int | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between versions `a` and `b`, with the reason in words and the rule that gave it.

    `by`: who gave it, None for the program itself.
    """

    id: str
    a: str
    b: str
    kind: RelationKind
    reason: str
    rule: str
    confidence: float | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a coder needs to know of the thing asked; None where the text does not say."""

    event: str | None = None
    measure: str | None = None
    group: str | None = None
    group_name: str | None = None
    side: str | None = None
    civilian: bool | None = None
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None
    total_or_part: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A disputed figure as the numbers that coders keep; `rule` says in words how they were
    obtained. None if no answer gives one."""

    low: float | None
    best: float | None
    high: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class LostWords:
    """Words that a row quotes and that no report of the story holds any more, and why in words."""

    report: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Point:
    """One question of fact on which at least one report says something.

    `by`: who put its accounts together, `question_by`: who worded the question ("model NAME"), None
    for the program itself; `label`: what the program calls a row, a sentence of its answers, None
    for a figure; `author_question`: the author's question where the answers do not bear it out and
    the point is called otherwise; `translated`: True where it is in another language than what it
    quotes, so that the program cannot prove it; `passages`: ids of the passages of which a figure
    was read;
    `row`: id of the row that it is made of; `beside`: ids of the sentences of reports that came
    after the row and stand in one passage with its words; `lost`: what it quotes no longer;
    `rank`: its place among what a reader must know first, by the row's author.
    """

    id: str
    question: str
    kind: PointKind
    accounts: tuple[Account, ...]
    versions: tuple[Version, ...] = ()
    relations: tuple[Relation, ...] = ()
    status: Status | None = None
    about: About | None = None
    ranges: tuple[Range, ...] = ()
    confidence: float | None = None
    by: str | None = None
    question_by: str | None = None
    author_question: str | None = None
    translated: bool | None = None
    label: str | None = None
    passages: tuple[str, ...] | None = None
    row: str | None = None
    beside: tuple[str, ...] | None = None
    lost: tuple[LostWords, ...] | None = None
    rank: int | None = None

    def __repr__(self) -> str:
        counts = f"status={self.status} accounts={len(self.accounts)} versions={len(self.versions)}"
        return f"<Point {self.id} {self.question!r} {counts}>"

    def reports(self) -> tuple[str, ...]:
        """Returns the reports that answer the question, sorted."""
        return tuple(sorted({account.report for account in self.accounts}))
