"""The client of a language model against a server of this machine."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from model_servers import Answered, model_server, said
from rashomon.answers.clients.chat import (
    ALL_THOUGHT,
    BEYOND,
    EMPTY,
    TOO_LONG,
    ChatModel,
    prompt_tokens,
)
from rashomon.answers.clients.model_connection import list_models, parse_endpoint
from rashomon.answers.clients.reply_cache import KeptModel, Replies, reply_key
from rashomon.errors import BadSettings, StopError
from rashomon.protocols import Prompt, Reply, present_moment
from rashomon.settings import ModelSettings

PROMPTS = [
    Prompt(
        stage="rows",
        story=f"story-{n}",
        system="Give rows.",
        user=f"The pier number {n} was closed.",
        max_tokens=100,
    )
    for n in range(12)
]
PROMPT = PROMPTS[0]


def settings(url: str, **more: Any) -> ModelSettings:
    return ModelSettings(**{"url": url, "name": "tiny", "max_seconds": 5.0, "retries": 3} | more)


def model(url: str, replies: Replies | None = None, **more: Any) -> ChatModel:
    return ChatModel(settings(url, **more), kept=replies or Replies(), sleep=lambda _: None)


def echo(body: dict[str, Any]) -> Answered:
    return 200, said(f"of: {body['messages'][1]['content']}", usage=(11, 7))


def in_turn(*answers: Answered) -> Callable[[dict[str, Any]], Answered]:
    left: Iterator[Answered] = iter(answers)
    return lambda _: next(left)


def texts(replies: tuple[Reply | None, ...]) -> list[str | None]:
    return [reply and reply.text for reply in replies]


def test_the_prompt_is_sent_as_it_is_and_the_key_in_a_header(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    with model_server(echo) as server:
        asked = ChatModel(
            settings(server.url, body=(("reasoning_effort", "low"),)),
            key="secret-key",
            kept=Replies(str(path)),
        )
        (reply,) = asked.replies([PROMPT])
    assert reply == Reply(f"of: {PROMPT.user}", 11, 7)
    assert server.asked == [
        {
            "model": "tiny",
            "stream": False,
            "temperature": 0,
            "seed": 1,
            "max_tokens": 100,
            "reasoning_effort": "low",
            "messages": [
                {"role": "system", "content": PROMPT.system},
                {"role": "user", "content": PROMPT.user},
            ],
        }
    ]
    assert server.headers[0]["authorization"] == "Bearer secret-key"
    assert "secret-key" not in path.read_text(encoding="utf-8")
    assert (asked.spent.requests, asked.spent.tokens_in, asked.spent.tokens_out) == (1, 11, 7)


def test_what_else_a_request_holds_is_part_of_the_key(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    bodies: tuple[dict[str, Any], ...] = ({}, {"body": (("top_k", 3),)})
    with model_server(echo) as server:
        for knobs in (*bodies, *bodies):
            model(server.url, Replies(str(path)), **knobs).replies([PROMPT])
            again = KeptModel(Replies(str(path)), "here")
            assert texts(again.replies([PROMPT])) == [f"of: {PROMPT.user}"]
        assert [body.get("top_k") for body in server.asked] == [None, 3]


@pytest.mark.parametrize("parallel", [1, 8])
def test_replies_come_in_the_order_of_prompts_and_in_one_file(
    tmp_path: Path, parallel: int
) -> None:
    def answer(body: dict[str, Any]) -> Answered:
        time.sleep(0.05 if "number 1 " in body["messages"][1]["content"] else 0)
        return echo(body)

    path = tmp_path / "replies.jsonl"
    with model_server(answer) as server:
        asked = model(server.url, Replies(str(path)), parallel=parallel)
        assert texts(asked.replies(PROMPTS)) == [f"of: {prompt.user}" for prompt in PROMPTS]
    asked.kept.tidy()
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["story"] for line in lines[1:]] == sorted(prompt.story for prompt in PROMPTS)
    assert [line["key"] for line in lines[1:]] == [
        reply_key("tiny", p) for p in sorted(PROMPTS, key=lambda p: p.story)
    ]


def test_a_busy_server_is_asked_again_after_growing_pauses_or_as_it_says() -> None:
    soon = format_datetime(present_moment() + timedelta(seconds=60), usegmt=True)
    answers: list[Answered] = [
        (500, b"oops"),
        (503, b""),
        (429, b"{}", {"Retry-After": "17"}),
        (429, b"", {"Retry-After": "soon"}),
        (503, b"", {"Retry-After": soon}),
        (200, said("at last")),
    ]
    pauses: list[float] = []
    with model_server(in_turn(*answers)) as server:
        asked = ChatModel(settings(server.url, retries=6), sleep=pauses.append)
        # The first try counts as any other: a server that is busy is there.
        assert texts(asked.replies([PROMPT])) == ["at last"]
    assert pauses[:4] == [1.0, 2.0, 17.0, 8.0]
    assert 30.0 < pauses[4] <= 60.0


def test_a_server_that_stays_busy_costs_its_prompts_and_is_left_alone_in_the_end() -> None:
    def answer(body: dict[str, Any]) -> Answered:
        return echo(body) if "number 0 " in body["messages"][1]["content"] else (503, b"")

    with model_server(answer) as server:
        asked = model(server.url, parallel=1, retries=1)
        assert texts(asked.replies(PROMPTS)) == [f"of: {PROMPT.user}", *[None] * 11]
    assert (len(server.asked), sorted(asked.missed.values())) == (1 + 3 * 2, [3, 8])
    assert any("answered 503" in why for why in asked.missed)


@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "key_env"), (403, "key_env"), (404, "rashomon model show"), (307, "not followed")],
)
def test_a_server_that_will_never_answer_stops_the_run(status: int, told: str) -> None:
    with (
        model_server(
            lambda _: (
                status,
                b'{"error": {"message": "No \x1b[31mway"}}',
                {"Location": "http://127.0.0.1:9/v1"},
            )
        ) as server,
        pytest.raises(StopError, match=told),
    ):
        model(server.url, parallel=1).replies(PROMPTS)
    assert len(server.asked) == 1


def test_nobody_there_stops_the_run_and_says_what_to_do() -> None:
    with pytest.raises(StopError, match="rashomon model show"):
        model("http://127.0.0.1:9/v1").replies([PROMPT])


@pytest.mark.parametrize(
    ("answered", "why"),
    [
        ((500, b"oops"), "answered 500"),
        ((200, b'{"choices"', {"Content-Length": "5000"}), "broke off"),
    ],
)
def test_a_server_that_breaks_at_the_first_request_takes_away_only_its_reply(
    answered: Answered, why: str
) -> None:
    with model_server(lambda _: answered) as server:
        asked = model(server.url, retries=0)
        assert asked.replies([PROMPT]) == (None,)
    (missed,) = asked.missed
    assert why in missed


def test_a_reply_that_is_cut_off_goes_on_from_its_last_whole_line() -> None:
    answers = [
        (200, said("first\nsec", finish="length", usage=(10, 5))),
        (200, said("second\nthird", finish="length", usage=(12, 5))),
        (200, said("third and last", usage=(14, 3))),
    ]
    with model_server(in_turn(*answers)) as server:
        (reply,) = model(server.url).replies([PROMPT])
    assert reply == Reply("first\nsecond\nthird and last", 36, 13)
    assert [m["content"] for m in server.asked[2]["messages"][2:3]] == ["first\nsecond\n"]
    assert [m["role"] for m in server.asked[1]["messages"]] == [
        "system",
        "user",
        "assistant",
        "user",
    ]


@pytest.mark.parametrize(
    ("finish", "why"), [("length", ALL_THOUGHT), ("stop", EMPTY)], ids=["thought", "empty"]
)
def test_an_empty_reply_is_asked_for_once_more_then_explained_and_not_kept(
    finish: str, why: str
) -> None:
    answers = [(200, said("", finish=finish)), (200, said("<think>on and on", finish=finish))]
    with model_server(in_turn(*answers, (200, said(None)), (200, said("at last")))) as server:
        asked = model(server.url, parallel=1)
        assert texts(asked.replies(PROMPTS[:2])) == [None, "at last"]
    assert "without thinking" in server.asked[1]["messages"][1]["content"]
    assert (asked.kept.count(), asked.missed) == (1, {why: 1})


@pytest.mark.parametrize(
    "text",
    [
        "<think>\nwell\n</think>\n\n# Was it closed?",
        "well, the template opened it\n</think>\n# Was it closed?",
    ],
)
def test_what_stands_around_the_lines_is_no_part_of_the_reply(text: str) -> None:
    with model_server(lambda _: (200, said(text))) as server:
        assert texts(model(server.url).replies([PROMPT])) == ["# Was it closed?"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"nonsense",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 7}}]}',
        b"[" * 300_000,
        b'{"choices": {"0": 1}}',
        b"null",
        json.dumps({"choices": [{"message": {"content": "x" * 41_000_000}}]}).encode(),
    ],
    ids=range(9),
)
def test_garbage_and_floods_cost_one_reply(data: bytes) -> None:
    with model_server(in_turn((200, data), (200, said("good")))) as server:
        asked = model(server.url, parallel=1)
        assert texts(asked.replies(PROMPTS[:2])) == [None, "good"]
    assert (len(server.asked), asked.missed.total(), asked.kept.count()) == (2, 1, 1)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (
            400,
            "This model's maximum context length is 8192 tokens. However, you requested 9000 "
            "tokens (8000 in the messages, 1000 in the completion).",
        ),
        (
            400,
            "'max_tokens' or 'max_completion_tokens' is too large: 4000. This model's maximum "
            "context length is 4096 tokens",
        ),
        (
            400,
            "the request exceeds the available context size. try increasing the context size "
            "or enable context shift",
        ),
        (400, "prompt is too long: 210000 tokens > 200000 maximum"),
        (413, "Request Entity Too Large"),
        (502, "ValueError: Requested tokens (2041) exceed context window of 512"),
    ],
)
def test_a_context_that_is_full_is_told_from_other_faults(status: int, message: str) -> None:
    with model_server(
        lambda _: (status, json.dumps({"error": {"message": message}}).encode())
    ) as server:
        asked = model(server.url, retries=0)
        assert asked.replies([PROMPT]) == (None,)
    assert (asked.missed, len(server.asked)) == ({TOO_LONG: 1}, 1)


def test_a_prompt_beyond_the_context_is_not_sent() -> None:
    long = Prompt(
        stage="rows", story="s", system="Give rows.", user="word " * 2_000, max_tokens=100
    )
    with model_server(echo) as server:
        asked = model(server.url, context=2_500)
        assert texts(asked.replies([long, PROMPT])) == [None, f"of: {PROMPT.user}"]
    assert asked.missed == {TOO_LONG: 1}


def test_fields_that_a_server_does_not_know_are_left_out() -> None:
    def answer(body: dict[str, Any]) -> Answered:
        for name in ("max_tokens", "temperature", "seed"):
            if name in body:
                why = f"Unsupported parameter: '{name}' is not supported with this model."
                return 400, json.dumps({"error": {"message": why}}).encode()
        return echo(body)

    with model_server(answer) as server:
        assert None not in model(server.url).replies([PROMPT])
    assert (len(server.asked), server.asked[-1]["max_completion_tokens"]) == (4, 100)


def test_the_context_is_what_a_server_of_this_machine_has() -> None:
    with model_server(echo) as server:
        asked = model(server.url, context=20_000)
        server.models = {"data": [{"id": "tiny", "meta": {"n_ctx": 4096}}, {"id": "large"}]}
        asked.before([])
        assert asked.context == 4096
        server.models = {"data": [{"id": "tiny", "max_model_len": 90_000}]}
        asked.before([])
        assert asked.context == 4096


def test_each_request_to_ollama_sets_the_context() -> None:
    told = {"message": {"content": "goats"}, "done_reason": "length"}
    answers = [told | {"prompt_eval_count": 9, "eval_count": 3}, told | {"done_reason": "stop"}]
    with model_server(in_turn(*((200, json.dumps(one).encode()) for one in answers))) as server:
        server.models = {"models": [{"name": "tiny"}]}
        asked = model(server.url.replace("/v1", "/api"), context=9_000)
        assert list_models(asked.line).models == (("tiny", None),)
        (reply,) = asked.replies([PROMPT])
    assert (reply.text, reply.tokens_out) == ("goats\ngoats", 5)
    options = {"num_ctx": 9_000, "temperature": 0, "seed": 1, "num_predict": 100}
    assert server.asked[0]["options"] == options


@pytest.mark.parametrize("drip", [b"", b" ", b"HTTP/1.1 200 OK\r\nX-Slow: "])
def test_a_server_that_drips_is_left(drip: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = threading.Event()

        def dawdle() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(b"" if drip.startswith(b"HTTP") else b"HTTP/1.1 200 OK\r\n\r\n")
                while not done.wait(0.05):
                    try:
                        connection.sendall(drip[:1] or b"")
                    except OSError:
                        return

        thread = threading.Thread(target=dawdle)
        thread.start()
        asked = model(f"http://127.0.0.1:{listening.getsockname()[1]}/v1", max_seconds=0.2)
        started = time.monotonic()
        assert asked.replies([PROMPT]) == (None,)
        assert time.monotonic() - started < 30
        done.set()
        thread.join()
    assert asked.missed == {f"{asked.host} took longer than 0.2 seconds": 1}


_RUN = """
import sys
from rashomon.answers.clients.chat import ChatModel
from rashomon.answers.clients.reply_cache import Replies
from rashomon.protocols import Prompt
from rashomon.settings import ModelSettings
prompts = [Prompt("rows", f"story-{n}", "Give rows.", f"The pier number {n} was closed.", 100) for \
n in range(12)]
model = ChatModel(ModelSettings(url=sys.argv[1], name="tiny", parallel=1), \
kept=Replies(sys.argv[2]))
print(sum(reply is not None for reply in model.replies(prompts)), model.spent.requests)
"""


def test_a_process_that_is_killed_loses_no_reply_that_it_had(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    running: list[subprocess.Popen[bytes]] = []

    def answer(body: dict[str, Any]) -> Answered:
        if len(server.asked) == 8 and len(running) == 1:
            running[0].kill()
        return echo(body)

    with model_server(answer) as server:
        command = [sys.executable, "-c", _RUN, server.url, str(path)]
        running.append(subprocess.Popen(command))
        assert running[0].wait(timeout=50) != 0
        assert Replies(str(path)).count() == 7
        done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=True)
    assert done.stdout.split() == ["12", "5"]


@pytest.mark.parametrize("parallel", [1, 8])
def test_a_budget_of_tokens_lets_the_same_prompts_through_whatever_comes_first(
    parallel: int,
) -> None:
    need = prompt_tokens(PROMPT) + PROMPT.max_tokens
    with model_server(lambda body: (200, said("reply", usage=(20, 30)))) as server:
        asked = model(server.url, parallel=parallel, budget_tokens=need * 4 + 10)
        replies = asked.replies(PROMPTS)
        found = [reply is not None for reply in replies]
        assert asked.spent.tokens_in + asked.spent.tokens_out <= need * 4 + 10
        assert asked.replies(PROMPTS[:1]) == replies[:1]
    # Four fit at first; what they leave over lets more through, until a whole one no longer fits.
    assert (found, asked.missed) == ([True] * 8 + [False] * 4, {BEYOND: 4})


def test_before_the_first_request_the_run_can_be_ended() -> None:
    seen: list[int] = []

    def refuse(prompts: Any) -> None:
        seen.append(len(prompts))
        raise StopError("not agreed")

    with model_server(echo) as server:
        asked = ChatModel(settings(server.url), begin=refuse)
        with pytest.raises(StopError):
            asked.replies(PROMPTS)
        assert server.asked == []
        kept = Replies()
        kept.put(reply_key("tiny", PROMPT), PROMPT, Reply("kept", 1, 1))
        assert texts(
            ChatModel(settings(server.url), kept=kept, begin=refuse).replies([PROMPT])
        ) == ["kept"]
    assert seen == [12]


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with model_server(echo) as server:
        assert None not in model(server.url).replies(PROMPTS)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "ftp://host/v1",
        "http://",
        "http://me:secret@host/v1",
        "http://host:port/v1",
        "http://host..org/v1",
        "http://host/v1?key=1",
    ],
)
def test_an_address_of_a_model_is_one(url: str) -> None:
    with pytest.raises(BadSettings):
        parse_endpoint(url)


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://127.9.9.9/", True),
        ("http://localhost.example.org/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
        ("http://10.0.0.4/v1", False),
        ("http://0.0.0.0:8080", False),
        ("https://models.example.org/v1", False),
        ("http://[::ffff:10.0.0.1]/", False),
    ],
)
def test_what_is_this_machine(url: str, here: bool) -> None:
    assert parse_endpoint(url).is_here is here


def test_localhost_that_leads_elsewhere_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "rashomon.answers.clients.model_connection.is_loopback", lambda address: False
    )
    with (
        model_server(echo) as server,
        pytest.raises(StopError, match="does not lead to this machine"),
    ):
        model(server.url.replace("127.0.0.1", "localhost"), retries=0).replies([PROMPT])
    assert server.asked == []


@pytest.mark.parametrize(
    "fields",
    [
        {"context": 10},
        {"parallel": 0},
        {"max_seconds": 0.0},
        {"price_in": -1.0},
        {"body": (("messages", []),)},
    ],
)
def test_settings_that_make_no_sense(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"context|not a number|said by the program"):
        settings("http://127.0.0.1/v1", **fields)


def test_a_key_that_no_header_carries() -> None:
    with pytest.raises(BadSettings):
        ChatModel(settings("http://127.0.0.1/v1"), key="one\r\nX-Other: two")
