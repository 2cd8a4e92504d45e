"""Whatever comes to a store, in whatever order: no row loses a word unsaid, no judgement goes
unheard, nothing is damaged.

Reports, revisions, copies, judgements, rows, readings, undoings and regroupings follow each other
at random.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest

from factories import make_report
from postgres import running_server
from rashomon.authored.make_judgement import make_judgement
from rashomon.cli.verify import check_store
from rashomon.errors import StopError
from rashomon.model.judgement import UNDO, Action, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import PointKind, RelationKind
from rashomon.model.report import FoundIn, Report
from rashomon.model.row import Row, RowAnswer, RowRelation, RowWords
from rashomon.model.span import Span
from rashomon.model_reading.read_story import ModelRead
from rashomon.settings import Settings
from rashomon.store import update
from rashomon.store.database.open import SqlStore
from rashomon.store.kept_rows import rows_of
from rashomon.store.ledgers import whole_ledger
from rashomon.store.neighbours import raw_of
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
        self.rows: dict[str, set[Span]] = {}  # what each kept row quotes, by the hashes of texts

    def run(self, steps: int) -> None:
        """Takes so many steps; says which, where something does not hold."""
        does = (
            self.add,
            self.add,
            self.revise,
            self.copy,
            self.judge,
            self.judge,
            self.group,
            self.row,
            self.row,
            self.undo,
            self.read,
            self.regroup,
        )
        for step in (self.add, self.add, self.row, *self.chance.choices(does, k=steps)):
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
        update.settle(self.store, settings=SETTINGS, clock=self.clock)

    def judge(self) -> None:
        ledger = self.ledger()
        accounts = [
            account.id
            for story in ledger.stories
            for point in story.points
            for account in point.accounts
        ]
        sentences = [
            one.id
            for story in ledger.stories
            for passage in story.passages
            for one in passage.sentences
        ]
        names = [name.name for story in ledger.stories for name in story.names]
        asked: list[tuple[str, str, list[str], str | None]] = [
            ("exclude", "report", [self.chance.choice(ledger.reports).id], None)
        ]
        if accounts:
            asked += [
                (
                    "set",
                    "stance",
                    [self.chance.choice(accounts)],
                    self.chance.choice(("denies", "hedges")),
                )
            ] * 2
            asked += [("accept", "account", [self.chance.choice(accounts)], None)]
            asked += [("set", "wording", [self.chance.choice(accounts)], "Was it so?")]
        if len(sentences) > 1:
            asked += (
                [("merge", "passage", self.chance.sample(sorted(set(sentences)), 2), None)]
                if len(set(sentences)) > 1
                else []
            )
        if names:
            asked += [("set", "kind", [self.chance.choice(names)], "place")]
        action, field, target, after = self.chance.choice(asked)
        made = make_judgement(
            ledger, action, field, target, by="ina", at=self.clock().isoformat(), after=after
        )
        self.done[-1] += f" {action} {field}"
        update.judge(self.store, [made], settings=SETTINGS, clock=self.clock)

    def group(self) -> None:
        """Splits a story, joins two, or moves a report."""
        stories, at = list(self.store.stories.ids()), self.clock().isoformat()
        larger = [one for one in stories if len(self._members(one)) > 1]
        how = self.chance.choice(
            ["split"] * bool(larger) + ["merge", "move"] * (len(stories) > 1) + [""]
        )
        self.done[-1] += f" {how}"
        if how == "split":
            story = self.chance.choice(larger)
            made = update.split(
                self.store, story, [self.chance.choice(self._members(story))], by="ina", at=at
            )
        elif how == "merge":
            made = update.merged(self.store, self.chance.sample(stories, 2), by="ina", at=at)
        elif how == "move":
            one, other = self.chance.sample(stories, 2)
            made = update.moved(
                self.store, self.chance.choice(self._members(one)), other, by="ina", at=at
            )
        else:
            return
        update.judge(self.store, [made], settings=SETTINGS, clock=self.clock)

    def _members(self, story: str) -> list[str]:
        found = self.store.stories.get(story)
        return list(found.reports) if found else []

    def row(self) -> None:
        story = self.chance.choice(self.store.stories.ids())
        self._take(story, self._row(story, self.chance.choice(AUTHORS)))

    def _row(self, story: str, by: str) -> Row:
        """A question whose answers are sentences, or ends of them, of one story."""
        places = [
            span
            for report in self.store.reports.get(self._members(story))
            for span in _sentences(report)
        ]
        chosen = self.chance.sample(places, min(len(places), self.chance.randint(1, 3)))
        answers = tuple(
            RowAnswer(n, "yes" if n == 1 else "no", (RowWords(span),))
            for n, span in enumerate(chosen, 1)
        )
        relations = (
            (RowRelation(1, 2, self.chance.choice((RelationKind.CONFLICT, RelationKind.UPDATE))),)
            if len(answers) > 1
            else ()
        )
        question = self.chance.choice(
            ("Was the keeper asleep?", "Was the dyke inspected?", "Did boats run aground?")
        )
        return Row(question, PointKind.YES_NO, answers, relations, by)

    def undo(self) -> None:
        """Takes a judgement back."""
        judged = [j for j in self.store.judgements.all() if j.undone_by is None and j.field != UNDO]
        if judged:
            made = judgement(
                Action.REJECT,
                UNDO,
                [self.chance.choice(judged).id],
                by="ina",
                at=self.clock().isoformat(),
            )
            update.judge(self.store, [made], settings=SETTINGS, clock=self.clock)

    def read(self) -> None:
        """A model reads a story: some of its rows are of before, some are new."""
        story = self.chance.choice(self.store.stories.ids())
        self._take(story, *(self._row(story, "model otter") for _ in range(2)))

    def _take(self, story: str, *rows: Row) -> None:
        read = ModelRead(rows, None, None)
        update.take_reading(self.store, story, lambda _: read, settings=SETTINGS, clock=self.clock)
        for one in rows_of(self.store, story):
            if one.row.by in AUTHORS:  # what a judgement made goes when it is taken back
                self._saved(one.id)

    def regroup(self) -> None:
        update.settle_again(self.store, settings=SETTINGS, clock=self.clock)
        assert update.settle_again(self.store, settings=SETTINGS, clock=self.clock) == (), self.done

    def _saved(self, row_id: str) -> None:
        spans = set(self.store.rows.get(row_id).row.spans())
        assert self.rows.get(row_id, set()) <= spans, self.done  # nobody took words away here
        self.rows[row_id] = spans

    # What holds.

    def ledger(self) -> Ledger:
        return whole_ledger(self.store, SETTINGS)

    def hold(self) -> None:
        """Fails, with the steps so far, unless all is obeyed or listed with what became of it."""
        ledger = self.ledger()
        told = {
            j.id: j.outcome
            for j in (
                *(j for story in ledger.stories for j in story.judgements),
                *ledger.judgements,
            )
        }
        for j in self.store.judgements.all():
            assert told.get(j.id), (j, self.done)
        shown = set(_shown(ledger))
        for row_id, spans in self.rows.items():
            kept = self.store.rows.get(row_id)
            assert kept is not None, self.done
            assert set(kept.row.spans()) == spans, self.done
            assert self.store.rows.versions(row_id)[-1].after == kept.row, self.done
            for span in () if kept.row.rejected else spans:
                assert span.quote in shown or (row_id, span.quote) in set(self._stray()), (
                    span,
                    self.done,
                )
        assert check_store(self.store).faults == (), self.done
        for story in self.store.stories.ids():
            moment = update.read_story(self.store, story, SETTINGS)
            assert moment.version == moment.story.version, (story, self.done)

    def _stray(self) -> Iterator[tuple[str, str]]:
        """What is kept of rows all of whose reports are gone, with the story that they were in."""
        for row_id in self.rows:
            row = self.store.rows.get(row_id)
            if (
                row
                and row.story not in self.store.stories.ids()
                and not self.store.rows.texts_there(row.texts())
            ):
                yield from ((row_id, span.quote) for span in row.row.spans())


def _sentences(report: Report) -> Iterator[Span]:
    at = report.text.index("\n\n") + 2
    for part in report.text[at:].strip().split(". "):
        start = report.text.index(part, at)
        yield report.span(start, start + len(part.rstrip(".")))


def _shown(ledger: Ledger) -> Iterator[str]:
    """Every quotation that a story shows, as an answer or as words that are lost."""
    for story in ledger.stories:
        for point in story.points:
            yield from (account.quote.quote for account in point.accounts)
            yield from (lost.words for lost in point.lost or ())
        yield from (lost.words for row in story.lost_rows or () for lost in row.lost)


def run(address: str, seed: int) -> None:
    with stored(address) as store:
        Sequence(store, seed).run(8)


@pytest.mark.parametrize("seed", [0, 2])
def test_nothing_is_lost_in_two_sequences(tmp_path: Path, seed: int) -> None:
    run(str(tmp_path / "s.db"), seed)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(6))
def test_nothing_is_lost_in_three_hundred_sequences(tmp_path: Path, part: int) -> None:
    for seed in range(50 * part, 50 * part + 50):
        run(str(tmp_path / f"{seed}.db"), seed)


@pytest.mark.slow
def test_nothing_is_lost_on_a_server() -> None:
    with running_server() as address:
        for seed in range(110, 130):
            empty_server(address)
            run(address, seed)
