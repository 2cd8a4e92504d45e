"""Keeps an author's words from laying at somebody's door what the sentences behind them do not say
of him (`Accusing`)."""

from collections.abc import Sequence

from rashomon.answers.charges import Charge, Passage, Role, charges_in
from rashomon.answers.people_meant import PeopleMeant
from rashomon.model.name import Name
from rashomon.text.polarity import Polarity


class Accusing:
    """Says whether words may stand as their author wrote them; `names`: those of the story, with
    their places in its reports and in the author's text."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._people = PeopleMeant(names)

    def needs_sentence(
        self,
        part: Passage,
        sentences: Sequence[Passage],
        beside: Sequence[Passage] = (),
        over: Sequence[Passage] = (),
    ) -> bool:
        """Whether a part of an answer says of a person or body what hurts and what neither the
        sentences behind it nor those beside them say of him; these have to stand in its place. An own
        sentence of the author's has none. `over`: the heading and the thing above the part."""
        if not part.page.read_whole:
            return False
        evidence: list[Charge] = []
        for passage in (*sentences, *beside):
            if passage.page.read_whole:
                evidence += charges_in(passage, self._people)
        for charge in charges_in(part, self._people):
            if (
                charge.senses
                and charge.polarity is not Polarity.NEGATED
                and not self._is_said(charge, evidence)
            ):
                return True
        return False

    def may_head(
        self, heading: Passage, parts: Sequence[Passage], sentences: Sequence[Passage]
    ) -> bool:
        """Whether a heading, or the thing before the first part of a line, may stand above these
        parts with these sentences; else it is left out."""
        return not self.needs_sentence(heading, sentences)

    def _is_said(self, charge: Charge, evidence: Sequence[Charge]) -> bool:
        for other in evidence:
            if (
                charge.senses & other.senses
                and self._is_of_one(charge, other)
                and _stands(charge, other)
            ):
                return True
        return False

    def _is_of_one(self, charge: Charge, other: Charge) -> bool:
        if not charge.who:
            return True
        if not charge.who & other.who:
            return False
        return charge.role is other.role or Role.NEAR in (charge.role, other.role)


def _stands(charge: Charge, other: Charge) -> bool:
    if charge.polarity is Polarity.AFFIRMED:
        return other.polarity is Polarity.AFFIRMED
    return other.polarity is not Polarity.NEGATED
