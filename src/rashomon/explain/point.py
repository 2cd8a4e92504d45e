"""explain_point: every account in its sentence, what each pair shows, how lines and speakers were counted, why the status."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.explain.counts import CountedVersion, count_again
from rashomon.explain.reading import AccountInSentence, in_sentence, parse_again
from rashomon.language.wording import MEANINGS, RELATION_WORDS, letter, shown_status
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point, Relation
from rashomon.model.story import Story
from rashomon.relations.outcome import Outcome
from rashomon.relations.trace import TracedPair, trace_relations, turned


@dataclass(frozen=True, slots=True)
class PointExplained:
    """A point with all that led to it. `pairs`: every two accounts; `note`: where this version answers otherwise than the ledger; `by` and
    `question_by`: who put its accounts together and worded it, None for the program itself."""

    id: str
    question: str
    kind: str
    status: str
    why: str
    accounts: tuple[AccountInSentence, ...]
    versions: tuple[CountedVersion, ...]
    relations: tuple[Relation, ...]
    pairs: tuple[TracedPair, ...]
    note: str | None = None
    by: str | None = None
    question_by: str | None = None


def explain_point(ledger: Ledger, story: Story, point: Point) -> PointExplained:
    """The explanation of one point; the reports that answer it are parsed again."""
    annotated = parse_again(ledger, point.reports())
    accounts = tuple(in_sentence(account, annotated[account.report]) for account in point.accounts)
    parts = {"annotated": tuple(annotated.values()), "dates": story.dates, "names": story.names}
    pairs = trace_relations(point.accounts, point.kind, **parts)  # type: ignore[arg-type]
    return PointExplained(
        id=point.id,
        question=point.question,
        kind=point.kind.value,
        status=shown_status(point),
        why=why_status(point),
        accounts=accounts,
        versions=count_again(point, story),
        relations=point.relations,
        pairs=pairs,
        note=note_difference(ledger, point, pairs),
        by=point.by,
        question_by=point.question_by,
    )


def why_status(point: Point) -> str:
    """What the status means, and which answers make it."""
    shown = shown_status(point)
    letters = {version.id: letter(place) for place, version in enumerate(point.versions)}
    decisive = {"disputed": "conflict", "updated": "update", "spread": "spread", "refined": "refine"}.get(shown)
    told = [
        f"{letters.get(r.a, '?')} {RELATION_WORDS[r.kind]} {letters.get(r.b, '?')}" for r in point.relations if r.kind.value == decisive
    ]
    return f"{MEANINGS[shown]} ({'; '.join(told)})" if told else MEANINGS[shown]


def between(pairs: Sequence[TracedPair], one: Sequence[str], other: Sequence[str]) -> list[TracedPair]:
    """The pairs with an account in each group, turned so that `a` stands in the first; of a group with itself, each pair once."""
    found = [pair for pair in pairs if pair.a in one and pair.b in other]
    if set(one) == set(other):
        return found
    return found + [turned(p) for p in pairs if p.a in other and p.b in one]


def note_difference(ledger: Ledger, point: Point, pairs: Sequence[TracedPair]) -> str | None:
    """That this version of the program puts together other accounts as one answer than the ledger records; None where it does not."""
    members = {version.id: [a.id for a in point.accounts if a.version == version.id] for version in point.versions}
    if point.by is not None or all(_hang_together(ids, between(pairs, ids, ids)) for ids in members.values()):
        return None
    return f"the ledger was made by {ledger.made.by}; this version of the program takes some of its answers for others than it records"


def _hang_together(ids: Sequence[str], pairs: Sequence[TracedPair]) -> bool:
    """Whether each of several accounts says the same as another of them."""
    fellows = {one for pair in pairs if pair.comparison.outcome is Outcome.SAME for one in (pair.a, pair.b)}
    return len(ids) == 1 or fellows.issuperset(ids)
