"""The story as the anomaly rules see it, and the construction of anomalies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.text.annotations import Annotations, ParagraphRole


@dataclass(frozen=True)
class StoryEvidence:
    """Everything that a rule may look at. Reports by id, in order."""

    annotated: Mapping[str, Annotations]
    dates: Sequence[Date]
    copies: Sequence[Copy]
    statements: Sequence[Statement]
    points: Sequence[Point]

    @cached_property
    def passages(self) -> Mapping[str, Sequence[tuple[Span, Span]]]:
        """Returns the copied passages of each report with their counterparts, in the order of the copies."""
        found: defaultdict[str, list[tuple[Span, Span]]] = defaultdict(list)
        for copy in self.copies:
            found[copy.a.report].append((copy.a, copy.b))
            found[copy.b.report].append((copy.b, copy.a))
        return found

    def report(self, name: str) -> Report:
        """Returns the report with that id."""
        return self.annotated[name].report


def anomaly(kind: AnomalyKind, report: Report, span: Span | None, why: str) -> Anomaly:
    """Returns an anomaly with its id."""
    return Anomaly(
        content_id("x", kind, report.sha256, span.start if span else "", span.end if span else "", why), kind, report.id, span, why
    )


def prose_of(annotated: Annotations) -> str:
    """Returns the report's prose without its headline."""
    text = annotated.plain
    return "\n".join(text[p.start : p.end] for p in annotated.paragraphs if p.role is ParagraphRole.PROSE)


def title_span(annotated: Annotations) -> Span | None:
    """Returns the headline's span in the text."""
    for paragraph in annotated.paragraphs:
        if paragraph.role is ParagraphRole.TITLE:
            return annotated.report.trimmed_span(paragraph.start, paragraph.end)
    return None
