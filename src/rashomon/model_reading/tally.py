"""Counts the requests of one pass, and what became of the lines of the replies."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model.model_use import PassUse, total_refusals
from rashomon.protocols import Reply


@dataclass(slots=True)
class ReplyTally:
    """One pass: how many requests and replies, lines taken, and what was refused by reason."""

    stage: str
    asked: int = 0
    answered: int = 0
    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    tokens_in: int = 0
    tokens_out: int = 0

    def count(self, replies: Sequence[Reply | None]) -> None:
        """Adds requests by their replies."""
        self.asked += len(replies)
        for reply in filter(None, replies):
            self.answered += 1
            self.tokens_in += reply.tokens_in
            self.tokens_out += reply.tokens_out

    def use(self) -> PassUse:
        """Returns the pass in the form of the ledger."""
        return PassUse(
            self.stage,
            self.asked,
            self.answered,
            self.taken,
            total_refusals([self.refused]),
            self.tokens_in,
            self.tokens_out,
        )
