"""Says how likely it is that two sentences tell the same main thing (`closeness`). Others that a
claim surely has may share a background with it: the same people, the same event."""

import math
from collections.abc import Mapping, Sequence, Set

from rashomon.claims.signals import context_of
from rashomon.claims.terms import SentenceTerms
from rashomon.shipped.weights.logistic import BIAS, probability, read_weights

_WEIGHTS = read_weights("closeness")["weights"]


def closeness(sentences: Sequence[SentenceTerms], first: int, second: int) -> float:
    """Returns how likely two of these sentences, by their places, tell the same main thing."""
    return probability(close_signals(sentences, first, second), _WEIGHTS)


def close_signals(sentences: Sequence[SentenceTerms], first: int, second: int) -> dict[str, float]:
    """Returns what speaks for and against it that two of these sentences, by their places, tell the
    same main thing."""
    one, other = sentences[first], sentences[second]
    clause, other_clause = one.main, other.main
    names = len(one.names | other.names)
    verbless = [clause.has_verb, other_clause.has_verb].count(False)
    return {
        BIAS: 1.0,
        "words": _cosine(one.terms, other.terms),
        "word pairs": _cosine(one.pairs, other.pairs),
        "context": _cosine(context_of(sentences, first), context_of(sentences, second)),
        "names": len(one.names & other.names) / names if names else 0.5,
        "main clauses": _share(clause.terms, other_clause.terms),
        "subjects": float(not clause.subjects.isdisjoint(other_clause.subjects)),
        "objects": _share(clause.objects, other_clause.objects),
        "verbless": float(verbless),
    }


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Returns the cosine of two vectors; sums do not depend on the order of what is shared."""
    shared = math.fsum(one[key] * other[key] for key in one.keys() & other.keys())
    return shared / (math.hypot(*one.values()) * math.hypot(*other.values()) or 1.0)


def _share(one: Set[str], other: Set[str]) -> float:
    """Returns how much of two sets both have, 0 to 1."""
    return len(one & other) / (math.sqrt(len(one) * len(other)) or 1.0)
