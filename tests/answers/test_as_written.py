"""Words are shown while a model writes them, and a stop keeps what is there: a dripping server."""

import json
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from goat_story import GATE, GOATS, QUILL, Reader, pile, read
from rashomon.answers.clients.chat import ChatModel
from rashomon.answers.clients.reply_cache import KeptModel, Replies
from rashomon.comparing.read_with_model import read_with
from rashomon.model.document import to_json
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import Prompt
from rashomon.settings import ModelSettings

pytestmark = pytest.mark.weights
Drip = Callable[[str], Iterator[str]]
"""The pieces in which a reply comes, with whatever pauses between them."""


def _events(pieces: Iterator[str]) -> Iterator[dict[str, Any]]:
    for piece in pieces:
        yield {"choices": [{"delta": {"content": piece}, "finish_reason": None}]}
    yield {"choices": [{"delta": {}, "finish_reason": "stop"}]}
    yield {"choices": [], "usage": {"prompt_tokens": 900, "completion_tokens": 90}}


def _ollama(pieces: Iterator[str]) -> Iterator[dict[str, Any]]:
    for piece in pieces:
        yield {"message": {"content": piece}, "done": False}
    counts = {"prompt_eval_count": 900, "eval_count": 90}
    yield {"message": {"content": ""}, "done": True, "done_reason": "stop"} | counts


@contextmanager
def _dripping(lines: str, drip: Drip, *, path: str = "/v1", whole: bool = False) -> Iterator[str]:
    """The address of a server that answers with these lines, in these pieces or `whole`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404)
            self.end_headers()

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert body["stream"] is True
            sheet = body["messages"][1]["content"]
            reply = Reader(lines).said(Prompt(stage="", story="", system="", user=sheet)) or ""
            is_second = len(body["messages"]) > 2
            if len(body["messages"]) > 4:
                reply = "Nothing changes."
            elif is_second:
                reply = f"{sheet.split('>>')[0].removeprefix('<<')}\n\n{reply}"
            else:
                reply = re.sub(r" \[s\d+\]", "", reply)
            pieces = iter([reply]) if is_second else drip(reply)
            self.send_response(200)
            self.end_headers()
            if whole:
                told = {"choices": [{"message": {"content": reply}, "finish_reason": "stop"}]}
                self.wfile.write(json.dumps(told, indent=1).encode())
                return
            try:
                if path == "/api":
                    for event in _ollama(pieces):
                        self.wfile.write(json.dumps(event).encode() + b"\n")
                    return
                for event in _events(pieces):
                    data = f"data: {json.dumps(event)}\n\n".encode()
                    for start in range(0, len(data), 50):  # events arrive in pieces themselves
                        self.wfile.write(data[start : start + 50])
                self.wfile.write(b"data: [DONE]\n\n")
            except OSError:
                pass  # the other side is gone

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{path}"
    finally:
        server.shutdown()
        server.server_close()


def _letters(reply: str) -> Iterator[str]:
    yield from reply


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C is heard, also where tests run in processes that ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _press_ctrl_c() -> None:
    main = threading.main_thread().ident
    assert main is not None
    signal.pthread_kill(main, signal.SIGINT)


class _Seen:
    """The words that were shown, and when."""

    def __init__(self) -> None:
        self.words = ""
        self.new = threading.Event()

    def __call__(self, words: str) -> None:
        self.words += words
        self.new.set()


@pytest.mark.parametrize("path", ["/v1", "/api"])
def test_words_are_shown_before_the_next_come_and_before_they_are_bound(path: str) -> None:
    seen = _Seen()
    waits = list[float]()

    def drip(reply: str) -> Iterator[str]:
        for words in (reply[:9], reply[9:60], reply[60:]):
            seen.new.clear()
            yield words
            since = time.monotonic()
            assert seen.new.wait(30)
            waits.append(time.monotonic() - since)
            time.sleep(0.3)  # between two looks at what has come

    with _dripping(f"{GOATS}\n{QUILL}", drip, path=path) as url:
        model = ChatModel(ModelSettings(url, "otter"), on_words=seen)
        read_with(model, [list(annotate_reports(pile()))])
    assert seen.words.startswith("- **Goats:** nine, the farmer said; at least eleven")
    assert "[s" not in seen.words
    assert len(waits) == 3
    assert max(waits) < 2
    assert (model.spent.tokens_in, model.spent.tokens_out) == (2700, 270)


@pytest.mark.parametrize("whole", [False, True])
def test_kept_replies_give_the_same_bytes_as_a_model_that_was_followed(
    tmp_path: Path, *, whole: bool
) -> None:
    thought = "<think>\nGoats? [s1]\n</think>\n"

    def drip(reply: str) -> Iterator[str]:
        yield from _letters(f"{thought}{reply}")

    path = str(tmp_path / "replies.jsonl")
    seen = _Seen()
    with _dripping(f"{GOATS}\n{GATE}", drip, whole=whole) as url:
        kept = Replies(path)
        ledger = read(ChatModel(ModelSettings(url, "otter"), kept=kept, on_words=seen))
    assert seen.words.count("\n") == 2
    again = read(KeptModel(Replies(path), "here"))
    assert to_json(again) == to_json(ledger)
    assert "Goats?" not in Path(path).read_text("utf-8")


@pytest.mark.usefixtures("ctrl_c")
def test_a_stop_keeps_the_whole_lines_that_are_there(tmp_path: Path) -> None:
    seen = _Seen()
    stopped = threading.Event()

    def drip(reply: str) -> Iterator[str]:
        head, _, rest = reply.partition("- Bo")
        yield f"{head}- Bo Quill was"
        assert seen.new.wait(30)
        _press_ctrl_c()
        stopped.wait(30)
        yield rest

    path = tmp_path / "replies.jsonl"
    with _dripping(f"{GOATS}\n{GATE}\n{QUILL}", drip) as url:
        kept = Replies(str(path))
        model = ChatModel(ModelSettings(url, "otter"), kept=kept, on_words=seen)
        (found,) = read_with(model, [list(annotate_reports(pile()))])
        stopped.set()
    assert [line.thing for line in found.answers[0].lines] == ["Goats", "Gate"]
    assert found.answers[0].unbound == "cut"
    assert "stopped" in found.refused[0].reason
    assert found.use is not None
    assert found.use.seen == ()
    assert kept.count() == 0


@pytest.mark.usefixtures("ctrl_c")
def test_a_stop_before_the_first_line_ends_the_run() -> None:
    def drip(reply: str) -> Iterator[str]:
        _press_ctrl_c()
        time.sleep(1)
        yield reply

    annotated = list(annotate_reports(pile()))
    with _dripping(GOATS, drip) as url:
        model = ChatModel(ModelSettings(url, "otter"), on_words=_Seen())
        with pytest.raises(KeyboardInterrupt):
            read_with(model, [annotated])


@pytest.mark.parametrize(("length", "lines"), [(30, 0), (90, 1)])
def test_of_a_reply_that_breaks_off_the_whole_lines_stand(length: int, lines: int) -> None:
    def drip(reply: str) -> Iterator[str]:
        yield reply[:length]
        time.sleep(0.3)
        raise OSError

    with _dripping(f"{GOATS}\n{GATE}", drip) as url:
        other = ChatModel(ModelSettings(url, "otter", retries=0), on_words=_Seen())
        other.spent.requests = 1  # so that the server is known to be there
        (found,) = read_with(other, [list(annotate_reports(pile()))])
    assert [len(answer.lines) for answer in found.answers] == ([lines] if lines else [])
    assert other.missed.total() == 1


def test_of_a_reply_that_drips_for_longer_than_it_may_the_whole_lines_stand() -> None:
    def drip(reply: str) -> Iterator[str]:
        yield reply
        while True:
            time.sleep(0.02)
            yield "\nand on"

    with _dripping(GOATS, drip) as url:
        settings = ModelSettings(url, "otter", retries=0, max_seconds=1.0)
        model = ChatModel(settings, on_words=_Seen())
        (found,) = read_with(model, [list(annotate_reports(pile()))])
    assert found.answers[0].lines[0].thing == "Goats"
    assert "broke off" in found.refused[0].reason
    assert [why.partition(" took ")[2] for why in model.missed] == ["longer than 1 seconds"]
