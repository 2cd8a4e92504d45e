"""Which statements of the program are right: those of a story in its gold, with the same speaker,
and those of real reports that readers judged. For training, and for measuring confidence."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.score.clusters import as_text
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.model.document import plain
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.statements.extract import said_in_story
from rashomon.statements.stance import LocatedStatement
from score import Cluster, iou, like, match, same_speaker, speakers_of

JUDGED = Path(__file__).with_suffix(".jsonl")
"""A line a report: the SHA-256 of its file, and of statements judged in it the offsets of words and
speaker, and "right" or what is wrong ("nothing", "cut", "runon", "speaker"); no word of it."""


@dataclass(frozen=True)
class Labelled:
    """A story's statements, with their features, and which are right: content found as score.py
    counts it, and the speaker the same."""

    name: str
    said: tuple[LocatedStatement, ...]
    features: list[dict[str, float]]
    labels: np.ndarray
    weight: float = 1.0


def label(folder: Path) -> Labelled:
    """The statements of a story with gold, labelled."""
    known, said = _said(folder)
    return Labelled(
        folder.name, tuple(said), [dict(one.features) for one in said], _labels(folder, known, said)
    )


def judged(news: Path) -> Iterator[Labelled]:
    """The judged statements of each event of a folder that are still made the same."""
    judgements = {
        line["report"]: line["statements"]
        for line in map(json.loads, JUDGED.read_text("utf-8").splitlines())
    }
    for folder in sorted(path.parent for path in news.glob("*/reports")):
        marks = {
            (path.stem, *mark[:2]): mark[2:]
            for path in (folder / "reports").iterdir()
            for mark in judgements.get(hashlib.sha256(path.read_bytes()).hexdigest(), ())
        }
        said = [one for one in _said(folder)[1] if _same(one, marks)] if marks else []
        if said:
            right = [marks[_place(one)][1] == "right" for one in said]
            features = [dict(one.features) for one in said]
            yield Labelled(folder.name, tuple(said), features, np.array(right, dtype=float))


def _place(one: LocatedStatement) -> tuple[str, int, int]:
    statement = one.statement
    return statement.report, statement.quote.start, statement.quote.end


def _same(one: LocatedStatement, marks: dict) -> bool:
    """Whether a statement was judged, by the same speaker where that decides."""
    speaker, verdict = marks.get(_place(one), (None, None))
    span = one.statement.speaker_span
    spoken = [span.start, span.end] if span is not None else None
    return verdict is not None and (verdict not in ("right", "speaker") or spoken == speaker)


def _said(folder: Path) -> tuple[Prepared, list[LocatedStatement]]:
    settings = Settings(stories=StorySettings(True))
    pile = report_pile.read(str(folder / "reports"), settings=settings)
    known = prepare_story(list(annotate_reports(pile.reports)))
    return known, said_in_story(known.annotated, names=known.names)


def _labels(folder: Path, known: Prepared, said: Sequence[LocatedStatement]) -> np.ndarray:
    reports = [plain(a.report) for a in known.annotated]
    story = {
        "reports": [a.report.id for a in known.annotated],
        "statements": [plain(one.statement) for one in said],
    }
    with tempfile.TemporaryDirectory() as copies:
        cluster = Cluster(
            {"reports": reports, "stories": [story]},
            as_text(folder, {"reports": reports}, Path(copies)),
        )
    gold = [(cluster.gold_span(s["quote"], s["report"]), s) for s in cluster.gold["statements"]]
    given = [(cluster.pred_span(plain(one.statement.quote)), one.statement) for one in said]
    names = speakers_of(cluster.gold["names"])
    labels = np.zeros(len(said))
    for i, j in match(gold, given, lambda g, p: like(g[0], p[0], iou), 0.5).items():
        labels[j] = same_speaker(gold[i][1].get("speaker"), given[j][1].speaker, names)
    return labels
