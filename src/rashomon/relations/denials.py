"""Whether the one account denies what the other says."""

from rashomon.language.families import families_of
from rashomon.lexicon import set_of
from rashomon.relations.evidence import Evidence
from rashomon.relations.likeness import alike, shared_words

_DENYING = set_of("negation.of_denials")
_LEAST_WORDS, _LEAST_SHARE = 2, 0.5


def denied(left: Evidence, right: Evidence) -> bool:
    """Whether just one of the two denies, neither leaves it open, both give the same figures if any, and the other tells the denied content."""
    if left.denies == right.denies or left.negative == right.negative or left.unclear or right.unclear:
        return False
    if left.numbers is not None and right.numbers is not None and left.numbers != right.numbers:
        return False
    denial, other = (left, right) if left.denies else (right, left)
    return _tells(denial, other)


def _tells(denial: Evidence, other: Evidence) -> bool:
    """Whether the other account speaks of what the denial tells, its speaker, its names and its cue left aside."""
    told = denial.words - denial.proper - _DENYING - frozenset(denial.speaker.split())
    found = sum(word in other.words or not other.families.isdisjoint(families_of(word)) for word in told)
    return (not told or found >= min(_LEAST_WORDS, len(told))) and (
        (shared_words(denial, other) >= _LEAST_WORDS and alike(denial, other) >= _LEAST_SHARE) or not told
    )
