"""Questions for what belongs together: which of these answers the same question as the first, and whether an account belongs to its point."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod, sqrt

from rashomon.model.judgement import ACCOUNT, QUESTION, Action
from rashomon.model.question import Asked, Decision, Option, Question, question
from rashomon.questions.clashes import NONE
from rashomon.questions.material import Material, most_telling, settled_accounts, told_apart
from rashomon.questions.showing import MARKS, show

_MOST, _WORDS, _EACH = 7, 70, 12
_LEAST = 0.03  # mean likelihood below which two groups are not asked about
_WEAK = 0.35  # mean likelihood to the rest of its point below which an account is asked about


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two groups that may answer one question: how likely, and how much would be joined."""

    a: int
    b: int
    likely: float
    worth: float


def groups_of(material: Material) -> dict[int, list[int]]:
    """The candidates by group."""
    out: dict[int, list[int]] = defaultdict(list)
    for i, candidate in enumerate(material.doubts.candidates):
        out[candidate.group].append(i)
    return dict(out)


def meetings(groups: dict[int, list[int]], material: Material) -> list[Meeting]:
    """Pairs of groups that may be one, the most worth asking first; what was judged is not among them."""
    candidates = material.doubts.candidates
    judged = {
        frozenset(place[one] for one in pair if one in place) for place in [_group_of(material)] for pair in told_apart(material.judgements)
    }
    sums: dict[tuple[int, int], float] = defaultdict(float)
    never: set[tuple[int, int]] = set()
    for pair in material.doubts.pairs:
        a, b = sorted((candidates[pair.a].group, candidates[pair.b].group))
        if a != b:
            sums[a, b] += pair.same
            if pair.apart:
                never.add((a, b))
    found = []
    for (a, b), total in sums.items():
        if (a, b) in never or frozenset((a, b)) in judged or total < _LEAST * len(groups[a]) * len(groups[b]):
            continue
        sizes = len(groups[a]), len(groups[b])
        standing = [max(candidates[i].standing for i in groups[k]) for k in (a, b)]
        worth = sqrt(sizes[0] * sizes[1] / (sizes[0] + sizes[1] - 1) * standing[0] * standing[1])
        found.append(Meeting(a, b, min(0.9, total / (sizes[0] * sizes[1])), worth))
    return sorted(found, key=lambda m: (-round(m.likely * m.worth, 9), m.a, m.b))


def _group_of(material: Material) -> dict[str, int]:
    return {candidate.account.id: candidate.group for candidate in material.doubts.candidates}


def same_questions(groups: dict[int, list[int]], material: Material) -> Iterator[Question]:
    """Questions after the group that most would be joined to, best first."""
    by_group: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in meetings(groups, material):
        by_group[meeting.a].append(meeting)
        by_group[meeting.b].append(meeting)
    used: set[frozenset[int]] = set()
    asked = material.asked()
    made = [(_gain(listed), first) for first, listed in by_group.items()]
    for _, first in sorted(made, key=lambda item: (-round(item[0], 9), item[1])):
        listed = [m for m in by_group[first] if frozenset((m.a, m.b)) not in used][:_MOST]
        if not listed:
            continue
        used |= {frozenset((m.a, m.b)) for m in listed}
        found = _which(first, listed, groups, material)
        if found.id not in asked:
            yield found


def _gain(listed: Sequence[Meeting]) -> float:
    """The chance of any meeting times what the likely ones would join."""
    top = listed[:_MOST]
    total = sum(m.likely for m in top)
    return (1 - prod(1 - m.likely for m in top)) * sum(m.likely * m.worth for m in top) / total if total else 0.0


def _which(first: int, listed: Sequence[Meeting], groups: dict[int, list[int]], material: Material) -> Question:
    candidates = material.doubts.candidates
    others = [m.b if m.a == first else m.a for m in listed]
    heads = [candidates[most_telling(groups[k], candidates)] for k in (first, *others)]
    each = max(7, min(_EACH * 2, _WORDS // len(heads)))
    items = [show(mark, head, material, each) for mark, head in zip(MARKS, heads, strict=False)]
    options = [
        Option(item.mark, f"{item.mark} answers the same question as 1", (Decision(Action.SAME, QUESTION, (items[0].id, item.id)),))
        for item in items[1:]
    ]
    none = Option(NONE, "none of them", tuple(Decision(Action.DIFFERENT, QUESTION, (items[0].id, item.id)) for item in items[1:]))
    ask = "Which of these answers the same question of fact as the first?"
    return question(Asked.QUESTION, material.story, ask, items, [*options, none], _gain(listed))


def account_questions(groups: dict[int, list[int]], material: Material) -> Iterator[Question]:
    """Accounts that hardly fit their points, the worst first."""
    candidates = material.doubts.candidates
    likely: dict[tuple[int, int], float] = {(p.a, p.b): p.same for p in material.doubts.pairs}
    settled = settled_accounts(material.judgements) | {one for pair in told_apart(material.judgements) for one in pair}
    weak = []
    for members in groups.values():
        if len(members) < 3:
            continue
        for i in members:
            mean = sum(likely.get((min(i, j), max(i, j)), 0.0) for j in members if j != i) / (len(members) - 1)
            if mean < _WEAK and candidates[i].account.id not in settled:
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
