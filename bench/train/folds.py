"""The weights that `points.py --folds` makes without a story, by which what comes after the points learns how that story is read when new."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from rashomon.points import cluster
from rashomon.points.cluster import Models, shipped_models
from rashomon.points.merge_groups import read_merge_model
from rashomon.points.review_answers import read_review_model
from rashomon.points.same_question import read_pair_model

STORIES = Path(__file__).resolve().parents[1] / "stories"


def models_without(story: str, folds: Path | None) -> Models:
    """The models of the fold that leaves the story out; the shipped ones where there are no folds, or none leaves it out."""
    for place in sorted(folds.iterdir()) if folds else ():
        if story in json.loads((place / "stories.json").read_text("utf-8"))["left_out"]:
            pairs, groups, review = (json.loads((place / f"{name}.json").read_text("utf-8")) for name in ("pairs", "groups", "review"))
            return Models(read_pair_model(pairs), read_merge_model(groups), read_review_model(review))
    return shipped_models()


@contextmanager
def without(story: str, folds: Path | None) -> Iterator[None]:
    """Inside it, whatever gathers answers does it by the models of the fold that leaves the story out."""
    models = models_without(story, folds)
    with patch.object(cluster, "shipped_models", lambda *_: models):
        yield


def named(folders: Sequence[Path]) -> dict:
    """Which stories of our own the weights were learned on, and on how many events of real news, of which nothing is kept, names neither."""
    own = sorted(folder.name for folder in folders if STORIES in folder.resolve().parents)
    return {"stories": own, "events": len(folders) - len(own)}
