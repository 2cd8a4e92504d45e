"""Rows files: what an author read in reports, as lines that a person can read and write.

    by: model demo-1
    report courier: 3fa94c0d12ab

    # Was anybody charged? | yes-no | 1c2
    1 no: courier "no charges have been filed so far"
    2 yes: wire "was charged with five counts of arson"; herald "five counts"#2 denies

    statement wire "no one was told" of "the mayor": speaker "the master"

First by whom: `model NAME`, `assistant NAME` or `person NAME`. A `report` line, where there is one,
holds the hash of a report's text, so that its words are found again under another name; they list
every report that the author had before them, so that one that came later is known as later. Rows
are described in `line_form.py`, corrections in `correction_lines.py`. Lines that begin with // are
remarks. Words are proved against the reports: a line that does not hold is refused alone, with the
reason.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType

from rashomon.authored.hold_rows import with_words
from rashomon.model.model_use import ModelUse, PassUse, digest_of, is_person
from rashomon.model.report import Report
from rashomon.model.row import (
    AddedStatement,
    AuthoredVariant,
    CorrectedStatement,
    Repairs,
    Row,
    RowAnswer,
    RowRelation,
    RowWords,
)
from rashomon.model.span import Span
from rashomon.rows.correction_lines import (
    HEADS,
    NO_SPEAKER,
    UNNAMED,
    CorrectionReader,
    correction_lines,
    list_reports,
)
from rashomon.rows.limits import WHOLE_ROW, Intake
from rashomon.rows.line_form import (
    LETTER_OF,
    FileFault,
    RowReader,
    WrittenRow,
    author_in,
    quotation,
    row_lines,
)
from rashomon.rows.quoted_words import (
    NO_REPORT,
    Quoted,
    SearchableText,
    find_words,
    page_of,
    prove,
)

STAGE = "rows"
_BY = re.compile(r"^by:\s*(\S.*)$", re.IGNORECASE)
_REPORT = re.compile(r'^report\s+([^\s":;]+)\s*:\s*([0-9a-f]{12,64})$')
WHOLE_HASH = 64
NO_FORM = "not of the form of a row"
NO_ANSWER = "a relation to an answer that is not there"
ONLY_PERSONS = "a unit or a day behind words, which only a person gives"
TWICE = "the same words under one question again"
_WHO = "say first by whom: by: model NAME, by: assistant NAME or by: person NAME"
_HASH = 16  # hexadecimal digits that are written of a text's hash, where people read it
_LABEL = 24
_MOST_WORDS = 1000
_HEAD = (
    "// Rows: questions with the words of reports that answer them. Every word is proved against "
    "the reports."
)
_OTHER_PLACE = "leave them out, or write #2 for their second place"
_COPY = "copy the words from the report, letter by letter"


class NotRows(ValueError):
    """The text is no rows file; says what to do."""


@dataclass(frozen=True, slots=True)
class RowsFile:
    """A rows file as written. `reports`: hashes of texts by label; `corrections`: lines with their
    numbers."""

    by: str
    reports: Mapping[str, str]
    rows: tuple[WrittenRow, ...]
    corrections: tuple[tuple[int, str], ...]
    faults: tuple[FileFault, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class ProvedRows:
    """What reports bear out of a rows file; `faults`: what they do not, and lines that could not be
    read."""

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
        refused = Counter(fault.reason for fault in self.faults)
        taken = sum(len(row.spans()) for row in self.rows)
        use = PassUse(STAGE, 0, 0, taken, tuple(sorted(refused.items())), 0, 0)
        return ModelUse(name if kind == "model" else self.by, "", (use,), self.digest)


def read_rows_file(text: str, by: str = "") -> RowsFile:
    """Returns the rows file with this text. Raises NotRows if nothing says by whom it is.

    `by`: its author where it does not say so itself.
    """
    legend = dict[str, str]()
    rows, corrections, faults = RowReader(), list[tuple[int, str]](), list[FileFault]()
    for number, written in enumerate(text.split("\n"), 1):
        line = written.strip().removeprefix("\ufeff")
        if not line or line.startswith("//"):
            continue
        if found := _BY.match(line):
            by = _author(found[1], by, number)
        elif not by:
            raise NotRows(f"line {number}: {_WHO}")
        elif found := _REPORT.match(line):
            legend[found[1]] = found[2]
        elif line.split(" ", 1)[0] in HEADS:
            corrections.append((number, line))
        elif not rows.take(line, number):
            faults.append(FileFault(number, NO_FORM, "write // before a remark"))
    if not by:
        raise NotRows(f"nothing stands in it; {_WHO}")
    every, digest = (*rows.faults, *faults), digest_of([text])
    return RowsFile(by, legend, tuple(rows.rows), tuple(corrections), every, digest)


def _author(text: str, given: str, number: int) -> str:
    """The author whom a file names. Raises NotRows if it is none, or another one than was given."""
    found = author_in(text)
    if found is None:
        raise NotRows(f"line {number}: {_WHO}")
    if given and found != given:
        raise NotRows(f"line {number}: it is by {found}, not by {given}")
    return found


def labels_of(reports: Iterable[Report]) -> dict[str, str]:
    """Returns the name of each report in a rows file, by id: the id itself where it is one word."""
    out: dict[str, str] = {}
    taken, last = {*HEADS, "by"}, Counter[str]()
    for report in sorted(reports, key=lambda report: report.id):
        plain = re.sub(r"[^\w.-]+", "-", report.id).strip("-")[:_LABEL] or "report"
        label, number = plain, max(1, last[plain])
        while label in taken:
            number += 1
            label = f"{plain[: _LABEL - 4]}-{number}"
        taken.add(label)
        out[report.id], last[plain] = label, number
    return out


def pages_in(file: RowsFile, reports: Sequence[Report]) -> dict[str, SearchableText]:
    """Returns the reports by their names in the file: by the hash of the text, else by their ids
    and labels."""
    pages = {report.id: page_of(report) for report in reports}
    out = {label: pages[report] for report, label in labels_of(reports).items()} | pages
    for label, sha in file.reports.items():
        same = [report for report in reports if report.sha256.startswith(sha)]
        later = [report for report in reports if report.id == label]
        if same or later:
            out[label] = pages[
                min(same or later, key=lambda report: (report.id != label, report.id)).id
            ]
        else:
            out.pop(label, None)
    return out


def prove_corrections(
    file: RowsFile, reports: Sequence[Report]
) -> tuple[Repairs | None, tuple[FileFault, ...]]:
    """Returns the corrections that these reports bear out, and what they do not."""
    reader = CorrectionReader(pages_in(file, reports), file.by)
    for number, line in file.corrections:
        reader.take(line, number)
    return reader.repairs(), tuple(reader.faults)


def statement_lines(
    file: RowsFile, reports: Sequence[Report]
) -> Iterator[tuple[int, CorrectedStatement | AddedStatement]]:
    """Returns what each line that stands corrects of a statement, with its number."""
    pages = pages_in(file, reports) if file.corrections else {}
    for number, line in file.corrections:
        reader = CorrectionReader(pages, file.by)
        reader.take(line, number)
        repairs = reader.repairs()
        if repairs:
            yield from ((number, one) for one in repairs.statements)
            yield from ((number, one) for one in repairs.added)


def prove_rows(
    file: RowsFile, reports: Sequence[Report], stories: Mapping[str, int] = MappingProxyType({})
) -> tuple[tuple[Row, ...], tuple[FileFault, ...]]:
    """Returns the rows that these reports bear out, and what they do not.

    `stories`: by report id, which story it is in; a row counts in that of its first words.
    """
    pages = pages_in(file, reports)
    faults: list[FileFault] = []
    listed = [
        (label, r.sha256)
        for label, sha in file.reports.items()
        for r in reports
        if r.sha256.startswith(sha)
    ]
    rows, intake = list[Row](), Intake()
    for one in file.rows:
        quoted = [pages.get(q.report) for answer in one.answers for q in answer.quoted]
        story = next((stories.get(page.report.id, 0) for page in quoted if page), 0)
        full = intake.full(one.line, len(quoted), story)
        row = None if full else proved_row(one, pages, file.by, faults)
        fault = intake.fault(row, one.line, story) if row else full
        if fault:
            faults.append(fault)
        elif row:
            had = {sha for label, sha in listed if label not in one.before}
            rows.append(replace(row, seen=tuple(sorted(had))) if file.reports else row)
    return tuple(rows), tuple(faults)


def proved_row(
    row: WrittenRow,
    pages: Mapping[str, SearchableText],
    by: str,
    faults: list[FileFault],
    *,
    known: Sequence[RowAnswer] = (),
    most_words: int = _MOST_WORDS,
) -> Row | None:
    """Returns what reports bear out of a row, None if nothing; what they do not is added to
    `faults`.

    `by`: its author where it names none; `known`: the answers of the row that it continues.
    """
    quoted = [one for answer in row.answers for one in answer.quoted]
    spans = iter(prove(quoted, pages, most_words=most_words))
    by = row.says.by or by
    answers, taken = [], {words.span for answer in known for words in answer.words}
    for answer in row.answers:
        answered = []
        for one in answer.quoted:
            span = next(spans)
            if isinstance(span, str):
                faults.append(_fault(one, span, pages))
            elif span in taken:
                faults.append(
                    FileFault(
                        one.line,
                        TWICE,
                        _OTHER_PLACE,
                        one.report,
                        one.words,
                    )
                )
            else:
                taken.add(span)
                page = next(each for each in pages.values() if each.report.id == span.report)
                answered.append(_words_of(span, one, page, by, faults))
        if answered:
            answers.append(replace(answer.says, words=tuple(answered)))
    if not answers:
        return None
    relations = _relations(row, {answer.number for answer in (*known, *answers)}, faults)
    return replace(row.says, answers=tuple(answers), relations=relations, by=by)


def _words_of(
    span: Span, one: Quoted, page: SearchableText, by: str, faults: list[FileFault]
) -> RowWords:
    """The words as their author has them; what they count and of which day they hold only a person
    says."""
    speaker = one.speaker or None
    if speaker and not find_words(page, speaker.removeprefix(UNNAMED), furniture=True):
        faults.append(FileFault(one.line, NO_SPEAKER, _COPY, one.report, speaker))
        speaker = None
    if is_person(by):
        return RowWords(span, one.stance, one.unit, one.as_of, speaker)
    if one.unit is not None or one.as_of is not None:
        faults.append(
            FileFault(one.line, ONLY_PERSONS, "leave it out: the program reads it from the words")
        )
    return RowWords(span, one.stance, speaker=speaker)


def _fault(one: Quoted, reason: str, pages: Mapping[str, SearchableText]) -> FileFault:
    advice = _COPY
    if reason == NO_REPORT:
        advice = list_reports(pages)
    elif one.nth and one.report in pages:
        advice = (
            f"they stand there {len(find_words(pages[one.report], one.words))} times: write #1 "
            "for the first"
        )
    return FileFault(one.line, reason, advice, one.report, one.words)


def _relations(
    row: WrittenRow, there: set[int], faults: list[FileFault]
) -> tuple[RowRelation, ...]:
    """The relations between answers that hold."""
    kept = []
    for one in dict.fromkeys(row.says.relations):
        if {one.a, one.b} <= there and one.a != one.b:
            kept.append(one)
        else:
            letter = f"{one.a}{LETTER_OF[one.kind]}{one.b}"
            faults.append(
                FileFault(
                    row.line,
                    NO_ANSWER,
                    "relate two answers by their numbers",
                    words=letter,
                )
            )
    return tuple(kept)


def written_rows(
    by: str,
    rows: Sequence[Row],
    repairs: Repairs | None,
    reports: Sequence[Report],
    *,
    digits: int = _HASH,
) -> str:
    """Returns the rows file that reads back as these rows and corrections; it lists the reports
    that their authors had before them.

    `digits`: how many of a hash. Words that the reports do not hold are left out.
    """
    labels = labels_of(reports)
    pages = {report.id: page_of(report) for report in reports}
    quoted = {span.report for row in rows for span in row.spans()}
    quoted |= _reports_of(repairs) if repairs else set()
    seen = {sha for row in rows for sha in row.seen or ()}
    every = any(row.seen is None for row in rows)
    listed = [
        one
        for one in sorted(reports, key=lambda one: one.id)
        if every or one.sha256 in seen or one.id in quoted
    ]
    lines = [line for row in rows for line in _row_lines(row, by, pages, labels, listed)]
    corrected = list(correction_lines(repairs, pages, labels)) if repairs else []
    legend = [f"report {labels[one.id]}: {one.sha256[:digits]}" for one in listed]
    parts = [_HEAD, f"by: {by}", *legend, *lines, *(["", *corrected] if corrected else [])]
    return "\n".join(parts) + "\n"


def with_lines_of(text: str, file: RowsFile, elsewhere: Set[str]) -> str:
    """Returns the text of a rows file, "" for none yet, with the lines of another one by its author
    that say what differs and quote texts that are elsewhere now, by hash."""
    legend = read_rows_file(text).reports if text else {}
    found = dict[str, None]()
    for _, line in file.corrections:
        named = {label: sha for label, sha in file.reports.items() if f'{label} "' in line}
        is_known = all(legend.get(label, sha) == sha for label, sha in named.items())
        if line.startswith("differs ") and is_known and not elsewhere.isdisjoint(named.values()):
            found |= {f"report {label}: {sha}": None for label, sha in named.items()}
            found[line] = None
    return "\n".join([*(text or f"by: {file.by}").splitlines(), *found, ""]) if found else text


def _reports_of(repairs: Repairs) -> set[str]:
    return {
        *(one.words.report for one in repairs.statements),
        *(one.words.report for one in repairs.added),
        *(span.report for one in repairs.variants for span in one.spans()),
    }


def _row_lines(
    row: Row,
    by: str,
    pages: Mapping[str, SearchableText],
    labels: Mapping[str, str],
    listed: Sequence[Report],
) -> Iterator[str]:
    later = (
        [] if row.seen is None else [labels[one.id] for one in listed if one.sha256 not in row.seen]
    )
    quoted = [
        (answer, [one for words in answer.words if (one := _quotation(words, pages, labels))])
        for answer in row.answers
    ]
    quoted = [(answer, quotations) for answer, quotations in quoted if quotations]
    if quoted:
        yield ""
        yield from row_lines(row, quoted, by, later)


def _quotation(
    words: RowWords, pages: Mapping[str, SearchableText], labels: Mapping[str, str]
) -> str:
    """The words with their report; "" where they are not found again."""
    span = words.span
    found = find_words(pages[span.report], span.quote) if span.report in pages else []
    if span not in found:
        return ""
    nth = found.index(span) + 1 if len(found) > 1 else None
    return quotation(labels[span.report], words, nth)


def taken_lines(file: RowsFile, faults: Iterable[FileFault]) -> Iterator[tuple[int, str]]:
    """Returns what was taken of a rows file, with the lines: of each question how many quotations,
    and corrections."""
    faults = tuple(faults)
    refused = {(fault.line, fault.report, fault.words) for fault in faults}
    lost = {fault.line for fault in faults if fault.reason in WHOLE_ROW}
    for row in file.rows:
        if row.line in lost:
            continue
        quoted = [one for answer in row.answers for one in answer.quoted]
        taken = sum((one.line, one.report, one.words) not in refused for one in quoted)
        if taken:
            yield (
                row.line,
                f'"{row.says.question}": {taken} of {len(quoted)} '
                f"quotation{'s' if len(quoted) > 1 else ''} taken",
            )
    wrong = {line for line, _, _ in refused}
    yield from ((line, "correction taken") for line, _ in file.corrections if line not in wrong)


def of_reports(proved: ProvedRows, reports: Sequence[Report]) -> ProvedRows:
    """Returns what concerns these reports: rows and corrections with words of theirs, outside
    furniture."""
    by_id = {report.id: report for report in reports}

    def here(words: RowWords) -> tuple[RowWords, ...]:
        report, span = by_id.get(words.span.report), words.span
        if report is None or span.end > len(report.text):
            return ()
        return () if report.is_furniture(span.start, span.end) else (words,)

    rows = [row for one in proved.rows if (row := with_words(one, here)).answers]
    repairs = proved.repairs
    if repairs is not None:
        repairs = replace(
            repairs,
            statements=tuple(one for one in repairs.statements if one.words.report in by_id),
            added=tuple(one for one in repairs.added if one.words.report in by_id),
            variants=tuple(
                kept for one in repairs.variants if (kept := _variant_in(one, by_id)) is not None
            ),
        )
    return replace(proved, rows=tuple(rows), repairs=repairs)


def _variant_in(one: AuthoredVariant, reports: Mapping[str, Report]) -> AuthoredVariant | None:
    """A variant with the words of these reports alone; None where they give no two readings."""
    held = (tuple(span for span in reading if span.report in reports) for reading in one.readings)
    readings = tuple(reading for reading in held if reading)
    return replace(one, readings=readings) if len(readings) > 1 else None
