"""Workplace: what each tool does, without knowledge of the protocol. Results are text, and refusals
raise `CallRefused`."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from rashomon.agents import child_tasks, tool_answers
from rashomon.agents.server_state import (
    AssistantLimits,
    CallRefused,
    KeptLedger,
    ServerState,
    Stories,
)
from rashomon.agents.tool_answers import answer, shown
from rashomon.asking.prompts import one_line
from rashomon.child_process import joined, separated
from rashomon.engines.local import WorkerLost, WorkerProcess
from rashomon.engines.worker import Work, work_of
from rashomon.errors import StopError
from rashomon.model.content_ids import by_id
from rashomon.model.difference import Status
from rashomon.model.document import from_json, plain, to_json, value_from
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.report import Report
from rashomon.telling.part_lines import PARTS, alone_in, find_part, lines_of
from rashomon.telling.wording import counted


class Workplace:
    """The reports and ledgers at hand, and the tools that work on them. One call is worked on at a
    time. Heavy work runs in a child process."""

    def __init__(self, bounds: AssistantLimits, stories: Stories | None = None) -> None:
        limits = bounds.limits
        self.bounds = bounds
        self.held = ServerState(limits, stories)
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
        one_event: bool = False,
        start: int = 0,
    ) -> str:
        """Reads reports and lists them, with the sheet of each story. If there is nothing to read,
        lists those at hand, otherwise the stories of the store."""
        if self.held.stories and not (paths or texts or reports or self.held.reports):
            titles = [f"{one} | {shown(name, 160)}" for one, name in self.held.stories.titles()]
            return answer(_STORED, titles, start=start)
        failures: list[Failure] = []
        given = self.held.chosen(reports) if reports or not (paths or texts) else []
        if paths or texts:
            read, failures = self._read(paths, texts)
            given = sorted(by_id((*given, *read)).values(), key=attrgetter("id"))
        blocks = [tool_answers.head_of(report) for report in given]
        blocks += [f"not read: {shown(f.source, 160)}: {shown(f.error, 240)}" for f in failures]
        orders, sheets = self._sheets(given, one_event=one_event)
        blocks += sheets or [line for one in given for line in tool_answers.text_of(one)]
        ids = json.dumps([report.id for report in given])
        again = f"call read_reports with reports={ids}" if len(ids) < 1500 else "make the same call"
        head = f"{counted(len(given), 'report')} at hand" + (
            f", {len(failures)} could not be read" if failures else ""
        )
        told = "First a line for each (id | outlet | day | title), then "
        told += f"{_SHEETS}\n\n{orders}" if sheets else "their prose; page furniture is left out."
        return answer(f"{head}. {told}", blocks, start=start, tail=_THEN, again=again)

    def _sheets(self, reports: Sequence[Report], *, one_event: bool) -> tuple[str, list[str]]:
        """Returns the orders for an answer, and the lines of the sheets of each story of these
        reports."""
        if len(reports) < 2:
            return "", []
        asked = self._pile(reports) | {"one": one_event}
        sheets = json.loads(self._do(child_tasks.sheets_task, asked))
        orders = sheets[0][0] if sheets else ""
        return orders, [line for _, sheet in sheets for line in sheet.splitlines()]

    def _read(
        self, paths: Sequence[str], texts: Sequence[Mapping[str, str]]
    ) -> tuple[list[Report], list[Failure]]:
        limits = self.bounds.limits
        asked = {
            "paths": [str(self.bounds.found(path)) for path in paths],
            "folders": [str(folder) for folder in self.bounds.folders],
            "texts": texts,
            "most": limits.max_reports,
            "characters": limits.max_characters,
            "taken": {
                report.id: [report.sha256, report.source] for report in self.held.reports.values()
            },
        }
        made = json.loads(self._do(child_tasks.read_task, asked))
        failures = [Failure(**one) for one in made["failures"]]
        reports = [value_from(Report, one) for one in made["reports"]]
        return self.held.add_reports(reports, failures), failures

    # ledgers

    def compare(
        self,
        what: str = "",
        reports: Sequence[str] = (),
        one_event: bool = False,
        ledger: str = "",
        start: int = 0,
    ) -> str:
        """Makes the ledger that the program makes by itself, and returns its overview. Of a ledger
        at hand, returns `what`: a part, the differences of one status, what has an id, or what one
        report alone tells."""
        if what or ledger:
            made = self.held.ledger(ledger)
            head = made.id
        else:
            asked = self._pile(self.held.chosen(reports)) | {"one": one_event}
            made = self._keep(self._do(child_tasks.compare_task, asked))
            head = self._head(made)
        blocks = (*tool_answers.counts_of(made.ledger), *_blocks(made.ledger, what or "overview"))
        return answer(f"{head} {_MEANT}", blocks, start=start, tail=_NEXT)

    def put_answer(self, text: str, ledger: str = "", start: int = 0, agent: str = "") -> str:
        """Puts the answer that an assistant wrote into a ledger, and returns in which parts
        something was not found in the reports."""
        before = self.held.ledger(ledger)
        asked = child_tasks.as_bytes({"answer": text, "agent": shown(agent, 60) or "unknown"})
        document = to_json(before.ledger).encode("utf-8")
        made, outcome = separated(self._do(child_tasks.put_task, joined([asked, document])))
        found = json.loads(outcome)
        refused = [f"NOT READ {shown(one)}" for one in found["refused"]]
        if not found["counts"]:
            raise CallRefused(f"nothing of the answer could be read: {'; '.join(refused)}")
        kept = self._keep(made, text)
        blocks = [one_line(line) for line in (*found["not_found"], *refused)]
        head = f"{self._head(kept)} Of your answer: {'; '.join(found['counts'])}."
        return answer(head, blocks, start=start, tail=f"{_MEND} {_NEXT}" if blocks else _NEXT)

    def ask_reports(self, question: str, ledger: str = "", start: int = 0) -> str:
        """Returns the sentences of a ledger's reports that bear on a question."""
        asked = question.encode("utf-8", "replace")
        document = to_json(self.held.ledger(ledger).ledger).encode("utf-8")
        lines = json.loads(self._do(child_tasks.ask_task, joined([asked, document])))
        return answer(_ASKED, lines, start=start)

    def _pile(self, reports: Sequence[Report]) -> dict[str, Any]:
        return {
            "reports": plain(list(reports)),
            "failures": plain(self.held.failures),
            "settle": not self.held.were_read_together(reports),
        }

    def _keep(self, document: bytes, text: str = "") -> KeptLedger:
        """Keeps a ledger and, if there is an output folder, writes it with its page and the
        answer that the assistant wrote."""
        ident = f"ledger-{hashlib.sha256(document).hexdigest()[:10]}"
        page = ""
        if self.bounds.output:
            self.bounds.write(f"{ident}.json", document)
            page = str(
                self.bounds.write(f"{ident}.html", self._do(child_tasks.page_task, document))
            )
            if text:
                self.bounds.write(f"{ident}-answer.txt", text.encode("utf-8", "replace"))
        made = KeptLedger(ident, from_json(document), page)
        self.held.keep(made)
        return made

    def _head(self, made: KeptLedger) -> str:
        page = f"; its page is at {made.page}" if made.page else ""
        return (
            f"{made.id} was made{page}. Rashomon says how the reports stand to each other, "
            "never which is right."
        )

    # drafts

    def check_text(self, text: str = "", reports: Sequence[str] = (), start: int = 0) -> str:
        """Returns, sentence by sentence, how a text stands to the reports."""
        asked = self._pile(self.held.chosen(reports)) | {"text": text}
        head, *blocks = json.loads(self._do(child_tasks.check_text_task, asked))
        return answer(f"{head}.", blocks, start=start, tail=_JUDGED)


_NEXT = (
    "Next: compare with what=differences lists each with all its words; an id gives one thing "
    "whole; claims, numbers, speakers, names or copies a part; a report's id what it alone tells. "
    "put_answer brings what you wrote; check_text holds any text against the reports."
)
_ASKED = (
    "The sentences of the reports that bear on the words of the question, the nearest first; below "
    "one those that tell it otherwise. Others may answer it in other words. Which is right is "
    "never said."
)
_STORED = "The stories of the store, by their ids: compare with one of these as ledger tells it."
_JUDGED = (
    "No truth is judged: what stands under a sentence, reports have otherwise or first. Correct it "
    "to the words of a report, or say whose it is. A quotation that no report has so is none."
)
_MEANT = (
    "Each line has an id, a part and words of reports with whose they are, parted by bars. What an "
    "author wrote stands under his name: never tell it as what reports say. Which version is true "
    "is never said."
)
_SHEETS = "the sheet of each story: its sentences, numbered. How an answer is written over it:"
_THEN = (
    "Next: compare for the program's own ledger; then bring your answer with put_answer. Quote "
    "reports only in their exact words."
)
_MEND = (
    "What is listed was not found where you said: look again, and bring the whole answer once more "
    "with these parts mended or left out."
)


def _blocks(ledger: Ledger, what: str) -> list[str]:
    """Returns a part of a ledger, or what has this id. Raises CallRefused if nothing has."""
    stories = ledger.stories
    if what == "overview":
        return [line for story in stories for line in tool_answers.overview_of(story)]
    if what in Status.__members__.values():
        return [_block(one) for s in stories for one in s.differences if one.status == what]
    if what in PARTS or what in {one.id for one in ledger.reports}:
        part = PARTS.get(what) or alone_in(what)
        return [_block(one) for story in stories for one in part(story)]
    found = find_part(stories, what)
    if found is None:
        raise CallRefused(
            f"the ledger has nothing of the id {shown(what, 80)!r}; what may also be: "
            f"{', '.join((*PARTS, *Status))}, or the id of a report"
        )
    return [_block(found)]


def _block(one: Any) -> str:
    lines = lines_of(one, {})
    return "\n".join(" " * (len(x) - len(x.lstrip(" "))) + one_line(x) for x in lines)
