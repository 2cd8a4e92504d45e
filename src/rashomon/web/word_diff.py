"""Words that distinguish one answer from all others to the same question."""

import re
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup, escape

from rashomon.lexicon import set_of

_WORD = re.compile(r"\d[\d,.:]*\d|[^\W_]+(?:['’][^\W_]+)*")
_PLAIN = set_of("small_words.not_marked")
"""Words that tell no answer from another. Words of negation, number and doubt are not among them."""
_MOST = 40_000


def _plain(word: str) -> str:
    plain = word.casefold().replace("’", "'").removesuffix("'s").replace(",", "")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def words_of(text: str) -> frozenset[str]:
    """Returns the words of the text that can tell answers apart, each in one form."""
    return frozenset(_plain(found[0]) for found in _WORD.finditer(text) if found[0].casefold() not in _PLAIN)


def own_words(answers: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Returns, for each answer, the words in its texts that no other answer has; nothing for a single answer."""
    if sum(len(text) for texts in answers.values() for text in texts) > _MOST:
        return {}
    said = {answer: frozenset().union(*map(words_of, texts)) for answer, texts in answers.items()}
    return {
        answer: words - _union(other for key, other in said.items() if key != answer) for answer, words in said.items() if len(said) > 1
    }


def unshared(texts: Sequence[str]) -> list[frozenset[str]]:
    """Returns, for each of these texts with one answer, the words that not all of them have."""
    said = list(map(words_of, texts))
    shared = frozenset.intersection(*said) if said else frozenset()
    return [words - shared for words in said]


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def mark_words(text: str, words: frozenset[str]) -> Markup:
    """Returns the escaped text with these words marked."""
    if not words:
        return escape(text)
    out, at = [], 0
    for found in _WORD.finditer(text):
        if found[0].casefold() not in _PLAIN and _plain(found[0]) in words:
            out += [escape(text[at : found.start()]), Markup('<b class="df">'), escape(found[0]), Markup("</b>")]
            at = found.end()
    return Markup("").join([*out, escape(text[at:])])
