"""Says in words what was not found of a part of an answer (`tell_faults`), and of a whole one, part
by part (`tell_not_found`). It never says that a part is wrong."""

from collections import Counter
from collections.abc import Iterator

from rashomon.model.answer import Answer, FaultKind, Part, PartFault, Proof, ShownAs
from rashomon.model.pieces import in_marks
from rashomon.model.report import ReportNames
from rashomon.telling.wording import as_sentence, counted

FOUND = ("found", "unclear", "replaced by a report's sentence", "not found")
"""What people read for what was found of a part."""
_TOLD = {
    FaultKind.LIMIT: "the report limits this number otherwise: {words}",
    FaultKind.POLARITY: "what one of them denies or says no to, the other does not: {words}",
    FaultKind.CERTAINTY: "one of them says this less surely: {words}",
    FaultKind.SPEAKER: "the report has another speaker, or none: {words}",
    FaultKind.ACCUSING: "of a person only the report's own words stand here",
    FaultKind.WORDS: "not in the report's words: {words}",
    FaultKind.COUNT: "the reports found here do not bear out {words}",
    FaultKind.RELATION: "as far as it is known, what is told can stand together: {words}",
    FaultKind.LABEL: "this sentence was named for it, and does not have it",
    FaultKind.SENTENCE: "no sentence was found for it",
    FaultKind.LATER: "a later report may change this",
    FaultKind.BESIDE: "a later report tells of this",
}
"""What is said of a fault, but for a number, day, hour, name or quotation."""


def tell_found(part: Part) -> str:
    """Returns in a few words whether a part was found in the reports."""
    in_reports, unclear, replaced, nowhere = FOUND
    if part.shown is ShownAs.TOLD:
        return unclear if part.is_unclear else in_reports
    return replaced if part.is_replaced else nowhere


def tell_faults(part: Part, names: ReportNames) -> Iterator[str]:
    """Yields a sentence for each thing in a part that was not found. `names` are those of the
    reports."""
    if part.is_replaced and part.faults:
        yield "The report's sentence stands in place of the author's words."
    for fault in part.faults:
        yield as_sentence(_tell_fault(fault, part, names))


def name_part(part: Part) -> str:
    """Returns the author's words of a part that is not shown as written. Words that may accuse
    somebody are left out, because they are shown nowhere."""
    is_accusing = any(fault.kind is FaultKind.ACCUSING for fault in part.faults)
    return "a statement about somebody" if is_accusing else in_marks(part.told)


def _tell_fault(fault: PartFault, part: Part, names: ReportNames) -> str:
    words = in_marks(fault.words or part.told)
    report = fault.found.report if fault.found else ""
    where = names[report]
    if fault.kind in _TOLD and (fault.found or fault.kind is not FaultKind.WORDS):
        told = _TOLD[fault.kind].format(words=words)
        if fault.found and (fault.kind is FaultKind.LABEL or fault.kind.is_later):
            told += f": {in_marks(fault.found.line)} ({where})"
        return told
    if fault.found is None:
        return f"{words} stands in no report"
    is_of_part = report in {sentence.report for sentence in part.sentences}
    return f"{words} stands in {where}, {'in another sentence' if is_of_part else 'not here'}"


# What became of a whole answer.


def tell_counts(answer: Answer) -> str:
    """Returns how much of an answer was found in the reports: "12 parts: 9 found, 1 unclear, 1
    replaced by a report's sentence, 1 not found"."""
    counts = Counter(map(tell_found, answer.parts()))
    told = (f"{counts[words]:,} {words}" for words in FOUND)
    return f"{counted(counts.total(), 'part')}: {', '.join(told)}"


def tell_not_found(answer: Answer, called: ReportNames) -> Iterator[str]:
    """Yields the parts of which something was not found where their author said, and what it is.
    `called` says what reports are called."""
    for part in answer.parts():
        if part.faults or part.proof is not Proof.BORNE:
            faults = " ".join(tell_faults(part, called))
            yield f"{tell_found(part)}: {name_part(part)} {faults}".rstrip()
