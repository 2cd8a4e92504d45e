"""What was found of a passage (`Looked`)."""

from dataclasses import dataclass, field

from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.faults import Fault, FaultKind
from rashomon.model.span import Span


@dataclass(slots=True)
class Looked:
    """What was found of a passage: the sentences that were named for it and bear it (`named`),
    those that the program adds (`added`), and what is at fault."""

    named: Sentences
    added: list[Facts] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def sentences(self) -> list[Facts]:
        """All that bear it."""
        return [*self.named, *self.added]

    def add(self, facts: Facts) -> None:
        """Adds a sentence that bears the passage, once."""
        if facts not in self.sentences:
            self.added.append(facts)

    def fault(self, kind: FaultKind, words: str = "", place: Span | None = None) -> None:
        """Adds a fault, once."""
        fault = Fault(kind, words, place)
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
