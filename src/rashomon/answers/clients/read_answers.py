"""Reads what a language model's server answers: replies (`read_reply`) and errors
(`error_message`)."""

import json
import re
from contextlib import suppress
from typing import Any

from rashomon.answers.prompts import whole_signs
from rashomon.protocols import HttpAnswer, Reply

_THOUGHT = re.compile(  # some templates open the thought themselves; one may never end
    r"\A(?:(?!</think).)*</think(?:ing)?>\s*|\A\s*<think(?:ing)?>.*\Z", re.DOTALL
)
_KEY = "it wants a key, or another one; the environment variable that key_env names holds it"
_GONE = "there is no such model or address; rashomon model show lists what there is"
SAYS_TOO_LONG = re.compile(
    r"context[ _-]?(?:length|size|window)|n_ctx|(?:too long|too many tokens|exceed\w{0,5}"
    r"|larger than).{0,80}(?:token|context|length|model)"
    r"|(?:prompt|input|message)s? (?:is|are) too (?:long|large)",
    re.IGNORECASE | re.DOTALL,
)
NOT_AGAIN = {401: _KEY, 403: _KEY, 404: _GONE, 405: _GONE, 410: _GONE} | dict.fromkeys(
    range(300, 400),
    "it leads to another address, which is not followed; rashomon model set takes the right one",
)
"""What to do about statuses of which asking again would not help."""


def read_reply(answer: dict[str, Any]) -> Reply:
    """Returns the reply of an answer; its tokens in and out are 0 if not stated. Raises what comes
    of a malformed one."""
    choice = answer["choices"][0]
    text = whole_signs(_THOUGHT.sub("", choice["message"]["content"] or ""))
    usage = answer.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    counts_given = [counts.get(name) for name in ("prompt_tokens", "completion_tokens")]
    counted_in, counted_out = (n if type(n) is int and 0 < n < 10**9 else 0 for n in counts_given)
    return Reply(text, counted_in, counted_out, choice.get("finish_reason") == "length")


def error_message(answer: HttpAnswer) -> str:
    """Returns a server's error message as one line."""
    text = answer.data[:4_000].decode("utf-8", "replace")
    document = None
    with suppress(ValueError, RecursionError):
        document = json.loads(answer.data)
    if isinstance(document, dict):
        document = document.get("error", document)
    if isinstance(document, dict):
        document = document.get("message") or document.get("detail")
    if isinstance(document, str):
        text = document
    return " ".join(text.split())[:300]
