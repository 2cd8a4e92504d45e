"""The ledger as people judged it: as a gold cluster, a folder that bench/score/check_gold.py accepts, to be corrected by hand and scored
against; and their judgements, a line each.
"""

import json
import re
from typing import Any

from rashomon.exports.export_format import Files
from rashomon.judgements.judgement_lines import to_line
from rashomon.model.document import plain
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story

_SURROGATE = re.compile("[\ud800-\udfff]")
_DROPPED = ("text", "source", "sha256", "source_sha256")
_LEFT_OUT = ("passages", "brief", "lines", "judgements", "parts", "coverage")


def files_of(ledger: Ledger) -> Files:
    """Returns gold.json and the reports, in a folder per story if there are several."""
    files: Files = {}
    reports = {report.id: report for report in ledger.reports}
    for place, story in enumerate(ledger.stories, 1):
        folder = f"story-{place}/" if len(ledger.stories) > 1 else ""
        mine = [reports[report] for report in story.reports]
        document = {
            "format": ledger.format,
            "made": {"by": f"{ledger.made.by}, {_corrected_by(story)}"},
            "reports": [_report(report) for report in mine],
            "stories": [_story(story, reports)],
            "failures": [],
        }
        files[f"{folder}gold.json"] = (_storable(json.dumps(document, indent=1, ensure_ascii=False)) + "\n").encode()
        files |= {f"{folder}reports/{_file_name(report)}.txt": _storable(report.text.replace("\r", " ")).encode() for report in mine}
    return files


def _corrected_by(story: Story) -> str:
    """Returns the people who made judgements."""
    people = sorted({judged.by for judged in story.judgements if judged.is_obeyed()})
    return f"as judged by {', '.join(people)}, to be checked by hand" if people else "to be corrected by hand"


def _storable(text: str) -> str:
    """Returns the text with lone surrogates, which no file can hold, as replacement characters."""
    return _SURROGATE.sub("\ufffd", text)


def _file_name(report: Report) -> str:
    return re.sub(r"[\\/\0]", "_", report.id)


def _report(report: Report) -> dict[str, Any]:
    told = {name: value for name, value in plain(report).items() if name not in _DROPPED}
    told["furniture"] = [_quote(span, report) for span in report.furniture]
    told["corrections"] = [_quote(span, report) for span in report.corrections]
    told["dates"] = [{"value": date.value, "basis": date.basis} for date in report.dates]
    return told


def _quote(span: Span, report: Report) -> dict[str, Any]:
    """Returns the span as its words and, if they occur several times, the number of the occurrence."""
    nth, at = 1, report.text.find(span.quote)
    while at not in (-1, span.start):
        nth, at = nth + 1, report.text.find(span.quote, at + 1)
    return {"report": span.report, "quote": span.quote.replace("\r", " ")} | ({"nth": nth} if nth > 1 else {})


def _story(story: Story, reports: dict[str, Report]) -> dict[str, Any]:
    told: dict[str, Any] = {name: value for name, value in plain(story).items() if name not in _LEFT_OUT}
    everything = "\n".join(reports[report].text for report in story.reports)
    told = _spelled(told, reports)
    told["names"] = [
        {"id": name.id, "name": name.name, "kind": name.kind.value, "spellings": [s for s in name.spellings if s in everything]}
        for name in story.names
    ]
    told["timeline"] = [{name: held for name, held in event.items() if name != "passages"} for event in told["timeline"]]
    told["dates"] = [date for date in told["dates"] if date["earliest"] and date["latest"]]
    return told


def _spelled(value: Any, reports: dict[str, Report]) -> Any:
    """Returns the same data with every span as its words and the number of the occurrence."""
    if isinstance(value, dict):
        if {"report", "start", "end", "quote"} <= value.keys():
            return _quote(Span(value["report"], value["start"], value["end"], value["quote"]), reports[value["report"]])
        return {name: _spelled(item, reports) for name, item in value.items()}
    return [_spelled(item, reports) for item in value] if isinstance(value, list) else value


def judgement_files(ledger: Ledger) -> Files:
    """Returns one file with a judgement per line, without duplicates, oldest first, as `compare --judgements` reads them."""
    listed = {j.id: j for j in (*(j for story in ledger.stories for j in story.judgements), *ledger.judgements)}
    lines = (f"{to_line(j)}\n" for j in sorted(listed.values(), key=lambda j: (j.at, j.id)))
    return {"": "".join(lines).encode("utf-8", "backslashreplace")}  # a lone surrogate as JSON escapes it
