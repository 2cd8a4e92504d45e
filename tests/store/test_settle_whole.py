"""A pile compared in a store: the same bytes as in memory, nothing made twice, what is given up."""

import io
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from rashomon.child_process import separated
from rashomon.cli.verify import check_store
from rashomon.comparing import compare as comparing
from rashomon.engines.worker import do
from rashomon.errors import StopError
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.document import to_json
from rashomon.model.span import PlacedSpan
from rashomon.protocols import Done
from rashomon.reports import report_pile
from rashomon.settings import ReadSettings, Settings
from rashomon.store import settle_whole as module
from rashomon.store.add_reports import keep
from rashomon.store.database.column_values import unpack_report
from rashomon.store.settle_whole import settle_whole
from rashomon.store.update import settle
from rashomon.store.write_ledger import PileLedger
from stored import put_files, stored

pytestmark = [pytest.mark.weights, pytest.mark.timeout(300)]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ferry-fire" / "reports"


class Here:
    """An engine in this process, backwards, that gives up what holds a word; `worked` lists what
    it did."""

    def __init__(self, poison: str = "", step: str = "") -> None:
        self.worked: list[str] = []
        self._poison, self._step = poison, step

    def map(
        self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
    ) -> Iterator[Done]:
        for key, data in reversed(list(items)):
            self.worked.append(work.rpartition(":")[2])
            if self._poison and work.endswith(self._step) and self._holds(data):
                yield Done(key, error="given up")
                continue
            yield Done(key, do(work, data, shared))

    def _holds(self, data: bytes) -> bool:
        for part in separated(data):
            try:
                if self._poison in unpack_report(part).text:
                    return True
            except Exception:  # noqa: BLE001, S112  no report
                continue
        return False

    def rest(self) -> None:
        pass

    def close(self) -> None:
        pass


def run(
    path: Path | str,
    place: Path,
    engine: Here | None = None,
    settings: Settings | None = None,
    decisions: Sequence[Decision] = (),
) -> tuple[bytes, PileLedger]:
    out = io.BytesIO()
    with stored(str(place)) as store:
        store.settings = settings or Settings()
        failures = keep(store, report_pile.stream(str(path))).failures
        store.decisions.add(*decisions)
        store.processes = engine
        settle_whole(store)
        made = PileLedger(store, failures)
        made.write(out)
    return out.getvalue(), made


def in_memory(
    path: Path | str, settings: Settings | None = None, decisions: Sequence[Decision] = ()
) -> bytes:
    ledger = comparing.compare(report_pile.read(str(path)), settings=settings, decisions=decisions)
    return to_json(ledger).encode("utf-8", "backslashreplace")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """The pile, to be changed."""
    return make_pile(tmp_path / "pile")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is made of the pile in memory."""
    return in_memory(make_pile(tmp_path_factory.mktemp("whole") / "pile"))


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which the pile was compared."""
    folder = tmp_path_factory.mktemp("made")
    run(make_pile(folder / "pile"), folder / "a.db")
    return folder / "a.db"


@pytest.fixture
def compared(made_once: Path, tmp_path: Path) -> Path:
    """A copy of that store."""
    return Path(shutil.copy(made_once, tmp_path / "a.db"))


def make_pile(folder: Path) -> Path:
    """Two events, a report twice, ids that are equal or look like numbers, a page and its revision,
    one house, and what cannot be read."""
    ferry = (
        "Ferry {} burns\n\nThree people died when the ferry Kamal burned off Teva on {}, the "
        "coastguard said. Captain Rafi Anand told reporters that the fire began below deck.\n"
    )
    vote = (
        "Premier of Larnia falls\n\nThe parliament of Larnia voted premier Oda Brandt out of "
        "office by {} votes on Friday. Karl Ness spoke of treason.\n"
    )
    rows = []
    for number, words in enumerate(("fell at noon", "fell at dusk and was rebuilt", "stood")):
        text = (
            f"The wall of the old harbour in Devgarh {words}, said the mayor, Ida Holm, on "
            "Tuesday.\nRead our newsletter for more from the Bay Courier\n"
        )
        rows.append(
            {
                "title": f"Wall {words}",
                "text": text * 2,
                "outlet": "Bay Courier",
                "url": f"https://bay.example/{number // 2}",
                "date": f"2024-03-0{number + 1}",
            }
        )
    files: dict[str, str | bytes] = {
        "a/one.txt": ferry.format("Kamal", "Sunday"),
        "b/one.txt": ferry.format("near Teva", "Monday"),
        "c/one-2.txt": ferry.format("Kamal", "Sunday"),
        "c/one-3.txt": vote.format(61),
        "c/two.txt": vote.format("sixty-two"),
        "c/export.jsonl": "".join(json.dumps(row) + "\n" for row in rows),
        "c/broken.pdf": b"%PDF-1.7\n",
        "c/odd\udcff.txt": "Ünïcode \U0001f6a2\n\nA “ferry” sank, officials said.\u2028\n",
    }
    return put_files(folder, files)


@pytest.mark.parametrize(("engine", "at_once"), [(None, 1), (Here, 500)])
def test_the_same_bytes_as_in_memory(
    pile: Path,
    whole: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: Callable[[], Here] | None,
    at_once: int,
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    found, made = run(pile, tmp_path / "a.db", engine and engine())
    assert found.decode() == whole.decode()
    document = json.loads(whole)
    assert made.line() == f"8 reports in {len(document['stories'])} stories; 1 not read"


@pytest.mark.parametrize("path", ["nothing-here", str(EXAMPLE)])
def test_none_or_one_story(tmp_path: Path, path: str) -> None:
    assert run(path, tmp_path / "a.db")[0] == in_memory(path)


def test_decisions_are_obeyed_and_none_is_lost(pile: Path, whole: bytes, tmp_path: Path) -> None:
    document = json.loads(whole)
    texts = {report["id"]: report["sha256"] for report in document["reports"]}
    told = (story["statements"] for story in document["stories"])
    quote = next(statements[0]["quote"] for statements in told if statements)
    side = (PlacedSpan(**quote, sha256=texts[quote["report"]]),)
    gone = (PlacedSpan(report="gone", start=0, end=4, quote="Gone", sha256="f" * 64),)
    decisions = (
        decide(DecisionKind.STANCE, side, value="hedges", by="person me"),
        decide(DecisionKind.STANCE, gone, value="hedges", by="person me"),
    )
    expected = in_memory(pile, decisions=decisions)
    assert run(pile, tmp_path / "a.db", decisions=decisions)[0] == expected
    assert b"its words are in no report of today" in expected
    assert expected != whole


def test_stories_are_parted_and_joined_as_people_decided(
    pile: Path, whole: bytes, compared: Path
) -> None:
    reports = report_pile.read(str(pile)).reports
    by_ids = {report.id: report for report in reports}
    apart = next(s["reports"] for s in json.loads(whole)["stories"] if len(s["reports"]) > 1)
    both = [by_ids[one] for one in apart[:2]]
    ends = (reports[0], reports[-1])
    decisions = (
        decide(DecisionKind.OTHER_STORY, reports=both, by="person me"),
        decide(DecisionKind.SAME_STORY, reports=ends, by="person me"),
    )
    expected = in_memory(pile, decisions=decisions)
    assert run(pile, compared, decisions=decisions)[0] == expected != whole
    with stored(str(compared)) as store:
        homes = store.reports.homes()
        assert set(store.stories.ids()) == set(homes.values())  # none was left without reports
        assert store.checks.orphans() == ()


def test_finished_parts_are_not_made_again(pile: Path, tmp_path: Path) -> None:
    place, engine = tmp_path / "a.db", Here()
    first, _ = run(pile, place, engine)
    stories = len(json.loads(first)["stories"])
    assert sorted(engine.worked) == ["_compare"] * stories + ["parse"] * 8
    engine = Here()
    assert (run(pile, place, engine)[0], engine.worked) == (first, [])
    (pile / "a" / "three.txt").write_text(
        "Rain\n\nIt rained in Oslo on Monday, the weather service said.\n"
    )
    (pile / "a" / "kites.txt").write_text("Kites\n\nKites flew over Teva, Oda Lind said.\n")
    assert run(pile, place)[0] == in_memory(pile)


class BrokeOff(Exception):
    """The run is ended from outside."""


@pytest.mark.parametrize("ends", [(3, 2), (9,)])
def test_a_run_that_broke_off_goes_on(
    pile: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: tuple[int, ...]
) -> None:
    class Breaking(Here):
        def __init__(self, after: int) -> None:
            super().__init__()
            self._after = after

        def map(
            self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
        ) -> Iterator[Done]:
            for done in super().map(work, items, shared=shared):
                if len(self.worked) > self._after:
                    raise BrokeOff
                yield done

    monkeypatch.setattr(module, "AT_ONCE", 2)
    for after in ends:
        with pytest.raises(BrokeOff):
            run(pile, tmp_path / "a.db", Breaking(after))
        with stored(str(tmp_path / "a.db")) as store:
            assert check_store(store).faults == ()
    assert run(pile, tmp_path / "a.db")[0] == whole


def test_adding_goes_on_with_a_run_that_broke_off(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoStories(Here):
        def map(
            self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
        ) -> Iterator[Done]:
            if work.endswith("compare"):
                raise BrokeOff
            return super().map(work, items, shared=shared)

    with pytest.raises(BrokeOff):
        run(pile, tmp_path / "a.db", NoStories())
    with stored(str(tmp_path / "a.db")) as store:
        assert store.checks.orphans() == ()
        assert not store.stories.ids()
        settle(store)
        assert (store.checks.orphans(), store.raws.pending_count()) == ((), 0)
        assert None not in store.reports.homes().values()


def test_another_writer_ends_the_run_and_nothing_is_lost(
    pile: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Other(Here):
        def map(
            self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
        ) -> Iterator[Done]:
            with stored(str(tmp_path / "a.db")) as store, store.writing():
                store.grow()
            yield from super().map(work, items, shared=shared)

    with pytest.raises(StopError, match="run this again"):
        run(pile, tmp_path / "a.db", Other())
    assert run(pile, tmp_path / "a.db")[0] == whole


def test_after_another_writer_the_run_goes_on(pile: Path, whole: bytes, tmp_path: Path) -> None:
    class OtherOnce(Here):
        def map(
            self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
        ) -> Iterator[Done]:
            if not self.worked:
                with stored(str(tmp_path / "a.db")) as store, store.writing():
                    store.grow()
            yield from super().map(work, items, shared=shared)

    assert run(pile, tmp_path / "a.db", OtherOnce())[0] == whole


def test_other_settings_take_nothing_from_a_run(pile: Path, compared: Path) -> None:
    settings = Settings(read=ReadSettings(max_pages=30))
    assert run(pile, compared, settings=settings)[0] == in_memory(pile, settings)


@pytest.mark.parametrize("step", ["parse", "compare"])
def test_what_is_given_up_is_told_and_costs_no_other_story(
    pile: Path, tmp_path: Path, step: str
) -> None:
    (pile / "c" / "lone.txt").write_text("Rain\n\nIt rained in Oslo, the gauger Ine Nordby said.\n")
    found, _ = run(pile, tmp_path / "a.db", Here("gauger", step))
    ledger = json.loads(found)
    failed = {failure["source"]: failure["error"] for failure in ledger["failures"]}
    if step == "compare":
        assert failed["c/lone.txt"] == "could not be compared: given up"
        assert "lone" not in {report["id"] for report in ledger["reports"]}
    assert {story["coverage"] for story in ledger["stories"]} == {"incomplete"}
    assert len(ledger["reports"]) == 9 - (step == "compare")
    listed = [report for story in ledger["stories"] for report in story["reports"]]
    assert sorted(listed) == sorted(report["id"] for report in ledger["reports"])
    engine = Here()
    assert (run(pile, tmp_path / "a.db", engine)[0], engine.worked) == (found, [])
    with stored(str(tmp_path / "a.db")) as store:
        faults = check_store(store).faults
    assert [fault for fault in faults if "given up" not in fault] == []
    assert len(faults) == (step == "compare")


def test_a_report_that_memory_is_not_enough_for_costs_itself_alone(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_of = comparing.compare_story

    def small(members: Sequence[object], *args: object, **named: object) -> object:
        if len(members) > 2:
            raise MemoryError
        return story_of(members, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "compare_story", small)
    found, made = run(pile, tmp_path / "a.db")
    told = [f for f in made.failures if f.error == comparing.TOO_LARGE]
    assert told
    assert (found, made.reports) == (in_memory(pile), 8 - len(told))
