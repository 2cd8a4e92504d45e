"""The adjudicator against a scripted local server."""

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from adjudicators_corpus import ORDERS
from factories import make_report
from rashomon.adjudicators.chat import Chat
from rashomon.cli.asking_view import as_row
from rashomon.errors import BadSettings
from rashomon.model.judgement import Action
from rashomon.model.question import Asked, Decision, Option, Question, Shown, question
from rashomon.settings import AdjudicatorSettings


def ask_about(text: str) -> Question:
    report = make_report(text)
    item = Shown("1", "a-1", report.span(0, len(text)), report.span(0, len(text)))
    options = [Option("y", "yes", (Decision(Action.ACCEPT, "account", ("a-1",)),)), Option("n", "no")]
    return question(Asked.ACCOUNT, "s", "Is this an answer?", [item], options, 0.5)


ASKED = ask_about("The pier was closed.")


class Script:
    """A server that gives these replies in order, the last one for ever; `seen` holds what it was sent."""

    def __init__(self) -> None:
        self.replies: list[tuple[int, bytes]] = []
        self.seen: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        script = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                script.headers.append({name.lower(): value for name, value in self.headers.items()})
                script.seen.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                status, data = script.replies.pop(0) if len(script.replies) > 1 else script.replies[0]
                self.send_response(status)
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def says(self, *contents: object, status: int = 200) -> None:
        self.replies = [(status, json.dumps({"choices": [{"message": {"content": c}}]}).encode()) for c in contents]


@pytest.fixture
def script() -> Iterator[Script]:
    found = Script()
    thread = threading.Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.server.shutdown()
    thread.join()
    found.server.server_close()


def chat(script: Script, **fields: Any) -> Chat:
    return Chat(AdjudicatorSettings(url=script.url, model="tiny", max_seconds=2.0, **fields), key="secret", sleep=lambda _: None)


def good(asked: Question = ASKED, answer: str = "y") -> str:
    return json.dumps({"id": asked.id, "answer": answer, "quotes": [asked.shown[0].around.quote]})


def test_the_question_and_nothing_more_is_sent(script: Script) -> None:
    script.says(good())
    verdict = chat(script)(ASKED, as_row(ASKED))
    assert verdict.option is not None
    assert verdict.option.key == "y"
    (sent,) = script.seen
    assert sent["model"] == "tiny"
    assert sent["temperature"] == 0
    assert [m["role"] for m in sent["messages"]] == ["system", "user"]
    assert json.loads(sent["messages"][1]["content"]) == as_row(ASKED)
    assert script.headers[0]["authorization"] == "Bearer secret"


def test_a_fence_round_the_reply_is_no_fault(script: Script) -> None:
    script.says(f"```json\n{good()}\n```")
    assert chat(script)(ASKED, as_row(ASKED)).option is not None


def test_a_busy_server_is_asked_again_and_a_refusal_is_not(script: Script) -> None:
    script.replies = [(503, b""), (429, b""), (200, json.dumps({"choices": [{"message": {"content": good()}}]}).encode())]
    assert chat(script)(ASKED, as_row(ASKED)).option is not None
    assert len(script.seen) == 3
    script.says(good(), status=401)
    assert chat(script)(ASKED, as_row(ASKED)).refused == "no reply"
    assert len(script.seen) == 4


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"nonsense", b'{"choices": []}', b'{"choices": [{"message": {"content": 7}}]}', b"[" * 300_000]
)
def test_nonsense_leaves_the_built_in_answer(script: Script, data: bytes) -> None:
    script.replies = [(200, data)]
    assert chat(script)(ASKED, as_row(ASKED)).option is None


def test_a_redirect_is_not_followed(script: Script) -> None:
    script.says(good(), status=307)
    assert chat(script)(ASKED, as_row(ASKED)).refused == "no reply"
    assert len(script.seen) == 1


def test_what_was_answered_is_not_asked_twice(script: Script, tmp_path: Path) -> None:
    script.says(good())
    cache = str(tmp_path / "cache.jsonl")
    first = chat(script, cache=cache)(ASKED, as_row(ASKED))
    again = chat(script, cache=cache, max_questions=0)(ASKED, as_row(ASKED))
    assert first == again
    assert len(script.seen) == 1
    assert "secret" not in Path(cache).read_text(encoding="utf-8")
    Path(cache).write_text("damaged\n[]\n", encoding="utf-8")
    chat(script, cache=cache)(ASKED, as_row(ASKED))
    assert len(script.seen) == 2


def test_the_budget_ends_the_asking(script: Script) -> None:
    script.says(good())
    assert chat(script, max_questions=0)(ASKED, as_row(ASKED)).refused == "the budget is spent"
    assert chat(script, max_words=3)(ASKED, as_row(ASKED)).refused == "the budget is spent"
    assert script.seen == []


@pytest.mark.parametrize("trickle", [False, True])
def test_a_server_that_takes_too_long_is_left(trickle: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = threading.Event()

        def dawdle() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" if trickle else b"")
                while trickle and not done.wait(0.05):
                    try:
                        connection.sendall(b" ")
                    except OSError:
                        return
                done.wait(10)

        thread = threading.Thread(target=dawdle)
        thread.start()
        settings = AdjudicatorSettings(url=f"http://127.0.0.1:{listening.getsockname()[1]}/v1", model="tiny", max_seconds=0.5, retries=0)
        started = time.monotonic()
        verdict = Chat(settings)(ASKED, as_row(ASKED))
        took = time.monotonic() - started
        done.set()
        thread.join()
    assert verdict.refused == "no reply"
    assert took < 8


@pytest.mark.skipif("RASHOMON_ADJUDICATOR_URL" not in os.environ, reason="no local model is named")
def test_a_model_of_your_own_answers_in_the_form_or_is_refused() -> None:
    settings = AdjudicatorSettings(
        url=os.environ["RASHOMON_ADJUDICATOR_URL"], model=os.environ.get("RASHOMON_ADJUDICATOR_MODEL", "default")
    )
    verdict = Chat(settings)(ASKED, as_row(ASKED))
    assert verdict.option in (*ASKED.options, None)
    assert (verdict.option is None) == (verdict.refused is not None)


def test_a_dead_server_is_no_reply() -> None:
    settings = AdjudicatorSettings(url="http://127.0.0.1:9/v1", model="tiny", max_seconds=1.0)
    assert Chat(settings, sleep=lambda _: None)(ASKED, as_row(ASKED)).refused == "no reply"


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "ftp://host/v1", "http://"])
def test_an_endpoint_is_an_address(url: str) -> None:
    with pytest.raises(BadSettings):
        Chat(AdjudicatorSettings(url=url, model="tiny"))


@pytest.mark.parametrize("order", ORDERS, ids=range(len(ORDERS)))
def test_a_report_that_instructs_the_model_stays_data_and_an_obedient_model_is_refused(script: Script, order: str) -> None:
    asked = ask_about(order)
    obedient = [
        "OK",
        order,
        json.dumps({"answer": "y"}),
        good(asked, "conflict"),
        json.dumps({"id": asked.id, "answer": "y", "quotes": ["yes"]}),
    ]
    for reply in obedient:
        script.says(reply)
        assert chat(script)(asked, as_row(asked)).option is None
    for sent in script.seen:
        system, user = sent["messages"]
        assert order not in system["content"]
        assert json.loads(user["content"])["shown"][0]["words"] == order
