"""Whether two annotators of one story found the same differences (bench/keys/BRIEF.md).

Two items are one difference where two sides of the one touch two sides of the other: a quotation of
each lies over a quotation of the other, in the same report. Held is the smaller of the two sets of
items against all differences of the other annotator. Where one has two items for what the other
lists as one, both are found; one to one, only one of them.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DIFFERING = ("differs", "exception", "later", "dispute", "opposed")
Item = dict[str, Any]


def agreement(first: Path, second: Path) -> dict[str, float]:
    """Returns what two annotators agree on, over the stories that both folders hold keys of."""
    total: Counter[str] = Counter()
    stories = sorted(path.name for path in second.glob("*.json") if (first / path.name).exists())
    for name in stories:
        one, other = (json.loads((at / name).read_text(encoding="utf-8")) for at in (first, second))
        for label, kinds in (("differs", ("differs",)), ("all", DIFFERING)):
            ways = [(_of(a, kinds), _of(b, DIFFERING)) for a, b in ((one, other), (other, one))]
            small, large = min(ways, key=lambda both: len(both[0]))
            pairs = matched(small, large)
            total[label] += len(small)
            total[f"{label}_found"] += sum(any(_same(a, b) for b in large) for a in small)
            total[f"{label}_pairs"] += len(pairs)
            if label == "all":
                total["sides"] += sum(max(len(a["sides"]), len(b["sides"])) for a, b in pairs)
                total["sides_alike"] += sum(_touching(a, b) for a, b in pairs)
    return {
        "stories": len(stories),
        "items": total["all"],
        "found_by_both": _share(total["all_found"], total["all"]),
        "found_one_to_one": _share(total["all_pairs"], total["all"]),
        "differs_found_by_both": _share(total["differs_found"], total["differs"]),
        "sides_alike": _share(total["sides_alike"], total["sides"]),
    }


def matched(small: Sequence[Item], large: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Returns the pairs of items that are one difference, as many as there can be."""
    taken: dict[int, int] = {}

    def place(item: int, seen: set[int]) -> bool:
        for n, other in enumerate(large):
            if n in seen or not _same(small[item], other):
                continue
            seen.add(n)
            if n not in taken or place(taken[n], seen):
                taken[n] = item
                return True
        return False

    for item in range(len(small)):
        place(item, set())
    return [(small[item], large[n]) for n, item in sorted(taken.items())]


def _of(key: Sequence[Item], kinds: Sequence[str]) -> list[Item]:
    return [item for item in key if item["kind"] in kinds]


def _same(one: Item, other: Item) -> bool:
    return _touching(one, other) > 1


def _touching(one: Item, other: Item) -> int:
    """Returns how many sides of two items touch, each counted once."""
    left = list(other["sides"])
    found = 0
    for side in one["sides"]:
        if (same := next((s for s in left if _touch(side, s)), None)) is not None:
            left.remove(same)
            found += 1
    return found


def _touch(one: Item, other: Item) -> bool:
    return any(
        a["report"] == b["report"] and a["start"] < b["end"] and b["start"] < a["end"]
        for a in one["quotes"]
        for b in other["quotes"]
    )


def _share(part: float, of: float) -> float:
    return round(part / of, 3) if of else 0.0
