"""Brings a denial into the point of what it denies.

A denial is worded differently from what it denies, so likeness of whole quotes keeps the two apart. Here each account of a statement that denies is held,
without its cue and its speaker, against every account that affirms something: the one that says most of what is denied is its other side.
"""

from collections.abc import Collection, Mapping, Sequence
from math import log

from rashomon.model.point import PointKind
from rashomon.model.statement import Stance, Statement
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_features import AnswerFeatures
from rashomon.points.word_lists import word_list
from rashomon.text.word_families import families_in, families_of

_CUES = word_list("denial_cues")
LEAST = 0.6  # of the weight of what is denied
_FEWEST = 2  # words that are denied; one alone stands in many accounts

Keys = frozenset[str]


def join_denials(
    groups: Sequence[Sequence[int]],
    answers: Sequence[CandidateAccount],
    readings: Sequence[AnswerFeatures],
    statements: Mapping[str, Statement],
    *,
    apart: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """The groups, each that holds a denial joined to the one that holds what it denies, as far as it is told; `apart`: pairs that people judged to be about
    different things."""
    own = [frozenset(key for word in reading.words for key in _keys(word)) for reading in readings]
    held: dict[str, list[int]] = {}
    for i, keys in enumerate(own):
        for key in keys:
            held.setdefault(key, []).append(i)
    rarity = {key: log(1 + len(answers) / len(places)) for key, places in held.items()}
    at = {i: k for k, group in enumerate(groups) for i in group}
    into = list(range(len(groups)))
    for i, answer in enumerate(answers):
        if i not in at or answer.account.stance is not Stance.DENIES:
            continue
        denied = _denied(answer, readings[i], statements)
        sides = {j for keys in denied for key in keys for j in held[key] if j in at and _affirms(answers[j], answer)}
        share, j = max(((_covered(denied, own[j], rarity), -j) for j in sides), default=(0.0, 0))
        if share >= LEAST and not any({at.get(x), at.get(y)} == {at[i], at[-j]} for x, y in apart):
            one, other = sorted((_root(into, at[i]), _root(into, at[-j])))
            into[other] = one
    joined: dict[int, list[int]] = {}
    for k, group in enumerate(groups):
        joined.setdefault(_root(into, k), []).extend(group)
    return [sorted(group) for group in joined.values()]


def _root(into: Sequence[int], k: int) -> int:
    while into[k] != k:
        k = into[k]
    return k


def _affirms(other: CandidateAccount, denial: CandidateAccount) -> bool:
    """Whether an account affirms something in a clause of its own, that is not the denier's own sentence again."""
    says = other.account.stance is not Stance.DENIES and other.polarity and other.kind is PointKind.YES_NO and bool(other.predicate)
    return says and not other.account.quote.overlaps(denial.account.quote)


def _denied(answer: CandidateAccount, reading: AnswerFeatures, statements: Mapping[str, Statement]) -> list[Keys]:
    """The words of the quote, without the cue and the one who denies, each as the families that it stands in."""
    statement = statements.get(answer.account.statement or "")
    who = f"{statement.speaker or ''} {statement.role or ''} {statement.affiliation or ''}".casefold().split() if statement else []
    own = {*who, *families_in(frozenset(who))} | ({f"={statement.speaker_name}"} if statement else set())
    return [_keys(word) for word in sorted(set(reading.words)) if word not in _CUES and word not in own and not _keys(word) & own]


def _keys(word: str) -> Keys:
    return frozenset(families_of(word) or (word,))


def _covered(denied: Sequence[Keys], own: Keys, rarity: Mapping[str, float]) -> float:
    """The share of what is denied that an account says, 0..1, by how rare its words are in the story."""
    weights = [max(rarity[key] for key in keys) for keys in denied]
    if len(denied) < _FEWEST:
        return 0.0
    return round(sum(weight for weight, keys in zip(weights, denied, strict=True) if keys & own) / sum(weights), 6)
