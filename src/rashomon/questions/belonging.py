"""Questions for what hardly fits its point: does it answer that question, another, or none?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.judgement import ACCOUNT, QUESTION, Action
from rashomon.model.question import Asked, Decision, Option, Question, question
from rashomon.questions.material import Material, most_telling, settled_accounts, told_apart
from rashomon.questions.showing import show

_WEAK = 0.35  # mean likelihood to the rest of its point below which an account is asked about
_WORTH = 0.02
_ASK = "Does the first answer the same question of fact as the second?"

Likely = Mapping[int, Mapping[int, float]]


def account_questions(material: Material) -> Iterator[Question]:
    """Accounts that hardly fit their points, the worst first."""
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
        Option("y", "yes", (Decision(Action.SAME, QUESTION, ids), Decision(Action.ACCEPT, ACCOUNT, ids[:1]))),
        Option("o", "no, it answers another question", (Decision(Action.DIFFERENT, QUESTION, ids),)),
        Option("x", "it answers no question of fact", (Decision(Action.REJECT, ACCOUNT, ids[:1]),)),
    ]
    return question(Asked.ACCOUNT, material.story, _ASK, items, options, gain)
