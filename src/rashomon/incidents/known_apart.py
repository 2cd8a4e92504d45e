"""Whether two sentences are of two incidents (`KnownApart`)."""

from collections.abc import Iterable
from itertools import product

from rashomon.model.incident import Incident
from rashomon.text.gathering import by_key


class KnownApart:
    """Which sentences of a story are known to be of two incidents."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        told = [*incidents]
        self._of = by_key((sentence, one) for one in told for sentence in one.sentences)

    def are_apart(self, sentence: str, other: str) -> bool:
        """Returns whether both sentences, by their ids, tell of incidents, and each of those of the
        one is surely another than each of those of the other."""
        pairs = [*product(self._of.get(sentence, ()), self._of.get(other, ()))]
        return bool(pairs) and all(other.id in one.apart for one, other in pairs)
