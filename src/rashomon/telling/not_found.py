"""Says in words what became of an answer that somebody brings: how much of it was found in the
reports (`tell_counts`), and what was not, part by part (`tell_not_found`)."""

from collections import Counter
from collections.abc import Iterator

from rashomon.model.answer import Answer, Proof
from rashomon.telling.answer_faults import FOUND, name_part, tell_faults, tell_found
from rashomon.telling.wording import Called, counted


def tell_counts(answer: Answer) -> str:
    """Returns how much of an answer was found in the reports: "12 parts: 9 found, 1 unclear, 1
    replaced by a report's sentence, 1 not found"."""
    counts = Counter(map(tell_found, answer.parts()))
    told = (f"{counts[words]:,} {words}" for words in FOUND)
    return f"{counted(counts.total(), 'part')}: {', '.join(told)}"


def tell_not_found(answer: Answer, called: Called) -> Iterator[str]:
    """Yields the parts of which something was not found where their author said, and what it is.
    `called` says what reports are called."""
    for part in answer.parts():
        if part.faults or part.proof is not Proof.BORNE:
            faults = " ".join(tell_faults(part, called))
            yield f"{tell_found(part)}: {name_part(part)} {faults}".rstrip()
