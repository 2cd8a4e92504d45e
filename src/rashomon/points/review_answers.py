"""Weighs answers a second time once they are grouped.

What several reports speak to is worth coding, and of two nested answers the one that meets more of its kind. Both show only after grouping,
so each answer is weighed again, and so is each group that several reports share: if it is unlikely to be one question, it falls apart into
single answers, of which the likely ones stay. The weights are trained by `bench/train/points.py`.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

from rashomon.points.accounts import CandidateAccount
from rashomon.points.same_question import LEAST, kind_of
from rashomon.points.shared_keys import SharedRows, Sparse
from rashomon.weights.logistic import probability, read_weights

Groups = Sequence[Sequence[int]]
Weights = Mapping[str, float]
_ALONE = 0.5  # least probability of an answer that stays alone when its group falls apart
_NESTED, _WITHIN = 0.8, 0.8  # shares of an answer's characters at which it lies in another


@dataclass(frozen=True, slots=True)
class ReviewModel:
    """Weights of the features of answers, of shared groups, and of rows (whether all answers of a group are right).

    `ratio`: answers kept for each expected one; `shared`: the least probability of a shared group.
    """

    answers: Weights
    groups: Weights
    rows: Weights
    ratio: float
    shared: float


@cache
def load_review_model() -> ReviewModel:
    """Returns the shipped model."""
    return read_review_model(read_weights("review"))


def read_review_model(document: Mapping[str, Any]) -> ReviewModel:
    """Reads the model as `bench/train/points.py` writes it."""
    return ReviewModel(document["answers"], document["groups"], document["rows"], document["ratio"], document["shared"])


def weigh(
    groups: Groups,
    answers: Sequence[CandidateAccount],
    probabilities: Sparse | SharedRows,
    model: ReviewModel,
) -> list[tuple[list[int], float]]:
    """Returns the groups reduced to answers worth keeping, each with its confidence.

    For a group of several reports, the confidence is how likely all its answers belong to one question, else how likely its best answer is
    worth coding.
    """
    standing = [logistic(features, model.answers) for features in answer_features(groups, answers, probabilities)]
    kept = keep_best(groups, answers, standing, model.ratio)
    out = []
    for group, features in zip(kept, group_features(kept, answers, probabilities, standing), strict=True):
        several = len({answers[i].account.report for i in group}) > 1
        likely = logistic(features, model.groups) if several else max(standing[i] for i in group)
        if several and likely < model.shared:
            first = max(group, key=lambda i: (standing[i], -i))
            out += [([i], standing[i]) for i in group if i == first or standing[i] >= _ALONE]
        else:
            out.append((group, logistic(row_features(group, answers, probabilities, likely), model.rows) if several else likely))
    return out


def row_features(
    group: Sequence[int], answers: Sequence[CandidateAccount], probabilities: Sparse | SharedRows, likely: float
) -> dict[str, float]:
    """Returns the features of "all answers of this shared group answer one question", by name.

    `likely`: how likely the group is one question worth asking. One answer that is of another question spoils the row, so the weakest
    answer and the two answers that are least alike count (ties below LEAST are not told apart); so does whether all say the same.
    """
    accounts = [answers[i].account for i in group]
    return {
        "constant": 1.0,
        "likely": _odds(likely),
        "reports": math.log(len({account.report for account in accounts})),
        "answers": math.log(len(group)),
        "least likeness": _odds(max(LEAST, min(_across_reports(group, answers, probabilities)))),
        "one value": float(len({(account.value, account.unit) for account in accounts}) == 1),
        "weakest answer": min(_odds(answers[i].score) for i in group),
    }


def _across_reports(group: Sequence[int], answers: Sequence[CandidateAccount], probabilities: Sparse | SharedRows) -> list[float]:
    """How likely every two answers of different reports answer one question."""
    likely, reports = _inside(group, probabilities), [answers[i].account.report for i in group]
    return [likely[x][y] for x, y in combinations(range(len(group)), 2) if reports[x] != reports[y]]


def logistic(features: Mapping[str, float], weights: Weights) -> float:
    """Returns the probability that the weights give, rounded so that the last bits of a sum decide nothing."""
    return round(probability(features, weights), 6)


def _once_a_place(group: Sequence[int], answers: Sequence[CandidateAccount], standing: Sequence[float]) -> list[int]:
    """The group with only the likeliest of overlapping answers of one report: the same words answer one question once."""
    kept: list[int] = []
    for i in sorted(group, key=lambda i: (-standing[i], answers[i].account.id)):
        if not any(answers[i].account.quote.overlaps(answers[j].account.quote) for j in kept):
            kept.append(i)
    return sorted(kept)


def keep_best(groups: Groups, answers: Sequence[CandidateAccount], standing: Sequence[float], ratio: float) -> list[list[int]]:
    """Returns the groups with only their likeliest answers, `ratio` times as many as the probabilities add up to.

    No words stand twice in one group.
    """
    groups = [_once_a_place(group, answers, standing) for group in groups]
    ranked = sorted((i for group in groups for i in group), key=lambda i: (-standing[i], answers[i].account.id))
    kept = set(ranked[: int(ratio * sum(standing))])
    return [found for group in groups if (found := [i for i in group if i in kept])]


def answer_features(groups: Groups, answers: Sequence[CandidateAccount], probabilities: Sparse | SharedRows) -> list[dict[str, float]]:
    """Returns the features of each answer, by name, in the order of `answers`."""
    odds = [_odds(answer.score) for answer in answers]
    reports = len({answer.account.report for answer in answers})
    group_of = {i: k for k, group in enumerate(groups) for i in group}
    scores = [answer.score for answer in answers]
    support = [sum(_best_by_report(group, answers, scores)) for group in groups]
    near = _overlaps(answers)
    out: list[dict[str, float]] = [{} for _ in answers]
    for k, group in enumerate(groups):
        shared = _of_group(group, answers, odds, reports)
        likely = _inside(group, probabilities)
        for place, i in enumerate(group):
            out[i] = shared | _of_answer(answers[i], odds[i], shared["several"])
            out[i] |= _among(place, group, answers, odds, likely[place])
            for name, (others, gain) in {
                side: (found, [support[group_of[j]] - support[k] for j in found]) for side, found in near[i].items()
            }.items():
                out[i][name] = min(3.0, len(others))
                out[i][f"{name} meets more"] = max(gain, default=0.0)
                out[i][f"{name} likelier"] = max((odds[j] - odds[i] for j in others), default=0.0)
                out[i][f"{name} of its kind"] = float(any(answers[j].kind is answers[i].kind for j in others))
    return out


def _of_group(group: Sequence[int], answers: Sequence[CandidateAccount], odds: Sequence[float], reports: int) -> dict[str, float]:
    own = len({answers[i].account.report for i in group})
    return {
        "constant": 1.0,
        "reports": math.log(own),
        "share of reports": own / reports,
        "size": math.log(len(group)),
        "several": float(own > 1),
        "mean score": sum(odds[i] for i in group) / len(group),
        "best score": max(odds[i] for i in group),
        "same words": _most_alike(group, answers) / len(group) if len(group) > 1 else 0.0,
        "answers a report": len(group) / own - 1,
    }


def _of_answer(answer: CandidateAccount, odds: float, several: float) -> dict[str, float]:
    words = len(answer.account.quote.quote.split())
    kind = answer.kind.value
    return {
        "score": odds,
        "words": min(20, words) / 10,
        "two words": float(words <= 2),
        "three words": float(words == 3),
        "headline": float(answer.headline),
        f"kind {kind}": 1.0,
        f"kind {kind} of several": several,
        f"kind {kind} in two words": float(words <= 2),
        "figure": float(answer.figure() is not None),
        "said": float(answer.account.statement is not None),
        "negated": float(not answer.polarity),
        "no subject": float(not answer.subject),
        "dated": float(bool(answer.dates)),
    }


def _inside(group: Sequence[int], probabilities: Sparse | SharedRows) -> list[list[float]]:
    """How likely every two answers of a group answer one question."""
    found: list[list[float]] = probabilities.inside(group).tolist() if len(group) > 1 else [[0.0]]
    return found


def _among(
    place: int, group: Sequence[int], answers: Sequence[CandidateAccount], odds: Sequence[float], likely: Sequence[float]
) -> dict[str, float]:
    """Features of an answer relative to the others of its group; `likely`: how likely it answers one question with each."""
    report = answers[group[place]].account.report
    elsewhere = [answers[j].account.report != report for j in group]
    abroad = [value for value, away in zip(likely, elsewhere, strict=True) if away]
    at_home = [odds[j] for j, away in zip(group, elsewhere, strict=True) if not away]
    return {
        "likeness": _mean([*likely[:place], *likely[place + 1 :]]),
        "likeness abroad": _mean(abroad),
        "best likeness abroad": max(abroad, default=0.0),
        "twins": len(at_home) - 1.0,
        "best of its report": float(odds[group[place]] >= max(at_home)),
    }


def _mean(values: Sequence[float]) -> float:
    """The mean, 0 for no values."""
    return math.fsum(values) / len(values) if values else 0.0


def group_features(
    groups: Groups, answers: Sequence[CandidateAccount], probabilities: Sparse | SharedRows, standing: Sequence[float]
) -> list[dict[str, float]]:
    """Returns the features of each group as one question of several reports, by name."""
    best = [_best_by_report(group, answers, standing) for group in groups]
    nested = _nested_groups(groups, answers)
    out = []
    for k, group in enumerate(groups):
        sums = best[k]
        rival = max((sum(best[other]) * share for other, share in nested[k].items()), default=0.0)
        pairs = _across_reports(group, answers, probabilities)
        out.append(
            {
                "constant": 1.0,
                "sum": sum(sums),
                "first": _odds(sums[0]),
                "second": _odds(sums[1]) if len(sums) > 1 else -5.0,
                "reports": math.log(len(sums)),
                "mean": sum(_odds(p) for p in sums) / len(sums),
                "rival": rival,
                "before rival": sum(sums) - rival,
                "likeness": _mean(pairs),
                "best likeness": max(pairs, default=0.0),
                "answers a report": len(group) / len(sums),
                "words": sum(min(12, len(answers[i].account.quote.quote.split())) for i in group) / len(group) / 10,
                "nested": len(nested[k]) / len(group),
                "same words": float(_most_alike(group, answers) == len(group)),
                f"kind {kind_of([answers[i] for i in group]).value}": 1.0,
            }
        )
    return out


def _odds(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def _best_by_report(group: Sequence[int], answers: Sequence[CandidateAccount], scores: Sequence[float]) -> list[float]:
    best: dict[str, float] = defaultdict(float)
    for i in group:
        best[answers[i].account.report] = max(best[answers[i].account.report], scores[i])
    return sorted(best.values(), reverse=True)


def _most_alike(group: Sequence[int], answers: Sequence[CandidateAccount]) -> int:
    """The number of answers of the group that share the most frequent wording."""
    return max(Counter(" ".join(answers[i].account.quote.quote.casefold().split()) for i in group).values())


def _overlaps(answers: Sequence[CandidateAccount]) -> list[dict[str, list[int]]]:
    """For each answer: those that contain it, those that it contains, and those of nearly the same words."""
    out: list[dict[str, list[int]]] = [{"lies in": [], "holds": [], "repeats": []} for _ in answers]
    for i, j, mine, others in _sharing(answers):
        if mine >= _WITHIN:
            out[i]["lies in" if others < _WITHIN else "repeats"].append(j)
        elif others >= _WITHIN:
            out[i]["holds"].append(j)
    return out


def _sharing(answers: Sequence[CandidateAccount]) -> list[tuple[int, int, float, float]]:
    """Ordered pairs of overlapping answers, each with the share of either that overlaps."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(answers)), key=lambda i: (answers[i].account.quote.start, i)):
        by_report[answers[i].account.report].append(i)
    out = []
    for listed in by_report.values():
        for x, i in enumerate(listed):
            one = answers[i].account.quote
            for j in listed[x + 1 :]:
                other = answers[j].account.quote
                if other.start >= one.end:
                    break
                shared = min(one.end, other.end) - other.start
                mine, others = shared / (one.end - one.start), shared / (other.end - other.start)
                out += [(i, j, mine, others), (j, i, others, mine)]
    return out


def _nested_groups(groups: Groups, answers: Sequence[CandidateAccount]) -> list[dict[int, float]]:
    """For each group, the groups whose answers nest with its own, with the share of its answers of which that is true."""
    group_of = {i: k for k, group in enumerate(groups) for i in group}
    found: list[dict[int, float]] = [defaultdict(float) for _ in groups]
    for i, j, mine, others in _sharing(answers):
        one, other = group_of.get(i), group_of.get(j)
        if one is not None and other is not None and one != other and max(mine, others) >= _NESTED:
            found[one][other] += 1 / len(groups[one])
    return found
