"""A run over a pile: the same bytes as in memory, parts that are not made twice, what is given
up."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.engines.worker import do
from rashomon.errors import SkipError
from rashomon.model.document import to_json
from rashomon.model.judgement import STORY, Action, Judgement
from rashomon.reports import report_pile
from rashomon.runs.compare_pile import PileRun, Totals
from rashomon.runs.run_folder import RunFolder, Sets
from rashomon.runs.write_document import write_ledger
from rashomon.seams import Done
from rashomon.settings import LineageSettings, Settings, StorySettings

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ferry-fire" / "reports"


class Here:
    """An engine in this process, backwards, that gives up what holds a word; `worked` counts what
    it did."""

    def __init__(self, poison: str = "", step: str = "") -> None:
        self.worked: list[str] = []
        self._poison, self._step = poison, step

    def map(
        self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
    ) -> Iterator[Done]:
        for key, data in reversed(list(items)):
            self.worked.append(work)
            if self._poison and work.endswith(self._step) and self._holds(work, data):
                yield Done(key, error="given up")
                continue
            try:
                yield Done(key, do(work, data, shared))
            except SkipError as error:
                yield Done(key, error=str(error))

    def _holds(self, work: str, data: bytes) -> bool:
        from rashomon.engines.worker import parted
        from rashomon.runs.stage_tasks import report_of

        if work.endswith("read_one"):
            return self._poison.encode() in data
        reports = (
            [data]
            if work.endswith("parse_one")
            else parted(data)[::2]
            if work.endswith("compare_some")
            else parted(data)
        )
        return any(self._poison in report_of(report).text for report in reports)

    def rest(self) -> None:
        pass

    def close(self) -> None:
        pass


def run(
    paths: Sequence[str],
    folder: str = "",
    engine: Here | None = None,
    settings: Settings | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[bytes, Totals]:
    with RunFolder(folder) as kept:
        pile = PileRun(kept, engine or Here(), settings or Settings(), judgements=judgements)
        pile.read(paths, None)
        pile.settle()
        pile.parse()
        pile.compare()
        out = io.BytesIO()
        totals = write_ledger(pile, out)
    return out.getvalue(), totals


def in_memory(
    *paths: str, settings: Settings | None = None, judgements: Sequence[Judgement] = ()
) -> bytes:
    ledger = pipeline.compare(
        report_pile.read(*paths, settings=settings), settings=settings, judgements=judgements
    )
    return to_json(ledger).encode("utf-8", "backslashreplace")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Two events, a report twice, ids that are equal or look like numbers, a page and its revision,
    one house, and what cannot be read."""
    folder = tmp_path / "pile"
    for name in ("a", "b", "c"):
        (folder / name).mkdir(parents=True)
    ferry = (
        "Ferry {} burns\n\nThree people died when the ferry Kamal burned off Teva on {}, the "
        "coastguard said. Captain Rafi Anand told reporters that the fire began below deck.\n"
    )
    vote = (
        "Premier of Larnia falls\n\nThe parliament of Larnia voted premier Oda Brandt out of "
        "office by {} votes on Friday. Karl Ness spoke of treason.\n"
    )
    (folder / "a" / "one.txt").write_text(ferry.format("Kamal", "Sunday"))
    (folder / "b" / "one.txt").write_text(ferry.format("near Teva", "Monday"))
    (folder / "c" / "one-2.txt").write_text(ferry.format("Kamal", "Sunday"))
    (folder / "c" / "one-3.txt").write_text(vote.format(61))
    (folder / "c" / "two.txt").write_text(vote.format("sixty-two"))
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
    (folder / "c" / "export.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "c" / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "c" / "odd\udcff.txt").write_text(
        "Ünïcode \U0001f6a2\n\nA “ferry” sank, officials said.\u2028\n"
    )
    return folder


@pytest.mark.weights
def test_the_same_bytes_as_in_memory(pile: Path) -> None:
    expected = in_memory(str(pile))
    found, totals = run([str(pile)])
    assert found.decode() == expected.decode()
    document = json.loads(expected)
    assert totals.reports == len(document["reports"]) == 8
    assert totals.stories == len(document["stories"])
    assert totals.failures == len(document["failures"]) == 1
    assert totals.points == sum(len(story["points"]) for story in document["stories"])
    assert totals.line().startswith("8 reports in ")


@pytest.mark.weights
def test_a_page_of_two_stories_is_the_same_as_in_memory(tmp_path: Path) -> None:
    from shared_pages import PILE, write

    folder = write(tmp_path / "reports")
    found, totals = run([str(folder)])
    assert found.decode() == in_memory(str(folder)).decode()
    document = json.loads(found)
    assert sum("brief" in story["reports"] for story in document["stories"]) == 2
    assert totals.reports == len(document["reports"]) == len(PILE)
    parts = [Judgement("j-1", ("brief", "vote-1"), "ina", "2031-03-05", Action.DIFFERENT, STORY)]
    apart, _ = run([str(folder)], judgements=parts)
    assert apart.decode() == in_memory(str(folder), judgements=parts).decode()
    assert sum("brief" in story["reports"] for story in json.loads(apart)["stories"]) == 1


@pytest.mark.weights
@pytest.mark.parametrize("paths", [[], ["nothing-here"], [str(EXAMPLE)]])
def test_none_failed_or_one_story(paths: list[str]) -> None:
    settings = Settings(stories=StorySettings(one_story=True))
    assert run(paths, settings=settings)[0] == in_memory(*paths, settings=settings)


@pytest.mark.weights
def test_judgements_are_obeyed_and_none_is_lost() -> None:
    ledger = pipeline.compare(report_pile.read(str(EXAMPLE)))
    account = ledger.stories[0].points[0].accounts[0].id
    judgements = (
        Judgement("j1", (account,), "me", "2024-01-01T00:00:00Z", Action.REJECT, "account"),
        Judgement("j2", ("gone",), "me", "2024-01-01T00:00:00Z", Action.REJECT, "account"),
    )
    expected = in_memory(str(EXAMPLE), judgements=judgements)
    assert run([str(EXAMPLE)], judgements=judgements)[0] == expected
    assert b"what it is about is in no story" in expected
    assert expected != in_memory(str(EXAMPLE))


@pytest.mark.weights
def test_stories_are_parted_and_joined_as_people_decided(pile: Path) -> None:
    ids = [report.id for report in report_pile.read(str(pile)).reports]
    apart = next(
        story.reports
        for story in pipeline.compare(report_pile.read(str(pile))).stories
        if len(story.reports) > 1
    )
    judgements = (
        Judgement("j1", apart[:2], "me", "2024-01-01T00:00:00Z", Action.DIFFERENT, STORY),
        Judgement("j2", (ids[0], ids[-1]), "me", "2024-01-02T00:00:00Z", Action.SAME, STORY),
    )
    expected = in_memory(str(pile), judgements=judgements)
    assert run([str(pile)], judgements=judgements)[0] == expected
    assert [s["reports"] for s in json.loads(expected)["stories"]] != [
        s["reports"] for s in json.loads(in_memory(str(pile)))["stories"]
    ]


@pytest.mark.weights
def test_finished_parts_are_not_made_again(pile: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "run")
    first, totals = run([str(pile)], folder)
    assert totals.made == {"read": 9, "parse": 8, "compare": totals.stories}
    engine = Here()
    again, totals = run([str(pile)], folder, engine)
    assert again == first
    assert totals.made == {}
    assert {work.rpartition(":")[2] for work in engine.worked} == {"settle_some"}
    (pile / "a" / "three.txt").write_text(
        "Rain\n\nIt rained in Oslo on Monday, the weather service said.\n"
    )
    more, totals = run([str(pile)], folder)
    assert totals.made == {"read": 1, "parse": 1, "compare": 1}
    assert more == in_memory(str(pile))


class BrokeOff(Exception):
    """The run is ended from outside."""


@pytest.mark.weights
@pytest.mark.parametrize("after", [3, 12, 18])
def test_a_run_that_broke_off_goes_on(pile: Path, tmp_path: Path, after: int) -> None:
    class Breaking(Here):
        def map(
            self, work: str, items: Iterable[tuple[str, bytes]], *, shared: bytes = b""
        ) -> Iterator[Done]:
            for done in super().map(work, items, shared=shared):
                if len(self.worked) > after:
                    raise BrokeOff
                yield done

    engine, rest = Breaking(), Here()
    with pytest.raises(BrokeOff):
        run([str(pile)], str(tmp_path / "run"), engine)
    assert run([str(pile)], str(tmp_path / "run"), rest)[0] == in_memory(str(pile))
    settled = sum(work.endswith("settle_some") for work in rest.worked)
    assert len(rest.worked) - settled < 9 + 8 + 4 - min(after, 9) + 1


@pytest.mark.weights
def test_a_report_that_memory_is_not_enough_for_costs_itself_alone(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story_of = pipeline.compare_story

    def small(members: Sequence[object], *args: object, **named: object) -> object:
        if len(members) > 2:
            raise MemoryError
        return story_of(members, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "compare_story", small)
    found, totals = run([str(pile)], str(tmp_path / "run"))
    told = [
        failure["source"]
        for failure in json.loads(found)["failures"]
        if failure["error"] == pipeline.TOO_LARGE
    ]
    assert told
    assert found == in_memory(str(pile))
    assert totals.reports == 8 - len(told)


@pytest.mark.weights
def test_other_settings_take_nothing_from_a_run(pile: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "run")
    run([str(pile)], folder)
    for settings in (
        Settings(stories=StorySettings(one_story=True)),
        Settings(lineage=LineageSettings("Vale Media: Harbin Echo, Essel Lamp")),
    ):
        assert run([str(pile)], folder, settings=settings)[0] == in_memory(
            str(pile), settings=settings
        )


@pytest.mark.weights
@pytest.mark.parametrize(
    ("step", "error"),
    [
        ("read_one", "given up"),
        ("parse_one", "could not be compared: given up"),
        ("compare_some", "could not be compared: given up"),
    ],
)
def test_what_is_given_up_is_recorded_and_not_tried_again(
    pile: Path, tmp_path: Path, step: str, error: str
) -> None:
    folder = str(tmp_path / "run")
    found, _ = run([str(pile)], folder, Here("sixty-two", step))
    ledger = json.loads(found)
    failed = {failure["source"]: failure["error"] for failure in ledger["failures"]}
    assert failed["c/two.txt"] == error
    assert "two" not in {report["id"] for report in ledger["reports"]}
    assert {story["coverage"] for story in ledger["stories"]} == {"incomplete"}
    listed = [report for story in ledger["stories"] for report in story["reports"]]
    assert sorted(listed) == sorted(report["id"] for report in ledger["reports"])
    engine = Here()
    assert run([str(pile)], folder, engine)[0] == found
    assert {work.rpartition(":")[2] for work in engine.worked} == {"settle_some"}


def test_a_folder_of_its_own_is_removed() -> None:
    with RunFolder() as folder:
        place = Path(folder.rows("PRAGMA database_list")[0][2])
        assert place.exists()
    assert not place.exists()


def test_sets() -> None:
    sets = Sets(6)
    sets.join(4, 1)
    sets.join(5, 4)
    sets.join(3, 2)
    assert [sets.root(i) for i in range(6)] == [0, 1, 2, 2, 1, 1]
