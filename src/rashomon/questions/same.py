"""Questions for what belongs together: which of these answer the same question as the first, and whether an account is an answer at all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.judgement import ACCOUNT, QUESTION, Action
from rashomon.model.question import Asked, Decision, Option, Question, question
from rashomon.questions.clashes import NONE
from rashomon.questions.material import Material, most_telling, settled_accounts, told_apart
from rashomon.questions.showing import MARKS, show

_MOST, _WORDS, _LONGEST, _SHORTEST = 9, 74, 14, 6  # accounts in a question; words shown in all, and of each
_LEAST = 0.03  # mean likelihood below which two groups are not asked about
_WEAK = 0.35  # mean likelihood to the rest of its point below which an account is asked about


@dataclass(frozen=True, slots=True)
class Item:
    """An account that may be shown beside the first of a group: how likely it answers the same question, and what a word on it would bring."""

    place: int
    likely: float
    gain: float


@dataclass(frozen=True, slots=True)
class Groups:
    """The candidates by group, how likely every two of them answer one question, and of which two it was judged."""

    members: Mapping[int, Sequence[int]]
    likely: Mapping[int, Mapping[int, float]]
    apart: frozenset[frozenset[int]]
    judged: frozenset[frozenset[int]]
    texts: Sequence[str]


def groups_of(material: Material) -> Groups:
    """The groups of a story."""
    members: dict[int, list[int]] = defaultdict(list)
    candidates = material.doubts.candidates
    place = {candidate.account.id: i for i, candidate in enumerate(candidates)}
    for i, candidate in enumerate(candidates):
        members[candidate.group].append(i)
    likely: dict[int, dict[int, float]] = defaultdict(dict)
    apart = set()
    for pair in material.doubts.pairs:
        likely[pair.a][pair.b] = likely[pair.b][pair.a] = pair.same
        if pair.apart:
            apart.add(frozenset((pair.a, pair.b)))
    judged = frozenset(
        frozenset(place[one] for one in pair) for pair in told_apart(material.judgements) if all(one in place for one in pair)
    )
    texts = [" ".join(candidate.account.quote.quote.casefold().split()) for candidate in candidates]
    return Groups(members, likely, frozenset(apart), judged, texts)


def same_questions(groups: Groups, material: Material) -> Iterator[Question]:
    """For each group the question which accounts, in it and in others, answer what its heart answers; best first."""
    asked = material.asked()
    ranked = []
    for k, members in sorted(groups.members.items()):
        heart = heart_of(members, groups, material)
        items = _listed(heart, k, groups, material)
        if items:
            real = 0.5 + 0.5 * material.doubts.candidates[heart].standing
            ranked.append((round(real * sum(item.gain for item in items), 9), heart, items))
    for gain, heart, items in sorted(ranked, key=lambda item: (-item[0], item[1])):
        made = _which(heart, items, gain, material)
        if made.id not in asked:
            yield made


def heart_of(members: Sequence[int], groups: Groups, material: Material) -> int:
    """The member that is likest the others of its group, and worth coding."""
    candidates = material.doubts.candidates

    def rank(i: int) -> tuple[float, int]:
        mates = sum(groups.likely.get(i, {}).get(j, 0.0) for j in members if j != i)
        return (round((1 + mates) * candidates[i].standing, 9), -i)

    return max(members, key=rank)


def _listed(heart: int, group: int, groups: Groups, material: Material) -> list[Item]:
    """What is shown beside the heart: most to be won first, each text once, while there is room."""
    found = [*_inside(heart, group, groups, material), *_outside(heart, group, groups, material)]
    chosen: list[Item] = []
    texts, room = {groups.texts[heart]}, _WORDS - _length(heart, groups)
    for item in sorted(found, key=lambda item: (-round(item.gain, 9), item.place)):
        if len(chosen) + 1 == _MOST:
            break
        if groups.texts[item.place] in texts or item.gain <= 0 or _length(item.place, groups) > room:
            continue
        room -= _length(item.place, groups)
        texts.add(groups.texts[item.place])
        chosen.append(item)
    return chosen


def _length(i: int, groups: Groups) -> int:
    return min(_LONGEST, max(_SHORTEST, groups.texts[i].count(" ") + 1))


def _inside(heart: int, group: int, groups: Groups, material: Material) -> Iterator[Item]:
    """The other accounts of the group, the doubtful ones gaining most."""
    members = groups.members[group]
    for i in members:
        if i == heart or frozenset((heart, i)) in groups.judged or not material.doubts.candidates[i].kept:
            continue
        likely = _mean(i, [j for j in members if j != i], groups)
        own = groups.likely.get(heart, {}).get(i, 0.0)
        likely = min(0.9, 0.1 + 0.5 * (likely + own))
        yield Item(i, likely, (1 - likely) * _twins(i, members, groups))


def _outside(heart: int, group: int, groups: Groups, material: Material) -> Iterator[Item]:
    """The account of each other group that is likest the heart's group, gaining what would be joined."""
    members = groups.members[group]
    near: dict[int, list[int]] = defaultdict(list)
    for i in members:
        for j in groups.likely.get(i, ()):
            near[material.doubts.candidates[j].group].append(j)
    for other, touched in sorted(near.items()):
        others = groups.members[other]
        if other == group or any(frozenset((i, j)) in groups.judged or frozenset((i, j)) in groups.apart for i in members for j in others):
            continue
        likely = sum(groups.likely.get(i, {}).get(j, 0.0) for i in members for j in others) / (len(members) * len(others))
        if likely < _LEAST:
            continue
        best = max(
            set(touched), key=lambda j: (round(groups.likely.get(heart, {}).get(j, 0.0), 9), material.doubts.candidates[j].standing, -j)
        )
        likely = min(0.9, 0.1 + 0.7 * likely)
        joined = len(members) * len(others) / (len(members) + len(others) - 1)
        yield Item(best, likely, likely * joined * (0.4 + 0.6 * material.doubts.candidates[best].standing))


def _mean(i: int, others: Sequence[int], groups: Groups) -> float:
    return sum(groups.likely.get(i, {}).get(j, 0.0) for j in others) / len(others) if others else 0.0


def _twins(i: int, members: Sequence[int], groups: Groups) -> int:
    """How many members have the same words: what is said of one is said of all."""
    return sum(groups.texts[j] == groups.texts[i] for j in members)


def _which(heart: int, listed: Sequence[Item], gain: float, material: Material) -> Question:
    candidates = material.doubts.candidates
    places = [heart, *(item.place for item in sorted(listed, key=lambda item: item.place))]
    each = max(_SHORTEST, min(_LONGEST, _WORDS // len(places)))
    items = [show(mark, candidates[i], material, each) for mark, i in zip(MARKS, places, strict=False)]
    options = [
        Option(
            item.mark,
            f"{item.mark} answers the same question as 1",
            (Decision(Action.SAME, QUESTION, (items[0].id, item.id)),),
            (Decision(Action.DIFFERENT, QUESTION, (items[0].id, item.id)),),
        )
        for item in items[1:]
    ]
    none = Option(NONE, "none of them", tuple(d for option in options for d in option.otherwise))
    ask = "Which of these answer the same question of fact as the first?"
    return question(Asked.QUESTION, material.story, ask, items, [*options, none], gain, many=True)


def account_questions(groups: Groups, material: Material) -> Iterator[Question]:
    """Accounts that hardly fit their points, the worst first."""
    settled = settled_accounts(material.judgements) | {one for pair in told_apart(material.judgements) for one in pair}
    weak = []
    for members in groups.members.values():
        if len(members) < 3:
            continue
        for i in members:
            mean = _mean(i, [j for j in members if j != i], groups)
            if mean < _WEAK and material.doubts.candidates[i].account.id not in settled:
                weak.append((round((1 - mean) * (len(members) - 1) ** 0.5 * 0.3, 9), i, members))
    asked = material.asked()
    for gain, i, members in sorted(weak, key=lambda item: (-item[0], item[1])):
        made = _belongs(i, [j for j in members if j != i], gain, material)
        if made.id not in asked:
            yield made


def _belongs(i: int, others: Sequence[int], gain: float, material: Material) -> Question:
    candidates = material.doubts.candidates
    one, other = candidates[i], candidates[most_telling(others, candidates)]
    items = [show("1", one, material, 30), show("2", other, material, 30)]
    ids = (one.account.id, other.account.id)
    options = [
        Option("y", "yes", (Decision(Action.SAME, QUESTION, ids), Decision(Action.ACCEPT, ACCOUNT, ids[:1]))),
        Option("o", "no, it answers another question", (Decision(Action.DIFFERENT, QUESTION, ids),)),
        Option("x", "it answers no question of fact", (Decision(Action.REJECT, ACCOUNT, ids[:1]),)),
    ]
    return question(Asked.ACCOUNT, material.story, "Does the first answer the same question of fact as the second?", items, options, gain)
