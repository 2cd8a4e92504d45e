"""What a comparison of two accounts may give."""

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

Answer = tuple[Outcome, str] | None
"""What a rule says: an outcome with its reason in words, or nothing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome, the rule that gave it, and its reason in words."""

    outcome: Outcome
    rule: str
    reason: str

    def turned(self) -> "Comparison":
        """The same comparison read from right to left."""
        return replace(self, outcome=TURNED.get(self.outcome, self.outcome))


def update(forward: bool) -> Outcome:
    """An update from left to right when `forward`, else from right to left."""
    return Outcome.UPDATE if forward else Outcome.UPDATED_BY


def refine(forward: bool) -> Outcome:
    """A refinement from left to right when `forward`, else from right to left."""
    return Outcome.REFINE if forward else Outcome.REFINED_BY
