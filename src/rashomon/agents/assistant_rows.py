"""Brought: what an assistant brought of one story, as the replies of a language model: so that one code proves both, and kept replies give the same ledger."""

from collections.abc import Sequence

from rashomon.language_models.reply_cache import Replies, ReplySource, key_of
from rashomon.model.model_use import AGENT
from rashomon.model_reading import first_pass as first
from rashomon.model_reading import second_look
from rashomon.seams import Prompt, RefusedLine, Reply

HOST = "mcp"
CONTEXT = 1_000_000  # tokens: whatever is to be looked at again is told in one piece


class Brought:
    """A language model that answers the first request for rows, and the second look, with what was brought, and nothing else.

    After a run, `doubts` is what the second look asks about (empty: nothing), `refused` which lines were not taken, and `kept` the replies.
    """

    host, context = HOST, CONTEXT

    def __init__(self, agent: str, rows: str, look: str = "") -> None:
        self.name = f"{AGENT}{agent}"
        self.doubts = ""
        self.refused: tuple[RefusedLine, ...] = ()
        self.kept = Replies()
        self.kept.asked_of(ReplySource(self.name, self.host, self.context))
        self._brought = {first.STAGE: rows, second_look.STAGE: look}

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """What was brought for each, once."""
        return tuple(map(self._reply, prompts))

    def after(self, refused: Sequence[RefusedLine]) -> None:
        """Takes in what was not taken."""
        self.refused = tuple(refused)

    def _reply(self, prompt: Prompt) -> Reply | None:
        if prompt.stage == second_look.STAGE:
            self.doubts = prompt.user
        text = self._brought.pop(prompt.stage, "")
        if not text:
            return None
        reply = Reply(text, 0, 0)
        self.kept.put(key_of(self.name, prompt), prompt, reply)
        return reply
