"""Questions on how two answers to one question bear on each other."""

from collections.abc import Iterator

import numpy as np

from rashomon.model.judgement import RELATION, Action
from rashomon.model.question import Asked, Decision, Option, Question, question
from rashomon.questions.material import Material
from rashomon.questions.showing import show
from rashomon.questions.view import View


def relation_questions(view: View, material: Material) -> Iterator[Question]:
    """Two answers to one question of which it is least sure how they stand, best first; they are shown with more words than among many."""
    candidates = material.doubts.candidates
    group = np.array([candidates[face.place].group for face in view.faces])
    unit = np.array([face.unit for face in view.faces])
    gains = np.triu(view.bearing * (group[:, None] == group[None, :]) * (unit[:, None] != unit[None, :]), 1)
    asked = material.asked()
    for place in np.argsort(-np.round(gains, 9), axis=None, kind="stable").tolist():
        a, b = divmod(place, len(gains))
        if gains[a, b] <= 0:
            return
        made = _question(view.faces[a].place, view.faces[b].place, float(gains[a, b]), material)
        if made.id not in asked:
            yield made


def _question(one: int, other: int, gain: float, material: Material) -> Question:
    first, second = material.doubts.candidates[one], material.doubts.candidates[other]
    ids = (first.account.id, second.account.id)
    options = [_option("s", "the same answer", ids, "same"), _option("c", "they cannot both be true", ids, "conflict")]
    options += [_option("u", "2 is later news or a correction of 1", ids, "update"), _option("U", "1 is later news", ids[::-1], "update")]
    options += [_option("p", "estimates that differ but leave room for each other", ids, "spread")]
    options += [
        _option("r", "2 is more precise than 1, or a part of it", ids, "refine"),
        _option("R", "1 is more precise", ids[::-1], "refine"),
    ]
    options += [_option("n", "neither: both may be so", ids, "neither")]
    items = [show("1", first, material, 30), show("2", second, material, 30)]
    return question(Asked.RELATION, material.story, "How do these two answers stand to each other?", items, options, gain)


def _option(key: str, label: str, ids: tuple[str, ...], after: str) -> Option:
    return Option(key, label, (Decision(Action.SET, RELATION, ids, after),))
