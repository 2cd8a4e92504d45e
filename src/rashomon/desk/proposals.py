"""Proposals from a language model's reading of a story: questions with their accounts, for a person to accept or reject."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.judgements.corrections import added_id
from rashomon.judgements.targets import passages_at, passages_of, placed
from rashomon.model.content_ids import content_id
from rashomon.model.judgement import ACCOUNT, NEW, QUESTION, RELATION, VALUE, WORDING, Action, Judgement, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class Missed:
    """Words for which the built-in reading has no account, with the model's answer. `beside`: the account that they would join, or "new"."""

    id: str
    span: Span
    value: str | None
    answer: str
    beside: str


@dataclass(frozen=True, slots=True)
class ProposedRelation:
    """How two answers would relate, by an account of each."""

    a: str
    b: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question as the model reads it, and what it would change: missed accounts, accounts grouped together, relations of answers.

    `point`: the nearest built-in question; empty for a new one.
    """

    id: str
    by: str
    question: str
    point: str
    missed: tuple[Missed, ...]
    together: tuple[tuple[str, str], ...]
    bears: tuple[ProposedRelation, ...]

    def decisions(self) -> Iterator[tuple[Action, str, tuple[str, ...], str | None]]:
        """Yields the judgements made on acceptance, in order."""
        for one in self.missed:
            yield Action.ADD, ACCOUNT, (one.id,) if one.beside == NEW else (one.id, one.beside), NEW if one.beside == NEW else None
            if one.value is not None:
                yield Action.SET, VALUE, (one.id,), one.value
        if not self.point and self.missed:
            yield Action.SET, WORDING, (self.missed[0].id,), self.question
        for pair in self.together:
            yield Action.SAME, QUESTION, pair, None
        for bears in self.bears:
            yield Action.SET, RELATION, (bears.a, bears.b), bears.kind


def proposals_of(read: Sequence[Point], told: Ledger, *, by: str) -> tuple[Proposal, ...]:
    """Returns what the model's points (made `by` it) would change in the story of this ledger, without what it already has."""
    (story,) = told.stories
    sha = {report.id: report.sha256 for report in told.reports}
    known = _AccountsByWords(story.points)
    found = (_proposal(point, known, sha) for point in read if point.by == by)
    return tuple(one for one in found if one is not None)


class _AccountsByWords:
    """The accounts of the built-in reading, indexed by their words."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.point_of: Mapping[str, Point] = {a.id: point for point in points for a in point.accounts}
        self.accounts = [a for point in points for a in point.accounts]

    def at(self, span: Span, kind: PointKind) -> Account | None:
        """Returns the account of that kind that overlaps most with these words, if by more than half of the shorter of the two."""
        fit = [a for a in self.accounts if a.report == span.report and self.point_of[a.id].kind is kind]
        shared = [(min(a.quote.end, span.end) - max(a.quote.start, span.start), a) for a in fit]
        fitting = [(n, a) for n, a in shared if 2 * n > min(a.quote.end - a.quote.start, span.end - span.start)]
        return max(fitting, key=lambda item: (item[0], item[1].id))[1] if fitting else None

    def holds(self, span: Span) -> bool:
        """Whether these exact words already are an account, so that they would be moved rather than added."""
        return any(a.quote == span for a in self.accounts)

    def related(self, one: str, other: str) -> str:
        """Returns how the answers of two accounts relate in the ledger: a kind of relation, "same", or "neither"; empty if they answer two
        questions.
        """
        point = self.point_of[one]
        if self.point_of[other].id != point.id:
            return ""
        version = {a.id: a.version for a in point.accounts}
        if version[one] == version[other]:
            return "same"
        return next((r.kind.value for r in point.relations if {r.a, r.b} == {version[one], version[other]}), "neither")


def _proposal(point: Point, known: _AccountsByWords, sha: Mapping[str, str]) -> Proposal | None:
    found = {account.id: known.at(account.quote, point.kind) for account in point.accounts}
    here = {a.id: found[a.id] for a in point.accounts if found[a.id] is not None or not known.holds(a.quote)}
    own = [found for found in here.values() if found is not None]
    nearest = _nearest(own, known)
    anchor = next((a.id for a in own if nearest is not None and known.point_of[a.id].id == nearest.id), "")
    missed: list[Missed] = []
    ids = {one: found.id for one, found in here.items() if found is not None}
    values = {version.id: version.value or "" for version in point.versions}
    for account in point.accounts:
        if account.id in here and here[account.id] is None:
            beside = anchor or (missed[0].id if missed else NEW)
            ident = added_id(sha[account.report], account.quote.start, account.quote.end, beside if beside != NEW else point.question)
            ids[account.id] = ident
            missed.append(Missed(ident, account.quote, account.value, values.get(account.version or "", ""), beside))
    elsewhere = dict.fromkeys(a.id for a in own if anchor and known.point_of[a.id].id != known.point_of[anchor].id)
    together = tuple((anchor, other) for other in elsewhere)
    bears = tuple(_bears(point, ids, known))
    if not (missed or together or bears):
        return None
    told = [one.id for one in missed] + [other for pair in together for other in pair] + [f"{b.a} {b.kind} {b.b}" for b in bears]
    return Proposal(
        content_id("proposal", point.question, *told),
        point.by or "",
        point.question,
        nearest.id if nearest else "",
        tuple(missed),
        together,
        bears,
    )


def _nearest(own: Sequence[Account], known: _AccountsByWords) -> Point | None:
    """Returns the built-in point that holds most of these accounts."""
    counted: dict[str, int] = {}
    for account in own:
        ident = known.point_of[account.id].id
        counted[ident] = counted.get(ident, 0) + 1
    best = max(counted, key=lambda ident: (counted[ident], ident), default=None)
    return next((known.point_of[a.id] for a in own if known.point_of[a.id].id == best), None)


def _bears(point: Point, ids: Mapping[str, str], known: _AccountsByWords) -> Iterator[ProposedRelation]:
    """Yields the relations of the model's point that the ledger lacks, between the first accounts of the answers."""
    first: dict[str | None, str] = {}
    for account in point.accounts:
        if account.id in ids:
            first.setdefault(account.version, ids[account.id])
    for relation in point.relations:
        a, b = first.get(relation.a), first.get(relation.b)
        if a is None or b is None or a == b:
            continue
        if a in known.point_of and b in known.point_of and known.related(a, b) == relation.kind.value:
            continue
        yield ProposedRelation(a, b, relation.kind.value, relation.reason)


def accepting(proposals: Sequence[Proposal], told: Ledger, *, user: str, at: str) -> tuple[Judgement, ...]:
    """Returns the judgements that acceptance makes. They are the model's, so people's decisions prevail, and they name who accepted them."""
    missed = [(m.id, m.span, None) for one in proposals for m in one.missed]
    made = [
        judgement(action, field, target, by=one.by, at=at, after=after, why=f"accepted by {user}")
        for one in proposals
        for action, field, target, after in one.decisions()
    ]
    return placed(made, (*passages_at(missed, told.reports), *passages_of(told)))


def is_accepted(proposal: Proposal, judgements: Sequence[Judgement]) -> bool:
    """Whether everything that it proposes was decided."""
    known = {(j.action, j.field, j.target) for j in judgements if j.undone_by is None}
    return all((action, field, target) in known for action, field, target, _ in proposal.decisions())
