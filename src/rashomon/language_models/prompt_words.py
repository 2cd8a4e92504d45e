"""The words of a prompt: how many tokens they have (`prompt_tokens`), and words behind its last
message (`with_words_behind`)."""

from dataclasses import replace

from rashomon.protocols import Prompt


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
