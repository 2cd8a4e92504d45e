"""rashomon judge."""

from pathlib import Path

import pytest

from commands import run
from rashomon.authored.judgement_lines import read_judgements
from rashomon.model.document import from_json
from rashomon.model.ledger import Ledger

pytestmark = pytest.mark.weights

TEXTS = (
    "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz on Monday. The harbour "
    "board said four sailors drowned.\n",
    "Barges lost\n\nEleven barges sank in the gale off Port Lenz, and seven sailors drowned, "
    "said Mara Oduya.\n",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judge")
    for i, text in enumerate(TEXTS):
        (path / f"r{i}.txt").write_text(text, encoding="utf-8")
    run(
        "compare",
        str(path / "r0.txt"),
        str(path / "r1.txt"),
        "--one-story",
        "-o",
        str(path / "ledger.json"),
    )
    return path


def ledger_in(path: Path) -> Ledger:
    return from_json(path.read_text(encoding="utf-8"))


def test_a_value_is_corrected_obeyed_listed_exported_and_taken_back(
    folder: Path, tmp_path: Path
) -> None:
    ledger, kept, out = (
        str(folder / "ledger.json"),
        str(tmp_path / "kept.jsonl"),
        tmp_path / "new.json",
    )
    account = next(
        a
        for p in ledger_in(folder / "ledger.json").stories[0].points
        for a in p.accounts
        if a.low == 7
    )
    assert (
        run(
            "judge",
            ledger,
            "set",
            "value",
            account.id,
            "--to",
            "8",
            "--judgements",
            kept,
            "--by",
            "Ina",
        ).exit_code
        == 0
    )
    again = (
        "compare",
        str(folder / "r0.txt"),
        str(folder / "r1.txt"),
        "--one-story",
        "-o",
        str(out),
        "--judgements",
        kept,
    )
    assert run(*again).exit_code == 0
    assert [
        a.value
        for p in ledger_in(out).stories[0].points
        for a in p.accounts
        if a.quote == account.quote
    ] == ["8"]
    printed = run("judge", str(out), "--list").stdout
    assert "set value -> 8 (machine: seven), judged by Ina" in printed
    assert run("export", "judgements", str(out), "-o", str(tmp_path / "j.jsonl")).exit_code == 0
    (made,) = read_judgements((tmp_path / "j.jsonl").read_text(encoding="utf-8"))
    assert (made.after, made.passages[0].quote) == ("8", account.quote.quote)
    assert run("judge", ledger, "undo", made.id, "--judgements", kept).exit_code == 0
    assert run(*again).exit_code == 0
    assert ledger_in(out).stories == ledger_in(folder / "ledger.json").stories


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            ("set", "value", "a-0000000000", "--to", "8"),
            "no account or question of the ledger has the id 'a-0000000000'",
        ),
        (("reject", "value", "POINT"), "a value can be judged by set"),
        (("set", "colour", "POINT"), "what is judged is one of"),
        (
            ("set", "outlet", "r9", "--to", "The Quay Post"),
            "no report of the ledger has the id 'r9'",
        ),
        (("exclude", "report", "r9"), "no report of the ledger has the id 'r9'"),
        (("set", "kind", "Nobody", "--to", "place"), "no name of the ledger is spelled 'Nobody'"),
        (
            ("set", "kind", "Port Lenz", "--to", "harbour"),
            "a kind is one of person, organisation, place, other",
        ),
        (("set", "low", "ACCOUNT", "--to", "many"), "'many' is no number"),
        (("set", "as_of", "ACCOUNT", "--to", "Monday"), "'Monday' is no day"),
        (("set", "wording", "POINT"), "say what it is to be"),
        (("split", "point", "POINT"), "say which accounts leave"),
        (("move", "account", "ACCOUNT"), "an account moves to another account's question"),
        (("merge", "question", "ACCOUNT"), "this takes two"),
    ],
)
def test_a_slip_of_the_pen_is_found_at_once(
    folder: Path, tmp_path: Path, asked: tuple[str, ...], told: str
) -> None:
    point = ledger_in(folder / "ledger.json").stories[0].points[0]
    names = {"POINT": point.id, "ACCOUNT": point.accounts[0].id}
    result = run(
        "judge",
        str(folder / "ledger.json"),
        *(names.get(one, one) for one in asked),
        "--judgements",
        str(tmp_path / "k.jsonl"),
        code=1,
    )
    assert told in result.stderr
    assert not (tmp_path / "k.jsonl").exists()
