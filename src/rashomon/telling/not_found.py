"""Says in words what became of an answer that somebody brings: how much of it was found in the
reports (`tell_counts`), and what was not, part by part (`tell_not_found`)."""

from collections.abc import Iterator

from rashomon.model.answer import Answer, Proof
from rashomon.telling.answer_faults import PROVED, name_part, tell_faults
from rashomon.telling.wording import Called, counted


def tell_counts(answer: Answer) -> str:
    """Returns how much of an answer was found in the reports: "12 parts: 10 found, 1 unclear, 1 not
    found"."""
    parts = counted(sum(1 for _ in answer.parts()), "part")
    told = (f"{answer.count(proof):,} {words}" for proof, words in PROVED.items())
    return f"{parts}: {', '.join(told)}"


def tell_not_found(answer: Answer, called: Called) -> Iterator[str]:
    """Yields the parts of which something was not found where their author said, and what it is.
    `called` says what reports are called."""
    for part in answer.parts():
        if part.faults or part.proof is not Proof.BORNE:
            faults = " ".join(tell_faults(part, called))
            yield f"{PROVED[part.proof]}: {name_part(part)} {faults}".rstrip()
