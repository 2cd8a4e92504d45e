"""Questions for denials: which of these accounts does this denial deny."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.model.question import Asked, Question, question
from rashomon.questions.clashes import MOST, Odds, clash, items_of, length_of, none_of
from rashomon.questions.material import Material, Unit

_WORDS = 72
_DENIED, _NEGATED = 0.35, 0.15  # how often the denied account is among those shown; a mere negation denies less often
_NEAR = 0.3  # what being about the same thing counts beside the odds of a clash


def denial_questions(units: Sequence[Unit], odds: Odds, material: Material) -> Iterator[Question]:
    """Denials and negations in points that bear no conflict yet, those of which most is known first."""
    candidates = material.doubts.candidates
    near = _near(units, material)
    disputed = {version for point in material.points for r in point.relations if r.kind == "conflict" for version in (r.a, r.b)}
    ranked = []
    for k, unit in enumerate(units):
        head = candidates[unit.best]
        if not (head.negative or head.denies) or unit.version is None or unit.version in disputed:
            continue
        scores = {b: odds.of.get(k, {}).get(b, 0.0) + _NEAR * p for b, p in near[k].items() if odds.of.get(k, {}).get(b, 1.0) > 0}
        listed = _listed(k, scores, units, material)
        if listed:
            gain = (_DENIED if head.denies else _NEGATED) * head.standing * min(1.0, 0.5 + scores[listed[0]])
            ranked.append((round(gain, 9), k, listed))
    asked = material.asked()
    for gain, k, listed in sorted(ranked, key=lambda item: (-item[0], item[1])):
        items = items_of([k, *listed], units, material)
        options = [*(clash(items[0], item, item.mark, items) for item in items[1:]), none_of(items)]
        ask = "The first says that something is not so. Which of the others does it deny?"
        made = question(Asked.DENIAL, material.story, ask, items, options, gain)
        if made.id not in asked:
            yield made


def _near(units: Sequence[Unit], material: Material) -> list[dict[int, float]]:
    """For each unit those that may be about the same thing, or clash with it."""
    unit_of = {i: k for k, unit in enumerate(units) for i in unit.members}
    out: list[dict[int, float]] = [defaultdict(float) for _ in units]
    for pair in material.doubts.pairs:
        a, b = unit_of[pair.a], unit_of[pair.b]
        if a != b and not pair.apart:
            out[a][b] = max(out[a][b], pair.same)
            out[b][a] = max(out[b][a], pair.same)
    return out


def _listed(first: int, scores: dict[int, float], units: Sequence[Unit], material: Material) -> list[int]:
    """The accounts to choose from: affirmed, with words of their own, while there is room."""
    candidates = material.doubts.candidates
    chosen: list[int] = []
    texts, room = {units[first].text}, _WORDS - length_of(units[first])
    for k in sorted(scores, key=lambda k: (-round(scores[k], 9), k)):
        head = candidates[units[k].best]
        if len(chosen) + 1 == MOST or (room := room - length_of(units[k])) < 0:
            break
        if head.denies or units[k].text in texts:
            room += length_of(units[k])
            continue
        texts.add(units[k].text)
        chosen.append(k)
    return chosen
