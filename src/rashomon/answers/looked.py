"""What was found of a part of an answer (`Looked`)."""

from dataclasses import dataclass, field

from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.answer import FaultKind, PartFault, Proof, ShownAs
from rashomon.model.span import Span

_TURNED = (FaultKind.ACCUSING, FaultKind.POLARITY)
"""Where these stand, the report's sentence has to stand in place of the author's words."""


@dataclass(slots=True)
class Looked:
    """What was found of a part: the sentences that its author named and that bear it (`named`),
    those that the program adds (`found`), what is at fault; `is_nowhere`: whether something of it
    stands in no report."""

    named: Sentences
    found: list[Facts] = field(default_factory=list)
    faults: list[PartFault] = field(default_factory=list)
    is_nowhere: bool = False

    @property
    def sentences(self) -> list[Facts]:
        """All that bear it."""
        return [*self.named, *self.found]

    def add(self, facts: Facts) -> None:
        """Adds a sentence that bears the part, once."""
        if facts not in self.sentences:
            self.found.append(facts)

    def fault(self, kind: FaultKind, words: str = "", found: Span | None = None) -> None:
        """Adds a fault, once."""
        fault = PartFault(kind, words, found)
        if fault not in self.faults:
            self.faults.append(fault)

    @property
    def faulty(self) -> set[FaultKind]:
        """What kinds of faults it has."""
        return {fault.kind for fault in self.faults}

    @property
    def is_borne(self) -> bool:
        """Whether all of it stands there."""
        return self.faulty <= {FaultKind.LABEL} and bool(self.sentences)

    @property
    def proof(self) -> Proof:
        """What was found of it, in a word."""
        if self.is_nowhere:
            return Proof.STRUCK
        return Proof.BORNE if self.is_borne else Proof.OPEN

    @property
    def shown(self) -> ShownAs:
        """What stands for it on the first view."""
        is_turned = not self.faulty.isdisjoint(_TURNED)
        if self.sentences and (is_turned or self.is_nowhere):
            return ShownAs.SENTENCE
        return ShownAs.NOTHING if self.is_nowhere else ShownAs.TOLD
