"""rank_questions: the few questions that matter most, in the order of what their answers are expected to bring."""

import heapq
from collections.abc import Iterator
from itertools import count

from rashomon.model.question import Question
from rashomon.questions import pairs
from rashomon.questions.belonging import account_questions
from rashomon.questions.material import Material, units_of
from rashomon.questions.others import day_questions, name_questions, speaker_questions, wording_questions
from rashomon.questions.view import view_of

WORDS = pairs.MOST_WORDS + 90  # the most a reader has to read for one question
_SAME_AGAIN = 0.97  # each further question of one kind is worth a little less, so that the kinds take turns


def rank_questions(material: Material, *, most: int) -> tuple[Question, ...]:
    """At most so many questions, the most gain first; none that was asked, or that is too long to read in passing.

    Of accounts two at a time are shown, in whole sentences, with an answer a key.
    """
    order = count()
    heap: list[tuple[float, int, Question, Iterator[Question]]] = []

    def put(source: Iterator[Question], worth: float) -> None:
        for found in source:
            if found.words() <= WORDS:
                heapq.heappush(heap, (-round(found.gain * worth, 9), next(order), found, source))
                return

    for source in _sources(material):
        put(source, 1.0)
    taken: dict[int, int] = {}
    seen = set(material.asked())
    out: list[Question] = []
    while heap and len(out) < most:
        _, _, found, source = heapq.heappop(heap)
        if found.id not in seen:
            seen.add(found.id)
            out.append(found)
        taken[id(source)] = taken.get(id(source), 0) + 1
        put(source, _SAME_AGAIN ** taken[id(source)])
    return tuple(pairs.in_full(found, material) for found in out)


def _sources(material: Material) -> list[Iterator[Question]]:
    view = view_of(units_of(material), material)
    return [
        pairs.pair_questions(view, material),
        account_questions(material),
        name_questions(material),
        speaker_questions(material),
        day_questions(material),
        wording_questions(material),
    ]
