"""SideBySide: the claims of a story beside all of its sentences."""

from collections.abc import Mapping
from dataclasses import field

from rashomon.claims.find_claims import ClaimMaker
from rashomon.claims.terms import SentenceTerms
from rashomon.model.claim import Claim, SentencesById
from rashomon.model.record import record


@record
class SideBySide:
    """The claims of a story; every sentence of it by its id, with what it tells; and how probable
    it is that two sentences are about one thing."""

    claims: tuple[Claim, ...] = ()
    sentences: SentencesById = field(default_factory=dict)
    terms: Mapping[str, SentenceTerms] = field(default_factory=dict)
    maker: ClaimMaker | None = None

    def strength(self, one: str, other: str) -> float:
        """Returns how probable it is that two sentences, given by their ids, are about one
        thing."""
        known = {one, other} <= self.sentences.keys()
        return self.maker.strength(one, other) if self.maker and known else 0.0
