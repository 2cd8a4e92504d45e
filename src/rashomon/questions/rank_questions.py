"""Ranks the questions worth asking by the expected gain of their answers."""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

import numpy as np

from rashomon.model.judgement import ACCOUNT, DAY, QUESTION, RELATION, SPEAKER, WORDING, Action
from rashomon.model.name import NameKind
from rashomon.model.point import RelationKind
from rashomon.model.question import DraftJudgement, Option, Question, QuestionKind, ShownWords, looked_at, question
from rashomon.questions.expected_gains import ExpectedGains, view_of
from rashomon.questions.question_material import (
    MARKS,
    Material,
    around,
    brought_together,
    most_telling,
    sentence_of,
    settled_accounts,
    show,
    shown,
    told_apart,
    units_of,
)

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


# Questions about speakers, joined names, days, and headings.

_SURE, _FIRM = 0.6, 0.75  # confidence of a speaker, and of a join, from which they are not asked about
_REACH = 400  # characters before a statement in which its speaker may be named
_SPEAKER, _NAME, _DAY, _WORDING = 0.12, 0.1, 0.1, 0.01  # what each is worth


def speaker_questions(material: Material) -> Iterator[Question]:
    """Returns questions about the statements whose speaker is least sure."""
    judged = {one for j in material.judgements if j.field == SPEAKER for one in j.target}
    unsure = [s for s in material.statements if s.confidence is not None and s.confidence < _SURE and s.id not in judged]
    for statement in sorted(unsure, key=lambda s: (s.confidence or 0.0, s.quote)):
        near = {
            name.name: None
            for name in material.names
            if name.kind in (NameKind.PERSON, NameKind.ORGANISATION)
            for mention in name.mentions
            if mention.report == statement.report and statement.quote.start - _REACH < mention.start < statement.quote.end + _REACH // 4
        }
        listed = [statement.speaker] if statement.speaker else []
        listed += [name for name in near if name not in listed][: 8 - len(listed)]
        options = [
            Option(mark, who, (DraftJudgement(Action.SET, SPEAKER, (statement.id,), who),))
            for mark, who in zip(MARKS, listed, strict=False)
        ]
        options.append(Option("a", "someone who is not named", (DraftJudgement(Action.SET, SPEAKER, (statement.id,), "unnamed"),)))
        item = shown("1", statement.id, statement.quote, material, 50)
        gain = _SPEAKER * (1 - (statement.confidence or 0.0))
        yield question(QuestionKind.SPEAKER, material.story, "Who says this?", [item], options, gain)


def name_questions(material: Material) -> Iterator[Question]:
    """Returns questions about spellings that were joined on weak grounds."""
    judged = {frozenset(j.target) for j in material.judgements if j.field == "name"}
    weak = [
        (j, name) for name in material.names for j in name.joins if (j.confidence or 1.0) < _FIRM and frozenset((j.a, j.b)) not in judged
    ]
    for join, name in sorted(weak, key=lambda item: (item[0].confidence or 0.0, item[0].a, item[0].b)):
        mentions = [next((m for m in name.mentions if m.quote == spelling), None) for spelling in (join.a, join.b)]
        items = [shown(mark, m.quote, m, material, 30) for mark, m in zip(MARKS, mentions, strict=False) if m is not None]
        if len(items) == 2:
            options = [
                Option("y", "yes", (DraftJudgement(Action.SAME, "name", (join.a, join.b)),)),
                Option("n", "no", (DraftJudgement(Action.DIFFERENT, "name", (join.a, join.b)),)),
            ]
            ask = f"Are “{join.a}” and “{join.b}” the same?"
            yield question(QuestionKind.NAME, material.story, ask, items, options, _NAME * (1 - (join.confidence or 0.0)))


def day_questions(material: Material) -> Iterator[Question]:
    """Returns questions about time expressions with more than one reading."""
    judged = {one for j in material.judgements if j.field == DAY for one in j.target}
    for found in material.dates:
        own = f"{found.earliest}/{found.latest}" if found.earliest and found.latest else None
        readings = list(dict.fromkeys([*([own] if own else []), *(_interval(r) for r in found.readings)]))
        if len(readings) < 2 or found.id in judged:
            continue
        options = [
            Option(mark, _plain(r), (DraftJudgement(Action.SET, DAY, (found.id,), r),))
            for mark, r in zip(MARKS, readings[:8], strict=False)
        ]
        yield question(
            QuestionKind.DAY, material.story, "Which day is meant?", [shown("1", found.id, found.span, material, 50)], options, _DAY
        )


def _interval(reading: str) -> str:
    return reading if "/" in reading else f"{reading}/{reading}"


def _plain(reading: str) -> str:
    first, _, last = reading.partition("/")
    return first if first == last else f"{first} to {last}"


def wording_questions(material: Material) -> Iterator[Question]:
    """Returns questions that offer the story's main headings for rewording."""
    judged = {one for j in material.judgements if j.field == WORDING for one in j.target}
    for point in material.points:
        ids = tuple(account.id for account in point.accounts)
        if len(point.reports()) < 2 or judged & set(ids):
            continue
        account = point.accounts[0]
        report = material.reports[account.report]
        item = ShownWords("1", account.id, account.quote, around(report, account.quote, (account.quote.start, account.quote.end), 30))
        free = DraftJudgement(Action.SET, WORDING, ids)
        ask = f"Is this the question? {point.question}"
        good = Option("y", "yes, it reads well", (DraftJudgement(Action.ACCEPT, WORDING, ids),))
        yield question(QuestionKind.WORDING, material.story, ask, [item], [good], _WORDING * len(point.reports()), free)


# Questions about accounts that hardly fit their point: do they answer that question, another, or none?

_WEAK = 0.35  # mean likelihood to the rest of its point below which an account is asked about
_WORTH = 0.02
_ASK = "Does the first answer the same question of fact as the second?"

Likely = Mapping[int, Mapping[int, float]]


def account_questions(material: Material) -> Iterator[Question]:
    """Returns questions about accounts that hardly fit their points, the worst first."""
    settled = settled_accounts(material.judgements) | {one for pair in told_apart(material.judgements) for one in pair}
    likely = _likely(material)
    weak = []
    for members in _groups(material):
        for i in members if len(members) > 2 else ():
            others = [j for j in members if j != i]
            mean = sum(likely.get(i, {}).get(j, 0.0) for j in others) / len(others)
            if mean < _WEAK and material.doubts.candidates[i].account.id not in settled:
                weak.append((round(_WORTH * (1 - mean) * len(others) ** 0.5, 9), i, others))
    asked = material.asked()
    for gain, i, others in sorted(weak, key=lambda item: (-item[0], item[1])):
        made = _belongs(i, others, gain, material)
        if made.id not in asked:
            yield made


def _groups(material: Material) -> list[list[int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for i, candidate in enumerate(material.doubts.candidates):
        members[candidate.group].append(i)
    return list(members.values())


def _likely(material: Material) -> Likely:
    likely: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in material.doubts.pairs:
        likely[pair.a][pair.b] = likely[pair.b][pair.a] = pair.same
    return likely


def _belongs(i: int, others: Sequence[int], gain: float, material: Material) -> Question:
    candidates = material.doubts.candidates
    one, other = candidates[i], candidates[most_telling(others, candidates)]
    items = [show("1", one, material, 30), show("2", other, material, 30)]
    ids = (one.account.id, other.account.id)
    options = [
        Option("y", "yes", (DraftJudgement(Action.SAME, QUESTION, ids), DraftJudgement(Action.ACCEPT, ACCOUNT, ids[:1]))),
        Option("o", "no, it answers another question", (DraftJudgement(Action.DIFFERENT, QUESTION, ids),)),
        Option("x", "it answers no question of fact", (DraftJudgement(Action.REJECT, ACCOUNT, ids[:1]),)),
    ]
    return question(QuestionKind.ACCOUNT, material.story, _ASK, items, options, gain)


WORDS = MOST_WORDS + 90  # most words to read for one question
_SAME_AGAIN = 0.97  # each further question of a kind is worth a little less, so that kinds alternate


def rank_questions(material: Material, *, most: int) -> tuple[Question, ...]:
    """Returns at most this many questions, the highest gain first; none that was asked, or is too long to read in passing.

    Accounts are shown two at a time, in whole sentences, with one key per answer.
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
    return tuple(in_full(found, material) for found in out)


def _sources(material: Material) -> list[Iterator[Question]]:
    view = view_of(units_of(material), material)
    return [
        pair_questions(view, material),
        account_questions(material),
        name_questions(material),
        speaker_questions(material),
        day_questions(material),
        wording_questions(material),
    ]
