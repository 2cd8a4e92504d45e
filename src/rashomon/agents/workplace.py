"""Workplace: what each tool does, without knowledge of the protocol; results are text, refusals
raise `CallRefused`."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rashomon.agents import child_tasks, text_views
from rashomon.agents.check_quotations import (
    CheckedQuotation,
    Claimed,
    QuotationVerdict,
    quotations_in,
)
from rashomon.agents.server_state import (
    AssistantLimits,
    CallRefused,
    KeptLedger,
    Rows,
    ServerState,
    Stories,
)
from rashomon.agents.text_views import NumberedReports, answer, shown
from rashomon.engines.local import WorkerLost, WorkerProcess
from rashomon.engines.worker import Work, joined, parted, work_of
from rashomon.errors import StopError
from rashomon.exports.formats import FORMATS
from rashomon.model.document import from_json, plain, report_from, to_json, value_from
from rashomon.model.ledger import Failure
from rashomon.model.passage import Passage
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model_reading.prompts import one_line, orders
from rashomon.protocols import RefusedLine
from rashomon.telling.wording import (
    MEANINGS,
    STATUS_WORDS,
    author_of,
    counted,
    in_order,
    shown_status,
)
from rashomon.text.whole_sentences import found_once

_FIRST = 5  # questions that are told at once
_BESIDE = 10  # passages that are told at once
_MOST_QUOTES = 500


class Workplace:
    """The reports and ledgers at hand, and the tools that work on them. One call at a time; heavy
    work runs in a child process."""

    def __init__(self, bounds: AssistantLimits, stories: Stories | None = None) -> None:
        limits = bounds.limits
        self.bounds, self.held = bounds, ServerState(limits, stories)
        self._child = WorkerProcess(seconds=limits.max_seconds, blocked=4 * limits.max_seconds)

    def close(self) -> None:
        """Ends the child process."""
        self._child.close()

    def _do(self, work: Work, asked: bytes | dict[str, Any]) -> bytes:
        """Returns what a child process makes of the data. Raises CallRefused."""
        data = asked if isinstance(asked, bytes) else child_tasks.as_bytes(asked)
        try:
            reply = self._child.do(work_of(work), b"", data)
        except WorkerLost as error:
            raise CallRefused(
                f"this took longer than {self.bounds.limits.max_seconds:g} seconds of "
                "processor time, or too much memory: give fewer or shorter reports"
            ) from error
        except StopError as error:
            raise CallRefused(str(error)) from error
        if reply.error is not None:
            raise CallRefused(reply.error)
        return reply.data

    # reports

    def read_reports(
        self,
        paths: Sequence[str] = (),
        texts: Sequence[Mapping[str, str]] = (),
        reports: Sequence[str] = (),
        start: int = 0,
    ) -> str:
        """Reads reports and lists them; without anything to read, lists those at hand."""
        failures: list[Failure] = []
        given: list[Report] = self.held.chosen(reports) if reports or not (paths or texts) else []
        if paths or texts:
            read, failures = self._read(paths, texts)
            given = sorted(
                {report.id: report for report in (*given, *read)}.values(),
                key=lambda report: report.id,
            )
        blocks = [text_views.head_of(report) for report in given]
        blocks += [f"not read: {shown(f.source, 160)}: {shown(f.error, 240)}" for f in failures]
        blocks += [line for report in given for line in text_views.text_of(report)]
        ids = json.dumps([report.id for report in given])
        again = f"call read_reports with reports={ids}" if len(ids) < 1500 else "make the same call"
        head = f"{counted(len(given), 'report')} at hand" + (
            f", {len(failures)} could not be read" if failures else ""
        )
        listed = (
            f"{head}. First a line for each (id | outlet | day | title), then their prose with "
            "paragraph numbers; page furniture is left out."
        )
        tail = (
            "Next: compare for the program's own ledger; or read the reports yourself and "
            "bring your rows with prove_rows "
            "(called without rows it tells their form). Quote reports only in their exact words."
        )
        return answer(listed, blocks, start=start, tail=tail, again=again)

    def _read(
        self, paths: Sequence[str], texts: Sequence[Mapping[str, str]]
    ) -> tuple[list[Report], list[Failure]]:
        most, characters = self.held.room()
        asked = {
            "paths": [str(self.bounds.found(path)) for path in paths],
            "folders": [str(folder) for folder in self.bounds.folders],
            "texts": [self._pasted(text, number) for number, text in enumerate(texts, 1)],
            "most": most + len(self.held.reports),
            "characters": characters
            + sum(len(report.text) for report in self.held.reports.values()),
            "taken": {
                report.id: [report.sha256, report.source] for report in self.held.reports.values()
            },
        }
        made = json.loads(self._do(child_tasks.read, asked))
        failures = [Failure(*one) for one in made["failures"]]
        return self.held.add_reports(
            [report_from(one) for one in made["reports"]], failures
        ), failures

    @staticmethod
    def _pasted(text: Mapping[str, str], number: int) -> dict[str, str]:
        name = (
            re.sub(r"[^\w-]+", "-", text.get("id") or text.get("outlet") or "")
            .strip("-")[:40]
            .casefold()
        )
        return {**text, "id": name or f"text-{number}"}

    # ledgers

    def compare(self, reports: Sequence[str] = (), one_event: bool = False, start: int = 0) -> str:
        """Makes the ledger as the program does by itself; returns counts and the first passages."""
        asked = self._pile(self.held.chosen(reports)) | {"one": one_event}
        made = self._keep(self._do(child_tasks.compare, asked))
        blocks = [*text_views.counts_of(made.ledger), *self._first_passages(made)]
        return answer(self._head(made), blocks, start=start, tail=f"{_UNASKED} {_NEXT}")

    def prove_rows(
        self,
        rows: str = "",
        reports: Sequence[str] = (),
        ledger: str = "",
        mend: Sequence[Mapping[str, Any]] = (),
        start: int = 0,
        *,
        agent: str = "",
    ) -> str:
        """Takes those of an assistant's rows that the reports support; returns the refused
        lines."""
        if not (rows.strip() or ledger or mend):
            return answer(f"How rows are written:\n\n{orders('rows')}", [])
        before = self.held.ledger(ledger) if ledger or not rows.strip() else None
        if before is None and mend:
            raise CallRefused("mend is about the rows of a ledger: name it, or leave mend out")
        if before is None:
            text, chosen = rows, self.held.chosen(reports)
        else:
            if before.rows is None:
                raise CallRefused(
                    f"{before.id} has no rows of yours: call prove_rows with rows, and name "
                    "its reports"
                )
            if reports:
                raise CallRefused(
                    "rows of a ledger are about its own reports: leave out reports, or leave "
                    "out ledger to begin anew"
                )
            if not (rows.strip() or mend):
                return self._retold(before, start)
            text, chosen = (
                _mended(before.rows.text, mend, rows),
                self.held.chosen(before.rows.reports),
            )
        asked = self._pile(chosen) | {
            "agent": shown(agent, 60) or "unknown",
            "rows": text,
        }
        document, outcome, file = parted(self._do(child_tasks.prove, asked))
        made = self._keep(document, file)
        answers = self._proved(made, text, json.loads(outcome))
        brought = Rows(text, tuple(report.id for report in chosen), answers)
        self.held.keep(replace(made, rows=brought))
        return self._retold(self.held.ledger(made.id), start)

    def _retold(self, made: KeptLedger, start: int) -> str:
        head, blocks, tail = made.rows.shown if made.rows else ("", (), "")
        return answer(
            head, blocks, start=start, tail=tail, again=f'call prove_rows with ledger="{made.id}"'
        )

    def _proved(
        self, made: KeptLedger, text: str, found: Mapping[str, Any]
    ) -> tuple[str, tuple[str, ...], str]:
        refused = [
            (RefusedLine(**line), one and value_from(CheckedQuotation, one))
            for line, one in found["refused"]
        ]
        refused.sort(key=lambda one: one[0].line)
        numbered = NumberedReports(made.ledger.reports)
        blocks = [f"REFUSED {_refused(line, text, near, numbered)}" for line, near in refused]
        blocks += [
            f"NOT AS YOU WROTE IT {shown(question, 200)}: {line}"
            for question, line in found["otherwise"]
        ]
        blocks += [*text_views.counts_of(made.ledger), *self._first_points(made)]
        head = (
            f"{self._head(made)} Of your rows: {counted(found['taken'], 'quotation')} taken, "
            f"{len(refused)} refused."
        )
        mending = (
            f'To mend refused lines call prove_rows with ledger="{made.id}" and '
            f'mend=[{{"line": number, "text": "the whole line anew"}}]; '
            "rows beside it adds more rows.\n\n"
        )
        return head, tuple(blocks), f"{mending if refused else ''}{_NEXT}"

    def _pile(self, reports: Sequence[Report]) -> dict[str, Any]:
        return {
            "reports": [plain(report) for report in reports],
            "failures": [[failure.source, failure.error] for failure in self.held.failures],
            "settle": not self.held.were_read_together(reports),
        }

    def _keep(self, document: bytes, rows: bytes = b"") -> KeptLedger:
        """Keeps a ledger and, if there is an output folder, writes it with its page and its
        rows."""
        made = KeptLedger(
            f"ledger-{hashlib.sha256(document).hexdigest()[:10]}",
            from_json(document.decode("utf-8")),
        )
        if self.bounds.output is not None:
            written = {
                "ledger": (".json", document),
                "page": (".html", self._do(child_tasks.page, document)),
            }
            written |= {"rows": ("-rows.txt", rows)} if rows else {}
            made = replace(
                made,
                files={
                    kind: str(self.bounds.write(made.id + end, data))
                    for kind, (end, data) in written.items()
                },
            )
        self.held.keep(made)
        return made

    def _head(self, made: KeptLedger) -> str:
        where = (
            f"its page is at {made.files['page']}"
            if "page" in made.files
            else f"its page is the resource rashomon://pages/{made.id}"
        )
        return (
            f"{made.id} was made; {where}. Rashomon says how the reports stand to each other, "
            "never which is right."
        )

    def _first_points(self, made: KeptLedger) -> Iterator[str]:
        points = [point for point in in_order(_points(made)) if author_of(point) is not None]
        first = min(_FIRST, len(points))
        yield (
            f"questions, the first {first} of {len(points)} (id | question | status | answers "
            "with reports, lines and speakers):"
        )
        yield from map(text_views.point_line, points[:_FIRST])

    def _first_passages(self, made: KeptLedger) -> Iterator[str]:
        passages, numbered = _passages(made), self._numbered(made)
        yield f"passages, the first {min(_BESIDE, len(passages))} of {len(passages)}:"
        yield from _blocks(passages[:_BESIDE], numbered, is_whole=False)

    # what a ledger holds

    def passages(self, id: str = "", report: str = "", ledger: str = "", start: int = 0) -> str:
        """Returns the passages of a ledger, those in which a report speaks, or one with all that is
        marked in it; with a report, also what was found in it only."""
        made = self.held.ledger(ledger)
        found, numbered = _passages(made), self._numbered(made)
        if id:
            found = [
                one for one in found if id in (one.id, *(sentence.id for sentence in one.sentences))
            ]
            if not found:
                raise CallRefused(
                    f"{made.id} has no passage {shown(id, 80)!r}: call passages without an id "
                    "for the list"
                )
        if report and report not in numbered.reports:
            known = shown(", ".join(sorted(numbered.reports)), 600)
            raise CallRefused(f"{made.id} has no report {shown(report, 80)!r}; there are: {known}")
        if report:
            found = [
                one for one in found if any(sentence.report == report for sentence in one.sentences)
            ]
        blocks = (
            [] if not report or id else [*self._alone(made, report, numbered), "and with others:"]
        )
        blocks += _blocks(found, numbered)
        head = (
            f"{counted(len(found), 'passage')} of {made.id}: id | named by | what differs | "
            "counts, then its sentences with whose they are."
        )
        return answer(f"{head} {_MEANT}", blocks, start=start)

    @staticmethod
    def _alone(made: KeptLedger, report: str, numbered: NumberedReports) -> Iterator[str]:
        """Yields the sentences that were found in one report only."""
        stories = [story for story in made.ledger.stories if report in story.reports]
        pile = made.ledger.reports
        spans = [span for story in stories for span in found_once(story, pile)[report]]
        yield f"found in it only: {counted(len(spans), 'sentence')}"
        yield from (numbered.quoted(span, whole=True) for span in spans)

    def digest(self, story: str = "", ledger: str = "", start: int = 0) -> str:
        """Returns a ledger's stories, or one of them, told once: matters in order, what differs,
        what adds to them, and what one report alone tells."""
        made = self.held.ledger(ledger)
        found = [one for one in made.ledger.stories if not story or one.id == story]
        if not found:
            known = shown(", ".join(one.id for one in made.ledger.stories), 600)
            raise CallRefused(f"{made.id} has no story {shown(story, 80)!r}; there are: {known}")
        numbered = NumberedReports(made.ledger.reports)
        blocks = [block for one in found for block in text_views.digest_lines(one, numbered)]
        matters = counted(sum(len(one.matters()) for one in found), "matter")
        head = (
            f"{matters} of {made.id}, each told once: id | the sentence that names it | counts; "
            "then readings that differ (never which is true), and what adds to it."
        )
        return answer(head, blocks, start=start, tail=_WHOLE)

    def point(self, id: str = "", ledger: str = "", status: str = "", start: int = 0) -> str:
        """Returns a complete point, or the list of all points or those of a status."""
        made = self.held.ledger(ledger)
        points = in_order(_points(made))
        if id:
            found = next((point for point in points if point.id == id), None)
            if found is None:
                raise CallRefused(
                    f"{made.id} has no point {shown(id, 80)!r}: call point without an id for "
                    "the list"
                )
            return answer(
                f"A point of {made.id}.",
                text_views.point_lines(found, self._numbered(made)),
                start=start,
            )
        status = STATUS_WORDS.get(status, status)
        if status and status not in MEANINGS:
            raise CallRefused(f"a status is one of: {', '.join(MEANINGS)}")
        chosen = [point for point in points if not status or shown_status(point) == status]
        counts = ", ".join(f"{number} {one}" for one, number in text_views.statuses(points).items())
        head = (
            f"{len(chosen):,} questions and figures of {made.id} ({counts or 'none'}): id | "
            "question | status | answers with reports, lines and speakers."
        )
        return answer(
            head,
            map(text_views.point_line, chosen),
            start=start,
            tail="Call point with an id for who says it, in which words and where.",
        )

    def statements_of(self, who: str = "", ledger: str = "", start: int = 0) -> str:
        """Returns what somebody says, or everything said in a report."""
        made = self.held.ledger(ledger)
        sought = one_line(who).casefold()
        numbered = self._numbered(made)
        found = [
            statement
            for story in made.ledger.stories
            for statement in story.statements
            if not sought
            or sought in (statement.speaker or "").casefold()
            or sought == statement.report.casefold()
        ]
        if not found and sought:
            said = [
                s.speaker for story in made.ledger.stories for s in story.statements if s.speaker
            ]
            speakers = [shown(speaker, 80) for speaker in dict.fromkeys(said)]
            return answer(
                f"Nothing in {made.id} is said by them. These speak:", speakers, start=start
            )
        head = (
            f"{counted(len(found), 'statement')} in {made.id}: id | speaker | mode | report "
            "[paragraph] characters: words."
        )
        return answer(
            head, [text_views.statement_line(one, numbered) for one in found], start=start
        )

    def lines_of(self, ledger: str = "", point: str = "", start: int = 0) -> str:
        """Returns what rests on what: lines of reporting, copied stretches, and what changed on the
        way."""
        made = self.held.ledger(ledger)
        numbered = self._numbered(made)
        if point:
            return self.point(point, made.id, start=start)
        blocks = [
            line for story in made.ledger.stories for line in text_views.line_lines(story, numbered)
        ]
        head = (
            f"What the reports of {made.id} rest on. Reports of one line rest on one text or "
            "agency; those of two may still share passages or quote the same words, listed as "
            "copies."
        )
        return answer(head, blocks, start=start)

    # drafts

    def verify_quotes(
        self,
        text: str = "",
        quotes: Sequence[Mapping[str, str]] = (),
        reports: Sequence[str] = (),
        start: int = 0,
    ) -> str:
        """Returns whether quotations occur in the reports that they are attributed to."""
        chosen = self.held.chosen(reports)
        known = {report.id for report in chosen}
        for quote in quotes:
            if quote.get("report") and quote["report"] not in known:
                self.held.chosen([quote["report"]])
                raise CallRefused(
                    f"{shown(quote['report'], 80)!r} is not among the reports that are named: "
                    "name it there, too"
                )
        claimed = [Claimed(quote["words"], quote.get("report") or None) for quote in quotes]
        claimed += [Claimed(words) for words in quotations_in(text)]
        if not claimed:
            raise CallRefused(
                "no quotation was given: text has none in quotation marks, and quotes is empty"
            )
        if len(claimed) > _MOST_QUOTES:
            raise CallRefused(
                f"{len(claimed):,} quotations are more than {_MOST_QUOTES} in one call: give "
                "the text in parts"
            )
        numbered = NumberedReports(chosen)
        asked = {
            "claimed": [[one.words, one.report] for one in claimed],
            "reports": [plain(report) for report in chosen],
        }
        checked = [
            value_from(CheckedQuotation, one)
            for one in json.loads(self._do(child_tasks.verify, asked))
        ]
        verdicts = ", ".join(
            f"{sum(one.verdict is verdict for one in checked)} {verdict.value}"
            for verdict in QuotationVerdict
        )
        blocks = [f"{number} {_verdict(one, numbered)}" for number, one in enumerate(checked, 1)]
        return answer(
            f"{counted(len(checked), 'quotation')}: {verdicts}.",
            blocks,
            start=start,
            tail="What stands nowhere must not be shown as a quotation: correct it to the report's "
            "words, or take the marks away.",
        )

    # out

    def export(self, format: str = "", ledger: str = "") -> str:
        """Writes a ledger in another format into the output folder; without a format, lists the
        formats."""
        if not format:
            listed = [
                f"{one.name}: {one.what}{f' (draft, {one.draft})' if one.draft else ''}"
                for one in FORMATS.values()
            ]
            return "Formats:\n" + "\n".join(
                ["json: the ledger itself", "page: the ledger as one HTML page", *listed]
            )
        made = self.held.ledger(ledger)
        if format not in (*FORMATS, "json", "page"):
            raise CallRefused(
                f"there is no format {shown(format, 40)!r}: call export without one for the list"
            )
        return answer(
            f"{made.id} was written as {format}:", sorted(map(str, self._export(made, format)))
        )

    def _export(self, made: KeptLedger, name: str) -> list[Any]:
        document = to_json(made.ledger).encode("utf-8", "backslashreplace")
        self.bounds.writable()
        if name == "json":
            return [self.bounds.write(f"{made.id}.json", document)]
        if name == "page":
            return [self.bounds.write(f"{made.id}.html", self.page(made.id))]
        chosen = FORMATS[name]
        place = chosen.file_name(made.id)
        parts = parted(self._do(child_tasks.export, joined([name.encode("ascii"), document])))
        files = [
            (file.decode("utf-8"), data) for file, data in zip(parts[::2], parts[1::2], strict=True)
        ]
        return [
            self.bounds.write(f"{place}/{inner}" if inner else place, data) for inner, data in files
        ]

    def page(self, ledger: str) -> bytes:
        """Writes a ledger's page."""
        return self._do(
            child_tasks.page,
            to_json(self.held.ledger(ledger).ledger).encode("utf-8", "backslashreplace"),
        )

    def _numbered(self, made: KeptLedger | None = None) -> NumberedReports:
        return NumberedReports(
            list(self.held.reports.values()) if made is None else made.ledger.reports
        )


_NEXT = (
    "Next: digest tells each matter once, with what differs; passages lists what several reports "
    "tell, side by side; point lists questions and "
    "figures, with an id one whole; statements_of and lines_of tell more; "
    "verify_quotes checks what you write; export writes files."
)


_WHOLE = (
    "Call passages with a matter's id for all its sentences, whole, with their places; sentences "
    "here may be cut. Quote none that is perhaps of its matter."
)
_MEANT = "Its sentences bear on one matter; how they stand to each other is not claimed: read them."
_UNASKED = (
    "The program asks no questions: what is asked, answered and disputed comes from your rows "
    "(prove_rows) or from a person."
)


def _passages(made: KeptLedger) -> list[Passage]:
    return [passage for story in made.ledger.stories for passage in story.passages]


def _blocks(
    passages: Sequence[Passage], numbered: NumberedReports, *, is_whole: bool = True
) -> Iterator[str]:
    return (
        "\n".join(text_views.passage_lines(passage, numbered, is_whole=is_whole))
        for passage in passages
    )


def _points(made: KeptLedger) -> list[Point]:
    return [point for story in made.ledger.stories for point in story.points]


def _mended(text: str, mend: Sequence[Mapping[str, Any]], more: str) -> str:
    """Returns the text with some lines rewritten, and others appended."""
    lines = text.split("\n")
    for one in mend:
        if not 0 < one["line"] <= len(lines):
            raise CallRefused(
                f"line {one['line']} is none of your rows: they have {len(lines)} lines"
            )
        lines[one["line"] - 1] = one["text"]
    return "\n".join([*lines, more] if more.strip() else lines)


def _refused(
    line: RefusedLine, text: str, near: CheckedQuotation | None, numbered: NumberedReports
) -> str:
    """Returns a refused line with what was written, and the nearest words of the report if its own
    do not occur."""
    lines = text.split("\n")
    wrote = lines[line.line - 1] if 0 < line.line <= len(lines) else ""
    why = f"{line.reason}; {line.advice}" if line.advice else line.reason
    about = f"{shown(line.words, 60)!r}: " if line.words and not line.report else ""
    line_text = f"line {line.line or '?'}: {about}{why} | you wrote: "
    if not line.report:
        return f"{line_text}{shown(wrote, 300)}"
    line_text += f'{shown(line.report, 60)} "{shown(line.words, 240)}"'
    if near is None:
        return line_text
    where = (
        "nearest"
        if near.verdict is QuotationVerdict.NOWHERE
        else "it stands in what is no prose, or should be copied so:"
    )
    return (
        f"{line_text} | {where} {numbered.quoted(near.found[0])}"
        if near.found
        else f"{line_text} | nothing there is near"
    )


def _verdict(one: CheckedQuotation, numbered: NumberedReports) -> str:
    said = f" (said to be {shown(one.report, 80)}'s)" if one.report else ""
    verdict = f'{one.verdict.value.upper()}{said}: "{shown(one.words, 300)}"'
    if one.verdict is QuotationVerdict.VERBATIM:
        return f"{verdict} | {'; '.join(numbered.place(span) for span in one.found[:6])}"
    if one.verdict is QuotationVerdict.MARKS:
        return (
            f"{verdict} | true words: {'; '.join(numbered.quoted(span) for span in one.found[:3])}"
        )
    if one.elsewhere:
        verdict += f" | these words stand in {shown(one.elsewhere, 80)}"
    return (
        f"{verdict} | nearest ({one.likeness:.0f} % alike): {numbered.quoted(one.found[0])}"
        if one.found
        else f"{verdict} | nothing is near"
    )
