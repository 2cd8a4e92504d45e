"""Workplace: what each tool does, without knowledge of the protocol. Results are text, and refusals
raise `CallRefused`."""

import json
from collections.abc import Callable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from rashomon.agents.child_tasks import (
    as_bytes,
    ask_task,
    check_text_task,
    compare_task,
    page_task,
    pile_from,
    put_task,
    read_task,
    sheets_task,
)
from rashomon.agents.server_state import (
    AssistantLimits,
    CallRefused,
    ServerState,
    StoreStories,
)
from rashomon.agents.tool_answers import (
    answer,
    counts_of,
    head_of,
    overview_of,
    shown,
    text_of,
    unread_of,
)
from rashomon.answers.prompts import one_line
from rashomon.child_process import joined, separated
from rashomon.engines.local import WorkerLost, WorkerProcess
from rashomon.engines.worker import work_of
from rashomon.errors import StopError
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.document import from_json, plain, to_utf8
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.report import ReportNames, Reports
from rashomon.show.part_lines import PARTS, find_part, lines_of
from rashomon.show.wording import counted


class Workplace:
    """The reports and ledgers at hand, and the tools that work on them. One call is worked on at a
    time. Heavy work runs in a child process."""

    def __init__(self, bounds: AssistantLimits, stories: StoreStories | None = None) -> None:
        limits = bounds.limits
        self.bounds = bounds
        self.state = ServerState(limits, stories)
        self._child = WorkerProcess(seconds=limits.max_seconds, blocked=4 * limits.max_seconds)

    def close(self) -> None:
        """Ends the child process."""
        self._child.close()

    def _do(self, work: Callable[[bytes, bytes], bytes], asked: bytes | dict[str, Any]) -> bytes:
        """Returns what a child process makes of the data. Raises CallRefused."""
        data = asked if isinstance(asked, bytes) else as_bytes(asked)
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
        texts: Sequence[dict[str, str]] = (),
        reports: Sequence[str] = (),
        one_event: bool = False,
        start: int = 0,
    ) -> str:
        """Reads reports and lists them, with the sheet of each story. If there is nothing to read,
        lists those at hand, otherwise the stories of the store."""
        is_new = bool(paths or texts)
        if self.state.stories and not (is_new or reports or self.state.reports):
            titles = []
            for story, name in self.state.stories.titles():
                titles.append(f"{story} | {shown(name, 160)}")
            return answer(_STORED, titles, start=start)
        failures: Sequence[Failure] = ()
        chosen_reports: Reports = self.state.chosen(reports) if reports or not is_new else []
        if is_new:
            new_reports, failures = self._read_sources(paths, texts)
            chosen_reports = sorted(
                by_id((*chosen_reports, *new_reports)).values(), key=attrgetter("id")
            )
        blocks = list(map(head_of, chosen_reports))
        blocks += map(unread_of, failures)
        orders, sheets = self._sheets(chosen_reports, one_event=one_event)
        if sheets:
            blocks += sheets
            sheets_note = f"{_SHEETS}\n\n{orders}"
        else:
            blocks += chain.from_iterable(map(text_of, chosen_reports))
            sheets_note = "their prose; page furniture is left out."
        head = f"{counted(len(chosen_reports), 'report')} at hand"
        if failures:
            head += f", {len(failures)} could not be read"
        head += f". First a line for each (id | outlet | day | title), then {sheets_note}"
        ids = json.dumps(list(by_id(chosen_reports)))
        again = f"call read_reports with reports={ids}" if len(ids) < 1500 else "make the same call"
        return answer(head, blocks, start=start, tail=_THEN, again=again)

    def _sheets(self, reports: Reports, *, one_event: bool) -> tuple[str, list[str]]:
        """Returns the orders for an answer, and the lines of the sheets of each story of these
        reports."""
        if len(reports) < 2:
            return "", []
        asked = self._pile(reports) | {"one": one_event}
        orders, sheets = json.loads(self._do(sheets_task, asked))
        lines = []
        for sheet in sheets:
            lines += sheet.splitlines()
        return orders, lines

    def _read_sources(
        self, paths: Sequence[str], texts: Sequence[dict[str, str]]
    ) -> tuple[Reports, Sequence[Failure]]:
        limits = self.bounds.limits
        keys_at_hand = {}
        for report in self.state.reports.values():
            keys_at_hand[report.id] = [report.sha256, report.source]
        asked = {
            "paths": [str(self.bounds.found(path)) for path in paths],
            "folders": list(map(str, self.bounds.folders)),
            "texts": texts,
            "most": limits.max_reports,
            "characters": limits.max_characters,
            "taken": keys_at_hand,
        }
        pile = pile_from(json.loads(self._do(read_task, asked)))
        return self.state.add_reports(pile.reports, pile.failures), pile.failures

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
        at hand, returns `what`: a part, or what has an id."""
        if what or ledger:
            head, ledger_found = self.state.ledger(ledger)
        else:
            asked = self._pile(self.state.chosen(reports)) | {"one": one_event}
            head, ledger_found = self._keep_ledger(self._do(compare_task, asked))
        blocks = (*counts_of(ledger_found), *_blocks(ledger_found, what or "overview"))
        return answer(f"{head} {_MEANT}", blocks, start=start, tail=_NEXT)

    def put_answer(
        self, text: str, first: str = "", ledger: str = "", start: int = 0, agent: str = ""
    ) -> str:
        """Puts the answer that an assistant wrote into a ledger, and returns which of its
        statements are marked. `first`: the same without numbers of sentences."""
        author = shown(agent, 60) or "unknown"
        asked = as_bytes({"answer": text, "first": first, "agent": author})
        request = joined([asked, self._ledger_bytes(ledger)])
        after, outcome = separated(self._do(put_task, request))
        result = json.loads(outcome)
        refused = [f"NOT READ {shown(reason)}" for reason in result["refused"]]
        if not result["counts"]:
            raise CallRefused(f"nothing of the answer could be read: {'; '.join(refused)}")
        head, _ = self._keep_ledger(after, answer_text=text, first=first)
        blocks = [one_line(line) for line in (*result["marked"], *refused)]
        head += f" Of your answer: {'; '.join(result['counts'])}."
        if not result["bound"]:
            head += f" {_NOT_BOUND}"
        return answer(head, blocks, start=start, tail=f"{_MEND} {_NEXT}" if blocks else _NEXT)

    def ask_reports(self, question: str, ledger: str = "", start: int = 0) -> str:
        """Returns the sentences of a ledger's reports that bear on a question."""
        asked = question.encode("utf-8", "replace")
        lines = json.loads(self._do(ask_task, joined([asked, self._ledger_bytes(ledger)])))
        return answer(_ASKED, lines, start=start)

    def search_stories(self, words: str, start: int = 0) -> str:
        """Returns where words stand in the reports of the store, each in its sentence. Raises
        CallRefused if there is no store."""
        if self.state.stories is None:
            raise CallRefused("the user started the server without a store: there are no stories")
        lines = []
        for hit in self.state.stories.found(words):
            day = hit.day or "undated"
            outlet = shown(hit.outlet or hit.span.report, 80)
            lines.append(f"{hit.story} | {outlet} | {day} | {shown(hit.span.line)}")
        return answer(_FOUND, lines or ["nothing has all of these words"], start=start)

    def _ledger_bytes(self, ledger: str) -> bytes:
        """Returns the ledger with this id as its document."""
        _, ledger_found = self.state.ledger(ledger)
        return to_utf8(ledger_found)

    def _pile(self, reports: Reports) -> dict[str, Any]:
        return {
            "reports": plain(list(reports)),
            "failures": plain(self.state.failures),
            "settle": not self.state.were_read_together(reports),
        }

    def _keep_ledger(
        self, document: bytes, answer_text: str = "", first: str = ""
    ) -> tuple[str, Ledger]:
        """Keeps a ledger. If there is an output folder, writes it with its page, the answer that
        the assistant wrote, and what it told `first`.

        Returns what the assistant is told of it, and the ledger.
        """
        ident = content_id("ledger", document.decode())
        page = ""
        if self.bounds.output:
            self.bounds.write(f"{ident}.json", document)
            html = self._do(page_task, document)
            page = f"; its page is at {self.bounds.write(f'{ident}.html', html)}"
            for kind, text in (("answer", answer_text), ("first", first)):
                if text:
                    self.bounds.write(f"{ident}-{kind}.txt", text.encode("utf-8", "replace"))
        ledger = from_json(document)
        self.state.keep(ident, ledger)
        message = (
            f"{ident} was made{page}. Rashomon says how the reports stand to each other, "
            "never which is right."
        )
        return message, ledger

    # drafts

    def check_text(self, text: str = "", reports: Sequence[str] = (), start: int = 0) -> str:
        """Returns, sentence by sentence, how a text stands to the reports."""
        asked = self._pile(self.state.chosen(reports)) | {"text": text}
        head, *blocks = json.loads(self._do(check_text_task, asked))
        return answer(f"{head}.", blocks, start=start, tail=_JUDGED)


_NEXT = (
    "Next: compare with what=rows, numbers, days, speakers, names or copies gives a part, with an "
    "id one thing whole. put_answer brings what you wrote; check_text holds any text against the "
    "reports."
)
_ASKED = (
    "The sentences of the reports that have most of the words of the question, the nearest first. "
    "Others may answer it in other words. Which is right is never said."
)
_STORED = "The stories of the store, by their ids: compare with one of these as ledger tells it."
_JUDGED = (
    "No truth is judged. Mend what is “in no report” or “printed elsewhere”: use the words of a "
    "report, or say whose it is. Compare the sense of each sentence with those below it yourself."
)
_MEANT = (
    "Each line has an id, a part and words of reports with whose they are, parted by bars. What an "
    "author wrote stands under his name: never tell it as what reports say."
)
_SHEETS = "the sheet of each story: its sentences, numbered. How an answer is written over it:"
_THEN = (
    "Next: compare for the program's own ledger; then bring your answer with put_answer. Quote "
    "reports only in their exact words."
)
_FOUND = "story | outlet | day | a sentence with the words. A story's id is taken as a ledger."
_NOT_BOUND = (
    "It names no sentences: write the same again with their numbers, as read_reports says, and "
    "bring that as text, and this as first."
)
_MEND = (
    "What is listed bears a mark, or was not read: look again, and bring the whole answer once "
    "more with these statements mended or left out."
)


def _blocks(ledger: Ledger, part_or_id: str) -> list[str]:
    """Returns a part of a ledger, or what has this id. Raises CallRefused if nothing has.

    Fixed words go first ("overview", a part), then ids.
    """
    stories = ledger.stories
    if part_or_id == "overview":
        parts = ledger.apart()
        return [line for own in parts for line in overview_of(own.stories[0], own.reports)]
    things: list[Any] = []
    if part_or_id in PARTS:
        for story in stories:
            things += PARTS[part_or_id](story)
    else:
        thing = find_part(stories, part_or_id)
        if thing is None:
            raise CallRefused(
                f"the ledger has nothing of the id {shown(part_or_id, 80)!r}; what may also be: "
                f"overview, {', '.join(PARTS)}"
            )
        things.append(thing)
    return list(map(_block, things))


def _block(thing: Any) -> str:
    """Returns something of a ledger, such as a row, as the lines that `show` prints."""
    lines = []
    for line in lines_of(thing, ReportNames()):
        indent = len(line) - len(line.lstrip(" "))
        lines.append(" " * indent + one_line(line))
    return "\n".join(lines)
