"""Reads and writes judgements: JSON Lines, or a table that a person wrote."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from rashomon.authored.in_force import settle
from rashomon.model.judgement import Action, JudgedPassage, Judgement, SeenPoint, judgement

_TABLE_MARK = "|"  # parts the targets in a table's cell


def to_line(judged: Judgement, *, in_store: bool = False) -> str:
    """Returns the judgement as a line of JSON, without what a run made of it; `in_store`: with the
    rows that bear it."""
    kept = {
        f.name: getattr(judged, f.name)
        for f in fields(judged)
        if f.name not in ("outcome", "passages", "points", "rows")
    }
    written = {name: value for name, value in kept.items() if value is not None}
    if judged.passages:
        written["passages"] = [_said(p) for p in judged.passages]
    if judged.points:
        written["points"] = [
            _said(point) | {"accounts": [_said(p) for p in point.accounts]}
            for point in judged.points
        ]
    if judged.rows and in_store:
        written["rows"] = [list(row) for row in judged.rows]
    return json.dumps(written, ensure_ascii=False)


def _said(value: JudgedPassage | SeenPoint) -> dict[str, object]:
    return {name: held for name, held in asdict(value).items() if held not in (None, ())}


def read_judgements(text: str) -> tuple[Judgement, ...]:
    """Returns the judgements of a document, settled: JSON Lines, or a table with a header (CSV, or
    tabs).

    Raises ValueError naming the line.
    """
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
            yield (
                reader.line_num,
                {name: value for name, value in row.items() if value and isinstance(name, str)}
                | {"target": target},
            )
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: not a table ({error})") from error


def _read_row(number: int, row: Mapping[str, object]) -> Judgement:
    given = row.get("target")
    target = (
        tuple(str(part) for part in given)
        if isinstance(given, list)
        else (str(given),)
        if given
        else ()
    )
    if not target or not all(part.strip() for part in target):
        raise ValueError(f"line {number}: no target")
    try:
        action = Action(str(row.get("action", "")).strip().lower())
    except ValueError as error:
        raise ValueError(f"line {number}: action is one of {', '.join(Action)}") from error
    rows = row.get("rows")
    texts = {
        name: str(row[name])
        for name in ("before", "after", "why")
        if row.get(name) not in (None, "")
    }
    by, at = str(row.get("by") or "unknown"), str(row.get("at") or "")
    made = judgement(action, str(row.get("field") or "name"), target, by=by, at=at, **texts)
    return replace(
        made,
        id=str(row.get("id") or made.id),
        undone_by=str(row.get("undone_by") or "") or None,
        passages=_read_passages(row.get("passages")),
        points=tuple(
            _read_point(point) for point in _rows(row.get("points"), "id", "question", "kind")
        ),
        rows=tuple(_read_versions(rows)) if isinstance(rows, list) else (),
    )


def _read_versions(given: Sequence[object]) -> Iterator[tuple[str, int]]:
    for one in given:
        if (
            isinstance(one, list)
            and len(one) == 2
            and isinstance(one[0], str)
            and isinstance(one[1], int)
        ):
            yield one[0], one[1]


def _rows(given: object, *texts: str) -> Iterator[dict[str, Any]]:
    """The well-formed objects of a list: those that have these texts."""
    for row in given if isinstance(given, list) else ():
        if isinstance(row, dict) and all(isinstance(row.get(name), str) for name in texts):
            yield row


def _read_point(row: Mapping[str, Any]) -> SeenPoint:
    accounts, kept = _read_passages(row.get("accounts")), row.get("row")
    kept = kept if isinstance(kept, str) else None
    return SeenPoint(row["id"], row["question"], row["kind"], accounts, kept)


def _read_passages(given: object) -> tuple[JudgedPassage, ...]:
    """The passages; they only help to find a target again, so faulty ones are dropped."""
    return tuple(map(_read_passage, _rows(given, "target", "report", "sha256")))


def _read_passage(row: Mapping[str, Any]) -> JudgedPassage:
    place = (row.get("start"), row.get("end"))
    start, end = place if all(isinstance(one, int) for one in place) else (None, None)
    quote, value = (
        given if isinstance(given := row.get(name), str) else None for name in ("quote", "value")
    )
    return JudgedPassage(row["target"], row["report"], row["sha256"], start, end, quote, value)
