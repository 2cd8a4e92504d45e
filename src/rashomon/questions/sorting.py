"""Questions that have up to ten accounts sorted: which of them answer one question of fact, and how these stand to each other.

One such answer says how forty-five pairs stand, each of which counts for whole points and versions, so most is asked in this form.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from rashomon.model.judgement import QUESTION, Action
from rashomon.model.question import Asked, Decision, Option, Question, Shown, looked_at, question
from rashomon.questions.material import Material
from rashomon.questions.showing import MARKS, show
from rashomon.questions.view import Codes, Matrix, View

MOST = 10  # accounts in a question
NONE = "n"
_ASK = "Which of these answer one question of fact, and how do they stand?"
_WORDS = 90 - len(_ASK.split())
_SEEDS = 40  # pairs from which sets are grown
_AGAIN = 0.15  # of what is won between two groups, or two versions, what a further pair of theirs wins
_LEAST = 0.01


def sorting_questions(view: View, material: Material) -> Iterator[Question]:
    """The best questions, one after the other, each as if those before it were answered."""
    asked = material.asked()
    while True:
        chosen, gain = _best(view)
        if len(chosen) < 2 or gain < _LEAST:
            return
        made = _question(chosen, gain, view, material)
        view.looked(chosen)
        if made.id not in asked:
            yield made


def _best(view: View) -> tuple[list[int], float]:
    """The set of faces of which most is to be won."""
    upper = np.triu(view.own + view.bearing, 1)
    flat = np.argsort(-upper, axis=None, kind="stable")[:_SEEDS].tolist()
    best: tuple[list[int], float] = ([], 0.0)
    for seed in flat:
        a, b = divmod(seed, len(upper))
        if upper[a, b] <= 0:
            break
        found = _grown(a, b, view)
        if found[1] > best[1] + 1e-9:
            best = found
    return best


def _grown(a: int, b: int, view: View) -> tuple[list[int], float]:
    """The two and whatever is worth showing beside them, with what is to be won by all."""
    lengths = np.array([face.length for face in view.faces])
    met = (_Met(view.own, view.groups), _Met(view.bearing, view.units))
    chosen, room, gain = [a], _WORDS - view.faces[a].length, 0.0
    shown = np.zeros(len(lengths), dtype=bool)
    k = a
    while True:
        shown |= np.array([face.text == view.faces[k].text for face in view.faces])  # no words are shown twice
        for each in met:
            each.take(k)
        worth = np.where(shown | (lengths > room), 0.0, np.round(met[0].more() + met[1].more(), 9))
        k = b if len(chosen) == 1 else int(worth.argmax())
        if len(chosen) == MOST or worth[k] <= 0:
            return chosen, gain
        gain += float(worth[k])
        room -= view.faces[k].length
        chosen.append(k)


class _Met:
    """What each face would add to what is won between the lots (groups, or versions) of those that are shown: of two lots the best pair counts,
    and a little of the others."""

    def __init__(self, gains: Matrix, lots: Codes) -> None:
        self._gains, self._lots = gains, lots
        self._best: dict[int, Matrix] = {}  # by lot, the best that each face has with one of it
        self._told: dict[tuple[int, int], float] = {}  # by two lots, the best between faces that are shown

    def take(self, k: int) -> None:
        """Shows this face beside the others."""
        lot = int(self._lots[k])
        for other, best in self._best.items():
            pair = (min(lot, other), max(lot, other))
            self._told[pair] = max(self._told.get(pair, 0.0), float(best[k]))
        self._best[lot] = np.maximum(self._best[lot], self._gains[k]) if lot in self._best else self._gains[k].copy()

    def more(self) -> Matrix:
        """What each face would add."""
        out = np.sum(list(self._best.values()), axis=0)
        for lot in self._best:
            inside = np.flatnonzero(self._lots == lot)
            for other, best in self._best.items():
                told = self._told.get((min(lot, other), max(lot, other)), 0.0) if other != lot else 0.0
                out[inside] -= (1 - _AGAIN) * np.minimum(best[inside], told)
        return np.asarray(out)


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
