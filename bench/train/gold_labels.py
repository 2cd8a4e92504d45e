"""The labels that stories of our own give for training: which answer of the program is which gold account."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.model.point import Account, Point, PointKind, Relation
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from score import best_first

LEAST_IOU, LEAST_CONTAINMENT = 0.1, 0.5  # as in score.py
Numbers = tuple[float | None, float | None]


@dataclass(frozen=True)
class Place:
    """Where an answer stands in a report, its kind, and its numbers."""

    report: str
    start: int
    end: int
    kind: str
    numbers: Numbers


@dataclass(frozen=True)
class Gold(Place):
    """A gold account, with the ids of its point and version."""

    point: str
    version: str


def gold_accounts(folder: Path, texts: Mapping[str, str]) -> tuple[Gold, ...]:
    """The gold accounts whose quotes stand in the texts that were read."""
    out = []
    for point in _points(folder):
        for account in point["accounts"]:
            quote = account["quote"] if isinstance(account["quote"], dict) else {"quote": account["quote"]}
            report = quote.get("report", account["report"])
            start = start_of(quote, texts.get(report, ""))
            if start >= 0:
                numbers = (account.get("low"), account.get("high"))
                end = start + len(quote["quote"])
                out.append(Gold(report, start, end, point["kind"], numbers, point["id"], account["version"]))
    return tuple(out)


def start_of(quote: Mapping, text: str) -> int:
    """Where the words of a gold quote stand in the text, at their `nth` place; -1 where they do not."""
    start = -1
    for _ in range(quote.get("nth", 1)):
        start = text.find(quote["quote"], start + 1)
    return start


def gold_points(folder: Path, reports: Sequence[Report]) -> tuple[list[Point], dict[str, str]]:
    """The gold's points with its accounts as the program has accounts, and the version of each account by its id.

    What the annotators wrote as the value is left out, where it is not a day or "unclear": the program reads no such thing."""
    by_id = {report.id: report for report in reports}
    points, version = [], {}
    for point in _points(folder):
        accounts = []
        for place, told in enumerate(point["accounts"]):
            quote = told["quote"] if isinstance(told["quote"], dict) else {"quote": told["quote"]}
            report = by_id.get(quote.get("report", told["report"]))
            start = start_of(quote, report.text if report else "")
            if report is not None and start >= 0:
                ident = f"{point['id']}.{place}"
                accounts.append(_account(ident, told, report, start, start + len(quote["quote"]), point["kind"]))
                version[ident] = told["version"]
        if accounts:
            points.append(Point(point["id"], point["question"], PointKind(point["kind"]), tuple(accounts)))
    return points, version


def _account(ident: str, told: dict, report: Report, start: int, end: int, kind: str) -> Account:
    value = told.get("value") if kind == "date" or told.get("value") == "unclear" else None
    return Account(
        id=ident,
        report=report.id,
        quote=report.span(start, end),
        statement=told.get("statement"),
        speaker=told.get("speaker"),
        stance=Stance(told.get("stance") or "asserts"),
        value=value,
        low=told.get("low"),
        high=told.get("high"),
        unit=told.get("unit"),
        as_of=told.get("as_of"),
    )


def regrouped(folder: Path, reports: Sequence[Report], points: Sequence[Point]) -> tuple[list[Point], dict[str, str]]:
    """The program's accounts that match a gold account, put together as the gold has them, and the gold version of each by its id."""
    accounts = sorted((account for point in points for account in point.accounts), key=lambda a: (a.quote, a.id))
    gold = gold_accounts(folder, {report.id: report.text for report in reports})
    places = [Place(a.report, a.quote.start, a.quote.end, "", (a.low, a.high)) for a in accounts]
    members: dict[str, list[Account]] = {}
    kinds, version = {}, {}
    for i, j in sorted(match(gold, places).items(), key=lambda pair: pair[1]):
        members.setdefault(gold[i].point, []).append(accounts[j])
        kinds[gold[i].point], version[accounts[j].id] = PointKind(gold[i].kind), gold[i].version
    return [Point(point, "?", kinds[point], tuple(members[point])) for point in sorted(members)], version


def _points(folder: Path) -> list[dict]:
    return json.loads((folder / "gold.json").read_text("utf-8"))["stories"][0]["points"]


_ORDER = ("conflict", "update", "updated-by", "spread", "refine", "refined-by")


class GoldRelations:
    """The relations of a gold story, asked of the program's accounts."""

    def __init__(self, folder: Path, texts: Mapping[str, str]) -> None:
        self.accounts = gold_accounts(folder, texts)
        self.kinds: dict[tuple[str, str, str], set[str]] = {}
        for point in _points(folder):
            for relation in point["relations"]:
                self._add(point["id"], relation["a"], relation["b"], relation["kind"])
                if relation["kind"] in ("conflict", "spread"):
                    self._add(point["id"], relation["b"], relation["a"], relation["kind"])

    def _add(self, point: str, a: str, b: str, kind: str) -> None:
        self.kinds.setdefault((point, a, b), set()).add(kind)

    def between(self, point: str, one: str, other: str) -> str:
        """How the second of two versions stands to the first: a kind of relation, "updated-by" or "refined-by" where it is read the other way,
        "same", or "incomparable"."""
        if one == other:
            return "same"
        found = self.kinds.get((point, one, other), set()) | {
            {"update": "updated-by", "refine": "refined-by"}.get(kind, kind) for kind in self.kinds.get((point, other, one), ())
        }
        return next((kind for kind in _ORDER if kind in found), "incomparable")

    def share(self, relation: Relation, accounts: Sequence[Account]) -> float:
        """Of the pairs of accounts that the relation sets against each other, the share that the gold so relates."""
        left, right = ([self._meant(a) for a in accounts if a.version == side] for side in (relation.a, relation.b))
        return sum(self._related(one, other, relation.kind) for one in left for other in right) / (len(left) * len(right))

    def _related(self, one: Sequence[Gold], other: Sequence[Gold], kind: str) -> bool:
        return any(a.point == b.point and kind in self.kinds.get((a.point, a.version, b.version), ()) for a in one for b in other)

    def _meant(self, account: Account) -> list[Gold]:
        place = Place(account.report, account.quote.start, account.quote.end, "", (account.low, account.high))
        return [gold for gold in self.accounts if _likeness(gold, place)]


def shared_twins(gold: Sequence[Gold], places: Sequence[Place], groups: Sequence[Sequence[int]]) -> set[int]:
    """The groups (by index) that stand for a gold point with answers of two reports or more, as bench/score/score.py finds the twin of a point."""
    group_of = {j: k for k, group in enumerate(groups) for j in group}
    near = [
        (_likeness(g, places[j]) + (g.numbers == places[j].numbers != (None, None)), i, j)
        for i, g in enumerate(gold)
        for j in group_of
        if _likeness(g, places[j])
    ]
    met: dict[tuple[str, int], set[int]] = {}
    for _, i, j in near:
        met.setdefault((gold[i].point, group_of[j]), set()).add(i)
    sizes = Counter(g.point for g in gold)
    fit = {(point, k): 2 * len(found) / (sizes[point] + max(len(groups[k]), len(found))) for (point, k), found in met.items()}
    pairs = best_first([(value + fit[gold[i].point, group_of[j]], i, j) for value, i, j in near])
    common = Counter((gold[i].point, group_of[j]) for i, j in pairs.items())
    matched = Counter(group_of[j] for j in pairs.values())
    points = sorted(sizes)
    twin = best_first([(2 * n / (sizes[point] + matched[k]), points.index(point), k) for (point, k), n in common.items()])
    reports: dict[tuple[int, int], set[str]] = {}
    for i, j in pairs.items():
        reports.setdefault((points.index(gold[i].point), group_of[j]), set()).add(gold[i].report)
    return {k for point, k in twin.items() if len(reports[point, k]) > 1}


def meant_points(gold: Sequence[Gold], place: Place) -> frozenset[str]:
    """The gold points that have an account of these words."""
    return frozenset(one.point for one in gold if _likeness(one, place))


def _likeness(gold: Place, place: Place) -> float:
    """The share of characters of either that both have, where it is enough for a match; 0 elsewhere."""
    shared = min(place.end, gold.end) - max(place.start, gold.start) if place.report == gold.report else 0
    if shared < LEAST_CONTAINMENT * min(place.end - place.start, gold.end - gold.start) or shared <= 0:
        return 0.0
    likeness = shared / (max(place.end, gold.end) - min(place.start, gold.start))
    return likeness if likeness >= LEAST_IOU else 0.0


def match(gold: Sequence[Gold], places: Sequence[Place], *, by_kind: bool = False) -> dict[int, int]:
    """{index of gold account: index of place}, one to one, likest spans and equal numbers first; `by_kind`: equal kinds, too."""
    ranked = []
    for i, g in enumerate(gold):
        for j, place in enumerate(places):
            likeness = _likeness(g, place)
            if likeness:
                same_numbers = g.numbers == place.numbers != (None, None)
                ranked.append((likeness + same_numbers + 0.3 * (by_kind and g.kind == place.kind), i, j))
    return best_first(ranked)
