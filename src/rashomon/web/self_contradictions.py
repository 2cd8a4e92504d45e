"""Speakers quoted with answers that exclude each other, or with a later answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind
from rashomon.model.story import Story
from rashomon.web.page_ids import Labels
from rashomon.web.shown_answers import ShownVersion
from rashomon.web.speaker_names import Callers
from rashomon.web.table import SynopticTable, TableRow

SIGNS = {RelationKind.CONFLICT: "≠", RelationKind.UPDATE: "→"}
_TOLD = {RelationKind.CONFLICT: "cannot both be right", RelationKind.UPDATE: "the second is later"}
_MOST = 3
_FIGURES = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE)
_LEAST = 0.9  # required likelihoods: that the answers belong to one question, and that the relation is right


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """What the speaker is quoted with in one report."""

    label: str
    quote: str
    href: str


@dataclass(frozen=True, slots=True)
class SelfContradiction:
    """Two answers of one speaker to one question."""

    speaker: str
    question: str
    href: str
    sign: str
    told: str
    first: ShownVersion
    second: ShownVersion
    first_words: tuple[QuotedWords, ...]
    second_words: tuple[QuotedWords, ...]


def list_self_contradictions(story: Story, table: SynopticTable, labels: Labels) -> tuple[SelfContradiction, ...]:
    """Returns the conflicting or changed answers of named speakers (unnamed ones within one report only), conflicts first."""
    callers = Callers(story)
    rows = [row for group in table.groups for row in group.rows]
    found = [turn for row in rows for relation in row.point.relations for turn in _turns(row, relation, callers, labels)]
    return tuple(sorted(found, key=lambda turn: (turn.sign != "≠", turn.speaker, turn.question, turn.first.letter, turn.second.letter)))


def _turns(row: TableRow, relation: Relation, callers: Callers, labels: Labels) -> Iterator[SelfContradiction]:
    answers = {answer.id: answer for answer in row.answers}
    if relation.kind not in SIGNS or relation.a not in answers or relation.b not in answers or not _is_sure(row.point, relation):
        return
    first, second = (_by_speaker(row.point, version, callers) for version in (relation.a, relation.b))
    for key in sorted(first.keys() & second.keys()):
        sides = [tuple(_words(account, labels) for account in side[key][:_MOST]) for side in (first, second)]
        sign, told = SIGNS[relation.kind], _TOLD[relation.kind]
        yield SelfContradiction(key[0], row.question, row.id, sign, told, answers[relation.a], answers[relation.b], sides[0], sides[1])


def _is_sure(point: Point, relation: Relation) -> bool:
    """Whether the two certainly answer one question and certainly differ: in figures or days, or because a person said so.

    Nobody is shown as contradicting themselves because a program thinks it likely.
    """
    if relation.by and not relation.by.startswith("model "):
        return True
    return point.kind in _FIGURES and all(sure is None or sure >= _LEAST for sure in (point.confidence, relation.confidence))


def _by_speaker(point: Point, version: str, callers: Callers) -> dict[tuple[str, str], list[Account]]:
    """Groups accounts by speaker. "Officials" of two reports need not be the same people, so unnamed speakers are kept per report."""
    found: dict[tuple[str, str], list[Account]] = {}
    for account in point.accounts:
        if account.version == version and account.speaker and not callers.is_unnamed(account):
            name = callers.name(account)
            found.setdefault((name or account.speaker, "" if name else account.report), []).append(account)
    return found


def _words(account: Account, labels: Labels) -> QuotedWords:
    return QuotedWords(labels.name(account.report), account.quote.quote, labels.passage(account.quote))
