"""The words of a prompt: how many tokens they have (`prompt_tokens`), words behind its last message
(`with_words_behind`), and what a run has spent (`Spent`)."""

from dataclasses import dataclass, replace

from rashomon.protocols import Prompt


@dataclass(slots=True)
class Spent:
    """What a run has used so far: requests that were answered, tokens in and out, and seconds since
    the first request."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0


def with_words_behind(prompt: Prompt, words: str) -> Prompt:
    """Returns a prompt with words behind its last message."""
    if not prompt.turns:
        return replace(prompt, user=prompt.user + words)
    *turns, last = prompt.turns
    return replace(prompt, turns=(*turns, last + words))


def prompt_tokens(prompt: Prompt) -> int:
    """Returns the approximate number of tokens of a prompt, message markup included."""
    return sum(map(tokens_of, (prompt.system, prompt.user, *prompt.turns))) + 16


def tokens_of(text: str) -> int:
    """Returns about how many tokens a text has: one for every four bytes. For most languages and
    models that is too many."""
    return (len(text.encode("utf-8", "surrogatepass")) + 3) // 4
