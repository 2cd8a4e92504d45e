"""A reply that somebody brings, in the place of a language model's (`GivenReply`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.authors import SOMEBODY
from rashomon.protocols import Prompt, Reply

_MARK = re.compile(r"\bSheet [0-9a-f]{8}\b")


@dataclass(slots=True)
class GivenReply:
    """A language model whose one reply is a text that somebody pasted. `name`: the mark of its
    author; `context`: what any chatbot takes."""

    text: str
    name: str = SOMEBODY
    host: str = ""
    context: int = 64_000

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        """Returns the text for the prompts of the story of which it repeats the mark; where it
        repeats none of theirs, for those of the story that is told at greatest length."""
        named = _MARK.search(self.text)
        mark = named[0] if named else ""
        chosen = max(prompts, key=lambda prompt: (mark in prompt.user, len(prompt.user)))
        reply = Reply(self.text, 0, 0)
        return tuple(reply if prompt.story == chosen.story else None for prompt in prompts)
