"""Keeps the variants that were found as people decided (`obey_variants`).

A decision names words of reports, not a variant: it is obeyed wherever these words give readings,
whatever the variant is called by then and whichever reports came since.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.authored.constraints import Place, Ruling, VariantStep
from rashomon.model.passage import Passage, Reading, Variant
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A variant while it is decided about. `rejected`: whether it is not shown."""

    variant: Variant
    rejected: bool = False


def obey_variants(passages: Iterable[Passage], steps: Sequence[VariantStep]) -> tuple[Passage, ...]:
    """Returns the passages with their variants as people decided, the earlier `steps` first.

    What a step names and no variant has is passed over. A variant whose readings changed bears the
    name of who changed it; one that is left without two readings of two reports is gone.
    """
    if not steps:
        return tuple(passages)
    return tuple(_obeyed(passage, steps) for passage in passages)


def _obeyed(passage: Passage, steps: Sequence[VariantStep]) -> Passage:
    ruled = [_Ruled(one) for one in passage.variants]
    for step in steps:
        ruled = [_step(one, step) for one in ruled]
    left = (one.variant for one in ruled if not one.rejected and _differs(one.variant))
    return replace(passage, variants=tuple(left))


def _step(ruled: _Ruled, step: VariantStep) -> _Ruled:
    variant = ruled.variant
    held = [one for one in variant.readings if _gives(one.spans, step.places)]
    if step.how in (Ruling.SAME, Ruling.NOT_SAME):
        if len(held) < 2:  # the words give no two of its readings
            return ruled
        if step.how is Ruling.NOT_SAME:
            return replace(ruled, rejected=True)
        return _Ruled(replace(variant, strength=1.0, by=step.by))
    if not held:
        return ruled
    return replace(ruled, variant=_without(variant, step))


def _without(variant: Variant, step: VariantStep) -> Variant:
    """The variant without these words; they stand with the value that they were said to give."""
    readings = []
    moved: tuple[Span, ...] = ()
    for one in variant.readings:
        gone = tuple(span for span in one.spans if _gives((span,), step.places))
        if step.how is Ruling.READ and one.value == step.value:
            gone = ()
        moved += gone
        spans = tuple(span for span in one.spans if span not in gone)
        if spans:
            readings.append(_counted(one, spans) if gone else one)
    if not moved:
        return variant
    if step.how is Ruling.READ and step.value is not None:
        home = next((one for one in readings if one.value == step.value), None)
        readings = [one for one in readings if one is not home]
        spans = tuple(sorted({*moved, *(home.spans if home else ())}))
        readings.append(_counted(home or Reading(step.value, ()), spans))
    alone = variant.alone if variant.alone in {one.value for one in readings} else None
    return replace(variant, readings=tuple(readings), alone=alone, by=step.by)


def _counted(reading: Reading, spans: tuple[Span, ...]) -> Reading:
    """The reading in these words. How many lines they are at least is not known without the whole
    story: one; who was first is known where that report still gives it."""
    reports = {span.report for span in spans}
    first = reading.first if reading.first and reading.first.report in reports else None
    lines = min(max(reading.lines, 1), len(reports)) if reading.spans else len(reports)
    return Reading(reading.value, spans, len(reports), lines, 1, first)


def _differs(variant: Variant) -> bool:
    reports = {span.report for one in variant.readings for span in one.spans}
    return len(variant.readings) > 1 and len(reports) > 1


def _gives(spans: Iterable[Span], places: Iterable[Place]) -> bool:
    """Whether some of these words stand at some of these places."""
    return any(
        span.report == report and span.start < end and start < span.end
        for span in spans
        for report, start, end in places
    )
