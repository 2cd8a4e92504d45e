"""Which answers to one question exclude each other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rashomon.annotations.annotate import annotate_reports
from rashomon.language.annotations import Annotations
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
}
BARS = {
    "breaking_nli.balanced_accuracy": "at least 0.90",
}
