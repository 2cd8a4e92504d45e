"""What any program could show of a pile, in the form that score_key.py reads: the first sentences
of all reports in turn, and a cover of the pile's words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from rashomon.shipped.tables.word_rarity import load_rarity
from score_key import words

LEAST = 4  # words of a sentence; what is shorter is a byline or a caption
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?][\"'”’)]*(?=\s+[\"'“‘(A-Z0-9])|(?=\s*$))", re.M)
Shown = dict[str, str]


def sentences_of(text: str) -> list[str]:
    """Returns the sentences of a report's text as a few characters tell them apart."""
    found = (match[0] for match in _SENTENCE.finditer(text))
    return [one for one in found if len(one.split()) >= LEAST]


def first_sentences(texts: Mapping[str, str], limit: int) -> list[Shown]:
    """Returns the first sentence of every report, then the second of every report, and so on, up
    to the limit of words."""
    told = [
        [{"report": name, "text": one} for one in sentences_of(texts[name])]
        for name in sorted(texts)
    ]
    return list(_within((s for turn in zip_longest(*told) for s in turn if s), limit))


def cover(texts: Mapping[str, str], limit: int) -> list[Shown]:
    """Returns the sentences that hold most that is not shown yet for the words they take.

    A word that several reports have counts once, by its rarity in English and by the number of
    these reports: of the weights that were tried on the train stories the strongest.
    """
    rarity = load_rarity()
    left = [
        ({"report": name, "text": one}, frozenset(words(one)))
        for name in sorted(texts)
        for one in sentences_of(texts[name])
    ]
    having = Counter(word for text in texts.values() for word in words(text))
    weight = {word: rarity.of_word(word) * n for word, n in having.items() if n > 1}
    shown: list[Shown] = []
    taken = 0
    while left and taken < limit:
        best = max(left, key=lambda s: sum(weight.get(w, 0) for w in s[1]) / _length(s[0]))
        new = best[1] & weight.keys()
        if not new:
            break
        for word in new:
            del weight[word]
        left.remove(best)
        shown.append(best[0])
        taken += _length(best[0])
    return shown


def _within(told: Iterator[Shown], limit: int) -> Iterator[Shown]:
    taken = 0
    for one in told:
        if taken >= limit:
            return
        taken += _length(one)
        yield one


def _length(one: Shown) -> int:
    return len(one["text"].split())
