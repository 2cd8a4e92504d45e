"""What the tools do beside what a conversation shows: the same bytes again, stores,
limits, parts of long answers, files in the output folder."""

import re
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistants import over_stdio, run
from commands import output
from rashomon.agents.server import offered
from rashomon.agents.server_state import (
    AssistantLimits,
    CallRefused,
    StoreStories,
    resolved_folders,
)
from rashomon.agents.tool_answers import MOST, answer
from rashomon.agents.workplace import Workplace
from rashomon.cli.group import main
from rashomon.settings import AgentSettings
from rashomon.store.add_reports import add_reports
from sheets import over_sheet
from stored import stored, write_reports

pytestmark = pytest.mark.processes

ROOT = Path(__file__).parents[2]
FERRY = ROOT / "examples" / "ferry-fire"
ABOARD = """- **Aboard**: 412 people, says Meridian [{was carrying 412}]; 396, says the Courier \
[{out of 396}].
- **Captain**: arrested, says the Whistle [{have since arrested}]; not, says the police \
[{has not been arrested}].
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    (tmp_path / "out").mkdir()
    with closing(
        Workplace(
            AssistantLimits(
                resolved_folders([str(FERRY), str(tmp_path)]),
                resolved_folders([str(tmp_path / "out")])[0],
            )
        )
    ) as found:
        yield found


@pytest.mark.weights
def test_the_same_answer_gives_the_same_here_and_from_the_command_line(
    place: Workplace, tmp_path: Path
) -> None:
    place.read_reports(paths=["reports"])
    place.compare(one_event=True)
    text = over_sheet(place.state.chosen(()), ABOARD)
    told = place.put_answer(text, agent="otter")
    assert "4 statements: 4 open sentences, 0 name none, 0 marks." in told
    ident, made = place.state.ledger("")
    (story,) = made.stories
    assert [answer.by for answer in story.answers] == ["assistant otter"]
    place.put_answer(text, agent="otter")
    assert place.state.ledger("")[0] == ident  # its id is that of its bytes
    page = Path(re.search(r"its page is at (.+?\.html)", told)[1])
    answer = page.with_name(f"{ident}-answer.txt")
    again = tmp_path / "again.json"
    output(
        *("compare", FERRY / "reports", "--one-story", "--answer", answer),
        *("--by", "assistant otter", "-o", again),
    )
    assert again.read_bytes() == page.with_suffix(".json").read_bytes()
    assert "arrested" in page.read_text("utf-8")


@pytest.mark.weights
def test_the_files_of_an_answer_make_its_ledger_again(place: Workplace, tmp_path: Path) -> None:
    place.read_reports(texts=GATE, one_event=True)
    place.compare(one_event=True)
    before, _ = place.state.ledger("")
    first = "Forty boats passed, or more.\n"
    text = over_sheet(place.state.chosen(()), "Forty boats passed [{Forty boats}].\n")
    place.put_answer(text, first=first, agent="otter")
    after = tmp_path / "out" / place.state.ledger("")[0]
    again = tmp_path / "again.json"
    output(
        *("put", f"{after}-answer.txt", after.with_name(f"{before}.json")),
        *("--first", f"{after}-first.txt", "--by", "assistant otter", "-o", again),
    )
    assert again.read_bytes() == after.with_suffix(".json").read_bytes()


GATE = [
    {
        "id": "courier",
        "text": "Gate opens at Harn\n\nThe gate at Harn was opened by the mayor, Ida Voss "
        "said.\nForty boats passed.\n",
    },
    {
        "id": "wire",
        "text": "Harn gate\n\nThe gate at Harn was opened by a clerk on Monday.\nMore than thirty "
        "boats passed.\n",
    },
]


@pytest.mark.weights
def test_the_sheet_is_told_and_what_was_not_found(place: Workplace) -> None:
    told = place.read_reports(texts=GATE, one_event=True)
    assert "An answer is written in two steps." in told
    assert re.search(r"^s\d+: The gate at Harn was opened by the mayor", told, re.M)
    place.compare(one_event=True)
    text = over_sheet(place.state.chosen(()), "Seventy-one boats passed [{More than thirty}].\n")
    told = place.put_answer(text, agent="otter")
    assert "1 statement: 1 opens sentences, 0 name none, 1 mark" in told
    with pytest.raises(CallRefused, match="nothing of the answer could be read"):
        place.put_answer("Sheet 00000000\nNine boats [s1].", agent="otter")


@pytest.mark.weights
def test_what_is_made_lies_in_the_output_folder(place: Workplace, tmp_path: Path) -> None:
    place.read_reports(paths=["reports/courier.txt", "reports/norda.html"])
    place.compare(one_event=True)
    made = [path for path in tmp_path.rglob("ledger-*") if path.is_file()]
    assert {path.parent for path in made} == {tmp_path / "out"}
    made[0].unlink()
    made[0].symlink_to(tmp_path / "elsewhere.json")
    with pytest.raises(CallRefused, match="outside the output folder"):
        place.compare(one_event=True)
    assert not (tmp_path / "elsewhere.json").exists()


@pytest.mark.weights
def test_nothing_is_written_where_nothing_may_be(tmp_path: Path) -> None:
    with closing(Workplace(AssistantLimits(resolved_folders([str(FERRY)])))) as place:
        place.read_reports(paths=["reports/courier.txt"])
        assert "was made" in place.compare()


def test_reports_of_one_name_are_told_apart_and_read_once(place: Workplace, tmp_path: Path) -> None:
    text = {
        "id": "courier",
        "text": "Pier falls\n\nThe pier at Harn fell on Monday, Ida Voss said.\n",
    }
    assert "1 report at hand" in place.read_reports(texts=[text])
    assert "1 report at hand" in place.read_reports(texts=[text])
    assert list(place.state.reports) == ["courier"]
    place.read_reports(texts=[text | {"text": text["text"].replace("Monday", "Tuesday")}])
    assert list(place.state.reports) == ["courier", "courier-2"]
    assert place.state.reports["courier-2"].text.count("Tuesday") == 1
    assert all(
        span.report == one.id for one in place.state.reports.values() for span in one.furniture
    )


def test_limits_are_kept_and_said(tmp_path: Path) -> None:
    limits = AgentSettings(max_reports=2, max_characters=5_000, max_ledgers=1)
    with closing(
        Workplace(AssistantLimits(resolved_folders([str(FERRY)]), limits=limits))
    ) as place:
        with pytest.raises(CallRefused, match="more than the 2 reports"):
            place.read_reports(paths=["reports"])
        with pytest.raises(CallRefused, match="more than the 2 reports or 5,000 characters"):
            place.read_reports(texts=[{"text": "The pier fell. " * 400}])
        assert "1 report at hand" in place.read_reports(
            texts=[{"text": "Pier falls\n\nThe pier at Harn fell."}]
        )


@pytest.mark.weights
def test_what_takes_too_long_is_ended_and_the_next_call_is_answered(tmp_path: Path) -> None:
    with closing(
        Workplace(
            AssistantLimits(resolved_folders([str(FERRY)]), limits=AgentSettings(max_seconds=8))
        )
    ) as place:
        place.read_reports(paths=["reports/courier.txt"])
        posts = ("".join("abcdefghij"[int(digit)] for digit in str(n)) for n in range(6000))
        long = " ".join(
            f"The pier at Harn fell on its {post} post, Mara Lind said." for post in posts
        )
        place.read_reports(texts=[{"text": f"Pier falls\n\n{long}"}])
        with pytest.raises(CallRefused, match="longer than 8 seconds"):
            place.compare()
        assert "1 report at hand" in place.read_reports(paths=["reports/courier.txt"])


def test_without_a_folder_none_is_read() -> None:
    with (
        closing(Workplace(AssistantLimits())) as place,
        pytest.raises(CallRefused, match="no folder may be read"),
    ):
        place.read_reports(paths=["x"])


def test_what_lies_outside_is_not_said_to_be_there(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    bounds = AssistantLimits(resolved_folders([str(tmp_path / "in")]))
    for given in (
        "../secret.txt",
        "../nothing.txt",
        "link.txt",
        str(tmp_path / "secret.txt"),
        "/etc/passwd",
    ):
        with pytest.raises(CallRefused, match="no such file or folder in the folders"):
            bounds.found(given)


@pytest.mark.weights
def test_a_text_is_held_against_the_reports(place: Workplace) -> None:
    place.read_reports(texts=GATE)
    told = place.check_text("The gate was opened. More than sixty boats passed the gate at Harn.")
    assert "More than sixty: in no report" in told
    assert "thirty boats" in told
    assert "No truth is judged" in told


@pytest.mark.weights
def test_stories_of_a_store_are_told(tmp_path: Path) -> None:
    store = str(tmp_path / "pile.db")
    assert (
        CliRunner().invoke(main, ["add", str(FERRY / "reports"), "--store", store]).exit_code == 0
    )

    async def work() -> None:
        async with over_stdio("--store", store) as assistant:
            (story,) = re.findall(r"st-\w+", await assistant.call("read_reports"))
            assert "5 reports" in await assistant.call("compare", ledger=story)

    run(work)


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


def test_descriptions_are_short_enough_for_every_client(place: Workplace) -> None:
    for tool in offered(place):
        assert 100 < len(tool.description) <= 1024, tool.name
        assert tool.parameters["additionalProperties"] is False
        assert all(
            argument.get("description") for argument in tool.parameters["properties"].values()
        )


def test_without_the_sdk_the_pip_line_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rashomon.agents.server", None)
    result = CliRunner().invoke(main, ["mcp"])
    assert (result.exit_code, "pip install '.[mcp]'" in result.output) == (1, True)


@pytest.mark.weights
def test_words_are_found_in_the_stories_of_a_store(tmp_path: Path) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        add_reports(store, [str(write_reports(tmp_path / "a", "kamal-1", "vote-1"))])
        story = store.reports.homes()["kamal-1"]
    place = Workplace(
        AssistantLimits(resolved_folders([str(tmp_path)])), StoreStories(str(tmp_path / "s.db"))
    )
    told = place.search_stories("pilgrims Devgarh")
    place.close()
    assert f"{story} | kamal-1 | undated | " in told
    assert "300 pilgrims" in told
