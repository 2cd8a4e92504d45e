"""group_reports: which reports are about the same event."""

from collections.abc import Sequence

from rashomon.language.annotations import Annotations


def group_reports(annotated: Sequence[Annotations]) -> tuple[tuple[str, ...], ...]:
    """The report ids of each story, sorted within and among stories."""
    return (tuple(sorted(a.report.id for a in annotated)),)
