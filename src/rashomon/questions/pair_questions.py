"""Questions about two accounts at a time, answered with one key.

First whether both answer one question; then, for differing answers to one question, how they relate (may both be true?).
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from rashomon.model.judgement import QUESTION, RELATION, Action
from rashomon.model.point import RelationKind
from rashomon.model.question import DraftJudgement, Option, Question, QuestionKind, looked_at, question
from rashomon.questions.expected_gains import ExpectedGains
from rashomon.questions.question_material import Material, brought_together, sentence_of, show

MOST_WORDS = 400  # words of both sentences together; longer ones are cut
_SAME_QUESTION = "Do these two answer the same question?"
_HOW = "Two answers to one question: can both be true?"
_OPEN = (RelationKind.SPREAD, RelationKind.REFINE)
_NEXT = 1.0  # follow-ups on a pair just put to one question come before all else
MOST_OPTIONS = 4


def pair_questions(view: ExpectedGains, material: Material) -> Iterator[Question]:
    """Returns questions on the pairs with the highest gain, each chosen as if those before it were answered."""
    asked = material.asked()
    yield from (made for made in _follow_ups(material) if made.id not in asked)
    gains = view.own + view.bearing
    together = np.equal.outer(view.groups, view.groups)
    texts = view.texts()
    worth = np.triu(np.where(np.not_equal.outer(texts, texts), np.where(together, np.maximum(view.own, view.bearing), gains), 0.0), 1)
    while worth.size:
        a, b = divmod(int(np.round(worth, 9).argmax()), len(worth))
        gain = float(worth[a, b])
        if gain <= 0:
            return
        worth[a, b] = 0.0
        made = _question(a, b, gain, view, material)
        if made.id not in asked:
            yield made


def _follow_ups(material: Material) -> Iterator[Question]:
    """The relation questions for answers that somebody put to one question and called different, without saying more."""
    place = {candidate.account.id: i for i, candidate in enumerate(material.doubts.candidates)}
    version = {account.id: (point.id, account.version) for point in material.points for account in point.accounts}
    settled = [frozenset(j.target) for j in material.judgements if j.field == RELATION]
    for pair in reversed(brought_together(material.judgements)):
        if pair in settled or len(pair) != 2 or not all(one in place and one in version for one in pair):
            continue
        one, other = sorted(pair)
        if version[one][0] == version[other][0] and version[one] != version[other]:
            yield _made(place[one], place[other], _NEXT, material, of_bearing=True)


def _question(a: int, b: int, gain: float, view: ExpectedGains, material: Material) -> Question:
    """The question for a pair; in one group, the relation is asked where that gains more than whether it is one question."""
    of_bearing = bool(view.groups[a] == view.groups[b] and view.bearing[a, b] >= view.own[a, b])
    return _made(view.faces[a].place, view.faces[b].place, gain, material, of_bearing=of_bearing)


def _made(one: int, other: int, gain: float, material: Material, *, of_bearing: bool) -> Question:
    places = sorted((one, other), key=lambda place: (_day(place, material), place))  # the later one second
    first, second = (material.doubts.candidates[place] for place in places)
    ids = (first.account.id, second.account.id)
    items = [show(mark, each, material, MOST_WORDS // 2) for mark, each in (("1", first), ("2", second))]
    looked = looked_at(items)
    different = (DraftJudgement(Action.DIFFERENT, QUESTION, ids), looked)
    if not of_bearing:
        options = [
            Option("1", "Yes, and the answer is the same", (DraftJudgement(Action.SET, RELATION, ids, "same"), looked)),
            Option("2", "Yes, but the answers differ", (DraftJudgement(Action.SAME, QUESTION, ids),)),
            Option("3", "No, they answer different questions", different),
        ]
        return question(QuestionKind.ACCOUNT, material.story, _SAME_QUESTION, items, options, gain)
    options = [
        Option("1", "No, they cannot both be true", (DraftJudgement(Action.SET, RELATION, ids, "conflict"), looked)),
        Option("2", "The second is later news, or corrects the first", (DraftJudgement(Action.SET, RELATION, ids, "update"), looked)),
        Option("3", "Yes, both can be true", (_both(ids, material), looked)),
        Option("4", "They answer different questions", different),
    ]
    return question(QuestionKind.RELATION, material.story, _HOW, items, options, gain)


def _both(ids: tuple[str, str], material: Material) -> DraftJudgement:
    """The option that both may be true, in the form that the program already holds: estimates with room for each other, or a refinement."""
    for point in material.points:
        version = {account.id: account.version for account in point.accounts}
        if ids[0] in version and ids[1] in version:
            for relation in point.relations:
                if relation.kind in _OPEN and {relation.a, relation.b} == {version[ids[0]], version[ids[1]]}:
                    turned = relation.kind is RelationKind.REFINE and relation.a == version[ids[1]]
                    return DraftJudgement(Action.SET, RELATION, ids[::-1] if turned else ids, relation.kind.value)
    return DraftJudgement(Action.SET, RELATION, ids, "neither")


def _day(place: int, material: Material) -> str:
    """The day of the report that says it; reports without one come first."""
    return material.reports[material.doubts.candidates[place].account.report].anchor or ""


def in_full(asked: Question, material: Material) -> Question:
    """Returns the question with whole sentences for all that it shows, and no more answers than keys that a hand finds; same id."""
    items = []
    for item in asked.shown:
        start, end = sentence_of(item.quote, material)
        around = material.reports[item.quote.report].span(min(start, item.around.start), max(end, item.around.end))
        items.append(replace(item, around=around))
    options = asked.options[:-1]
    if len(options) > MOST_OPTIONS:
        options = (*options[: MOST_OPTIONS - 1], options[-1])
    return replace(asked, shown=tuple(items), options=(*options, asked.options[-1]))
