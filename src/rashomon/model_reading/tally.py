"""Counts the requests of one pass, and what became of the lines of the replies."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model.model_use import PassUse, total_refusals
from rashomon.protocols import Prompt, Reply


@dataclass(slots=True)
class ReplyTally:
    """One pass: its requests and replies, lines taken, and what was refused by reason."""

    stage: str
    asked: int = 0
    replies: list[str] = field(default_factory=list)
    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    tokens_in: int = 0
    tokens_out: int = 0

    def count(self, prompts: Sequence[Prompt], replies: Sequence[Reply | None]) -> None:
        """Adds requests and their replies."""
        self.asked += len(prompts)
        for reply in filter(None, replies):
            self.replies.append(reply.text)
            self.tokens_in += reply.tokens_in
            self.tokens_out += reply.tokens_out

    def use(self) -> PassUse:
        """Returns the pass in the form of the ledger."""
        return PassUse(
            self.stage,
            self.asked,
            len(self.replies),
            self.taken,
            total_refusals([self.refused]),
            self.tokens_in,
            self.tokens_out,
        )
