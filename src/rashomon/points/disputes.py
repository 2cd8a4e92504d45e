"""Brings the two sides of a dispute into one point.

A denial is worded differently from what it denies, so likeness of whole quotes keeps the two apart. Here each denial is held, without its cue
and its speaker, against every account that affirms something: the one that says most of what is denied is its other side.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import log

from rashomon.language.families import akin, families_in, families_of
from rashomon.language.rival_figures import Told, is_bare_age, rivals, speaks_itself
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance, Statement
from rashomon.points.accounts import Answer
from rashomon.points.keys import Reading

_CUES = frozenset(
    "deny denial reject refute dismiss dispute contradict rebut insist claim report reports accusation allegation rumour rumor charge suggestion assertion wrongdoing comment".split()
)
_DENIED, _NEGATED = 0.5, 0.55  # least score: a denial is meant against something, a mere negation need not be
_JUST_BEFORE = 40  # characters between the sentence of a denial and the one that it points back to
_NEAR = 0.49  # of the weight of a denial; below half of it nothing counts as its other side
_FROM_CONTEXT = 0.4  # what the other account's sentence says beside its own words counts less


def join_disputes(
    groups: Sequence[Sequence[int]],
    answers: Sequence[Answer],
    readings: Sequence[Reading],
    statements: Mapping[str, Statement],
    *,
    apart: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """The groups, those joined that hold a denial and what it denies; `apart`: pairs that people judged to be about different things."""
    own = [_keys(reading.words) for reading in readings]
    context = [_keys(reading.context) for reading in readings]
    frequency = Counter(key for keys in own for key in sorted(keys))
    rarity = {key: log(1 + len(answers) / n) for key, n in frequency.items()}
    group_of = {i: k for k, group in enumerate(groups) for i in group}
    parent = list(range(len(groups)))

    def root(k: int) -> int:
        while parent[k] != k:
            k = parent[k]
        return k

    def join(i: int, j: int) -> None:
        one, other = sorted((root(group_of[i]), root(group_of[j])))
        if not any({root(group_of[x]), root(group_of[y])} == {one, other} for x, y in apart):
            parent[other] = one

    affirming = _by_key([own[j] | context[j] if _affirms(answer) else frozenset() for j, answer in enumerate(answers)])
    for i, answer in enumerate(answers):
        if not _negative(answer) or i not in group_of:
            continue
        denied = [(rarity.get(_first(word), 0.0), _keys([word])) for word in _denied_words(answer, readings[i], statements)]
        least = _DENIED if answer.account.stance is Stance.DENIES else _NEGATED
        best = max(
            ((_covered(denied, own[j], context[j], rarity), -j) for j in _saying(denied, affirming) if _opposes(answer, answers[j])),
            default=(0.0, 0),
        )
        if best[0] < least and answer.account.stance is Stance.DENIES and not denied:
            before = _said_before(i, answers)
            best = (1.0, -before) if before is not None else best
        if best[0] >= least:
            join(i, -best[1])
    for i, j in [*same_slots(answers), *rival_figures(answers, readings)]:
        join(i, j)
    joined: dict[int, list[int]] = {}
    for k, group in enumerate(groups):
        joined.setdefault(root(k), []).extend(group)
    return [sorted(group) for group in joined.values()]


def _by_key(held: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """The places that have each key."""
    found: dict[str, list[int]] = {}
    for place, keys in enumerate(held):
        for key in keys:
            found.setdefault(key, []).append(place)
    return found


def _saying(denied: Sequence[tuple[float, frozenset[str]]], affirming: Mapping[str, Sequence[int]]) -> list[int]:
    """The accounts that have about half of what is denied or more, in whatever place: no others can be its other side."""
    shared: dict[int, float] = {}
    for weight, keys in denied:
        for j in {j for key in keys for j in affirming.get(key, ())}:
            shared[j] = shared.get(j, 0.0) + weight
    least = _NEAR * sum(weight for weight, _ in denied)
    return [j for j, weight in shared.items() if weight >= least]


def same_slots(answers: Sequence[Answer]) -> list[tuple[int, int]]:
    """Pairs that fill one slot of one act, whatever they fill it with: who did it to what, or what share of it."""
    agents = [i for i, answer in enumerate(answers) if answer.kind is PointKind.IDENTITY and _act(answer) and _thing(answer)]
    shares = [i for i, answer in enumerate(answers) if answer.kind is PointKind.SHARE and answer.account.low is not None]
    pairs = [(i, j) for x, i in enumerate(agents) for j in agents[x + 1 :] if _one_act(answers[i], answers[j])]
    return pairs + [
        (i, j)
        for x, i in enumerate(shares)
        for j in shares[x + 1 :]
        if akin(answers[i].predicate or "", answers[j].predicate or "") and answers[i].account.report != answers[j].account.report
    ]


def rival_figures(answers: Sequence[Answer], readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Each figure of another voice that has no noun of its own, with the one just before it that it is nearest to in size."""
    figures = [i for i, answer in enumerate(answers) if answer.kind in (PointKind.COUNT, PointKind.SHARE) and _counts(answer)]
    told = {i: _told(answers[i], readings[i]) for i in figures}
    reports: dict[tuple[str, PointKind], list[int]] = {}
    for i in told:
        reports.setdefault((answers[i].account.report, answers[i].kind), []).append(i)
    pairs = []
    for places in reports.values():
        for j in places:
            before = [i for i in places if told[i].start < told[j].start and _rivals(i, j, answers, readings, told)]
            if before:
                pairs.append((min(before, key=lambda i: (_times(told[i].middle, told[j].middle), -told[i].start)), j))
    return pairs


def _rivals(i: int, j: int, answers: Sequence[Answer], readings: Sequence[Reading], told: Mapping[int, Told]) -> bool:
    if answers[i].account.quote.overlaps(answers[j].account.quote):
        return False
    one, other = readings[i].measures, readings[j].measures
    return rivals(told[i], told[j]) and not (one and other and not one & other)


def _told(answer: Answer, reading: Reading) -> Told:
    quote, sentence = answer.account.quote, answer.sentence
    voice, words = (answer.account.speaker or "").casefold(), len(quote.quote.split())
    voiced = bool(voice or reading.subject) or speaks_itself(quote.quote)
    bare = not answer.account.unit
    return Told(quote.start, (sentence.start, sentence.end), _middle(answer), answer.predicate or "", voice, bare, words, voiced)


def _counts(answer: Answer) -> bool:
    return _middle(answer) > 0 and not is_bare_age(answer.account.unit, answer.account.quote.quote)


def _middle(answer: Answer) -> float:
    """The middle of the answer's figure, or its one known end; 0 where it has none."""
    known = [x for x in (answer.account.low, answer.account.high) if x is not None]
    return sum(known) / len(known) if known else 0.0


def _times(one: float, other: float) -> float:
    return round(max(one, other) / min(one, other), 3)


def _one_act(left: Answer, right: Answer) -> bool:
    return left.account.report != right.account.report and _act(left) == _act(right) and _thing(left) == _thing(right)


def _act(answer: Answer) -> str:
    """What was done, where the quote names who did it: "brokered by the council", "council-brokered deal" (but not "a council-brokered deal")."""
    words = answer.account.quote.quote.casefold().split()
    if "by" in words:
        return answer.predicate or ""
    compound = any("-" in word and word.endswith("ed") for word in words[:-1])
    return answer.arguments[-1] if compound and answer.arguments and words[0] not in ("a", "an") else ""


def _thing(answer: Answer) -> str:
    return (answer.subject or "").casefold()


def _said_before(i: int, answers: Sequence[Answer]) -> int | None:
    """What a denial without words of its own ("he denied it", "denied the claim") points back to: the fullest account just before it."""
    denial = answers[i]
    start = denial.sentence.start
    near = [
        j
        for j, other in enumerate(answers)
        if other.account.report == denial.account.report
        and 0 <= start - other.sentence.end < _JUST_BEFORE
        and other.kind is PointKind.YES_NO
        and not _negative(other)
        and not other.headline
        and other.predicate
    ]
    last = max((answers[j].sentence.start for j in near), default=None)
    return max(
        (j for j in near if answers[j].sentence.start == last),
        key=lambda j: (answers[j].account.statement is not None, len(answers[j].account.quote.quote), -j),
        default=None,
    )


def _negative(answer: Answer) -> bool:
    return answer.account.stance is Stance.DENIES or (not answer.polarity and answer.kind is PointKind.YES_NO)


def _affirms(answer: Answer) -> bool:
    """Whether the account affirms something in a clause of its own."""
    return (
        not _negative(answer)
        and answer.kind is not PointKind.DATE
        and len(answer.account.quote.quote.split()) >= 3
        and bool(answer.predicate)
    )


def _opposes(denial: Answer, other: Answer) -> bool:
    """Whether an account that affirms something is not the same speaker's own sentence again."""
    if other.account.quote.overlaps(denial.account.quote):
        return denial.account.stance is Stance.DENIES and other.account.speaker not in (None, denial.account.speaker)
    return True


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(key for word in words for key in (families_of(word) or (word,)))


def _first(word: str) -> str:
    return (families_of(word) or (word,))[0]


def _denied_words(answer: Answer, reading: Reading, statements: Mapping[str, Statement]) -> list[str]:
    """What is denied: the words of the quote without the cue and the one who denies."""
    statement = statements.get(answer.account.statement or "")
    who = f"{statement.speaker or ''} {statement.role or ''} {statement.affiliation or ''}".casefold().split() if statement else []
    own = {*who, *families_in(frozenset(who))} | ({f"={statement.speaker_name}"} if statement else set())
    return sorted({word for word in reading.words if word not in _CUES and word not in own and not set(families_of(word)) & own})


def _covered(
    denied: Sequence[tuple[float, frozenset[str]]], own: frozenset[str], context: frozenset[str], rarity: Mapping[str, float]
) -> float:
    """How far an account says what is denied, 0..1: mostly the share of the denial found in it, partly the share of it found in the denial.

    `denied`: the weight of each word and the families that it stands in.
    """
    whole = sum(weight for weight, _ in denied)
    if len(denied) < 2 or whole == 0 or len(own) < 2:
        return 0.0
    found = sum(weight * (1.0 if keys & own else _FROM_CONTEXT if keys & context else 0.0) for weight, keys in denied)
    if found < 0.5 * whole:
        return 0.0  # it shares the story's common words, not what is denied
    told = frozenset(key for _, keys in denied for key in keys)
    mine = sum(rarity.get(key, 0.0) for key in own)
    back = sum(rarity.get(key, 0.0) for key in own if key in told)
    return 0.7 * found / whole + 0.3 * (back / mine if mine else 0.0)
