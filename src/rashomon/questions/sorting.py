"""Questions that have up to ten accounts sorted: which of them answer one question of fact, and how these stand to each other.

One such answer says how forty-five pairs stand, each of which counts for whole points and versions, so most is asked in this form.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from rashomon.model.judgement import QUESTION, Action
from rashomon.model.question import Asked, Decision, Option, Question, Shown, looked_at, question
from rashomon.questions.material import Material
from rashomon.questions.showing import MARKS, show
from rashomon.questions.view import Matrix, View

MOST = 10  # accounts in a question
NONE = "n"
_ASK = "Which of these answer one question of fact, and how do they stand?"
_WORDS = 90 - len(_ASK.split())
_SEEDS = 40  # pairs from which sets are grown
_SAME_UNIT = 0.3  # what a further account of a version that is shown already is worth
_LEAST = 0.01


def sorting_questions(view: View, material: Material) -> Iterator[Question]:
    """The best questions, one after the other, each as if those before it were answered."""
    asked = material.asked()
    while True:
        chosen, gain = _best(view)
        if len(chosen) < 2 or gain < _LEAST:
            return
        made = _question(chosen, gain, view, material)
        view.looked(chosen, 0.0)
        if made.id not in asked:
            yield made


def _best(view: View) -> tuple[list[int], float]:
    """The set of faces of which most is to be won."""
    gains = view.own + view.bearing
    upper = np.triu(gains, 1)
    flat = np.argsort(-upper, axis=None, kind="stable")[:_SEEDS].tolist()
    best: tuple[list[int], float] = ([], 0.0)
    for seed in flat:
        a, b = divmod(seed, len(gains))
        if upper[a, b] <= 0:
            break
        found = _grown(a, b, gains, view)
        if found[1] > best[1] + 1e-9:
            best = found
    return best


def _grown(a: int, b: int, gains: Matrix, view: View) -> tuple[list[int], float]:
    lengths = np.array([face.length for face in view.faces])
    units = np.array([face.unit for face in view.faces])
    chosen, room = [a, b], _WORDS - view.faces[a].length - view.faces[b].length
    weight = np.ones(len(gains))
    for k in chosen:
        _shown(k, weight, units, view)
    more, gain = gains[a] + gains[b], float(gains[a, b])
    while len(chosen) < MOST:
        worth = np.where(lengths <= room, np.round(more * weight, 9), 0.0)
        k = int(worth.argmax())
        if worth[k] <= 0:
            break
        gain += float(worth[k])
        room -= view.faces[k].length
        chosen.append(k)
        _shown(k, weight, units, view)
        more = more + gains[k]
    return chosen, gain


def _shown(k: int, weight: Matrix, units: Matrix, view: View) -> None:
    """No words are shown twice, and the version of an account that is shown is known by it."""
    weight[units == units[k]] *= _SAME_UNIT
    weight[[n for n, face in enumerate(view.faces) if face.text == view.faces[k].text]] = 0.0


def _question(chosen: Sequence[int], gain: float, view: View, material: Material) -> Question:
    candidates = material.doubts.candidates
    items = []
    for mark, k in zip(MARKS, sorted(chosen), strict=False):
        face = view.faces[k]
        item = show(mark, candidates[face.place], material, face.length)
        items.append(Shown(item.mark, item.id, item.quote, item.around, tuple(candidates[i].account.id for i in face.also)))
    return question(Asked.GROUPS, material.story, _ASK, items, [none_of(items)], gain, many=True)


def none_of(items: Sequence[Shown]) -> Option:
    """The answer that no two of these answer one question."""
    pairs = [(item.id, *(one for other in items[n + 1 :] for one in (other.id, *other.also))) for n, item in enumerate(items[:-1])]
    return Option(NONE, "no two of them", (*(Decision(Action.DIFFERENT, QUESTION, pair) for pair in pairs), looked_at(items)))
