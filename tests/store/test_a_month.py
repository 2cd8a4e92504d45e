"""A store over weeks: equal file names, revisions, copies, decisions, merges that are taken back,
kills. What was given once stays what it was, and the store is what `compare` makes of its files."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from newsroom import EVENTS, page, save
from postgres import running_server
from rashomon.api import public
from rashomon.cli.verify import check_store
from rashomon.comparing import compare as comparing
from rashomon.decisions.find_decided import find_decided
from rashomon.decisions.here import placed
from rashomon.model.answer import WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.decision import DecisionKind, Decisions
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store import update
from rashomon.store.add_reports import keep
from rashomon.store.database.open import SqlStore
from rashomon.store.library_store import OpenStore
from stored import Ticking, stored

pytestmark = [pytest.mark.weights, pytest.mark.long, pytest.mark.timeout(1200)]
BY = "person ina"


class Newsroom:
    """A store that is filled day by day from one folder, and a copy of each file that it read."""

    def __init__(self, work: Path, address: str = "") -> None:
        self.address = address or str(work / "desk.db")
        self.desk = work / "in"
        self.kept = work / "kept"
        self.clock = Ticking()
        self.days = count(1)
        self.keys_by_id: dict[str, str] = {}
        self.keys_by_story: dict[str, set[str]] = {}

    def add(self, *pages: tuple[str, str], killed: bool = False) -> set[str]:
        """Saves pages (outlet, page) over those of other days and adds them; returns the kinds of
        changes. A run that is killed has only kept what it read."""
        folder = self.kept / f"{next(self.days):03}"
        paths = []
        for outlet, html in pages:
            save(folder, outlet, html)
            paths.append(str(save(self.desk, outlet, html)))
        with stored(self.address) as store:
            store.clock = self.clock
            if killed:
                keep(store, report_pile.located_stream(*paths, settings=Settings()))
                return set()
            changes = OpenStore(store).add(paths).changes
            self.hold(OpenStore(store).ledger())
        return {change.kind for change in changes}

    def hold(self, ledger: Ledger) -> None:
        """Fails if an id of a report or of a story has come to mean something else."""
        keys = {report.id: report.key for report in ledger.reports}
        for ident, key in self.keys_by_id.items():
            assert keys[ident] == key, ident
        self.keys_by_id = keys
        with stored(self.address) as store:
            homes = store.reports.homes()
            for story, before in self.keys_by_story.items():
                (now,) = store.stories.find(story)
                stays = [ident for ident, home in homes.items() if home == now]
                assert 2 * len({keys[ident] for ident in stays} & before) >= len(before), story
        by_story: dict[str, set[str]] = {}
        for ident, home in homes.items():
            assert home
            by_story.setdefault(home, set()).add(keys[ident])
        self.keys_by_story |= by_story

    def decide(self, what: str, side: str, value: str | None = None) -> None:
        """Decides about a report or words of the store."""
        with stored(self.address) as store:
            store.clock = self.clock
            desk = OpenStore(store)
            kind = DecisionKind(what)
            desk.decide(
                find_decided(
                    desk.ledger(), kind, [side], value=value, by=BY, at="2031-03-09T12:00:00+00:00"
                )
            )

    def compared(
        self, ledger: Ledger, decisions: Decisions, answers: tuple[WrittenAnswer, ...]
    ) -> Ledger:
        """What `compare` makes of the kept files, its reports under the ids that the store gave."""
        ids = {report.key: report.id for report in ledger.reports}
        pile = report_pile.read(str(self.kept))
        given = {report.id: ids[report.key] for report in pile.reports}
        reports = []
        for report in pile.reports:
            moved = report_pile.renamed(report, given[report.id])
            reports.append(replace(moved, revision_of=given.get(report.revision_of or "")))
        reports.sort(key=lambda report: report.id)
        pile = report_pile.Pile(tuple(reports))
        return comparing.compare(pile, decisions=decisions, answers=answers)


def without_sources(ledger: Ledger) -> str:
    """A ledger as text, but for where its files lay."""
    reports = []
    for report in ledger.reports:
        reports.append(replace(report, source="", source_sha256="", sources=()))
    return to_json(replace(ledger, reports=tuple(reports)))


def test_twelve_piles_of_equal_file_names_are_twelve_new_stories(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    for event, (_, *sentences) in enumerate(EVENTS):
        pages = []
        for left_out, outlet in enumerate(("post", "echo", "wire"), 2):
            told = sentences[:left_out] + sentences[left_out + 1 :]
            pages.append((outlet, page(event, outlet, told, event + 1)))
        assert room.add(*pages) == {"new story"}, EVENTS[event][0]
    assert len(room.keys_by_story) == len(EVENTS)


def test_a_month(tmp_path: Path) -> None:
    spend_a_month(Newsroom(tmp_path))


@pytest.mark.postgres
def test_a_month_on_a_server(tmp_path: Path) -> None:
    with running_server() as address:
        spend_a_month(Newsroom(tmp_path, address))


def spend_a_month(room: Newsroom) -> None:
    """Sixty reports of ten events come day by day; then it is decided about them."""
    for event, (_, *sentences) in enumerate(EVENTS[:10]):
        day = 2 * event + 1
        first = page(event, "post", sentences[:3], day)
        print_of_it = page(event, "wire", sentences[:3], day)
        room.add(("post", first))
        if event == 1:  # the page changes later, and still has these words
            room.decide("set-aside-sentence", sentences[2])
        room.add(("echo", page(event, "echo", sentences[1:4], day + 1)), killed=event % 3 == 0)
        changed = page(event, "post", sentences[:1] + sentences[2:5], day, modified=day + 1)
        kinds = room.add(("wire", print_of_it), ("post", changed))
        assert "page" in kinds, kinds
        room.add(("echo", page(event, "echo", sentences[1:4], day + 1)))  # known already
        further = [("radio", sentences[:2] + sentences[3:4]), ("mail", sentences[1:5])]
        room.add(*((outlet, page(event, outlet, told, day + 1)) for outlet, told in further))
    decide_and_undo(room)
    with stored(room.address) as store:
        desk = OpenStore(store)
        ledger = desk.ledger()
        room.hold(ledger)
        assert len(ledger.reports) == 60
        assert len(ledger.stories) == 10
        assert check_store(store).faults == ()
        for story in ledger.stories:
            for decision in story.decisions:
                assert (decision.outcome or "").startswith("obeyed"), decision
        (told,) = (
            part for story in ledger.stories for answer in story.answers for part in answer.parts()
        )
        assert [sentence.span.quote for sentence in told.sentences] == [told.told]
        compared = room.compared(ledger, desk.decisions(), store.answers.all())
        assert without_sources(ledger) == without_sources(public(compared))
        notes_stand(desk, {report.key: report for report in ledger.reports})


def decide_and_undo(room: Newsroom) -> None:
    """Sets a report and a sentence aside, mends an outlet, merges twice and takes that back."""
    with stored(room.address) as store:
        store.clock = room.clock
        desk = OpenStore(store)
        ledger = desk.ledger()
        wire = next(report for report in ledger.reports if report.outlet == "Norland Wire")
        echo = next(report for report in ledger.reports if report.outlet == "Larn Echo")
        room.decide("set-aside-report", wire.id)
        room.decide("set-aside-sentence", EVENTS[4][2])
        room.decide("outlet", echo.id, "The Larn Echo")
        write(store, echo)
        stories = [row.id for row in desk.stories()]
        for first, second in (stories[:2], stories[2:4]):
            desk.merge(first, second, by="ina")
            merging = desk.decisions()[-1]
            assert len(desk.stories()) == len(stories) - 1
            changes = desk.undo(merging.id, by="ina")
            assert {change.kind for change in changes} <= {"parted", "report left", "merged"}
        assert {row.id for row in desk.stories()} == set(stories)


def write(store: SqlStore, report: Report) -> None:
    """Keeps an answer of one statement, the second sentence of a report."""
    line = report.text.split("\n\n")[2]
    span = report.span(report.text.index(line), report.text.index(line) + len(line))
    part = WrittenPart(span.quote, (placed(span, {report.id: report}),), after=";")
    written = WrittenAnswer("person Ada Quill", (WrittenLine((part,), thing="Notes"),))
    store.answers.add(written, at=store.present())
    update.settle(store)


def notes_stand(desk: OpenStore, reports: dict[str, Report]) -> None:
    """Fails unless each note of what a report tells has its words, its outlet and its day."""
    by_id = {report.id: report for report in reports.values()}
    told = [row for row in desk.changes() if row.kind in ("words", "now prints")]
    assert told
    for row in told:
        (teller,) = row.tellers
        report = by_id[teller.report]
        assert (teller.sha256, row.after in report.text) == (report.sha256, True), row
