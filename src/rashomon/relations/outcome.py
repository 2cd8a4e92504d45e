"""The possible results of comparing two accounts."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Outcome(StrEnum):
    """`update` and `refine` run from left to right; `updated-by`, `refined-by` the other way."""

    SAME = "same"
    REFINE = "refine"
    REFINED_BY = "refined-by"
    SPREAD = "spread"
    UPDATE = "update"
    UPDATED_BY = "updated-by"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


TURNED = {
    Outcome.UPDATE: Outcome.UPDATED_BY,
    Outcome.UPDATED_BY: Outcome.UPDATE,
    Outcome.REFINE: Outcome.REFINED_BY,
    Outcome.REFINED_BY: Outcome.REFINE,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome, what gave it (`rule`: the name of a signal, or who decided), and its reason in words."""

    outcome: Outcome
    rule: str
    reason: str

    def turned(self) -> "Comparison":
        """Returns the same comparison read from right to left."""
        return replace(self, outcome=TURNED.get(self.outcome, self.outcome))
