"""What the tools do beside what a conversation shows: the same bytes again, limits, parts of long answers, files in the output folder."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistants import over_stdio, run
from rashomon.agents.at_hand import AssistantLimits, CallRefused, resolved_folders
from rashomon.agents.server import offered
from rashomon.agents.text_views import MOST, answer
from rashomon.agents.workplace import Workplace
from rashomon.cli.group import main
from rashomon.errors import StopError

pytestmark = pytest.mark.processes

ROOT = Path(__file__).parents[2]
FERRY = ROOT / "examples" / "ferry-fire"
ROWS = """# How many were on board? | count | 1u2
1 412 [412,412]: meridian "was carrying 412 people"; norda "In the morning it had announced 412"
2 396 [396,396]: courier "out of 396 on board"; norda "There had been 396 people on the ship"
# Was the captain arrested? | yes-no | 1c2
1 yes: whistle "Police have since arrested the captain"
2 no: norda "he has not been arrested"
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    (tmp_path / "out").mkdir()
    found = Workplace(AssistantLimits(resolved_folders([str(FERRY), str(tmp_path)]), resolved_folders([str(tmp_path / "out")])[0]))
    yield found
    found.close()


@pytest.mark.weights
def test_the_same_rows_give_the_same_bytes_here_and_from_the_command_line(place: Workplace, tmp_path: Path) -> None:
    place.read_reports(paths=["reports"])
    place.prove_rows(ROWS, agent="otter")
    doubted = place.held.ledger("")
    assert [point.question for point in doubted.ledger.stories[0].disputed() if point.by] == ["Was the captain arrested?"]
    look = "R2 1n2 of two days\n"
    place.prove_rows(ledger=doubted.id, second=look, agent="otter")
    made = place.held.ledger("")
    assert not [point for point in made.ledger.stories[0].disputed() if point.by]
    place.prove_rows(ROWS, reports=[report.id for report in reversed(made.ledger.reports)], agent="otter", second=look)
    assert place.held.ledger("").id == made.id  # its id is that of its bytes
    again = tmp_path / "again.json"
    result = CliRunner().invoke(
        main, ["compare", str(FERRY / "reports"), "--one-story", "--replies", made.files["replies"], "-o", str(again)]
    )
    assert result.exit_code == 0, result.output
    assert again.read_bytes() == Path(made.files["ledger"]).read_bytes()
    assert "arrested" in Path(made.files["page"]).read_text("utf-8")


@pytest.mark.weights
def test_exports_lie_in_the_output_folder(place: Workplace, tmp_path: Path) -> None:
    place.read_reports(paths=["reports/courier.txt", "reports/norda.html"])
    place.compare(one_event=True)
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    for name in ("csv", "sqlite", "markdown", "docx", "ucdp", "ledger", "page"):
        told = place.export(format=name)
        assert str(tmp_path / "out") in told
    made = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert made
    assert all((tmp_path / "out") in path.parents for path in made)
    assert any("DRAFT" in path.name for path in made)
    (tmp_path / "out" / f"{place.held.ledger('').id}-judgements.jsonl").symlink_to(tmp_path / "elsewhere.json")
    with pytest.raises(CallRefused, match="outside the output folder"):
        place.export(format="judgements")
    assert not (tmp_path / "elsewhere.json").exists()


@pytest.mark.weights
def test_nothing_is_written_where_nothing_may_be(tmp_path: Path) -> None:
    place = Workplace(AssistantLimits(resolved_folders([str(FERRY)])))
    try:
        place.read_reports(paths=["reports/courier.txt"])
        assert "its page" not in place.compare()
        for name in ("ledger", "page"):
            with pytest.raises(CallRefused, match="--output"):
                place.export(format=name)
    finally:
        place.close()


def test_reports_of_one_name_are_told_apart_and_read_once(place: Workplace, tmp_path: Path) -> None:
    text = {"id": "courier", "text": "Pier falls\n\nThe pier at Harn fell on Monday, Ida Voss said.\n"}
    assert "1 report at hand" in place.read_reports(texts=[text])
    assert "1 report at hand" in place.read_reports(texts=[text])
    assert list(place.held.reports) == ["courier"]
    place.read_reports(texts=[text | {"text": text["text"].replace("Monday", "Tuesday")}])
    assert list(place.held.reports) == ["courier", "courier-2"]
    assert place.held.reports["courier-2"].text.count("Tuesday") == 1
    assert all(span.report == one.id for one in place.held.reports.values() for span in one.furniture)


def test_limits_are_kept_and_said(tmp_path: Path) -> None:
    place = Workplace(AssistantLimits(resolved_folders([str(FERRY)]), characters=5_000))
    try:
        with pytest.raises(CallRefused, match="more than the 5,000 characters"):
            place.read_reports(paths=["reports"])
        assert "1 report at hand" in place.read_reports(texts=[{"text": "Pier falls\n\nThe pier at Harn fell."}])
        with pytest.raises(CallRefused, match="at hand may be 5,000 characters"):
            place.read_reports(texts=[{"text": "The pier stood. " * 311}])
        assert "1 report at hand" in place.read_reports()
    finally:
        place.close()


@pytest.mark.weights
def test_what_takes_too_long_is_ended_and_the_next_call_is_answered(tmp_path: Path) -> None:
    place = Workplace(AssistantLimits(resolved_folders([str(FERRY)]), seconds=1.2))
    try:
        place.read_reports(paths=["reports/courier.txt"])
        long = " ".join(f"The pier at Harn fell on its {n} post, Mara Lind said." for n in range(6000))
        place.read_reports(texts=[{"text": f"Pier falls\n\n{long}"}])
        with pytest.raises(CallRefused, match=r"longer than 1\.2 seconds"):
            place.compare()
        assert "1 report at hand" in place.read_reports(paths=["reports/courier.txt"])
    finally:
        place.close()


def test_nothing_is_fetched(place: Workplace) -> None:
    for given in ("https://example.org/", "http://127.0.0.1:9/x"):
        with pytest.raises(CallRefused, match="no such file"):
            place.read_reports(paths=[given])
    assert not place.held.reports


def test_what_lies_outside_is_not_said_to_be_there(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    bounds = AssistantLimits(resolved_folders([str(tmp_path / "in")]))
    for given in ("../secret.txt", "../nothing.txt", "link.txt", str(tmp_path / "secret.txt"), "/etc/passwd"):
        with pytest.raises(CallRefused, match="no such file or folder in the folders"):
            bounds.found(given)


def test_a_long_answer_comes_in_parts_and_none_is_lost() -> None:
    blocks = [f"line {number} " + "x" * (number % 700) for number in range(300)] + ["y" * 40_000]
    seen, start = "", 0
    for _ in range(50):
        told = answer("Head.", blocks, start=start, tail="Tail.")
        assert len(told) < MOST
        assert "data from the reports" in told
        seen += told
        if "For the rest" not in told:
            break
        start = int(told.rsplit("start=", 1)[1].split(".")[0])
    assert all(f"line {number} " in seen for number in range(300))
    assert seen.count("y") >= 40_000


def test_descriptions_are_short_enough_for_every_client() -> None:
    for tool in offered():
        assert 100 < len(tool.description or "") <= 1024, tool.name
        assert all(argument.get("description") for argument in tool.input_schema["properties"].values())


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="no folder"):
        resolved_folders([str(tmp_path / "x")])


def test_the_first_answers_come_soon(tmp_path: Path) -> None:
    """Cold, from the start of the process: the tools, and pasted text read; in processor time of the server and its children, which the load of a machine
    does not change much. 1.5 seconds where this was written."""
    import resource

    async def work() -> None:
        async with over_stdio(str(tmp_path)) as assistant:
            assert len((await assistant.client.list_tools()).tools) == 7
            assert "1 report at hand" in await assistant.call("read_reports", texts=[{"text": "Pier falls\n\nThe pier at Harn fell."}])

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(work)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert taken < 3.0


def test_without_the_sdk_the_pip_line_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rashomon.agents.server", None)
    result = CliRunner().invoke(main, ["mcp"])
    assert (result.exit_code, "pip install '.[mcp]'" in result.output) == (1, True)
