"""take_over: makes a store of what a store of 0.4 holds: reports as they were read, what
people judged as decisions, rows of authors as authored differences.

The one place that knows the old forms; it reads them as plain JSON. Whatever has no counterpart is
counted (`Taken.left`).
"""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from rashomon.errors import Damaged, StopError
from rashomon.model.authored import (
    AuthoredDifference,
    AuthoredQuote,
    NumberedRelation,
    renumbered,
)
from rashomon.model.authors import ASSISTANT, MODEL, PERSON
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.difference import RelationKind
from rashomon.model.document import value_from
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan
from rashomon.model.statement import Stance
from rashomon.protocols import Clock, OnProgress
from rashomon.settings import Settings
from rashomon.store.database.open import SqlStore
from rashomon.store.database.session import Session, make_engine
from rashomon.store.neighbours import raw_of
from rashomon.store.update import settle

_Json = dict[str, Any]
_BATCH = 100  # reports that are written together
_RELATIONS = {
    "conflict": RelationKind.CONFLICT,
    "update": RelationKind.LATER,
    "spread": RelationKind.COMPATIBLE,
    "refine": RelationKind.COMPATIBLE,
    "opposed": RelationKind.OPPOSED,
    "scope": RelationKind.SCOPE,
}
_SAME = {"name": DecisionKind.SAME_NAME, "passage": DecisionKind.SAME_CLAIM}
_OTHER = {"name": DecisionKind.OTHER_NAME, "passage": DecisionKind.OTHER_CLAIM}
_ALONE = {"speaker": DecisionKind.SPEAKER, "stance": DecisionKind.STANCE}
_JOINS = {"name": ("same", "merge"), "passage": ("merge", "add")}
_PARTS = {"name": ("different", "split"), "passage": ("different", "exclude")}
_TOGETHER = ("same", "merge", "split", "move")
_ASIDE, _UNDO, _STORY = ("report", "exclude"), ("judgement", "reject"), "story"


@dataclass(frozen=True, slots=True)
class Taken:
    """How many reports, decisions and differences of authors were taken over, and how many
    judgements and rows were not, by what they are."""

    reports: int
    decisions: int
    authored: int
    left: Mapping[str, int]


@dataclass(slots=True)
class _Old:
    """What a store of 0.4 holds, as JSON; `rows`: of authors, with their words by the
    hashes of texts; `hashes`: of the reports' texts, by their ids."""

    reports: list[Report]
    judgements: list[_Json]
    rows: list[_Json]
    hashes: dict[str, str]
    left: Counter[str] = field(default_factory=Counter)


def take_over(
    old: str,
    store: SqlStore,
    *,
    settings: Settings,
    clock: Clock,
    on_progress: OnProgress | None = None,
) -> Taken:
    """Takes what the store `old` holds into a store, and makes its stories. Raises
    StopError where it is none of 0.4, or the store holds reports."""
    if store.raws.keyed("id"):
        raise StopError(f"{store.name} holds reports already: name a new store")
    held = _of_store(old)
    at = clock().isoformat(timespec="seconds")
    for start in range(0, len(held.reports), _BATCH):
        store.raws.add([raw_of(one) for one in held.reports[start : start + _BATCH]], at=at)
    kept = store.decisions.add(*_judged(held)), store.authored.add(*_authored(held), at=at)
    settle(store, settings=settings, clock=clock, on_progress=on_progress)
    return Taken(len(held.reports), *kept, dict(sorted(held.left.items())))


# What it holds.


def _of_store(old: str) -> _Old:
    database = Session(make_engine(old), old)
    try:
        with database.reading():
            asked = "SELECT report FROM raws WHERE dropped_at IS NULL ORDER BY number"
            reports = [_report(_unpacked(one)) for one in database.column(text(asked))]
            judged = database.column(text("SELECT judgement FROM judgements ORDER BY number"))
            rows = database.column(text("SELECT row FROM authored_rows ORDER BY id"))
            hashes = database.all(text("SELECT id, sha256 FROM reports"))
    except Damaged:
        raise
    except StopError as error:
        raise StopError(f"{old} is no store of 0.4 ({error})") from error
    finally:
        database.engine.dispose()
    return _Old(
        reports,
        [json.loads(one) for one in judged],
        [_unpacked(one)["row"] for one in rows],
        {row.id: row.sha256 for row in hashes},
    )


def _unpacked(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))


def _report(value: _Json) -> Report:
    try:
        return value_from(Report, value)
    except ValueError as error:
        raise StopError(f"report {value.get('id')!r} is none of 0.4") from error


# Judgements.


def _judged(held: _Old) -> Iterator[Decision]:
    """Yields what was judged as decisions; what has no counterpart is counted."""
    made: dict[str, str] = {}
    for one in held.judgements:
        found = list(_decisions(one, held, made))
        if found:
            made[one["id"]] = found[-1].id
        else:
            held.left[f"judgements ({one['field']}: {one['action']})"] += 1
        yield from found


def _decisions(one: _Json, held: _Old, made: Mapping[str, str]) -> Iterator[Decision]:
    how = one["field"], one["action"]
    by = one["by"] if one["by"].startswith((MODEL, ASSISTANT, PERSON)) else f"{PERSON}{one['by']}"
    given = {"by": by, "at": one["at"], "why": one.get("why")}
    if how == _UNDO:
        undone = made.get(one["target"][0])
        if undone:
            yield decide(DecisionKind.UNDO, undoes=undone, **given)
    elif how == _ASIDE:
        if reports := _hashes(one["target"], one, held):
            yield decide(DecisionKind.SET_ASIDE_REPORT, reports=reports, **given)
    elif one["field"] == _STORY:
        for of_stories, members in _of_stories(one):
            reports = _hashes(members, one, held)
            if len(reports) > 1:
                yield decide(of_stories, reports=reports, **given)
    elif what := _of_words(*how):
        sides = _sides(one, held)
        alone = one["field"] in _ALONE
        value = one.get("after") or ""
        if alone and (what is DecisionKind.SPEAKER or value in Stance.__members__.values()):
            yield from (decide(what, side, value=value, **given) for side in sides)
        elif not alone and len(sides) > 1:
            yield decide(what, *sides, **given)


def _of_words(field_: str, action: str) -> DecisionKind | None:
    """What a judgement about words decides, None where it has no counterpart."""
    if action in _JOINS.get(field_, ()):
        return _SAME[field_]
    if action in _PARTS.get(field_, ()):
        return _OTHER[field_]
    return _ALONE.get(field_) if action == "set" else None


def _hashes(ids: Iterable[str], one: _Json, held: _Old) -> tuple[str, ...]:
    """The hashes of reports that a judgement names: by its own places, else by their ids."""
    places = {place["report"]: place["sha256"] for place in one.get("passages") or ()}
    known = held.hashes | places
    return tuple(sorted({known[ident] for ident in ids if ident in known}))


def _of_stories(one: _Json) -> Iterator[tuple[DecisionKind, Sequence[str]]]:
    """Which reports a judgement puts in one story, and which it keeps apart."""
    target = one["target"]
    left, joined = (
        [part for part in (one.get(name) or "").split("|") if part] for name in ("before", "after")
    )
    if one["action"] == "different":
        yield DecisionKind.OTHER_STORY, target
        return
    if one["action"] in _TOGETHER:
        yield DecisionKind.SAME_STORY, [*target, *(joined if one["action"] == "move" else ())]
    if one["action"] in ("split", "move") and left:
        yield DecisionKind.SAME_STORY, left
        yield DecisionKind.OTHER_STORY, [target[0], left[0]]


def _sides(one: _Json, held: _Old) -> list[tuple[PlacedSpan, ...]]:
    """The words of each target: where the judgement says that they stand, or, of a spelling of a
    name, where each report first has it."""
    sides = []
    for target in dict.fromkeys(one["target"]):
        places = [p for p in one.get("passages") or () if p["target"] == target]
        side = tuple(_placed(p, p["report"]) for p in places if p.get("start") is not None)
        if not side and one["field"] == "name":
            side = tuple(_spelled(target, held.reports))
        sides += [side] if side else []
    if (one["field"], one["action"]) == (
        "passage",
        "exclude",
    ):  # a sentence, and those of its claim
        rest = tuple(span for side in sides[1:] for span in side)
        return [side for side in (*sides[:1], rest) if side]
    return sides


def _placed(place: _Json, report: str) -> PlacedSpan:
    return PlacedSpan(report, place["start"], place["end"], place["quote"], place["sha256"])


def _spelled(spelling: str, reports: Iterable[Report]) -> Iterator[PlacedSpan]:
    wanted = re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)")
    seen = set[str]()
    for report in reports:
        if report.sha256 not in seen and (found := wanted.search(report.text)):
            seen.add(report.sha256)
            yield PlacedSpan(report.id, *found.span(), found[0], report.sha256)


# What authors wrote.


def _authored(held: _Old) -> Iterator[AuthoredDifference]:
    """Yields rows of authors as differences; rows that one answer has, or that were
    rejected, are counted."""
    names = {sha: ident for ident, sha in held.hashes.items()}
    for row in held.rows:
        versions = {
            answer["number"]: tuple(_quote(words, names) for words in answer["told"])
            for answer in row["answers"]
            if answer["told"]
        }
        if row.get("rejected") or len(versions) < 2:
            held.left[
                "rows that were rejected" if row.get("rejected") else "rows of one answer"
            ] += 1
            continue
        numbers = {number: n for n, number in enumerate(versions, 1)}
        related = [
            NumberedRelation(one["a"], one["b"], _RELATIONS[one["kind"]])
            for one in row["relations"]
        ]
        question = row.get("author_question") or row["question"]
        yield AuthoredDifference(
            row["by"],
            tuple(versions.values()),
            question=question,
            relations=renumbered(related, numbers),
        )


def _quote(words: _Json, names: Mapping[str, str]) -> AuthoredQuote:
    span = words["span"]
    sha = span["report"]
    placed = _placed(span | {"sha256": sha}, names.get(sha, sha))
    stance = words.get("stance")
    return AuthoredQuote(placed, words.get("speaker"), Stance(stance) if stance else None)
