"""What the program alone, and headlines alone, bring together of the disputes of the two stories
that a chatbot was given (bench/model/chatbot; docs/comparison.md).

Usage: python -m bench.score.beside_chatbot. A dispute counts where accounts of both sides stand in
one row, in one row with what is perhaps of it, or in the headlines of two reports.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import rashomon
from rashomon.settings import Settings, StorySettings

ROOT = Path(__file__).resolve().parents[1] / "stories" / "dev"
STORIES = ("mayor-raid", "bush-fire")
Place = tuple[str, int, int]


def sides_of(gold: dict, texts: dict[str, str]) -> Iterator[list[tuple[list[Place], list[Place]]]]:
    """Yields, for each dispute, the places of the two sides of each of its conflicts."""
    for point in gold["stories"][0]["points"]:
        conflicts = [one for one in point["relations"] if one["kind"] == "conflict"]
        if not conflicts:
            continue
        places: dict[str, list[Place]] = {}
        for account in point["accounts"]:
            words = account["quote"]["quote"]
            at = texts[account["report"]].find(words)
            if at >= 0:
                place = (account["report"], at, at + len(words))
                places.setdefault(account["version"], []).append(place)
        yield [(places.get(one["a"], []), places.get(one["b"], [])) for one in conflicts]


def beside(pairs: Iterable[tuple[list[Place], list[Place]]], held: list[list[Place]]) -> bool:
    """Whether both sides of a conflict stand in one of these groups of places."""
    return any(
        all(any(_meet(one, other) for one in side for other in group) for side in pair)
        for pair in pairs
        for group in held
    )


def _meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _groups(ledger: rashomon.Ledger) -> dict[str, list[list[Place]]]:
    passages = ledger.stories[0].passages
    titles = [(r.id, r.text.find(r.title), r.title) for r in ledger.reports if r.title]
    rows = [[(s.quote, s.perhaps) for s in one.sentences] for one in passages if one.reports > 1]
    return {
        "in one row": [
            [(q.report, q.start, q.end) for q, perhaps in row if not perhaps] for row in rows
        ],
        "... or perhaps": [
            [(s.report, s.quote.start, s.quote.end) for s in one.sentences] for one in passages
        ],
        "in headlines": [[(name, at, at + len(title)) for name, at, title in titles if at >= 0]],
    }


def main() -> None:
    """Prints how many disputes there are, and how many each way brings together."""
    settings = Settings(stories=StorySettings(one_story=True))
    found: dict[str, int] = {"disputes": 0}
    for name in STORIES:
        ledger = rashomon.compare(ROOT / name / "reports", settings=settings)
        gold = json.loads((ROOT / name / "gold.json").read_text(encoding="utf-8"))
        texts = {report.id: report.text for report in ledger.reports}
        for pairs in sides_of(gold, texts):
            found["disputes"] += 1
            for way, held in _groups(ledger).items():
                found[way] = found.get(way, 0) + beside(pairs, held)
    for way, count in found.items():
        print(f"{way:<15} {count}")


if __name__ == "__main__":
    main()
