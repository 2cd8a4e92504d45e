"""rank_questions: the few questions that matter most, in the order of what their answers are expected to bring."""

import heapq
from collections.abc import Iterator
from itertools import count

from rashomon.model.question import Asked, Question
from rashomon.questions.clashes import clash_questions, odds_of
from rashomon.questions.denials import denial_questions
from rashomon.questions.material import Material, units_of
from rashomon.questions.others import day_questions, name_questions, speaker_questions, wording_questions
from rashomon.questions.relation import relation_questions
from rashomon.questions.same import account_questions, groups_of, same_questions

WORDS = 90  # the most a reader has to read for one question
_WEIGHT = {Asked.QUESTION: 0.045, Asked.RELATION: 1.8, Asked.ACCOUNT: 0.08}
_SAME_AGAIN = 0.97  # each further question of one kind is worth a little less, so that the kinds take turns


def rank_questions(material: Material, *, most: int) -> tuple[Question, ...]:
    """At most so many questions, the most gain first; none that was asked, or that is too long to read in passing."""
    sources = [iter(source) for source in _sources(material)]
    order = count()
    heap: list[tuple[float, int, Question, Iterator[Question]]] = []

    def put(source: Iterator[Question], worth: float) -> None:
        for found in source:
            if found.words() <= WORDS:
                heapq.heappush(heap, (-round(found.gain * worth * _WEIGHT.get(found.asked, 1.0), 9), next(order), found, source))
                return

    for source in sources:
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
    return tuple(out)


def _sources(material: Material) -> list[Iterator[Question]]:
    units, groups = units_of(material), groups_of(material)
    odds = odds_of(units, material)
    return [
        denial_questions(units, odds, material),
        clash_questions(units, odds_of(units, material), material),
        same_questions(groups, material),
        relation_questions(units, material),
        account_questions(groups, material),
        name_questions(material),
        speaker_questions(material),
        day_questions(material),
        wording_questions(material),
    ]
