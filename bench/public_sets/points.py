"""Answers to one question, and which of them exclude each other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from public_sets.quantities import measured
from rashomon.annotations.annotate import annotate_reports
from rashomon.language.annotations import Annotations
from rashomon.language.same_answer import Said, said_in, same_answer
from rashomon.model.point import Account, PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.relations.compare import compare
from rashomon.relations.outcome import Outcome
from rashomon.relations.witness import Witness
from rashomon.reports.read import read_report
from rashomon.settings import ReadSettings

Item = dict[str, Any]
BATCH = 64
LIKELY = 0.5  # the pairs that are the same answer and those that are not weigh the same in training
MEANS = {Outcome.CONFLICT: "contradiction", Outcome.SAME: "entailment", Outcome.REFINE: "entailment", Outcome.REFINED_BY: "entailment"}


def breaking_nli(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The relation of two whole sentences as accounts of one point: a conflict, the same or a refinement, or anything else."""
    listed = list(items)
    for start in range(0, len(listed), BATCH):
        part = listed[start : start + BATCH]
        texts = [item[side] for item in part for side in ("premise", "hypothesis")]
        annotated = list(annotate_reports([_report(f"r{k}", text) for k, text in enumerate(texts)]))
        witness = Witness(annotated, ())
        by_id = {a.report.id: a for a in annotated}
        found = [witness.evidence(_account(by_id[f"r{k}"])) for k in range(len(texts))]
        for k, item in enumerate(part):
            outcome = compare(found[2 * k], found[2 * k + 1], PointKind.YES_NO).outcome
            yield item["item"], MEANS.get(outcome, "neutral")


def nanco(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The pairs of answers to one question that say the same, by the scorer of language/same_answer.py."""
    for item in items:
        reports = [_report(answer["key"], answer["paragraph"]) for answer in item["answers"]]
        annotated = {a.report.id: a for a in annotate_reports(reports)}
        keys = [answer["key"] for answer in item["answers"]]
        likely = same_answer([_said(annotated[answer["key"]], answer["answer"]) for answer in item["answers"]])
        same = [[keys[i], keys[j]] for i in range(len(keys)) for j in range(i + 1, len(keys)) if likely[i, j] >= LIKELY]
        yield item["item"], {"same": same}


def quantulum3(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The amounts of single sentences with the names of their units."""
    for item in items:
        yield item["item"], measured(item["req"])


def _said(annotated: Annotations, answer: str) -> Said:
    """What the answer's words say, where they stand in its paragraph; else the whole paragraph."""
    start = annotated.report.text.find(answer)
    tokens = annotated.doc.char_span(start, start + len(answer), alignment_mode="expand") if start >= 0 else None
    found = tokens if tokens is not None else annotated.doc[:]
    return said_in(list(found), found.text)


def _report(name: str, text: str) -> Report:
    return read_report(f"{name}.txt", text.encode("utf-8", errors="replace"), settings=ReadSettings())


def _account(annotated: Annotations) -> Account:
    report = annotated.report
    quote = report.trimmed_span(0, len(report.text))
    return Account(
        id=report.id, report=report.id, quote=quote, statement=None, speaker=None, stance=Stance.ASSERTS, value="yes",
        low=None, high=None, unit=None, as_of=None,
    )  # fmt: skip


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {
    "breaking_nli": breaking_nli,
    "nanco": nanco,
    "quantulum3": quantulum3,
}
BARS = {
    "nanco.balanced_accuracy": "at least 0.82",
    "breaking_nli.balanced_accuracy": "at least 0.90",
    "quantulum3.accuracy": "at least 0.85",
    "ms_recognizers_en.number": "at least 0.75",
}
