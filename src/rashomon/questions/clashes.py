"""Questions for clashes: which two of these cannot both be true."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from rashomon.model.judgement import RELATION, Action
from rashomon.model.question import Asked, Decision, Option, Question, Shown, question
from rashomon.questions.material import CLASH, Material, Unit, looked_at
from rashomon.questions.showing import MARKS, show

MOST, _SEEDS, _WORDS = 10, 40, 74  # accounts in a question; pairs from which sets are grown; words shown
_SHORTEST, _LONGEST = 6, 12  # words of each account shown
_SEEN = 0.1  # what is left of the chance of a second clash among accounts that were looked at
_LEAST, _ROUNDS = 0.02, 60  # the least chance of a clash that is asked about; sets that are tried
NONE = "n"


@dataclass(slots=True)
class Odds:
    """How likely two units clash, by their places; sparse, and lessened by what was asked."""

    of: dict[int, dict[int, float]]

    def lessen(self, units: Sequence[int], factor: float) -> None:
        """Makes clashes among these units less likely."""
        for x, a in enumerate(units):
            for b in units[x + 1 :]:
                if b in self.of[a]:
                    self.of[a][b] *= factor
                    self.of[b][a] *= factor


def odds_of(units: Sequence[Unit], material: Material) -> Odds:
    """The odds under the judgements so far; none between versions that already bear a relation, or have the same words."""
    unit_of = {i: k for k, unit in enumerate(units) for i in unit.members}
    of: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in material.doubts.pairs:
        a, b = unit_of[pair.a], unit_of[pair.b]
        if a != b and pair.clash > of[a].get(b, 0.0):
            of[a][b] = of[b][a] = pair.clash
    odds = Odds(of)
    place = {candidate.account.id: unit_of[i] for i, candidate in enumerate(material.doubts.candidates)}
    for accounts, hit in looked_at(material.judgements):
        odds.lessen(sorted({place[one] for one in accounts if one in place}), _SEEN if hit else 0.0)
    for j in material.judgements:
        if j.field == RELATION and all(one in place for one in j.target):
            odds.lessen([place[one] for one in j.target], 0.0)
    related = {(r.a, r.b) for point in material.points for r in point.relations}
    version = {unit.version: k for k, unit in enumerate(units) if unit.version}
    for one, other in sorted(related):
        if one in version and other in version:
            odds.lessen([version[one], version[other]], 0.0)
    return odds


def clash_questions(units: Sequence[Unit], odds: Odds, material: Material) -> Iterator[Question]:
    """The best questions for a clash, one after the other, each as if those before it had found nothing more."""
    asked = material.asked()
    for _ in range(_ROUNDS):
        chosen, chance = _best_set(units, odds)
        if len(chosen) < 2 or chance < _LEAST:
            return
        made = _question(chosen, chance, units, material)
        odds.lessen(chosen, _SEEN)
        if made.id not in asked:
            yield made


def _best_set(units: Sequence[Unit], odds: Odds) -> tuple[list[int], float]:
    pairs = sorted(((-p, a, b) for a, row in odds.of.items() for b, p in row.items() if a < b))[:_SEEDS]
    sets = [_grown(a, b, units, odds) for _, a, b in pairs]
    scored = [(chance_of(found, odds), found) for found in sets]
    chance, found = max(scored, key=lambda item: (round(item[0], 9), [-k for k in item[1]]), default=(0.0, []))
    return found, chance


def _grown(a: int, b: int, units: Sequence[Unit], odds: Odds) -> list[int]:
    chosen, room = [a, b], _WORDS - length_of(units[a]) - length_of(units[b])
    gain: dict[int, float] = defaultdict(float)
    texts = {units[k].text for k in chosen}
    for k in chosen:
        for other, p in odds.of[k].items():
            gain[other] += p
    while len(chosen) < MOST:
        best = max((k for k in gain if k not in chosen and units[k].text not in texts), key=lambda k: (gain[k], -k), default=None)
        if best is None or gain[best] <= 0 or (room := room - length_of(units[best])) < 0:
            break
        chosen.append(best)
        texts.add(units[best].text)
        for other, p in odds.of[best].items():
            gain[other] += p
    return chosen


def worth(chance: float) -> float:
    """The chance of a clash as it turned out on stories of our own: the chances of the pairs of a set are far from independent."""
    return 0.1 + 0.1 * chance


def chance_of(chosen: Sequence[int], odds: Odds) -> float:
    """How likely any two of these units clash."""
    return 1 - prod(1 - odds.of[a].get(b, 0.0) for x, a in enumerate(chosen) for b in chosen[x + 1 :])


def length_of(unit: Unit) -> int:
    """How many words of the unit are shown."""
    return min(_LONGEST, max(_SHORTEST, unit.text.count(" ") + 1))


def _question(chosen: Sequence[int], chance: float, units: Sequence[Unit], material: Material) -> Question:
    items = items_of(chosen, units, material)
    pairs = [clash(one, other, one.mark + other.mark, items) for x, one in enumerate(items) for other in items[x + 1 :]]
    ask = "Which two of these cannot both be true?" if len(items) > 2 else "Can these two not both be true?"
    return question(Asked.CLASH, material.story, ask, items, [*pairs, none_of(items)], worth(chance))


def items_of(chosen: Sequence[int], units: Sequence[Unit], material: Material) -> list[Shown]:
    candidates = material.doubts.candidates
    return [show(mark, candidates[units[k].best], material, length_of(units[k])) for mark, k in zip(MARKS, chosen, strict=False)]


def clash(one: Shown, other: Shown, key: str, items: Sequence[Shown]) -> Option:
    seen = Decision(Action.ACCEPT, CLASH, tuple(item.id for item in items))
    label = f"{one.mark} and {other.mark} cannot both be true"
    return Option(key, label, (Decision(Action.SET, RELATION, (one.id, other.id), "conflict"), seen))


def none_of(items: Sequence[Shown]) -> Option:
    return Option(NONE, "none of them", (Decision(Action.REJECT, CLASH, tuple(item.id for item in items)),))
