"""An engine's tasks: the work on one item, one cluster of reports, one report, one story. Bytes in, bytes out."""

import json
import zlib
from dataclasses import asdict
from functools import lru_cache
from typing import Any

import numpy as np

from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports, pack_parse, unpack_parse
from rashomon.engines.worker import joined, parted, work_of
from rashomon.errors import SkipError
from rashomon.model.document import plain, report_from, value_from, written
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Failure
from rashomon.model.partial import pack_features
from rashomon.model.report import Report
from rashomon.reports import report_pile
from rashomon.reports.duplicates import keys_of
from rashomon.reports.items import Item, header_of, item_of
from rashomon.reports.report_pile import settle_pile
from rashomon.settings import ReadSettings
from rashomon.stories.group_stories import features_of
from rashomon.stories.vectors import Terms, terms_of


def item_bytes(item: Item) -> bytes:
    """Returns an item, serialised."""
    return joined([json.dumps(header_of(item)).encode("ascii"), item.data])


def shared_settings(settings: ReadSettings) -> bytes:
    """Returns the reading settings, serialised."""
    return json.dumps(asdict(settings), sort_keys=True).encode("ascii")


def read_one(data: bytes, shared: bytes) -> bytes:
    """Returns the report of an item, and the keys it may share with another. Raises SkipError if it cannot be read."""
    header, content = parted(data)
    given = json.loads(shared)
    given["fields"] = tuple((name, path) for name, path in given["fields"])
    outcome = report_pile.outcome_of(item_of(json.loads(header), content), ReadSettings(**given))
    if isinstance(outcome, Failure):
        raise SkipError(outcome.error)
    return joined([report_bytes(outcome), json.dumps(keys_of(outcome)).encode("ascii")])


def settle_some(data: bytes, _shared: bytes) -> bytes:
    """Returns the settled reports of a cluster, each with its id, digest, source and day."""
    finals = settle_pile(report_of(part) for part in parted(data))
    parts = []
    for report in finals:
        told = [report.id, report.sha256, report.source, report.published]
        parts += [json.dumps(told).encode("ascii"), report_bytes(report)]
    return joined(parts)


def parse_one(data: bytes, _shared: bytes) -> bytes:
    """Returns a report's term counts, by number and as words, and its parse."""
    for annotations in annotate_reports([report_of(data)]):
        features = features_of(annotations)
        grouped = (features.words, features.names, features.passages, features.fillings)
        terms = [terms_bytes(terms_of([counts])) for counts in (features.words, features.names, features.fillings)]
        return joined([*terms, zlib.compress(json.dumps(pack_features(grouped)).encode("ascii")), pack_parse(annotations.doc)])
    raise SkipError("no report")


def compare_some(data: bytes, shared: bytes) -> bytes:
    """Returns a story as it stands in a ledger, with what the ledger needs beside it.

    Input: its reports with their parses (one read in part comes without). Output: the story; the ids
    of the judgements that it lists, some counts, and what it was made without, and which reports that are; and its reports as they stand there.
    """
    families, judgements = _given(shared)
    parts = parted(data)
    read = [(report_of(report), parse) for report, parse in zip(parts[::2], parts[1::2], strict=True)]
    annotated = [unpack_parse(report, parse) if parse else next(annotate_reports([report])) for report, parse in read]
    story, reports = pipeline.compare_what_can_be(annotated, judgements, families=families)
    counts = {"points": len(story.points), "statements": len(story.statements), "disputed": len(story.disputed())}
    left_out = {one.report for one in story.left_out}
    told = {
        "heard": [j.id for j in story.judgements],
        "counts": counts,
        "failures": [(one.source, one.error) for one in pipeline.failures_of(story)],
        "left out": [i for i, (r, _) in enumerate(read) if r.id in left_out],
    }
    texts = {report.id: zlib.compress(text_of(report)) for report in reports}
    return joined([zlib.compress(text_of(story)), json.dumps(told).encode("ascii"), *(texts.get(report.id, b"") for report, _ in read)])


def shared_judgements(families: str, judgements: tuple[Judgement, ...]) -> bytes:
    """Returns the user's publishers and the judgements, serialised."""
    return json.dumps([families, [plain(j) for j in judgements]], sort_keys=True).encode("ascii")


@lru_cache(maxsize=1)
def _given(shared: bytes) -> tuple[str, tuple[Judgement, ...]]:
    families, judgements = json.loads(shared)
    return families, tuple(value_from(Judgement, j) for j in judgements)


def text_of(value: Any) -> bytes:
    """Returns the value as in a list of the ledger's document, without leading white space."""
    return written(value).replace("\n", "\n  ").encode("utf-8", "backslashreplace")


def report_bytes(report: Report) -> bytes:
    """Returns a report, serialised."""
    return zlib.compress(json.dumps(plain(report), separators=(",", ":")).encode("ascii"), 1)


def report_of(data: bytes) -> Report:
    """Returns the report in these bytes."""
    return report_from(json.loads(zlib.decompress(data)))


def terms_bytes(terms: Terms) -> bytes:
    """Returns the terms of one report, serialised."""
    return terms.terms.astype("<u8").tobytes() + terms.counts.astype("<u8").tobytes()


def terms_from(data: bytes) -> Terms:
    """Returns the terms in these bytes."""
    both = np.frombuffer(data, dtype="<u8")
    half = len(both) // 2
    return Terms(np.array([0, half], dtype=np.int64), both[:half].astype(np.uint64), both[half:].astype(np.int64))


READ, SETTLE, PARSE, COMPARE = map(work_of, (read_one, settle_some, parse_one, compare_some))
