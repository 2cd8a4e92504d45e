"""Parses of reports in a store: each text is parsed once, here or by an engine's processes."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.annotations.annotate import annotate_reports, parse_key, prose_of
from rashomon.engines.protocol import joined, parted, work_of
from rashomon.errors import StopError
from rashomon.model.passage import EventPassage
from rashomon.model.report import Report
from rashomon.seams import Engine, ParseTable
from rashomon.store.database.column_values import pack_report, unpack_report
from rashomon.stories.group_stories import Features, features_of
from rashomon.text.annotations import Annotations

Counts = Mapping[str, int]
Terms = tuple[Counts, Counts, tuple[EventPassage, ...]]


@dataclass(slots=True)
class KeptParses:
    """Parses of some reports, held here so that they are read and written together; new ones go to the store with `write`."""

    table: ParseTable
    held: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def load(self, reports: Iterable[Report]) -> None:
        """Takes from the store what it has of these."""
        wanted = {parse_key(prose_of(report)) for report in reports} - self.held.keys()
        self.held |= self.table.get_parses(sorted(wanted))

    def get_parse(self, key: str) -> bytes | None:
        """The parse under this key, if it is held."""
        return self.held.get(key)

    def put_parse(self, key: str, data: bytes) -> None:
        """Holds a new parse."""
        self.held[key] = self.new[key] = data

    def write(self) -> None:
        """Gives the store what is new."""
        if self.new:
            self.table.put_parses(self.new)
            self.new = {}


def annotated(reports: Sequence[Report], kept: KeptParses) -> list[Annotations]:
    """The reports with their parses."""
    return list(annotate_reports(reports, kept))


def counted_terms(reports: Sequence[Report], kept: KeptParses, engine: Engine | None = None) -> Iterator[tuple[Report, Terms]]:
    """Each report with what it is grouped by, in order; its parse is held afterwards."""
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
    """What a report is grouped by, as a store keeps it."""
    return features.words, features.names, features.passages


class _One:
    """A single parse, in a process that works for an engine."""

    def __init__(self, data: bytes) -> None:
        self.data, self.new = data or None, b""

    def get_parse(self, key: str) -> bytes | None:
        """The parse that came with the report."""
        return self.data

    def put_parse(self, key: str, data: bytes) -> None:
        """Holds the new parse."""
        self.new = data


def parse(data: bytes, shared: bytes) -> bytes:
    """Of a report and its parse, if there is one: the parse where it is new, and what the report is grouped by. For an engine."""
    report, known = parted(data)
    one = _One(known)
    (annotations,) = annotate_reports([unpack_report(report)], one)
    features = features_of(annotations)
    passages = [[p.start, p.end, dict(p.words), dict(p.names)] for p in features.passages]
    return joined([one.new, json.dumps([dict(features.words), dict(features.names), passages]).encode()])
