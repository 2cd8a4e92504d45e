"""Parses of a store's reports: each text is parsed once, here or in an engine's processes."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.annotations.annotate import annotate_reports, parse_key, prose_of
from rashomon.engines.worker import joined, parted, work_of
from rashomon.errors import StopError
from rashomon.model.partial import EventPassage
from rashomon.model.report import Report
from rashomon.seams import Engine, ParseTable
from rashomon.store.database.column_values import pack_report, unpack_report
from rashomon.stories.group_stories import Features, features_of
from rashomon.text.annotations import Annotations

Counts = Mapping[str, int]
Terms = tuple[Counts, Counts, tuple[EventPassage, ...]]


@dataclass(slots=True)
class KeptParses:
    """Parses of some reports, read and written together; `write` stores the new ones."""

    table: ParseTable
    held: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def load(self, reports: Iterable[Report]) -> None:
        """Loads those of these parses that the store has."""
        wanted = {parse_key(prose_of(report)) for report in reports} - self.held.keys()
        self.held |= self.table.get_parses(sorted(wanted))

    def get_parse(self, key: str) -> bytes | None:
        """Returns the parse under this key, if it is loaded."""
        return self.held.get(key)

    def put_parse(self, key: str, data: bytes) -> None:
        """Remembers a new parse."""
        self.held[key] = self.new[key] = data

    def write(self) -> None:
        """Stores the new parses."""
        if self.new:
            self.table.put_parses(self.new)
            self.new = {}


def annotated(reports: Sequence[Report], kept: KeptParses) -> list[Annotations]:
    """Returns the reports with their parses."""
    return list(annotate_reports(reports, kept))


def counted_terms(reports: Sequence[Report], kept: KeptParses, engine: Engine | None = None) -> Iterator[tuple[Report, Terms]]:
    """Yields each report with its grouping features, in order; its parse is remembered."""
    kept.load(reports)
    if engine is None:
        for annotations in annotate_reports(reports, kept):
            yield annotations.report, terms_of(features_of(annotations))
        return
    items = (
        (str(number), joined([pack_report(report), kept.get_parse(parse_key(prose_of(report))) or b""]))
        for number, report in enumerate(reports)
    )
    told: dict[int, Terms] = {}
    for done in engine.map(work_of(parse), items):
        if done.error is not None:
            raise StopError(f"report {reports[int(done.key)].id!r} could not be parsed: {done.error}")
        parse_, terms = parted(done.data)
        if parse_:
            kept.put_parse(parse_key(prose_of(reports[int(done.key)])), parse_)
        words, names, passages = json.loads(terms)
        told[int(done.key)] = words, names, tuple(EventPassage(*one) for one in passages)
    for number, report in enumerate(reports):
        yield report, told[number]


def terms_of(features: Features) -> Terms:
    """Returns a report's grouping features in the form that a store keeps."""
    return features.words, features.names, features.passages


class _One:
    """A single parse, in an engine's process."""

    def __init__(self, data: bytes) -> None:
        self.data, self.new = data or None, b""

    def get_parse(self, key: str) -> bytes | None:
        """Returns the parse that came with the report."""
        return self.data

    def put_parse(self, key: str, data: bytes) -> None:
        """Remembers the new parse."""
        self.new = data


def parse(data: bytes, shared: bytes) -> bytes:
    """Returns the parse of a report, if it is new, and its grouping features. Runs in an engine's process."""
    report, known = parted(data)
    one = _One(known)
    (annotations,) = annotate_reports([unpack_report(report)], one)
    features = features_of(annotations)
    passages = [[p.start, p.end, dict(p.words), dict(p.names)] for p in features.passages]
    return joined([one.new, json.dumps([dict(features.words), dict(features.names), passages]).encode()])
