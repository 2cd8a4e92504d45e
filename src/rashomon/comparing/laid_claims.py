"""SideBySide: the claims of a story beside all of its sentences."""

from dataclasses import field

from rashomon.claims.find_claims import ClaimMaker
from rashomon.claims.terms import TermsById
from rashomon.model.claim import Claim, SentencesById
from rashomon.model.record import record


@record
class SideBySide:
    """The claims of a story; every sentence of it by its id, with what it tells; and how probable
    it is that two sentences are about one thing."""

    claims: tuple[Claim, ...] = ()
    sentences: SentencesById = field(default_factory=dict)
    terms: TermsById = field(default_factory=dict)
    maker: ClaimMaker | None = None

    def strength(self, earlier: str, later: str) -> float:
        """Returns how probable it is that two sentences, given by their ids, are about one
        thing."""
        return self.maker.strength(earlier, later) if self.maker else 0.0

    def closeness(self, first: str, second: str) -> float:
        """Returns how probable it is that two sentences, given by their ids, tell the same main
        thing. What a person joined does."""
        for claim in self.claims:
            if claim.by is not None and claim.sentence(first) and claim.sentence(second):
                return 1.0
        return self.maker.closeness(first, second) if self.maker else 1.0
