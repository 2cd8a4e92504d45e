"""What the program, alone and with a model's rows, headlines and langextract bring together of the
disputes of the two stories that a chatbot was given (bench/model/chatbot; docs/comparison.md).

Usage: python -m bench.score.beside_chatbot. A dispute counts where accounts of both sides stand in
one row of passages, in one with what is perhaps of it, in the headlines of two reports, under one
question of a model's rows (bench/model/rows/dev), in a row that these call disputed, or in two
extractions of langextract with the same question (bench/model/langextract).
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import rashomon
from rashomon.model.point import Status
from rashomon.settings import Settings, StorySettings

ROOT = Path(__file__).resolve().parents[1] / "stories" / "dev"
MODEL = ROOT.parents[1] / "model"
ROWS, EXTRACTED = MODEL / "rows" / "dev", MODEL / "langextract"
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


def _of_passages(ledger: rashomon.Ledger) -> dict[str, list[list[Place]]]:
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


def _of_rows(ledger: rashomon.Ledger) -> dict[str, list[list[Place]]]:
    rows = [
        (one.status, [(q.report, q.start, q.end) for q in (a.quote for a in one.accounts)])
        for one in ledger.stories[0].points
    ]
    return {
        "under a question": [row for _, row in rows],
        "called disputed": [row for status, row in rows if status is Status.DISPUTED],
    }


def _extracted(name: str, found: dict[str, int]) -> dict[str, list[list[Place]]]:
    """The extractions of one question, as langextract places them; counts those whose words stand
    there."""
    asked: dict[str, list[Place]] = {}
    for line in (EXTRACTED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found["extractions"] = found.get("extractions", 0) + 1
        found["... word for word"] = found.get("... word for word", 0) + one["exact"]
        if one["start"] is not None:
            place = (one["report"], one["start"], one["end"])
            asked.setdefault(one["question"].casefold(), []).append(place)
    return {"of one question (langextract)": list(asked.values())}


def main() -> None:
    """Prints how many disputes there are, and how many each way brings together."""
    settings = Settings(stories=StorySettings(one_story=True))
    found: dict[str, int] = {"disputes": 0}
    for name in STORIES:
        ledger = rashomon.compare(ROOT / name / "reports", settings=settings)
        asked = rashomon.compare(
            ROOT / name / "reports", settings=settings, rows=ROWS / f"{name}.txt"
        )
        gold = json.loads((ROOT / name / "gold.json").read_text(encoding="utf-8"))
        texts = {report.id: report.text for report in ledger.reports}
        groups = {**_of_passages(ledger), **_of_rows(asked), **_extracted(name, found)}
        disputes = list(sides_of(gold, texts))
        for row in groups["called disputed"]:
            found["rows called disputed"] = found.get("rows called disputed", 0) + 1
            found["... of them disputes"] = found.get("... of them disputes", 0) + any(
                beside(pairs, [row]) for pairs in disputes
            )
        for pairs in disputes:
            found["disputes"] += 1
            for way, held in groups.items():
                found[way] = found.get(way, 0) + beside(pairs, held)
    for way, count in found.items():
        print(f"{way:<30} {count}")


if __name__ == "__main__":
    main()
