"""Words that exclude each other when said of the same thing."""

from functools import cache, lru_cache

from rashomon.lexicon import table


@cache
def _sides(group: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in table("antonyms")[group])


def opposed(left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """The first pair of excluding words, one in each set of lemmas, neither set having both; None when there is none."""
    return _first("states", left, right) or _first("pairs", left, right)


def opposed_states(left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """The same, only for states that one thing may pass through in turn ("closed", "open")."""
    return _first("states", left, right)


@lru_cache(maxsize=65536)
def _first(group: str, left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    for one, other in _sides(group):
        for a, b in ((one, other), (other, one)):
            if left & a and right & b and not left & b and not right & a:
                return min(left & a), min(right & b)
    return None
