"""Rows files: what an author read in reports, as lines that a person can read and write.

    by: model demo-1
    report courier: 3fa94c0d12ab

    # Was anybody charged? | yes-no | 1c2
    1 no: courier "no charges have been filed so far"
    2 yes: wire "was charged with five counts of arson"; herald "five counts"#2 denies

    statement wire "no one was told": none

First by whom: `model NAME`, `assistant NAME` or `person NAME`. A `report` line, where there is one, holds the hash of
a report's text, so that its words are found again under another name; rows are described in `line_form.py`,
corrections in `correction_lines.py`. Lines that begin with // are remarks. Words are proved against the reports: a
line that does not hold is refused alone, with the reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.model_use import ModelUse, PassUse, digest_of
from rashomon.model.report import Report
from rashomon.model.row import Repairs, Row, RowAnswer, RowRelation, RowWords
from rashomon.model.span import Span
from rashomon.rows.correction_lines import HEADS, CorrectionReader, correction_lines, told_reports
from rashomon.rows.line_form import FileFault, RowReader, WrittenAnswer, WrittenRow, answer_line, heading, quotation
from rashomon.rows.quoted_words import NO_REPORT, Quoted, Refusal, SearchableText, find_words, page_of, prove

STAGE = "rows"
_BY = re.compile(r"^by:\s*((?:model|assistant|agent|person)\s\S.*)$", re.IGNORECASE)
_REPORT = re.compile(r'^report\s+([^\s":;]+)\s*:\s*([0-9a-f]{12,64})$')
WHOLE_HASH = 64
_HASH = 16  # hexadecimal digits that are written of a text's hash, where people read it
_LABEL = 24
_MOST_WORDS = 1000
_HEAD = "// Rows: questions with the words of reports that answer them. Every word is proved against the reports."
_ADVICE = {NO_REPORT: "write the name of a report"}
_COPY = "copy the words from the report, letter by letter"


class NotRows(ValueError):
    """The text is no rows file; says what to do."""


@dataclass(frozen=True, slots=True)
class RowsFile:
    """A rows file as written. `reports`: hashes of texts by label; `corrections`: lines with their numbers."""

    by: str
    reports: Mapping[str, str]
    rows: tuple[WrittenRow, ...]
    corrections: tuple[tuple[int, str], ...]
    faults: tuple[FileFault, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class ProvedRows:
    """What reports bear out of a rows file; `faults`: what they do not, and lines that could not be read."""

    by: str
    rows: tuple[Row, ...]
    repairs: Repairs | None
    faults: tuple[FileFault, ...] = ()
    digest: str = ""

    def use(self) -> ModelUse | None:
        """Returns a model's part; None where the author is a person."""
        kind, _, name = self.by.partition(" ")
        if kind == "person":
            return None
        refused: dict[str, int] = {}
        for fault in self.faults:
            refused[fault.reason] = refused.get(fault.reason, 0) + 1
        taken = sum(len(answer.told) for row in self.rows for answer in row.answers)
        told = PassUse(STAGE, 0, 0, taken, tuple(sorted(refused.items())), 0, 0)
        return ModelUse(name if kind == "model" else self.by, "", (told,), self.digest)


def read_rows_file(text: str) -> RowsFile:
    """Returns the rows file with this text. Raises NotRows if it does not say by whom it is."""
    by, legend = "", {}
    rows, corrections, faults = RowReader(), [], list[FileFault]()
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip().removeprefix("\ufeff")
        if not line or line.startswith("//"):
            continue
        if not by:
            found = _BY.match(line)
            if found is None:
                raise NotRows(f"line {number}: say first by whom: by: model NAME, by: assistant NAME or by: person NAME")
            by = " ".join(found[1].split())
        elif told := _REPORT.match(line):
            legend[told[1]] = told[2]
        elif line.split(" ", 1)[0] in HEADS:
            corrections.append((number, line))
        elif not rows.take(line, number):
            faults.append(FileFault(number, "not of the form of a rows file", "write // before a remark"))
    if not by:
        raise NotRows("nothing stands in it; a rows file begins with by: model NAME, assistant NAME or person NAME")
    return RowsFile(by, legend, tuple(rows.rows), tuple(corrections), (*rows.faults, *faults), digest_of([text]))


def labels_of(reports: Iterable[Report]) -> dict[str, str]:
    """Returns the name of each report in a rows file, by id: the id itself where it is one word."""
    out: dict[str, str] = {}
    for report in sorted(reports, key=lambda report: report.id):
        plain = re.sub(r"[^\w.-]+", "-", report.id).strip("-")[:_LABEL] or "report"
        label, number = plain, 1
        while label in out.values() or label in HEADS:
            number += 1
            label = f"{plain[: _LABEL - 4]}-{number}"
        out[report.id] = label
    return out


def pages_in(file: RowsFile, reports: Sequence[Report]) -> dict[str, SearchableText]:
    """Returns the reports by their names in the file: by the hash of the text, else by their ids and labels."""
    pages = {report.id: page_of(report) for report in reports}
    out = {label: pages[report] for report, label in labels_of(reports).items()} | pages
    for label, sha in file.reports.items():
        same = [report for report in reports if report.sha256.startswith(sha)]
        later = [report for report in reports if report.id == label]
        if same or later:
            out[label] = pages[min(same or later, key=lambda report: (report.id != label, report.id)).id]
        else:
            out.pop(label, None)
    return out


def prove_corrections(file: RowsFile, reports: Sequence[Report]) -> tuple[Repairs | None, tuple[FileFault, ...]]:
    """Returns the corrections that these reports bear out, and what they do not."""
    reader = CorrectionReader(pages_in(file, reports), file.by)
    for number, line in file.corrections:
        reader.take(line, number)
    return reader.repairs(), tuple(reader.faults)


def prove_rows(file: RowsFile, reports: Sequence[Report]) -> tuple[tuple[Row, ...], tuple[FileFault, ...]]:
    """Returns the rows that these reports bear out, and what they do not."""
    pages = pages_in(file, reports)
    faults: list[FileFault] = []
    rows = [proved for row in file.rows if (proved := _proved(row, pages, file.by, faults))]
    return tuple(rows), tuple(faults)


def _proved(row: WrittenRow, pages: Mapping[str, SearchableText], by: str, faults: list[FileFault]) -> Row | None:
    quoted = [one for answer in row.answers for one in answer.quoted]
    spans = iter(prove(quoted, pages, most_words=_MOST_WORDS))
    answers, taken = [], set[Span]()
    for answer in row.answers:
        told = []
        for one in answer.quoted:
            span = next(spans)
            if isinstance(span, Refusal):
                faults.append(_fault(one, span, pages))
            elif span in taken:
                reason = "the same words under one question again"
                faults.append(FileFault(one.line, reason, "leave them out, or write #2 for their second place", one.report, one.words))
            else:
                taken.add(span)
                told.append(RowWords(span, one.stance))
        if told:
            answers.append(RowAnswer(answer.number, answer.value, tuple(told), answer.low, answer.high))
    relations = _relations(row, {answer.number for answer in answers}, row.answers, faults)
    return Row(row.question, row.kind, tuple(answers), relations, row.by or by) if answers else None


def _fault(one: Quoted, refusal: Refusal, pages: Mapping[str, SearchableText]) -> FileFault:
    advice = _COPY
    if refusal.reason == NO_REPORT:
        advice = told_reports(pages)
    elif one.nth and one.report in pages:
        advice = f"they stand there {len(find_words(pages[one.report], one.words))} times: write #1 for the first"
    return FileFault(one.line, refusal.reason, advice, one.report, one.words)


def _relations(row: WrittenRow, numbers: set[int], written: Sequence[WrittenAnswer], faults: list[FileFault]) -> tuple[RowRelation, ...]:
    """The relations between answers that hold; one to an answer that was never written is a fault."""
    known = {answer.number for answer in written}
    for a, _, b in row.relations:
        if not {a, b} <= known or a == b:
            faults.append(FileFault(row.line, f"a relation of {a} to {b}", "relate two answers by their numbers"))
    kept = [RowRelation(a, b, how) for a, how, b in row.relations if {a, b} <= numbers and a != b]
    return tuple(dict.fromkeys(kept))


def written_rows(
    by: str, rows: Sequence[Row], repairs: Repairs | None, reports: Sequence[Report], *, mended: Sequence[Report] = (), digits: int = _HASH
) -> str:
    """Returns the rows file that reads back as these rows and corrections.

    `mended`: the reports with corrected furniture, where rows quote from them; `digits`: how many of a hash. Words that the reports do not hold are
    left out.
    """
    labels = labels_of(reports)
    pages = {report.id: page_of(report) for report in reports}
    prose = pages | {report.id: page_of(report) for report in mended}
    told = [line for row in rows for line in _row_lines(row, by, prose, labels)]
    corrected = list(correction_lines(repairs, pages, labels)) if repairs else []
    used = {span.report for row in rows for answer in row.answers for span in (words.span for words in answer.told)}
    used |= _reports_of(repairs) if repairs else set()
    legend = [f"report {labels[r.id]}: {r.sha256[:digits]}" for r in sorted(reports, key=lambda r: r.id) if r.id in used]
    parts = [_HEAD, f"by: {by}", *legend, *told, *(["", *corrected] if corrected else [])]
    return "\n".join(parts) + "\n"


def _reports_of(repairs: Repairs) -> set[str]:
    corrected = {one.words.report for one in repairs.statements}
    return {*corrected, *(one.words.report for one in repairs.added), *repairs.furniture, *repairs.prose}


def _row_lines(row: Row, by: str, pages: Mapping[str, SearchableText], labels: Mapping[str, str]) -> Iterator[str]:
    answers = []
    for answer in row.answers:
        told = [one for words in answer.told if (one := _quotation(words, pages, labels))]
        if told:
            answers.append((answer, told))
    if not answers:
        return
    yield ""
    yield heading(row.question, row.kind, [(r.a, r.kind, r.b) for r in row.relations], row.by if row.by != by else "")
    for answer, told in answers:
        yield answer_line(answer.number, answer.value, (answer.low, answer.high), told)


def _quotation(words: RowWords, pages: Mapping[str, SearchableText], labels: Mapping[str, str]) -> str:
    """The words with their report; "" where they are not found again."""
    span = words.span
    found = find_words(pages[span.report], span.quote) if span.report in pages else []
    if span not in found:
        return ""
    nth = found.index(span) + 1 if len(found) > 1 else None
    return quotation(labels[span.report], span.quote, nth, words.stance)


def of_reports(proved: ProvedRows, reports: Sequence[Report]) -> ProvedRows:
    """Returns what concerns these reports: rows and corrections with words of theirs, outside furniture."""
    by_id = {report.id: report for report in reports}

    def here(span: Span) -> bool:
        report = by_id.get(span.report)
        return report is not None and span.end <= len(report.text) and not report.is_furniture(span.start, span.end)

    rows = []
    for row in proved.rows:
        answers = [replace(a, told=tuple(t for t in a.told if here(t.span))) for a in row.answers]
        answers = [answer for answer in answers if answer.told]
        numbers = {answer.number for answer in answers}
        relations = tuple(r for r in row.relations if {r.a, r.b} <= numbers)
        rows += [replace(row, answers=tuple(answers), relations=relations)] if answers else []
    repairs = proved.repairs
    if repairs is not None:
        repairs = replace(
            repairs,
            statements=tuple(one for one in repairs.statements if one.words.report in by_id),
            added=tuple(one for one in repairs.added if one.words.report in by_id),
            furniture={report: places for report, places in repairs.furniture.items() if report in by_id},
            prose={report: places for report, places in repairs.prose.items() if report in by_id},
        )
    return replace(proved, rows=tuple(rows), repairs=repairs)
