"""A reply that somebody brings, in the place of a language model's (`GivenReply`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.authors import SOMEBODY
from rashomon.protocols import Prompt, Reply


@dataclass(frozen=True, slots=True)
class GivenReply:
    """A language model whose one reply is a text that somebody pasted. `by`: the mark of its
    author; `context`: what any chatbot takes."""

    text: str
    by: str = SOMEBODY
    host: str = ""
    context: int = 64_000

    @property
    def name(self) -> str:
        """Returns the mark of its author."""
        return self.by

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the text for each prompt."""
        return tuple(Reply(self.text, 0, 0) for _ in prompts)
