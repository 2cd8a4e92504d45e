"""Which statements of the program stand in a story's gold, with the same speaker: labels for
training and for measuring confidence."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.score.clusters import as_text
from rashomon.annotations.annotate import annotate_reports
from rashomon.model.document import plain
from rashomon.prepared_story import Prepared, prepare_story
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.statements.extract import said_in_story
from rashomon.statements.stance import LocatedStatement
from score import Cluster, iou, like, match, same_speaker, speakers_of


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
    settings = Settings(stories=StorySettings(True))
    pile = report_pile.read(str(folder / "reports"), settings=settings)
    known = prepare_story(list(annotate_reports(pile.reports)))
    said = said_in_story(known.annotated, names=known.names)
    return Labelled(
        folder.name, tuple(said), [dict(one.features) for one in said], _labels(folder, known, said)
    )


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
