"""Counts the requests of one pass, and what became of the lines of the replies."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.model.model_use import PassUse
from rashomon.protocols import Prompt, RefusedLine, Reply


@dataclass(slots=True)
class Tally:
    """One pass: its requests and replies, lines taken and lines refused by reason."""

    stage: str
    asked: int = 0
    replies: list[str] = field(default_factory=list)
    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    lines: list[RefusedLine] = field(default_factory=list)
    tokens_in: int = 0
    tokens_out: int = 0

    def count(self, prompts: Sequence[Prompt], replies: Sequence[Reply | None]) -> None:
        """Adds requests and their replies."""
        self.asked += len(prompts)
        for reply in replies:
            if reply is not None:
                self.replies.append(reply.text)
                self.tokens_in += reply.tokens_in
                self.tokens_out += reply.tokens_out

    def take(self, lines: int = 1) -> None:
        """Adds lines that were taken."""
        self.taken += lines

    def refuse(
        self, reason: str, line: int = 0, report: str = "", words: str = "", advice: str = ""
    ) -> None:
        """Adds a refused line, with its number, the refused part and what to do, if known."""
        self.refused[reason] += 1
        self.lines.append(RefusedLine(self.stage, line, reason, report, words, advice))

    def read(self, lines: Iterable[str], take: Callable[[str], str | None]) -> None:
        """Passes each non-empty line to `take`, which returns the reason for a refusal, and counts
        the results."""
        for number, line in enumerate(lines, 1):
            refused = take(line) if line else None
            if refused:
                self.refuse(refused, number)
            elif line:
                self.take()

    def use(self) -> PassUse:
        """Returns the pass in the form of the ledger."""
        refused = tuple(sorted(self.refused.items()))
        return PassUse(
            self.stage,
            self.asked,
            len(self.replies),
            self.taken,
            refused,
            self.tokens_in,
            self.tokens_out,
        )
