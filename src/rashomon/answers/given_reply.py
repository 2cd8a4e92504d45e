"""A reply that somebody brings, in the place of a language model's (`GivenReply`), and what he is
asked (`Unanswered`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model.authors import SOMEBODY
from rashomon.protocols import Prompt, Reply

_CONTEXT = 64_000  # tokens that any chatbot takes
_MARK = re.compile(r"\bSheet ([0-9a-f]{8})\b", re.IGNORECASE)


@dataclass(slots=True)
class GivenReply:
    """A language model whose one reply is a text that somebody pasted. `name`: the mark of its
    author; `sheet`: the mark of the sheet from which it was written, where the text does not repeat
    it; `first`: the text as it was told before it named sentences; `third`: what its author
    changed when he was shown each statement with its sentences; `context`: what any chatbot
    takes."""

    text: str
    name: str = SOMEBODY
    host: str = ""
    context: int = _CONTEXT
    sheet: str = ""
    first: str | None = None
    third: str | None = None

    @property
    def mark(self) -> str:
        """Returns the mark of the sheet from which the text was written; "" if nobody says."""
        repeated = _MARK.search(self.text)
        return (repeated[1] if repeated else self.sheet).casefold()

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the text for the prompts of the story of which it has the mark; where it has none
        of theirs, for those of the story that is told at greatest length."""
        mark = f"Sheet {self.mark}" if self.mark else ""
        chosen = max(prompts, key=lambda prompt: (mark in prompt.user, len(prompt.user)))
        reply = Reply(self.text, 0, 0)
        return tuple(reply if prompt.story == chosen.story else None for prompt in prompts)


@dataclass(slots=True)
class Unanswered:
    """A language model that replies to nothing: its `requests` are what somebody may ask any
    chatbot in its place."""

    name: str = SOMEBODY
    host: str = ""
    context: int = _CONTEXT
    requests: list[Prompt] = field(default_factory=list)

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Keeps the requests, and returns no reply."""
        self.requests += prompts
        return (None,) * len(prompts)
