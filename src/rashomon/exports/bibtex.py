"""The reports in BibTeX."""

import re
import unicodedata

from rashomon.exports.annotation import web_address
from rashomon.exports.formats import Files
from rashomon.language.calendar_words import as_date
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def files_of(ledger: Ledger) -> Files:
    """One file with an entry a report; keys are the reports' ids where those are plain words."""
    taken: set[str] = set()
    entries = []
    for report in ledger.reports:
        key = _key(report, taken)
        taken.add(key)
        entries.append(_entry(report, key))
    return {"": "\n".join(entries).encode("utf-8", "replace")}


def _key(report: Report, taken: set[str]) -> str:
    plain = re.sub(r"[^A-Za-z0-9:_-]+", "-", unicodedata.normalize("NFKD", report.id)).strip("-") or report.sha256[:10]
    return plain if plain not in taken else f"{plain}-{report.sha256[:6]}"


def _entry(report: Report, key: str) -> str:
    day = (report.published or "")[:10] if as_date(report.published or "") else ""
    fields = {
        "title": f"{{{_escaped(report.title or report.id)}}}",
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in report.authors),
        "journal": _escaped(report.outlet or ""),
        "date": day,
        "year": day[:4],
        "url": web_address(report) or "",
        "language": _escaped(report.language or ""),
        "note": _escaped(f"agencies credited: {', '.join(report.agencies)}" if report.agencies else ""),
        "annote": _escaped(f"sha256 of the text: {report.sha256}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in " ".join(text.split()))
