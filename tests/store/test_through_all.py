"""Whatever comes to a store, in whatever order: nothing that an author wrote is lost, no decision
goes unheard, nothing is damaged.

Reports, revisions, copies, decisions, differences of authors, readings of models, undoings and
regroupings follow each other at random.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest

from factories import make_report
from postgres import running_server
from rashomon.cli.verify import check_store
from rashomon.decisions.here import placed
from rashomon.decisions.in_force import TAKEN_BACK
from rashomon.errors import StopError
from rashomon.model.answer import ReadStory, WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import ModelUse
from rashomon.model.report import FoundIn, Report
from rashomon.model.span import Span
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.store import decided_stories, update
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import not_borne_out, whole_ledger
from rashomon.store.regroup import regroup
from rashomon.store.settle_reports import raw_of
from rashomon.store.story_ledgers import RunContext, version_now
from stored import Ticking, empty_server, stored

pytestmark = [pytest.mark.weights, pytest.mark.timeout(3000)]
SETTINGS = Settings()
AUTHORS = ("person Ada Quill", "person Bea Thorn", "model otter", "assistant vole")
EVENTS = (
    (
        "Lamp dark at Grindle Point",
        "The lamp of the Grindle Point light went out on Monday night, the harbour board said.",
        "The keeper of Grindle Point, Odo Varr, was asleep when the lamp went out, the board said.",
        "Odo Varr, keeper of the Grindle Point light, was not asleep when the lamp went out, "
        "his sister said.",
        "Two boats ran aground on the Skerry rocks below Grindle Point.",
        "Three boats ran aground on the Skerry rocks, the coastguard of Grindle Point said.",
    ),
    (
        "Tulip market floods in Vessem",
        "Water stood knee-deep in the tulip market of Vessem after the Linge dyke broke on Friday.",
        "The dyke at Vessem was inspected in May, the water office said.",
        "Nobody inspected the Vessem dyke in May, said Mayor Tirza Holm.",
        "Some 40 stalls of the tulip market in Vessem were lost, traders said.",
        "Tirza Holm promised the traders of Vessem money by autumn.",
    ),
)


class Sequence:
    """A store to which things happen, and what must hold of it after each of them."""

    def __init__(self, store: SqlStore, seed: int) -> None:
        # a sequence, no secret
        self.store, self.chance, self.clock = store, Random(seed), Ticking()  # noqa: S311
        self.numbers, self.done = count(1), list[str]()
        self.reports: list[tuple[Report, int]] = []  # as they came, each with its event
        self.written = set[WrittenAnswer]()

    def run(self, steps: int) -> None:
        """Takes so many steps; says which, where something does not hold."""
        does = (
            self.add,
            self.add,
            self.revise,
            self.copy,
            self.decide,
            self.decide,
            self.group,
            self.write,
            self.write,
            self.undo,
            self.read,
            self.regroup,
        )
        for step in (self.add, self.add, self.write, *self.chance.choices(does, k=steps)):
            if step != self.add and not self.store.stories.ids():
                continue  # all was dropped
            self.done.append(step.__name__)
            try:
                step()
            except StopError as error:  # what cannot be done just now is said, and changes nothing
                self.done[-1] += f" ({error})"
            self.hold()

    # What happens.

    def add(self) -> None:
        event = self.chance.randrange(2)
        headline, *told = EVENTS[event]
        text = f"{headline}\n\n{' '.join(self.chance.sample(told, self.chance.randint(2, 4)))}\n"
        number = next(self.numbers)
        self._put(
            make_report(
                text,
                f"r{number}",
                title=headline,
                outlet=f"Post {number}",
                language="en",
                canonical_url=f"https://post{number}.example/{number}",
            ),
            event,
        )

    def revise(self) -> None:
        old, event = self.chance.choice(self.reports)
        headline, *told = EVENTS[event]
        lines = old.text.split(". ")
        lines[self.chance.randrange(len(lines))] = self.chance.choice(told).rstrip(".")
        text = ". ".join(lines)
        made = make_report(
            text if text.startswith(headline) else f"{headline}\n\n{text}", f"r{next(self.numbers)}"
        )
        self._put(
            replace(
                made,
                title=headline,
                outlet=old.outlet,
                language="en",
                canonical_url=old.canonical_url,
            ),
            event,
        )

    def copy(self) -> None:
        old, event = self.chance.choice(self.reports)
        number = next(self.numbers)
        self._put(
            make_report(
                f"{old.text.rstrip()} Copied in part.\n",
                f"r{number}",
                title=old.title,
                outlet=f"Copy {number}",
                language="en",
                canonical_url=f"https://copy{number}.example/{number}",
            ),
            event,
        )

    def _put(self, report: Report, event: int) -> None:
        now = self.clock().isoformat()
        found = FoundIn(
            report.source, report.source_sha256, canonical_url=report.canonical_url, retrieved=now
        )
        report = replace(report, retrieved=now, published=now[:10], sources=(found,))
        self.reports.append((report, event))
        self.store.raws.add([raw_of(report)], at=now)
        update.settle(self.store)

    def decide(self) -> None:
        ledger = self.ledger()
        reports = {report.id: report for report in ledger.reports}
        spans = {
            what: [span for story in ledger.stories for span in found(story)]
            for what, found in {
                DecisionKind.SPEAKER: lambda story: [one.quote for one in story.statements],
                DecisionKind.TOGETHER: lambda story: [one.span for one in story.sentences],
                DecisionKind.SET_ASIDE_SENTENCE: lambda story: [
                    one.span for one in story.sentences
                ],
                DecisionKind.OTHER_NAME: lambda story: [n.mentions[0] for n in story.names],
            }.items()
        }
        what = self.chance.choice([DecisionKind.SET_ASIDE_REPORT, *spans])
        self.done[-1] += f" {what}"
        if what is DecisionKind.SET_ASIDE_REPORT:
            chosen = [self.chance.choice(ledger.reports)]
            self._decide(decide(what, reports=chosen, by="person ina", at=self._now()))
            return
        sides = 1 + (what in (DecisionKind.TOGETHER, DecisionKind.OTHER_NAME))
        if len(spans[what]) < sides:
            return
        chosen = self.chance.sample(spans[what], sides)
        value = "" if what is DecisionKind.SPEAKER else None
        given = ((placed(span, reports),) for span in chosen)
        self._decide(decide(what, *given, value=value, by="person ina", at=self._now()))

    def _decide(self, *made: Decision) -> None:
        update.keep_decisions(self.store, made)

    def _now(self) -> str:
        return self.clock().isoformat()

    def group(self) -> None:
        """Splits a story, or joins two."""
        stories, at = list(self.store.stories.ids()), self.clock().isoformat()
        larger = [one for one in stories if len(self._members(one)) > 1]
        how = self.chance.choice(["split"] * bool(larger) + ["merge"] * (len(stories) > 1) + [""])
        self.done[-1] += f" {how}"
        if how == "split":
            story = self.chance.choice(larger)
            made = decided_stories.split(
                self.store,
                story,
                [self.chance.choice(self._members(story))],
                by="person ina",
                at=at,
            )
        elif how == "merge":
            made = decided_stories.merged(
                self.store, self.chance.sample(stories, 2), by="person ina", at=at
            )
        else:
            return
        self._decide(*made)

    def _members(self, story: str) -> list[str]:
        found = self.store.stories.get(story)
        return list(found.reports) if found else []

    def write(self) -> None:
        """Somebody writes of reports of a story."""
        made = self._answer(self.chance.choice(AUTHORS))
        if made is not None:
            self.store.answers.add(made, at=self._now())
            self.written.add(made)
            update.settle(self.store)

    def _answer(self, by: str) -> WrittenAnswer | None:
        """A line whose parts are the words of sentences of one story."""
        story = self.chance.choice(self.store.stories.ids())
        reports = {r.id: r for r in self.store.reports.get(self._members(story))}
        places = [span for report in reports.values() for span in _sentences(report)]
        if len(places) < 2:
            return None
        chosen = self.chance.sample(places, min(len(places), self.chance.randint(2, 3)))
        thing = self.chance.choice(("The keeper", "The dyke", "Boats"))
        parts = [WrittenPart(span.quote, (placed(span, reports),), after=";") for span in chosen]
        return WrittenAnswer(by, (WrittenLine(tuple(parts), thing=thing),))

    def undo(self) -> None:
        """Takes a decision back."""
        listed = self.store.decisions.all()
        if listed:
            undone = self.chance.choice(listed)
            by, at = "person ina", self._now()
            self._decide(decide(DecisionKind.UNDO, undoes=undone.id, by=by, at=at))

    def read(self) -> None:
        """A model reads a story: some of what it says is of before, some is new."""
        story = self.chance.choice(self.store.stories.ids())
        found = [self._answer("model otter") for _ in range(2)]
        kept = tuple(one for one in found if one is not None)
        read = ReadStory(kept, ModelUse(name="otter", host="here", passes=(), replies="", seen=()))
        update.take_reading(self.store, story, read)
        self.written |= {*kept}

    def regroup(self) -> None:
        regroup(self.store, at_once=True)
        assert regroup(self.store, at_once=True) == (), self.done

    # What holds.

    def ledger(self) -> Ledger:
        return whole_ledger(self.store)

    def hold(self) -> None:
        """Fails, with the steps so far, unless all is obeyed or listed with what became of it."""
        ledger = self.ledger()
        every = (*(one for story in ledger.stories for one in story.decisions), *ledger.decisions)
        told = {one.id: one.outcome for one in every}
        undone = {one.undoes for one in self.store.decisions.all()}
        for one in self.store.decisions.all():
            if one.what is not DecisionKind.UNDO:
                assert told.get(one.id), (one, self.done)
                assert one.id in undone or told[one.id] != TAKEN_BACK, (one, self.done)
        kept = {one.id: one for one in self.store.answers.all()}
        assert kept.keys() == {one.id for one in self.written}, self.done
        shown = {
            part.told
            for story in ledger.stories
            for answer in story.answers
            for line in answer.lines
            for part in line.parts
            if part.sentences
        }
        listed = {
            line.words
            for story in self.store.stories.ids()
            for answer in not_borne_out(self.store, story)
            for line in answer.lines
        }
        for one in self.written:
            (line,) = one.lines
            there = self.store.stories.of_texts(one.texts())
            told = {part.told for part in line.parts}
            assert line.words in listed or not there or told & shown, (one, self.done)
        assert check_store(self.store).faults == (), self.done
        for story in self.store.stories.ids():
            on = RunContext(made_with(SETTINGS), self.store.decisions.all(), "")
            job = update.job_of(self.store, story, on)
            assert job.old
            assert job.old.version == version_now(job, on), (story, self.done)


def _sentences(report: Report) -> Iterator[Span]:
    at = report.text.index("\n\n") + 2
    for part in report.text[at:].strip().split(". "):
        start = report.text.index(part, at)
        yield report.span(start, start + len(part.rstrip(".")))


def run(address: str, seed: int) -> None:
    with stored(address) as store:
        Sequence(store, seed).run(8)


@pytest.mark.parametrize(
    "seeds",
    [(2,), *(pytest.param(range(n, n + 50), marks=pytest.mark.slow) for n in range(0, 300, 50))],
)
def test_nothing_is_lost_in_a_sequence(tmp_path: Path, seeds: Iterable[int]) -> None:
    for seed in seeds:
        run(str(tmp_path / f"{seed}.db"), seed)


@pytest.mark.slow
def test_nothing_is_lost_on_a_server() -> None:
    with running_server() as address:
        for seed in range(110, 130):
            empty_server(address)
            run(address, seed)
