"""What a ledger says of the reports' words, as W3C Web Annotations, anchored by position and by
their words, so that they survive edits."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.exports.export_format import Files, json_bytes
from rashomon.exports.ledger_tables import makers_of
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import is_person
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.digest_words import matter_told, thing_told
from rashomon.telling.wording import label_of, shown_status, value_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ADDRESS = re.compile(
    r"https?://[\w.-]+(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?", re.ASCII
)
_AROUND = 32  # characters of context on either side


def files_of(ledger: Ledger) -> Files:
    """One AnnotationPage."""
    return {"": json_bytes(annotation_page(ledger))}


def annotation_page(ledger: Ledger) -> dict[str, Any]:
    """Returns every sentence of a passage, statement, account, mention, time expression, copy and
    anomaly as an annotation."""
    reports = {report.id: report for report in ledger.reports}
    items = [
        _annotation(note, story.id, reports, ledger.made.by)
        for story in ledger.stories
        for note in _notes(story)
    ]
    return {
        "@context": CONTEXT,
        "id": "urn:rashomon:annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def source_of(report: Report) -> str:
    """Returns the report's identifier in linked data: its address, else a name derived from its
    text's hash."""
    return (
        web_address(report)
        or f"urn:sha256:{hashlib.sha256(report.text.encode('utf-8', 'replace')).hexdigest()}"
    )


def web_address(report: Report) -> str | None:
    """Returns where the report was published, if that is a full http address."""
    return next(
        (
            address
            for address in (report.url, report.canonical_url)
            if address and _ADDRESS.fullmatch(address)
        ),
        None,
    )


def target_of(span: Span, report: Report) -> dict[str, Any]:
    """Returns a selector for the passage, by position and by its words with their context."""
    quote = {"type": "TextQuoteSelector", "exact": span.quote}
    before, after = (
        report.text[max(0, span.start - _AROUND) : span.start],
        report.text[span.end : span.end + _AROUND],
    )
    quote |= {"prefix": before} if before else {}
    quote |= {"suffix": after} if after else {}
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": source_of(report), "selector": [position, quote]}


@dataclass(frozen=True, slots=True)
class _Note:
    """What is said of some words: why, in which texts, by whom (None: the program)."""

    identity: str
    motivation: str
    texts: Sequence[str]
    spans: tuple[Span, ...]
    by: str | None = None


def _annotation(
    note: _Note, story: str, reports: dict[str, Report], program: str
) -> dict[str, Any]:
    targets = [target_of(span, reports[span.report]) for span in note.spans]
    return {
        "id": f"urn:rashomon:{story}:{note.identity}",
        "type": "Annotation",
        "motivation": note.motivation,
        "creator": {
            "type": "Person" if is_person(note.by or "") else "Software",
            "name": note.by or program,
        },
        "body": [
            {"type": "TextualBody", "value": t, "format": "text/plain"} for t in note.texts if t
        ],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _notes(story: Story) -> Iterator[_Note]:
    for one in story.statements:
        said = f"{one.speaker or 'nobody named'} {one.stance.value}"
        via = [f"via {', '.join(one.via)}"] if one.via else []
        yield _Note(one.id, "identifying", [said, *via], (one.quote,), one.by)
    yield from _notes_on_sentences(story)
    yield from _notes_on_readings(story)
    yield from _notes_on_answers(story)
    for name in story.names:
        by = name.by or next((join.by for join in name.joins if join.by), None)
        for place, mention in enumerate(name.mentions):
            called = f"{name.kind.value}: {name.name}"
            yield _Note(f"{name.id}:{place}", "tagging", [called], (mention,), by)
    for place, date in enumerate(story.dates):
        when = f"{date.earliest or 'unknown'}/{date.latest or 'unknown'}"
        yield _Note(f"{date.id}:{place}", "classifying", [when], (date.span,))
    for copy in story.copies:
        why = [f"the same words, {copy.kind.value}", *copy.reasons]
        yield _Note(copy.id, "linking", why, (copy.a, copy.b))
    for place, anomaly in enumerate(story.anomalies):
        if anomaly.span:
            parts = [anomaly.kind.value, anomaly.why]
            yield _Note(f"{anomaly.id}:{place}", "questioning", parts, (anomaly.span,))


def _notes_on_sentences(story: Story) -> Iterator[_Note]:
    for passage in story.passages:
        for one in passage.sentences:
            parts = [
                f"matter: {matter_told(passage)}",
                "perhaps of this matter" if one.perhaps else "",
                f"speaker: {one.speaker}" if one.speaker else "",
                f"differs: {', '.join(passage.differs)}" if passage.differs else "",
            ]
            yield _Note(
                f"{passage.id}:{one.id}",
                "describing",
                parts,
                (one.quote,),
                one.speaker_by or passage.by,
            )


def _notes_on_readings(story: Story) -> Iterator[_Note]:
    """Yields the words of each report that give a reading of what differs."""
    for passage, variant in story.variants():
        for place, reading in enumerate(variant.readings):
            parts = [
                f"differs: {thing_told(variant)}",
                f"{variant.kind.value}, {variant.relation.value}",
                f"{reading.reports} of the reports that give it",
            ]
            for at, words in enumerate(reading.spans):
                ident = f"{passage.id}:{variant.id}:{place}:{at}"
                yield _Note(ident, "describing", parts, (words,), variant.by)


def _notes_on_answers(story: Story) -> Iterator[_Note]:
    for point in story.points:
        for one in point.accounts:
            value = value_of(point, one)
            parts = [
                f"label: {label_of(point)}" if one.unproved else f"question: {point.question}",
                f"answer: {value}" if value else "",
                f"status: {shown_status(point)}",
                f"speaker: {one.speaker}" if one.speaker else "",
            ]
            yield _Note(one.id, "describing", parts, (one.quote,), makers_of(point, one))
