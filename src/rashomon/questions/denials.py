"""Questions for denials: which of these accounts does this denial deny."""

from collections.abc import Iterator, Sequence

import numpy as np

from rashomon.model.judgement import CLASH, RELATION, Action
from rashomon.model.question import Asked, Decision, Option, Question, Shown, question
from rashomon.questions.material import Material
from rashomon.questions.showing import MARKS, show
from rashomon.questions.sorting import MOST, NONE
from rashomon.questions.view import View

_ASK = "The first says that something is not so. Which of the others does it deny?"
_WORDS = 90 - len(_ASK.split())


def denial_questions(view: View, material: Material) -> Iterator[Question]:
    """Denials and negations that may deny something that is not set against them yet, those of which most is to be won first."""
    candidates = material.doubts.candidates
    ranked = []
    for k, face in enumerate(view.faces):
        head = candidates[face.place]
        if head.negative or head.denies:
            listed = _listed(k, view, material)
            gain = round(sum(float(view.bearing[k, other]) for other in listed), 9)
            if gain > 0:
                ranked.append((-gain, k, listed))
    asked = material.asked()
    for gain, k, listed in sorted(ranked):
        made = _question(k, listed, -gain, view, material)
        if made.id not in asked:
            yield made


def _listed(first: int, view: View, material: Material) -> list[int]:
    """The accounts to choose from: affirmed, with words of their own, while there is room."""
    chosen: list[int] = []
    texts, room = {view.faces[first].text}, _WORDS - view.faces[first].length
    for k in np.argsort(-np.round(view.bearing[first], 9), kind="stable").tolist():
        face = view.faces[k]
        if view.bearing[first, k] <= 0 or len(chosen) + 1 == MOST:
            break
        if face.text not in texts and face.length <= room and not material.doubts.candidates[face.place].denies:
            room -= face.length
            texts.add(face.text)
            chosen.append(k)
    return chosen


def _question(first: int, listed: Sequence[int], gain: float, view: View, material: Material) -> Question:
    faces = [view.faces[k] for k in (first, *listed)]
    items = [show(mark, material.doubts.candidates[f.place], material, f.length) for mark, f in zip(MARKS, faces, strict=False)]
    options = [_option(items[0], item) for item in items[1:]]
    none = Option(NONE, "none of them", tuple(d for option in options for d in option.otherwise))
    return question(Asked.DENIAL, material.story, _ASK, items, [*options, none], gain, many=True)


def _option(denial: Shown, item: Shown) -> Option:
    pair = (denial.id, item.id)
    denied = (Decision(Action.SET, RELATION, pair, "conflict"), Decision(Action.ACCEPT, CLASH, pair))
    return Option(item.mark, f"it denies {item.mark}", denied, (Decision(Action.REJECT, CLASH, pair),))
