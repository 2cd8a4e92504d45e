"""Passages: parts of a page that tell another event than its opening, as far as the page alone
shows.

Neighbouring paragraphs are joined while they share names or nouns. A stretch that is long enough
and shares next to nothing with the opening, or with what continues it, is a passage. Background is
short or names the page's subject, so it is not one. A round-up is grouped without them, so that it
never joins two stories.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.text.annotations import Annotations, ParagraphRole

TIED = 0.08  # similarity from which two stretches of a page tell the same event
LEAST = 35  # fewest content words of a passage
SMALL = 12  # content words of a stretch that cannot stand by itself: a crosshead, a time of day
_MOST = 300  # paragraphs; a longer page is read some paragraphs at a time
_NAMED, _NOUN = "PROPN", frozenset({"NOUN", "ADJ", "NUM"})


@dataclass(slots=True)
class _Stretch:
    """Neighbouring paragraphs: their offsets, content words, and the words of their names."""

    start: int
    end: int
    size: int
    names: Counter[str]
    nouns: Counter[str]

    def add(self, other: "_Stretch") -> None:
        """Merges the other stretch into this one."""
        self.start, self.end = min(self.start, other.start), max(self.end, other.end)
        self.size += other.size
        self.names += other.names
        self.nouns += other.nouns


def passages_of(annotations: Annotations) -> tuple[tuple[int, int], ...]:
    """Returns start and end of each passage of a report, in order; none for a page about one event
    or in a language other than English."""
    if not annotations.read_whole:
        return ()
    stretches = _paragraphs(annotations)
    if sum(stretch.size for stretch in stretches) < 2 * LEAST or len(stretches) < 2:
        return ()
    opening, *rest = _opened(_joined(stretches))
    left = [stretch for stretch in rest if _tie(stretch, opening) < TIED]
    return tuple((stretch.start, stretch.end) for stretch in left if stretch.size >= LEAST)


def _opened(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Returns the stretches from the first that tells something; what precedes it is headline,
    place and day."""
    opening, *rest = stretches
    while rest and opening.size < LEAST:
        opening.add(rest.pop(0))
    return [opening, *rest]


def _paragraphs(annotations: Annotations) -> list[_Stretch]:
    """Returns the paragraphs of title and prose; the headline belongs to the paragraph below it."""
    found: list[_Stretch] = []
    listed = [p for p in annotations.paragraphs if p.role is not ParagraphRole.FURNITURE]
    at_once = max(1, math.ceil(len(listed) / _MOST))
    for number, paragraph in enumerate(listed):
        names, nouns, size = Counter[str](), Counter[str](), 0
        for token in annotations.tokens(paragraph):
            if token.is_stop or not token.text[0].isalnum():
                continue
            size += token.pos_ == _NAMED or token.pos_ in _NOUN or token.pos_ == "VERB"
            if token.pos_ == _NAMED:
                names[token.lower_] += 1
            elif token.pos_ in _NOUN:
                nouns[token.lemma_.lower()] += 1
        made = _Stretch(paragraph.start, paragraph.end, size, names, nouns)
        if number % at_once or (found and paragraph.role is ParagraphRole.TITLE):
            found[-1].add(made)
        else:
            found.append(made)
    return found


def _joined(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Joins neighbours, most similar first, while they are tied; small ones to the next stretch,
    the last to the one before."""
    held = list(stretches)
    at = 0
    while at < len(held) - 1:
        if held[at].size < SMALL:
            held[at].add(held.pop(at + 1))
        else:
            at += 1
    if len(held) > 1 and held[-1].size < SMALL:
        held[-2].add(held.pop())
    ties = [_tie(one, other) for one, other in pairwise(held)]
    while ties and max(ties) >= TIED:
        at = ties.index(max(ties))
        held[at].add(held.pop(at + 1))
        ties.pop(at)
        for place in (at - 1, at):
            if 0 <= place < len(ties):
                ties[place] = _tie(held[place], held[place + 1])
    return held


def _tie(one: _Stretch, other: _Stretch) -> float:
    """Returns how much two stretches share: the mean of the cosines of their names and of their
    nouns."""
    return (_cosine(one.names, other.names) + _cosine(one.nouns, other.nouns)) / 2


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(
        _weight(n) * _weight(other[term]) for term, n in sorted(one.items()) if term in other
    )
    return shared / (_length(one) * _length(other)) if shared else 0.0


def _length(counts: Counter[str]) -> float:
    return math.sqrt(sum(_weight(n) ** 2 for _, n in sorted(counts.items())))


def _weight(n: int) -> float:
    return 1 + math.log(n)
