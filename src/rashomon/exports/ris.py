"""The reports in RIS, for reference managers."""

from collections.abc import Iterator

from rashomon.exports.annotation import web_address
from rashomon.exports.formats import Files
from rashomon.language.calendar_words import as_date
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report


def files_of(ledger: Ledger) -> Files:
    """One file with a record a report."""
    return {"": "".join(_record(report) for report in ledger.reports).encode("utf-8", "replace")}


def _record(report: Report) -> str:
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _fields(report)) + "ER  - \r\n\r\n"


def _fields(report: Report) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", report.id
    yield "TI", report.title or report.id
    yield from (("AU", author) for author in report.authors)
    for tag, value in (("T2", report.outlet), ("DA", _day(report)), ("PY", _day(report)[:4]), ("UR", web_address(report))):
        if value:
            yield tag, value
    if report.language:
        yield "LA", report.language
    if report.retrieved:
        yield "Y2", report.retrieved[:10].replace("-", "/")
    yield from (("PB", agency) for agency in report.agencies)
    yield "N1", f"sha256 of the text: {report.sha256}"


def _day(report: Report) -> str:
    return (report.published or "")[:10].replace("-", "/") if as_date(report.published or "") else ""
