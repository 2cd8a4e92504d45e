"""Which statements of the program are right: those of a story in its gold, with the same speaker,
and those of annotated real reports. For training, and for measuring confidence."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.score.clusters import as_text
from bench.score.said import cluster_of, events_of
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.model.document import plain
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.statements.extract import WeighedStatement, said_in_story
from score import Cluster, iou, like, match, same_speaker, speakers_of


@dataclass(frozen=True)
class Labelled:
    """A story's statements, with their features, and which are right: content found as score.py
    counts it, and the speaker the same; whom each of them that is found could have meant, with
    which of those are right; and of those found with a speaker, the signals of the speaker and
    whether it is right."""

    name: str
    said: tuple[WeighedStatement, ...]
    features: list[dict[str, float]]
    labels: np.ndarray
    choices: list[tuple[tuple[tuple[str | None, dict[str, float]], ...], np.ndarray]]
    speakers: list[tuple[dict[str, float], bool]]
    weight: float = 1.0


def label(folder: Path) -> Labelled:
    """The statements of a story with gold, labelled."""
    known, said = _said(folder)
    ledger = _ledger(known, said)
    with tempfile.TemporaryDirectory() as copies:
        return _labelled(folder.name, said, Cluster(ledger, as_text(folder, ledger, Path(copies))))


def annotated(name: str, news: Path) -> Iterator[Labelled]:
    """The statements of each annotated real event of a set (bench/said), labelled."""
    for folder, gold in events_of(name, news):
        known, said = _said(folder)
        yield _labelled(folder.name, said, cluster_of(_ledger(known, said), gold, folder))


def _said(folder: Path) -> tuple[Prepared, list[WeighedStatement]]:
    settings = Settings(stories=StorySettings(True))
    pile = report_pile.read(str(folder / "reports"), settings=settings)
    known = prepare_story(list(annotate_reports(pile.reports)))
    return known, said_in_story(known.annotated, names=known.names)


def _ledger(known: Prepared, said: Sequence[WeighedStatement]) -> dict:
    reports = [plain(a.report) for a in known.annotated]
    story = {
        "reports": [a.report.id for a in known.annotated],
        "statements": [plain(one.statement) for one in said],
    }
    return {"reports": reports, "stories": [story]}


def _labelled(name: str, said: Sequence[WeighedStatement], cluster: Cluster) -> Labelled:
    gold = [(cluster.gold_span(s["quote"], s["report"]), s) for s in cluster.gold["statements"]]
    given = [(cluster.pred_span(plain(one.statement.quote)), one.statement) for one in said]
    names = speakers_of(cluster.gold["names"])
    labels, choices, speakers = np.zeros(len(said)), [], []
    for i, j in match(gold, given, lambda g, p: like(g[0], p[0], iou), 0.5).items():
        who = gold[i][1].get("speaker")
        labels[j] = same_speaker(who, given[j][1].speaker, names)
        if given[j][1].speaker:
            speakers.append((dict(said[j].speaker_signals), bool(labels[j])))
        if choice := said[j].choice:
            right = np.array([float(same_speaker(who, text, names)) for text, _ in choice])
            choices.append((choice, right))
    return Labelled(
        name=name,
        said=tuple(said),
        features=[dict(one.features) for one in said],
        labels=labels,
        choices=choices,
        speakers=speakers,
    )
