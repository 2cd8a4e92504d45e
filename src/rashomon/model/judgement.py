"""What a person decided about a ledger: kept apart from it, as JSON Lines or a table, and obeyed by every later run.

A judgement names what it is about by words that later runs find again (spellings, ids), never by a place in the output. Which kinds of things
can be judged is the business of the stage that obeys them: `field` says which ("name", "kind", "place"), `action` what was decided.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum

from rashomon.model.content_ids import content_id


class Action(StrEnum):
    """What a person decided."""

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
    """Where one of a judgement's targets stands: a report, by the hash of its text, and the words in it; no words: the report as a whole."""

    target: str
    report: str
    sha256: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    value: str | None = None
    """What was shown as its answer, speaker, day or headline when it was judged."""


@dataclass(frozen=True, slots=True)
class SeenPoint:
    """A point as it stood when one of its accounts was judged. `accounts`: those that it keeps; `free`: ids of the others that it held: proposals
    that nobody had accepted, or accounts that were not asked about."""

    id: str
    question: str
    kind: str
    accounts: tuple[JudgedPassage, ...]
    free: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `target`: what it is about; `field`: what of it; `before`, `after`: its values, where the action sets one.

    `undone_by`: id of the judgement that takes this one back. `outcome`: what a run made of it: "obeyed", or why it was not; a run also fills
    `before` with what the machine has. `passages`: where the targets stand, by which they are found again whatever their ids are then.
    `points`: the points that it touched, as they stood: they keep their id, heading and accounts for as long as the judgement is in force. `reports`: the
    beginnings of the hashes of the story's texts then: accounts of other reports are new.
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
    reports: tuple[str, ...] = ()

    def reason(self) -> str:
        """The decision as a reason in words."""
        day = f" on {self.at[:10]}" if self.at else ""
        return f"judged by {self.by}{day}{': ' + self.why if self.why else ''}"


OBEYED = "obeyed"
UNDO = "judgement"  # the field of a judgement about another judgement
ASKED, CLASH = "asked", "clash"  # fields of judgements that only say that a question was put, or which accounts were looked at
NOTES = frozenset({UNDO, ASKED, CLASH})  # what no story has to obey
QUESTION, RELATION, ACCOUNT, WORDING = "question", "relation", "account", "wording"  # of accounts, by their ids
POINT = "point"  # of all accounts of a point, by their ids: accept, reject, split; `after` of a split: those that leave
VALUE, LOW, HIGH, UNIT, AS_OF, STANCE = "value", "low", "high", "unit", "as_of", "stance"  # set, of one account
CORRECTED = frozenset({VALUE, LOW, HIGH, UNIT, AS_OF, STANCE})
SPEAKER, DAY = "speaker", "day"  # of a statement and of a time expression, by their ids
REPORT = "report"  # exclude: of a report, by its id
NOTE, POINT_NOTE = "note", "point-note"  # set: of anything by its id; of a point by its accounts. One does not replace another
OF_NAMES = frozenset({"name", "kind", "place"})  # by spellings
OF_ACCOUNTS = frozenset({QUESTION, RELATION, ACCOUNT, WORDING, POINT, POINT_NOTE}) | CORRECTED
HASH = 8  # characters of a text's hash by which a judgement knows a report again
NEW = "new"  # `after` of a move: to a point of its own
STORY = "story"  # of reports, by their ids: which of them are about one event
BEARINGS = ("same", "conflict", "update", "spread", "refine", "neither")
"""What `after` of a judgement about a relation may be; of update and refine the second target is the later or the more precise."""
_TABLE_MARK = "|"  # parts the targets in a table's cell


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
    """A judgement with its id: a hash of all that it says."""
    about = tuple(target)
    ident = content_id("j", action, field, *about, by, at, before, after, why)
    return Judgement(ident, about, by, at, action, field, before, after, why)


def undoing(judged: Judgement, *, by: str, at: str, why: str | None = None) -> Judgement:
    """The judgement that takes another one back."""
    return judgement(Action.REJECT, UNDO, (judged.id,), by=by, at=at, why=why)


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that are not taken back, the earlier first; each that is says by which. Of two about one thing, the later counts.

    What was judged in between stays about the points as they would have stood without what was taken back since.
    """
    listed = settle(judgements)
    place = {j.id: n for n, j in enumerate(listed)}
    back = [j for j in listed if j.undone_by is not None and j.points]
    standing = [j for j in listed if j.undone_by is None and j.field != UNDO]
    return tuple(_without([u for u in back if place[u.id] < place[j.id] < place.get(u.undone_by or "", 0)], j) for j in standing)


def _without(back: Sequence[Judgement], judged: Judgement) -> Judgement:
    """The judgement, its points as they stood before these earlier ones, which were taken back later."""
    points = judged.points
    for undone in reversed(back) if points else ():
        points = tuple(_before(undone, seen, judged.target) for seen in points)
    return judged if points == judged.points else replace(judged, points=points)


def _before(undone: Judgement, seen: SeenPoint, target: Sequence[str]) -> SeenPoint:
    """The point as it stood before the judgement that was taken back: its question, and of the accounts that one touched only those beside which
    what is judged stood."""
    if undone.field == WORDING:
        return next((replace(seen, question=was.question) for was in undone.points if was.id == seen.id), seen)
    touched = {p.target for was in undone.points for p in was.accounts}
    if undone.field not in (POINT, QUESTION, ACCOUNT, RELATION) or not touched & {p.target for p in seen.accounts}:
        return seen
    kept = [was for was in undone.points if any(p.target in target for p in was.accounts)]
    kept = [was for was in kept if was.id == seen.id] or kept[:1]
    accounts = {p.target: p for p in (*(p for p in seen.accounts if p.target not in touched), *(p for was in kept for p in was.accounts))}
    first = kept[0] if kept else seen
    return replace(seen, id=first.id, question=first.question, kind=first.kind, accounts=tuple(accounts.values()))


def settle(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """All judgements in the order in which they were made, `undone_by` filled where a later one undoes or replaces an earlier one."""
    listed = list(dict.fromkeys(judgements))
    taken_back: dict[str, str] = {}
    undone = [j for j in listed if j.field == UNDO and j.action is Action.REJECT]
    for j in reversed(undone):  # an undoing may itself be undone
        if j.id not in taken_back:
            taken_back |= dict.fromkeys(j.target, j.id)
    last: dict[tuple[str, tuple[str, ...]], Judgement] = {}
    for j in listed:
        about = (j.field, (j.id,) if j.field in (NOTE, POINT_NOTE) else tuple(sorted(j.target)))
        if j.field != UNDO and j.id not in taken_back and j.undone_by is None:
            if about in last and by_model(j) and not by_model(last[about]):
                taken_back[j.id] = last[about].id  # what a person decided stands
                continue
            if about in last:
                taken_back[last[about].id] = j.id
            last[about] = j
    return tuple(replace(j, undone_by=j.undone_by or taken_back.get(j.id)) for j in listed)


def by_model(judged: Judgement) -> bool:
    """Whether a language model gave it, not a person."""
    return judged.by.startswith("model ")


def fate(
    judged: Judgement, *, present: bool, obeyed: bool, had: str | None = None, against: str = "another judgement stands against it"
) -> tuple[Judgement, ...]:
    """The judgement with what a run made of it and what the machine `had`, as a tuple of one; empty where what it is about is not there, for
    then it is listed as gone."""
    before = judged.before if had is None else had
    return (replace(judged, before=before, outcome=OBEYED if obeyed else f"not obeyed: {against}"),) if present else ()


def to_line(judged: Judgement) -> str:
    """The judgement as a line of JSON; what a run makes of it is not kept."""
    kept = {f.name: getattr(judged, f.name) for f in fields(judged) if f.name not in ("outcome", "passages", "points", "reports")}
    told = {name: value for name, value in kept.items() if value is not None}
    if judged.passages:
        told["passages"] = [_said(p) for p in judged.passages]
    if judged.points:
        told["points"] = [_said(point) | {"accounts": [_said(p) for p in point.accounts]} for point in judged.points]
        told["reports"] = list(judged.reports)
    return json.dumps(told, ensure_ascii=False)


def _said(value: JudgedPassage | SeenPoint) -> dict[str, object]:
    return {name: held for name, held in asdict(value).items() if held not in (None, ())}


def read_judgements(text: str) -> tuple[Judgement, ...]:
    """The judgements of a document, JSON Lines or a table with a header (CSV, or tabs), settled. Raises ValueError naming the line."""
    rows = _from_lines(text) if text.lstrip("\ufeff \r\n\t")[:1] in ("{", "") else _from_table(text)
    return settle(_read_row(number, row) for number, row in rows)


def _from_lines(text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ValueError(f"line {number}: not JSON") from error
            if not isinstance(row, dict):
                raise ValueError(f"line {number}: not a judgement")
            yield number, row


def _from_table(text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    text = text.lstrip("\ufeff")
    mark = "\t" if "\t" in text.split("\n", 1)[0] else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=mark, strict=True)
    try:
        for row in reader:
            target = [part.strip() for part in (row.get("target") or "").split(_TABLE_MARK)]
            yield reader.line_num, {name: value for name, value in row.items() if value and isinstance(name, str)} | {"target": target}
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: not a table ({error})") from error


def _read_row(number: int, row: Mapping[str, object]) -> Judgement:
    given = row.get("target")
    target = tuple(str(part) for part in given) if isinstance(given, list) else (str(given),) if given else ()
    if not target or not all(part.strip() for part in target):
        raise ValueError(f"line {number}: no target")
    try:
        action = Action(str(row.get("action", "")).strip().lower())
    except ValueError as error:
        raise ValueError(f"line {number}: action is one of {', '.join(Action)}") from error
    texts = {name: str(row[name]) if row.get(name) not in (None, "") else None for name in ("before", "after", "why", "undone_by")}
    made = judgement(
        action,
        str(row.get("field") or "name"),
        target,
        by=str(row.get("by") or "unknown"),
        at=str(row.get("at") or ""),
        before=texts["before"],
        after=texts["after"],
        why=texts["why"],
    )
    return replace(
        made,
        id=str(row.get("id") or made.id),
        undone_by=texts["undone_by"],
        passages=_read_passages(row.get("passages")),
        points=_read_points(row.get("points")),
        reports=_texts(row.get("reports")),
    )


def _read_points(given: object) -> tuple[SeenPoint, ...]:
    """The points that can be understood."""
    return tuple(
        SeenPoint(row["id"], row["question"], row["kind"], _read_passages(row.get("accounts")), _texts(row.get("free")))
        for row in (given if isinstance(given, list) else ())
        if isinstance(row, dict) and all(isinstance(row.get(name), str) for name in ("id", "question", "kind"))
    )


def _texts(given: object) -> tuple[str, ...]:
    return tuple(one for one in given if isinstance(one, str)) if isinstance(given, list) else ()


def _read_passages(given: object) -> tuple[JudgedPassage, ...]:
    """The passages that can be understood; they only help to find a target again."""
    out = []
    for row in given if isinstance(given, list) else ():
        if isinstance(row, dict) and all(isinstance(row.get(name), str) for name in ("target", "report", "sha256")):
            start, end, quote, value = row.get("start"), row.get("end"), row.get("quote"), row.get("value")
            words = isinstance(start, int) and isinstance(end, int)
            out.append(
                JudgedPassage(
                    row["target"],
                    row["report"],
                    row["sha256"],
                    start if words else None,
                    end if words else None,
                    quote if isinstance(quote, str) else None,
                    value if isinstance(value, str) else None,
                )
            )
    return tuple(out)
