"""Answers to one question, and which of them exclude each other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from public_sets.quantities import measured
from rashomon.annotations.annotate import annotate_reports
from rashomon.language.annotations import Annotations
from rashomon.model.point import Account, PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.points.content_keys import content_key
from rashomon.points.likeness import alike_by_words
from rashomon.points.questions import link
from rashomon.relations.compare import compare
from rashomon.relations.outcome import Outcome
from rashomon.relations.witness import Witness
from rashomon.reports.read import read_report
from rashomon.settings import ReadSettings

Item = dict[str, Any]
BATCH = 64
ALIKE = 0.1  # mean likeness from which answers of one question are one: best on the versions of bench/stories/train
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
    """Answers to one question, grouped by the words that they have in common."""
    for item in items:
        reports = [_report(answer["key"], answer["paragraph"]) for answer in item["answers"]]
        annotated = {a.report.id: a for a in annotate_reports(reports)}
        keys = [answer["key"] for answer in item["answers"]]
        bags = [_keys(annotated[answer["key"]], answer["answer"]) for answer in item["answers"]]
        groups = link(alike_by_words(bags), np.zeros((len(bags), len(bags))), ALIKE)
        yield item["item"], [[keys[i] for i in group] for group in groups]


def quantulum3(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The amounts of single sentences with the names of their units."""
    for item in items:
        yield item["item"], measured(item["req"])


def _keys(annotated: Annotations, answer: str) -> list[str]:
    start = annotated.report.text.find(answer)
    tokens = annotated.doc.char_span(start, start + len(answer), alignment_mode="expand") if start >= 0 else None
    return [key for token in tokens or () if (key := content_key(token))]


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
