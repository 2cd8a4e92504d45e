"""What compare reads and writes: pages, ledgers, outlets of the user among it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rashomon
import rashomon.settings
from commands import run
from rashomon.answers.given_reply import GivenReply
from rashomon.cli.group import main
from sheets import over_sheet
from stored import BOATS, put_files

REPORT = (
    "Bridge falls in Ostwick\n\nTwo people died when the bridge fell, the fire service said on "
    "Monday.\n"
)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    files = {"one.txt": REPORT, "two.txt": REPORT.replace("Two", "Three")}
    return put_files(tmp_path / "reports", files)


def compare(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)], input=stdin)


@pytest.mark.weights
def test_summary_on_stdout_and_ledger_in_the_file(pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "ledger.json"
    result = compare(pile, "-o", out, "--one-story")
    assert result.exit_code == 0
    assert "2 reports" in result.stdout
    assert "\x1b" not in result.stdout
    page = tmp_path / "ledger.html"
    assert result.stderr == f"ledger written to {out}\npage written to {page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    ledger = json.loads(out.read_text(encoding="utf-8"))
    assert [report["id"] for report in ledger["reports"]] == ["one", "two"]
    assert len(ledger["stories"]) == 1


@pytest.mark.weights
def test_json_and_dash_print_the_same_document(pile: Path) -> None:
    as_json, dash = compare(pile, "--json"), compare(pile, "-o", "-")
    assert (as_json.stdout, json.loads(dash.stdout)["format"]) == (dash.stdout, "rashomon-ledger/7")


@pytest.mark.weights
def test_no_page_beside_the_ledger_where_data_is_asked_for_or_another_file_stands(
    pile: Path, tmp_path: Path
) -> None:
    page = tmp_path / "ledger.html"
    compare(pile, "--json", "-o", tmp_path / "ledger.json")
    assert not page.exists()
    page.write_text("<p>mine</p>", encoding="utf-8")
    result = compare(pile, "-o", tmp_path / "ledger.json", "--page", tmp_path / "other.html")
    assert "other.html" in result.stderr
    assert page.read_text(encoding="utf-8") == "<p>mine</p>"
    assert "page written" not in compare(pile, "-o", tmp_path / "ledger.json").stderr
    assert page.read_text(encoding="utf-8") == "<p>mine</p>"


@pytest.mark.weights
def test_what_it_wrote_into_the_folder_is_no_report(pile: Path) -> None:
    for _ in range(2):
        result = compare(pile, "-o", pile / "ledger.json", "--one-story")
        assert "2 reports" in result.stdout
    assert "ledger.html: a page of Rashomon, not a report" in result.stdout
    assert "ledger.json: a ledger, not a report" in result.stdout


@pytest.mark.weights
def test_standard_input() -> None:
    result = compare("-", "--json", stdin=REPORT)
    assert result.exit_code == 0
    assert "Ostwick" in json.loads(result.stdout)["reports"][0]["text"]


@pytest.mark.weights
def test_nothing_to_read_is_said_in_one_line(tmp_path: Path) -> None:
    result = compare(tmp_path)
    assert (result.exit_code, result.stderr.count("\n")) == (4, 1)
    assert "Traceback" not in result.stderr
    (tmp_path / "empty.txt").write_text("")
    both = compare(tmp_path / "empty.txt", tmp_path / "none.txt", "-o", tmp_path / "ledger.json")
    assert (both.exit_code, both.stdout, both.stderr.count("\n")) == (4, "", 1)
    assert both.stderr.count("empty: no text in it") == both.stderr.count("not found") == 1
    assert not (tmp_path / "ledger.json").exists()


@pytest.mark.weights
def test_an_address_without_its_beginning_gets_a_hint(pile: Path) -> None:
    result = compare(pile, "www.example.org/mill-fire", "www.mill/fire")
    assert (result.exit_code, result.stderr.count("--fetch")) == (3, 1)
    assert "https://www.example.org/mill-fire --fetch" in result.stderr


CUP = (
    "Harnow win the cup\n\nHarnow Rovers won the cup on Sunday when Tomas Brandl scored twice "
    "against Velm Town in the final at Velm Stadium.\n"
)


FIRE = (
    "Mill burns in Ostwick\n\nA fire destroyed the old paper mill of Ostwick on Monday, and the "
    "fire chief Ilka Renn said nobody was hurt in the mill.\n"
)


@pytest.mark.weights
@pytest.mark.parametrize("workers", [(), ("--workers", "2")])
def test_one_story_of_what_looks_like_two_events_is_said(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    texts = {
        "0.txt": CUP,
        "1.txt": CUP.replace("scored twice", "scored two goals"),
        "2.txt": FIRE,
        "3.txt": FIRE.replace("destroyed", "ruined"),
    }
    folder = put_files(tmp_path / "two", texts)
    told = compare(folder, "--one-story", *workers)
    assert (
        "--one-story: these reports look like 2 events (0.txt, 1.txt; 2.txt, 3.txt)" in told.stderr
    )
    assert "look like" not in compare(folder).stderr
    assert "look like" not in compare(folder / "0.txt", folder / "1.txt", "--one-story").stderr


@pytest.mark.weights
def test_a_folder_that_is_not_there_stops_before_the_work(pile: Path, tmp_path: Path) -> None:
    result = compare(pile, "-o", tmp_path / "none" / "ledger.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "could not be written" in result.stderr


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    pile = put_files(tmp_path / "pile", BOATS)
    text = "- **Boats**: three burned [{Three boats}]; four burned [{Four boats}].\n"
    reports = rashomon.read(pile).reports
    (tmp_path / "answer.txt").write_text(over_sheet(reports, text), encoding="utf-8")
    return pile


@pytest.mark.weights
def test_an_answer_is_read_with_its_sentences(boats: Path, tmp_path: Path) -> None:
    given = ("--answer", tmp_path / "answer.txt", "--by", "Ada Quill")
    done = compare(boats, "--one-story", *given, "--json")
    assert done.exit_code == 0
    (answer,) = json.loads(done.stdout)["stories"][0]["answers"]
    assert answer["by"] == "person Ada Quill"
    parts = [part for line in answer["lines"] for part in line["parts"]]
    assert [(part["told"], len(part["sentences"])) for part in parts] == [
        ("three burned", 1),
        ("four burned", 1),
    ]
    for place in (("--store", tmp_path / "s.db"), ("--workers", "2")):
        apart = compare(boats, *given, *place)
        assert (apart.exit_code, "--answer work in this process" in apart.stderr) == (
            2,
            True,
        )
    both = compare(boats, *given, "--replies", tmp_path / "r.jsonl")
    assert (both.exit_code, "give one of" in both.stderr) == (2, True)


@pytest.mark.weights
def test_what_cannot_be_read_of_an_answer_is_said(boats: Path, tmp_path: Path) -> None:
    assert "could not be opened" in compare(boats, "--answer", tmp_path / "none.txt").stderr
    (tmp_path / "other.txt").write_text("Sheet 00000000\nThree boats [s1].\n", encoding="utf-8")
    told = compare(boats, "--one-story", "--answer", tmp_path / "other.txt").stderr
    assert "not read, the reply is about another sheet (00000000" in told
    with pytest.raises(TypeError):
        rashomon.compare(boats, answer="a\n", model=GivenReply("a"))


FIRE_OUTLETS = (
    "Mill burns at Dunmora\n\nA fire ran through the old mill at Dunmora on Sunday, the "
    "mayor said.\n"
)


@pytest.fixture
def pile_outlets(tmp_path: Path) -> Path:
    texts = {f"{name}.txt": FIRE_OUTLETS.replace("old", f"old {name}") for name in ("a1", "b2")}
    return put_files(tmp_path / "pile", texts).parent


def compared(pile_outlets: Path, rows: str) -> tuple[int, str, dict[str, str | None]]:
    (pile_outlets / "outlets.csv").write_text(rows, encoding="utf-8")
    given = [str(pile_outlets / "pile"), "--outlets", str(pile_outlets / "outlets.csv")]
    ran = CliRunner().invoke(main, ["compare", *given, "-o", str(pile_outlets / "ledger.json")])
    if ran.exit_code:
        return ran.exit_code, ran.output, {}
    ledger = rashomon.load(str(pile_outlets / "ledger.json"))
    return 0, ran.output, {report.id: report.outlet for report in ledger.reports}


def test_a_file_has_the_outlet_that_is_given(pile_outlets: Path) -> None:
    code, text, outlets = compared(pile_outlets, "file,outlet\na1.txt,Hill Post\n")
    assert (code, outlets) == (0, {"a1": "Hill Post", "b2": None})
    assert "Hill Post" in text
    assert "1 report of unknown outlets" in text


@pytest.mark.parametrize("called", ["b2", "b2.txt", "pile/b2.txt"])
def test_the_name_by_which_a_report_is_called_takes_an_outlet(
    pile_outlets: Path, called: str
) -> None:
    *_, outlets = compared(pile_outlets, f"{called},Hill Post\n")
    assert outlets == {"a1": None, "b2": "Hill Post"}


def test_reports_of_unknown_outlets_are_told_how_to_be_named(pile_outlets: Path) -> None:
    text = CliRunner().invoke(main, ["compare", str(pile_outlets / "pile")]).stdout
    assert "2 reports of unknown outlets (--outlets FILE names them" in text


def test_a_line_without_an_outlet_is_refused(pile_outlets: Path) -> None:
    code, text, _ = compared(pile_outlets, "a1.txt\n")
    assert code == 1
    assert "a line is a file or address, an outlet" in text


@pytest.mark.parametrize("verb", ["compare", "check", "ask", "put"])
def test_json_is_not_written_under_the_name_of_a_page(verb: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    arguments = {"compare": [tmp_path], "check": [tmp_path, tmp_path], "ask": [page, "Who?"]}
    result = run(verb, *arguments.get(verb, [page, page]), "-o", page, code=1)
    assert "-o writes JSON, not a page" in result.stderr
    assert not page.exists()
