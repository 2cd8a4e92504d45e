"""A heading of the set in `points/headings.jsonl`: the answer as the file has it, in its own sentence and the one before."""

from typing import Any

from factories import make_answer, parse_report
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.points.question_text import word_question


def heading(row: dict[str, Any]) -> str:
    """What stands over the answer of this row."""
    annotated = parse_report(row["text"])
    report, kind = annotated.report, PointKind(row["kind"])
    span = report.span(row["at"], row["at"] + len(row["quote"]))
    assert span.quote == row["quote"]
    dates = {f"d{place}": report.span(start, end) for place, (start, end) in enumerate(row.get("days", ()))}
    given = {name: row[name] for name in ("value", "low", "high", "unit", "subject", "speaker", "polarity") if name in row}
    answer = make_answer(span.quote, report, span=span, kind=kind, stance=Stance(row["stance"]), dates=tuple(dates), **given)
    names = {name: NameKind(found) for name, found in row.get("names", {}).items()}
    return word_question([answer], kind, {report.id: annotated}, dates=dates, names=names)
