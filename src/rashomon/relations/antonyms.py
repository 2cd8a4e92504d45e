"""Words for states that follow each other."""

from functools import cache, lru_cache

from rashomon.lexicon import table


@cache
def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in table("antonyms")["states"])


def opposed_states(left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """The first pair of words, one in each set of lemmas, for states that one thing may pass through in turn ("closed", "open"), neither set having
    both; None when there is none."""
    return _first(left, right)


@lru_cache(maxsize=65536)
def _first(left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    for one, other in _sides():
        for a, b in ((one, other), (other, one)):
            if left & a and right & b and not left & b and not right & a:
                return min(left & a), min(right & b)
    return None
