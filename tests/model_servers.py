"""An OpenAI-compatible server of this machine that answers what a test says, and a model that
answers with the recorded answer of an example."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from rashomon.protocols import Prompt, Reply

FERRY = Path(__file__).resolve().parents[1] / "examples" / "ferry-fire"


def ferry_reply() -> str:
    """What an author wrote of the example."""
    return (FERRY / "answer.txt").read_text("utf-8")


def ferry_first() -> str:
    """What that author had written before naming sentences."""
    return (FERRY / "first.txt").read_text("utf-8")


class FerryReader:
    """A model that answers what the author of the example wrote."""

    name, host, context = "recorded-llm", "127.0.0.1", 32_768

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply, ...]:
        replies = {"first": ferry_first(), "second": ferry_reply()}
        return tuple(Reply(replies.get(one.stage, ""), 1, 1) for one in prompts)


def said(text: str | None, *, finish: str = "stop", usage: tuple[int, int] | None = None) -> bytes:
    """An answer with these words."""
    told: dict[str, Any] = {
        "choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}]
    }
    if usage is not None:
        told["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
    return json.dumps(told).encode()


Answered = tuple[int, bytes] | tuple[int, bytes, dict[str, str]]


class ModelServer:
    """`asked` holds the bodies of all requests, `headers` what came with them; `answer` makes the
    status and bytes of a body, `models` what GET says."""

    def __init__(self, answer: Callable[[dict[str, Any]], Answered]) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.models: dict[str, Any] = {"data": [{"id": "tiny"}]}
        outer, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.give(200, json.dumps(outer.models).encode())

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with lock:
                    outer.asked.append(body)
                    outer.headers.append(
                        {name.lower(): value for name, value in self.headers.items()}
                    )
                status, data, *more = answer(body)
                self.give(status, data, *more)

            def give(self, status: int, data: bytes, more: dict[str, str] | None = None) -> None:
                try:
                    self.send_response(status)
                    headers = {"Content-Length": str(len(data))} | (more or {})
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:
                    pass  # the other side is gone

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"


@contextmanager
def model_server(answer: Callable[[dict[str, Any]], Answered]) -> Iterator[ModelServer]:
    """The server, while the block lasts."""
    made = ModelServer(answer)
    threading.Thread(target=made.server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()
