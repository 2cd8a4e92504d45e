"""ChatModel sends prompts to an OpenAI-compatible address, several at once, within budgets. Every
reply is stored as it arrives."""

import json
import re
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import cycle
from typing import Any

from rashomon.answers.clients.connections import MALFORMED, connection_to, whole_document
from rashomon.answers.clients.missed_reply import (
    ALL_THOUGHT,
    BEYOND,
    EMPTY,
    TOO_LONG,
    MissedReply,
)
from rashomon.answers.clients.model_connection import (
    TooLong,
    list_models,
    parse_endpoint,
    unreached,
)
from rashomon.answers.clients.prompt_words import Spent, prompt_tokens, tokens_of, with_words_behind
from rashomon.answers.clients.read_answers import (
    NOT_AGAIN,
    SAYS_TOO_LONG,
    error_message,
    read_reply,
)
from rashomon.answers.clients.reply_cache import Replies, ReplySource, reply_key
from rashomon.errors import BadSettings, StopError
from rashomon.model.content_ids import text_hash
from rashomon.protocols import HttpAnswer, Prompt, Reply, ToSend
from rashomon.settings import ModelSettings

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_LONGEST_PAUSE = 120.0  # seconds
_LEAST_ROOM = 400  # tokens of a reply; where there is less, it is not asked for
_MOST_LOST = 3  # prompts without an answer, one after another, before the server is taken for gone
_UNKNOWN = re.compile("support|unknown|unrecogni|extra|not permitted|forbidden", re.IGNORECASE)
# What a server may not know.
_OPTIONAL = ("temperature", "seed", "max_tokens", "stream_options", "stream")


def _tell_nobody(*_: object) -> None:
    """Takes no notice."""


@dataclass
class ChatModel:
    """A language model that is asked over the network.

    - `begin`: called with the prompts about to be sent, before the first request, and again if
      stories were announced since; if it raises, the run ends
    - `announce`: called with what will be sent of stories
    - `on_reply`: called after each reply with what was spent, and how many prompts are open
    - `on_words`: called with the words of an answer as they are written
    - `first_only`: whether no numbers of sentences are asked for
    - `translates`: whether foreign sentences that an answer names are translated
    - `missed`: how many prompts got no reply, by reason
    - `cut`: how often the server counted so few tokens that it must have dropped most of the prompt
    """

    settings: ModelSettings
    key: str = ""
    kept: Replies = field(default_factory=Replies)
    begin: Callable[[Sequence[Prompt]], None] = _tell_nobody
    announce: Callable[[Sequence[ToSend]], None] = _tell_nobody
    on_reply: Callable[[Spent, int], None] = _tell_nobody
    on_words: Callable[[str], None] | None = None
    first_only: bool = False
    translates: bool = False
    hear: Callable[[Prompt, str], None] = _tell_nobody
    sleep: Callable[[float], object] | None = None
    missed: Counter[str] = field(default_factory=Counter)
    spent: Spent = field(default_factory=Spent)

    def __post_init__(self) -> None:
        """Checks the settings."""
        settings = self.settings
        if not settings.name:
            raise BadSettings("no language model is named: rashomon model set URL NAME")
        at = parse_endpoint(settings.url)
        self.line = connection_to(at, key=self.key, context=settings.context)
        self.name = settings.name
        self.host = self.line.endpoint.name
        self.context = settings.context
        self.questions_in = settings.questions_in
        self.body = ""  # else a hash of what requests hold beside prompt and model
        if settings.body:
            sent = json.dumps(dict(settings.body), sort_keys=True)
            self.body = text_hash(sent)[:16]
        self.cut = 0
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._unknown = set[str]()
        self._heard = dict[Prompt, str]()  # of replies that are being written, the whole lines
        self._is_stopped = False
        self._began: float | None = None
        self._is_new = True
        self._lost = 0

    def before(self, stories: Sequence[ToSend]) -> None:
        """Announces the stories that the next prompts concern."""
        self._is_new = True
        if self.line.endpoint.is_here:  # its server says which context it has
            with suppress(StopError):
                # seconds in which a server of this machine says what it has
                sizes = dict(list_models(self.line, seconds=2.0).models)
                stated = sizes.get(self.name) if len(sizes) != 1 else next(iter(sizes.values()))
                self.context = min(self.context, stated or self.context)
        self.announce(stories)

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the replies in the order of the prompts. Raises StopError if the server refuses,
        or cannot be reached from the first request on."""
        keys = [reply_key(self.name, prompt=prompt, body=self.body) for prompt in prompts]
        asked = dict(zip(keys, prompts, strict=True))
        waiting = {key: prompt for key, prompt in asked.items() if self.kept.get(key) is None}
        if len(waiting) < len(asked):  # what is kept is handed on as read by these settings
            self.kept.asked_of(self._source())
        while wave := self._admitted(waiting):
            for key in wave:
                del waiting[key]
            self._ask_all(wave)
        if waiting:
            self.missed[BEYOND] += len(waiting)
        return tuple(self.kept.get(key) or self._cut_reply(asked[key]) for key in keys)

    def _source(self) -> ReplySource:
        return ReplySource(
            model=self.name,
            host=self.host,
            context=self.context,
            body=self.body,
            questions_in=self.questions_in,
            first_only=self.first_only,
            translates=self.translates,
        )

    def _admitted(self, waiting: dict[str, Prompt]) -> dict[str, Prompt]:
        """Returns the prompts that may be sent now, in order. The choice depends on tokens alone,
        never on how fast replies arrive.

        Prompts that no budget will ever allow are removed from `waiting`.
        """
        wave = {}
        most = self.settings.budget_tokens
        promised = self.spent.tokens_in + self.spent.tokens_out
        for key, prompt in list(waiting.items()):
            room = self._room(prompt)
            needed = prompt_tokens(prompt) + room
            if room < min(prompt.max_tokens, _LEAST_ROOM):
                self.missed[TOO_LONG] += 1
                del waiting[key]
            elif not most or promised + needed <= most:  # for others, what these leave over may do
                wave[key] = prompt
                promised += needed
        return wave

    def _ask_all(self, wave: Mapping[str, Prompt]) -> None:
        """Asks all prompts of a wave at once. An error or a break by the user ends all of them."""
        if self._is_new:
            self.begin(tuple(wave.values()))
        self._is_new = False
        if self._began is None:
            self._began = time.monotonic()
            self.kept.asked_of(self._source())
        pool = ThreadPoolExecutor(self.settings.parallel, thread_name_prefix="language-model")
        try:
            asked = [pool.submit(self._ask_one, key, prompt) for key, prompt in wave.items()]
            for number, done in enumerate(as_completed(asked), 1):
                done.result()
                self.on_reply(self.spent, len(asked) - number)
        except BaseException as error:
            has_words = any(self._heard.values()) or any(prompt.turns for prompt in wave.values())
            self._is_stopped = isinstance(error, KeyboardInterrupt) and has_words
            self._ended.set()
            self.line.cut()
            if not self._is_stopped:
                raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _ask_one(self, key: str, prompt: Prompt) -> None:
        """Asks one prompt and keeps its reply. A first request that reaches nobody ends all of
        them."""
        try:
            self._may_go_on()
            reply = self._whole_reply(prompt)
            self._take_text(prompt, f"{reply.text}\n")
            self._heard.pop(prompt, None)
            self.kept.put(key, prompt, reply)
            with self._lock:
                self._lost = 0
        except StopError:
            self._ended.set()  # before this thread takes the next prompt
            raise
        except MissedReply as missed:
            has_words = self._cut_reply(prompt) is not None
            if has_words and self._is_stopped:
                return
            with self._lock:
                self.missed[str(missed)] += 1
                self._lost += missed.lost
                is_first = self.spent.requests == 0 and not has_words
            if is_first and missed.is_unreached:
                self._ended.set()
                raise StopError(
                    f"{missed}; is it running? rashomon model show says more"
                ) from missed

    def _hear(self, prompt: Prompt, so_far: str, data: bytes) -> None:
        """Takes in what has come of a reply; what cannot be read or shown of it costs nothing."""
        with suppress(*MALFORMED):
            part = read_reply(whole_document(data, so_far=True))
            if "<thinking>".startswith(part.text.strip()):  # or nothing yet
                return
            self._take_text(prompt, f"{so_far}{part.text}")

    def _take_text(self, prompt: Prompt, text: str) -> None:
        """Hands on a reply so far; if it is stopped, its whole lines stand."""
        self._heard[prompt] = text[: text.rfind("\n") + 1]
        self.hear(prompt, text)

    def _cut_reply(self, prompt: Prompt) -> Reply | None:
        """Returns what there is of a reply that broke off, or whose writing somebody stopped."""
        lines = self._heard.get(prompt, "")
        if not lines.strip():
            return None
        return Reply(lines, prompt_tokens(prompt), tokens_of(lines), is_cut=True)

    def _room(self, prompt: Prompt, so_far: str = "") -> int:
        """Returns how many tokens a reply may have: the requested number, or as many as the context
        has room for beside the prompt."""
        return min(prompt.max_tokens, self.context - prompt_tokens(prompt) - tokens_of(so_far))

    def _may_go_on(self) -> None:
        """Raises MissedReply if nothing more may be asked."""
        if self._ended.is_set():
            raise MissedReply("the run was ended")
        if self._lost >= _MOST_LOST:
            raise MissedReply(
                f"{self.host} was not asked any more, for it gave no answer {_MOST_LOST} times"
            )

    def _whole_reply(self, prompt: Prompt) -> Reply:
        """Returns the reply; where that is empty it is asked for once more."""
        for also in ("", "\n\nAnswer at once, without thinking first. /no_think"):
            reply = self._reply(with_words_behind(prompt, also))
            if reply.text.strip():
                return reply
        raise MissedReply(ALL_THOUGHT if reply.is_cut else EMPTY)

    def _reply(self, prompt: Prompt) -> Reply:
        """Returns the reply; one that was cut off is continued after its last complete line until
        it ends or the context is full."""
        text = ""
        tokens_in = 0
        tokens_out = 0
        for _ in range(6):  # of a reply that is cut off again and again
            part = self._part(prompt, text)
            text += part.text
            tokens_in += part.tokens_in
            tokens_out += part.tokens_out
            whole_lines = text[: text.rfind("\n") + 1]
            if (
                not part.is_cut
                or not part.text.strip()
                or self._room(prompt, whole_lines) < min(prompt.max_tokens, _LEAST_ROOM)
            ):
                break
            text = whole_lines or f"{text}\n"
        return Reply(text, tokens_in, tokens_out, part.is_cut)

    def _part(self, prompt: Prompt, so_far: str) -> Reply:
        """Returns what the model says next."""
        turns = [("system", prompt.system), ("user", prompt.user)]
        turns += zip(cycle(("assistant", "user")), prompt.turns, strict=False)
        if so_far:
            turns += [
                ("assistant", so_far),
                ("user", "You were cut off. Go on with the next line. Repeat nothing."),
            ]
        messages = [{"role": role, "content": words} for role, words in turns]
        listener = partial(self._hear, prompt, so_far)
        data = self._answered(messages, most=self._room(prompt, so_far), on_words=listener)
        try:
            reply = read_reply(whole_document(data))
        except MALFORMED as error:
            raise MissedReply("the answer could not be read") from error
        sent = sum(tokens_of(words) for _, words in turns)
        tokens_in = reply.tokens_in or sent
        tokens_out = reply.tokens_out or tokens_of(reply.text)
        with self._lock:
            # of shorter prompts nothing is concluded from what a server counts
            self.cut += 0 < 2 * reply.tokens_in < sent - 2_000
            self.spent.requests += 1
            self.spent.tokens_in += tokens_in
            self.spent.tokens_out += tokens_out
            self.spent.seconds = time.monotonic() - (self._began or 0.0)
        return replace(reply, tokens_in=tokens_in, tokens_out=tokens_out)

    def _answered(
        self,
        messages: Sequence[dict[str, str]],
        most: int,
        on_words: Callable[[bytes], None] | None,
    ) -> bytes:
        """Returns the bytes of a successful answer. `on_words` is called as it comes. Raises
        MissedReply if this prompt gets none, StopError if none will."""
        pauses = [min(_LONGEST_PAUSE, 2.0**number) for number in range(self.settings.retries)]
        while True:
            after = 0.0
            body = self._body(messages, most)
            try:
                answer = self._sent(body, on_words)
                if answer.status == 200:
                    return answer.data
                if self._has_learned_from(answer, body):
                    continue
                after = answer.retry_after or 0.0
                failed = MissedReply(self._refused(answer), lost=True)
            except MissedReply as missed:
                if not missed.lost:  # it would be no better the next time
                    raise
                failed = missed
            if not pauses or after > _LONGEST_PAUSE:
                raise failed
            (self.sleep or self._ended.wait)(max(pauses.pop(0), after))
            self._may_go_on()

    def _sent(
        self, body: Mapping[str, Any], on_words: Callable[[bytes], None] | None
    ) -> HttpAnswer:
        """Returns what the server answers to one request. Raises MissedReply if it gives no whole
        answer, StopError if it cannot be trusted."""
        try:
            return self.line.ask(
                "/chat/completions",
                json.dumps(body).encode("ascii"),
                seconds=self.settings.max_seconds,
                heard=on_words if self.on_words else None,
            )
        except TooLong as error:
            raise MissedReply(f"{self.host} {error}") from error
        except ssl.SSLCertVerificationError as error:
            raise StopError(
                f"{self.host} has no certificate that can be trusted: {error.verify_message}"
            ) from error
        except ConnectionResetError as error:
            raise MissedReply(f"{self.host} broke off: {error}", lost=True) from error
        except OSError as error:
            why = unreached(self.host, error)
            raise MissedReply(why, lost=True, is_unreached=True) from error

    def _body(self, messages: Sequence[dict[str, str]], most: int) -> dict[str, Any]:
        body = {"model": self.name, "messages": messages, "stream": self.on_words is not None}
        if self.on_words:
            body["stream_options"] = {"include_usage": True}
        body |= {"temperature": 0, "seed": self.settings.seed, "max_tokens": most}
        body |= dict(self.settings.body)
        for name in self._unknown:
            body.pop(name, None)
        if "max_tokens" in self._unknown:
            body["max_completion_tokens"] = most
        return body

    def _has_learned_from(self, answer: HttpAnswer, body: dict[str, Any]) -> bool:
        """Whether the server rejects an optional field of this request; it is omitted from now
        on."""
        message = error_message(answer)
        if answer.status not in (400, 422) or SAYS_TOO_LONG.search(message):
            return False
        optional = _OPTIONAL if _UNKNOWN.search(message) else ()
        rejected = {name for name in optional if re.search(rf"\b{name}\b", message)} & body.keys()
        self._unknown |= rejected
        return bool(rejected)

    def _refused(self, answer: HttpAnswer) -> str:
        """Returns why a busy server gave no reply. Raises MissedReply or StopError if
        retrying would not help."""
        message = error_message(answer)
        reason = f"{self.host} answered {answer.status}" + (f" ({message})" if message else "")
        if answer.status == 413 or (answer.status != 429 and SAYS_TOO_LONG.search(message)):
            raise MissedReply(TOO_LONG)
        if why := NOT_AGAIN.get(answer.status):
            raise StopError(f"{reason}: {why}")
        if answer.status not in _BUSY:
            raise MissedReply(reason)
        return reason
