"""A language model on the command line: which there are, what is said, asked, kept and sent."""

import json
import re
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commands import output, run
from model_servers import Answered, ModelServer, model_server, said
from rashomon.cli import language_model, model
from rashomon.cli.group import main
from rashomon.cli.model_settings import LOCAL, read_model_settings
from rashomon.settings import ModelSettings
from stored import put_files

TEXTS = {
    "one": "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz on Monday. The harbour "
    "board said four sailors drowned.\n",
    "two": "Barges lost\n\nA gale sank eleven barges off Port Lenz on Monday, and four sailors "
    "drowned. The harbour was closed.\n",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of settings of the test's own, and a current folder without any."""
    monkeypatch.setattr("click.get_app_dir", lambda name: str(tmp_path / "config" / name))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return put_files(tmp_path / "reports", {f"{name}.txt": text for name, text in TEXTS.items()})


def place(body: dict[str, Any], words: str) -> str:
    """The number on the sheet of the sentence with these words."""
    lines = body["messages"][1]["content"].splitlines()
    found = next((line for line in lines if words in line), "s0 ")
    return found.lstrip("*").split()[0].rstrip(":")


def is_third(body: dict[str, Any]) -> bool:
    """Whether an author is shown each statement with its sentences."""
    return "\nP1: " in body["messages"][-1]["content"]


def answered(body: dict[str, Any]) -> Answered:
    if is_third(body):
        return 200, said("Nothing changes.", usage=(1400, 3))
    nine, eleven = place(body, "Nine barges"), place(body, "eleven barges")
    text = (
        f"- Barges sunk: nine [{nine}]; eleven [{eleven}].\n"
        f"- Drowned: four sailors [{nine}]; five sailors [{eleven}].\n"
    )
    return 200, said(text, usage=(900, 120))


def ask(
    server: ModelServer, pile: Path, out: Path, *more: object, keys: str | None = None
) -> Result:
    run("model", "set", server.url, "tiny")
    return run("compare", pile, "--one-story", "--model", "-o", out, *more, words=keys)


@pytest.mark.weights
def test_nothing_is_asked_unless_it_is_asked_for(pile: Path, tmp_path: Path) -> None:
    with model_server(answered) as server:
        run("model", "set", server.url, "tiny")
        output("compare", pile, "--one-story", "-o", tmp_path / "plain.json")
        assert server.asked == []
    made = json.loads((tmp_path / "plain.json").read_text(encoding="utf-8"))["made"]
    assert made["model"] is None


@pytest.mark.weights
def test_where_what_and_how_much_is_said_before_and_what_it_took_after(
    pile: Path, tmp_path: Path
) -> None:
    with model_server(answered) as server:
        run("model", "set", server.url, "tiny", "--price-in", "0.5", "--price-out", "2")
        done = run("compare", pile, "--one-story", "--model", "-o", tmp_path / "l.json")
        host = server.url.removeprefix("http://").removesuffix("/v1")
    lines = done.stderr.splitlines()
    assert lines[0] == f"model tiny at {host}, on this machine"
    assert lines[1] == "it is sent the text of 2 reports in 1 story: one, two"
    assert re.fullmatch(
        r"about 3 requests, [\d,]+ tokens in \(of which [\d,]+ are sent again\) and [\d,]+ out, "
        r"about 0\.\d\d at the prices set",
        lines[2],
    )
    assert lines[3].startswith("the first reply took ")
    assert re.search(
        r"^\d+ requests? answered in \d+ s: [\d,]+ tokens in, [\d,]+ out; about 0\.\d\d at "
        r"the prices set; kept in .*l\.replies\.jsonl$",
        done.stderr,
        re.M,
    )
    assert f"read with model tiny at {host}: 2 lines taken, 0 refusals" in done.stdout
    ledger = json.loads((tmp_path / "l.json").read_text(encoding="utf-8"))
    assert ledger["made"]["model"]["name"] == "tiny"
    assert by_tiny(ledger) == [["nine", "eleven"], ["four sailors", "five sailors"]]


def test_words_are_printed_as_they_come_with_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    settings = ModelSettings("http://127.0.0.1/v1", "tiny")
    asking = language_model.Asking(settings=settings, host="", is_here=True, yes=True)
    for words in ("Nine bar", "ges sank.\n\nEleven", " sank\x1b[31m."):
        asking.words(words)
    printed = capsys.readouterr().err
    first, *rest = printed.split("\n")
    assert first == "tiny, not yet bound to sentences: do not quote"
    assert rest[:2] == ["Nine barges sank.", ""]
    assert "\x1b" not in printed


def by_tiny(ledger: dict[str, Any]) -> list[list[str]]:
    """The shown words of each line that the model wrote, part by part."""
    (answer,) = ledger["stories"][0]["answers"]
    assert answer["by"] == "model tiny"
    return [[part["told"] for part in line["parts"]] for line in answer["lines"]]


@pytest.mark.weights
def test_with_the_replies_kept_the_same_ledger_without_settings_and_without_a_server(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(answered) as server:
        ask(server, pile, tmp_path / "first.json")
        count = len(server.asked)
        again = ask(server, pile, tmp_path / "first.json")
        assert len(server.asked) == count
        assert "tokens in and" not in again.stderr
    (tmp_path / "config" / "rashomon" / "model.toml").unlink()

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("the network is not to be used")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    offline = run(
        "compare",
        pile,
        "--one-story",
        "--replies",
        tmp_path / "first.replies.jsonl",
        "-o",
        tmp_path / "second.json",
        code=0,
    )
    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()
    assert "without a reply" not in offline.stderr


@pytest.mark.weights
def test_with_no_replies_no_reply_is_written_to_disk_and_the_ledger_is_the_same(
    pile: Path, tmp_path: Path
) -> None:
    store = tmp_path / "desk.db"
    with model_server(answered) as server:
        assert "replies.jsonl" in ask(server, pile, tmp_path / "kept.json").stderr
        (tmp_path / "kept.replies.jsonl").unlink()
        before = len(server.asked)
        done = ask(server, pile, tmp_path / "l.json", "--no-replies")
        assert len(server.asked) > before  # nothing answers in its place
        added = run("add", pile, "--store", store, "--model", "--no-replies")
    assert done.exit_code == added.exit_code == 0
    assert "; no reply is kept" in done.stderr
    assert "; no reply is kept" in added.stderr
    assert (tmp_path / "l.json").read_bytes() == (tmp_path / "kept.json").read_bytes()
    assert not list(tmp_path.rglob("*.jsonl"))


def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's server is taken for one outside this machine."""
    monkeypatch.setattr(
        "rashomon.answers.clients.model_connection.Endpoint.is_here", property(lambda self: False)
    )


@pytest.mark.weights
def test_an_address_elsewhere_is_asked_only_once_somebody_agreed(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(monkeypatch)
    with model_server(answered) as server:
        silent = ask(server, pile, tmp_path / "l.json")
        assert silent.exit_code == 1
        assert "outside this machine; the way there is not encrypted" in silent.stderr
        assert "--yes agrees beforehand" in silent.stderr
        assert server.asked == []
        assert not (tmp_path / "l.json").exists()
        monkeypatch.setattr(language_model, "can_be_asked", lambda: True)
        assert ask(server, pile, tmp_path / "l.json", keys="n\n").exit_code == 1
        assert server.asked == []
        yes = ask(server, pile, tmp_path / "l.json", keys="y\n")
        assert yes.exit_code == 0
        assert server.asked
        assert yes.stderr.count("[y/N]") == 1
        count = len(server.asked)
        (tmp_path / "l.replies.jsonl").unlink()
        assert ask(server, pile, tmp_path / "l.json", "--yes").exit_code == 0
        assert len(server.asked) == 2 * count


@pytest.mark.weights
def test_a_settings_file_that_lies_with_the_reports_is_not_read(pile: Path, tmp_path: Path) -> None:
    with model_server(answered) as server:
        for name in ("rashomon.toml", "model.toml"):
            for folder in (pile, tmp_path / "here"):
                (folder / name).write_text(
                    f'url = "{server.url}"\nname = "tiny"\n[model]\nurl = '
                    f'"{server.url}"\nname = "tiny"\n',
                    encoding="utf-8",
                )
        (tmp_path / "here" / "rashomon.toml").unlink()
        done = run(
            "compare", pile, "--one-story", "--model", "--yes", "-o", tmp_path / "l.json", code=1
        )
        assert "rashomon model set URL NAME" in done.stderr
        assert server.asked == []


@pytest.mark.weights
def test_what_is_beyond_the_budget_is_not_asked(pile: Path, tmp_path: Path) -> None:
    with model_server(answered) as server:
        run("model", "set", server.url, "tiny", "--budget-tokens", "100")
        done = run("compare", pile, "--one-story", "--model", "-o", tmp_path / "l.json")
        assert server.asked == []
    assert done.exit_code == 0
    assert "1 request without a reply: beyond the budget" in done.stderr


@pytest.mark.weights
@pytest.mark.parametrize(
    "arguments",
    [
        ("--yes",),
        ("--no-replies",),
        ("--model", "--no-replies", "--replies", "r.jsonl"),
        ("--model-settings", "x"),
        ("--model", "--workers", "2"),
        ("--model", "--store", "run.db"),
    ],
)
def test_options_that_do_not_go_together(pile: Path, arguments: tuple[str, ...]) -> None:
    assert run("compare", pile, *arguments).exit_code == 2


@pytest.mark.weights
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("url = 3\n", "url = 3: Input should be a valid string"),
        ("nmae = 'x'\n", "not a setting"),
        ("context = true\n", "context = True: Input should be a valid integer"),
        ("[", "not TOML"),
        ("url = " + "[" * 20_000, "not TOML"),
        ("context = 5\n", "at least 2000"),
        ("body = 3\n", "a table"),
        ("[body]\nday = 2026-05-01\n", "[body]"),
        ("name = 'x'\nurl = 'ftp://x'\n", "http://"),
        ("url = 'http://127.0.0.1/v1'\n", "no language model is named"),
        (
            "url = 'http://127.0.0.1/v1'\nname = 'x'\nkey_env = 'NOT_THERE'\n",
            "NOT_THERE is not set",
        ),
    ],
)
def test_settings_with_a_fault_say_which(pile: Path, tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    done = run("compare", pile, "--model", "--model-settings", tmp_path / "m.toml", code=1)
    assert fault in done.stderr


@pytest.mark.weights
def test_set_writes_what_is_read_again(tmp_path: Path) -> None:
    from rashomon.cli.model_settings import read_model_settings

    assert run("model", "set", "ollama", 'odd "name" \\ é').exit_code == 0
    assert read_model_settings("") == ModelSettings(
        "http://127.0.0.1:11434/api", 'odd "name" \\ é', parallel=1
    )
    assert (
        "outside this machine"
        in run(
            "model",
            "set",
            "https://models.example.org/v1",
            "large",
            "--key-env",
            "KEY",
            "--context",
            "100000",
        ).stderr
    )
    assert read_model_settings("") == ModelSettings(
        "https://models.example.org/v1", "large", "KEY", 100_000
    )
    assert run("model", "set", "llama.cpp").exit_code == 0
    assert run("model", "set", "ollama").exit_code == 2
    assert run("model", "set", "gopher://x/v1", "m").exit_code == 1
    assert run("model", "set", "https://me:secret@models.example.org/v1", "m").exit_code == 1
    assert run("model", "set", "ollama", "m", "--parallel", "0").exit_code == 1
    assert "secret" not in "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "config").rglob("*.toml")
    )


@pytest.mark.parametrize(
    ("models", "told"),
    [
        ([{"id": "tiny"}], "its server can be reached and has tiny"),
        ([{"id": "whatever it has"}], "its server can be reached and has tiny"),
        ([], "its server can be reached and has tiny"),
        ([{"id": "a"}, {"id": "b"}], "its server has no model tiny; it has a, b"),
        ([{"id": "tiny", "meta": {"n_ctx": 4096}}], "its server has 4,096 tokens of context"),
    ],
)
def test_show_says_what_is_set_and_what_its_server_says(models: list[Any], told: str) -> None:
    with model_server(lambda body: (200, said("no"))) as server:
        run("model", "set", server.url, "tiny", "--context", "8000")
        server.models = {"data": models}
        done = run("model", "show")
        assert not server.asked
    first, second = done.stdout.splitlines()
    assert first.endswith("on this machine; 8,000 tokens of context")
    assert second.startswith(told)
    assert done.exit_code == (0 if "can be reached" in told else 1)


@pytest.mark.weights
def test_a_model_of_the_library_is_set_by_its_name_and_asked_after_consent(
    pile: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done = run("model", "set", "llm:otter", code=0)
    assert "otter at llm, a library whose plug-in decides where it sends: what is" in done.stderr
    text = (tmp_path / "config" / "rashomon" / "model.toml").read_text(encoding="utf-8")
    assert 'url = "llm:"\nname = "otter"\nparallel = 1\n' in text
    refused = run("compare", pile, "--model")
    assert (refused.exit_code, "nothing was sent to llm" in refused.stderr) == (1, True)
    assert run("model", "set", "llm:").exit_code == 2


def by_model(store: Path) -> tuple[int, dict[str, Any]]:
    """How many differences of the store's first story a model wrote, and its ledger."""
    ledger = json.loads(run("compare", "--store", store, "--json", code=0).stdout)
    return len(by_tiny(ledger)), ledger


@pytest.mark.weights
def test_a_store_keeps_what_a_model_read_and_asks_nobody_again(pile: Path, tmp_path: Path) -> None:
    store = tmp_path / "desk.db"
    with model_server(answered) as server:
        run("model", "set", server.url, "tiny")
        added = run("add", pile, "--store", store, "--model", code=0)
        asked = len(server.asked)
        assert "it is sent the text of 2 reports in " in added.stderr
        assert (tmp_path / "desk.replies.jsonl").exists()
        count, ledger = by_model(store)
        assert count
        assert ledger["made"]["model"]["name"] == "tiny"
        (tmp_path / "l.json").write_text(json.dumps(ledger), encoding="utf-8")
        said_by = ledger["stories"][0]["statements"][0]["id"]
        told = ("--to", "the harbour master", "--decisions", tmp_path / "decided.jsonl")
        output("decide", tmp_path / "l.json", "speaker", said_by, *told)
        output("add", "--store", store, "--decisions", tmp_path / "decided.jsonl")
        assert len(server.asked) == asked
    later, after = by_model(store)
    assert later == count
    assert after["stories"][0]["decisions"]
    assert (run("regroup", "--store", store).exit_code, by_model(store)[0]) == (0, count)


def _silent() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/v1"


def _found(monkeypatch: pytest.MonkeyPatch, url: str, *arguments: str) -> Result:
    for server in LOCAL:
        knobs = LOCAL[server] | {"url": url if server == "lmstudio" else _silent()}
        monkeypatch.setitem(LOCAL, server, knobs)
    return CliRunner().invoke(main, ["model", "find", *arguments])


def test_servers_that_answer_are_listed_with_their_models_and_asked_for_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with model_server(lambda body: (200, said("no"))) as server:
        server.models = {"data": [{"id": "owl", "max_context_length": 4096}, {"id": "wren"}]}
        told = _found(monkeypatch, server.url)
        assert not server.asked
    assert told.exit_code == 0, told.output
    assert f"1  owl (lmstudio at {server.url}, 4,096 tokens)" in told.output
    assert f"2  wren (lmstudio at {server.url})" in told.output
    assert "model find --set N" in told.output


def test_one_of_them_is_set_with_the_smaller_context_that_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with model_server(lambda body: (200, said("no"))) as server:
        server.models = {"data": [{"id": "wren"}, {"id": "owl", "max_context_length": 4096}]}
        told = _found(monkeypatch, server.url, "--set", "2")
        assert told.exit_code == 0, told.output
        settings = read_model_settings("")
        assert (settings.name, settings.url, settings.context) == ("owl", server.url, 4096)
        assert _found(monkeypatch, server.url, "--set", "3").exit_code == 2


def test_where_nobody_answers_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_SECONDS", 0.5)
    told = _found(monkeypatch, _silent())
    assert told.exit_code != 0
    assert "docs/answers.md" in told.output


def held(body: dict[str, Any]) -> Answered:
    nine, eleven = place(body, "Nine barges"), place(body, "eleven barges")
    return 200, said(
        f"d1: says [{nine}] contradicts [{eleven}] eleven, not nine\n", usage=(900, 20)
    )


@pytest.mark.weights
def test_a_draft_is_asked_about_once_and_held_the_same_by_kept_replies(
    pile: Path, tmp_path: Path
) -> None:
    draft = put_files(tmp_path, {"draft.txt": "Nine barges went down off Port Lenz.\n"})
    check = ("check", draft / "draft.txt", pile, "--replies", tmp_path / "kept.jsonl")
    with model_server(held) as server:
        run("model", "set", server.url, "tiny")
        asked = run(*check, "--model")
        assert len(server.asked) == 1
        assert "d1: Nine barges went down" in server.asked[0]["messages"][1]["content"]
    assert asked.exit_code == 5
    told = " ".join(asked.stdout.split())
    assert "tiny says: contradicts; eleven, not nine; 2: A gale sank eleven barges" in told
    assert "sent the text of 2 reports" in asked.stderr
    again = run(*check)
    assert (again.exit_code, again.stdout) == (5, asked.stdout)


LATER = (
    "Gale at Port Lenz\n\nA fifth sailor drowned in the gale off Port Lenz on Monday, the harbour "
    "board said.\n"
)
CAME = "after l2: **Drowned later**: a fifth sailor, the harbour board said [{}].\n"


def _came(body: dict[str, Any]) -> Answered:
    if is_third(body) or "The answer:" not in body["messages"][1]["content"]:
        return answered(body)
    return 200, said(CAME.format(place(body, "A fifth sailor")), usage=(700, 40))


@pytest.mark.weights
def test_of_reports_that_come_to_a_store_only_they_are_sent(pile: Path, tmp_path: Path) -> None:
    store = tmp_path / "desk.db"
    with model_server(_came) as server:
        run("model", "set", server.url, "tiny")
        run("add", pile, "--store", store, "--model")
        later = put_files(tmp_path / "more", {"three.txt": LATER})
        done = run("add", later, "--store", store, "--model")
        assert len(server.asked) == 6
    assert "it is sent the text of 1 report in 1 story: three" in done.stderr
    assert "and 1 answer, with sentences near these reports" in done.stderr
    (story,) = re.findall(r"^(st-\w+)", output("stories", "--store", store), re.MULTILINE)
    told = " ".join(output("show", story, "--store", store).split())
    assert re.search(
        r"a fifth sailor, the harbour board said\. \[new since an earlier answer\] \[5\]", told
    )
