"""Makes `key.json` of a reader's draft (bench/keys/BRIEF.md): offsets and hashes, no words of the
reports.

`python -m bench.build.keys STORY DRAFT [-o KEY]`: STORY holds reports/*.txt. Words that do not
stand in the report are listed, and nothing is written.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

KINDS = ("common", "differs", "exception", "later", "dispute", "opposed", "chain", "only")
ONE_SIDED = ("common", "only")
DIGITS = 16  # of a hash: enough to notice another text
_QUOTE = re.compile(
    r'(?P<report>[^\s;:"¦]+)\s+(?:"(?P<plain>[^"]+)"|¦(?P<barred>[^¦]+)¦)(?:\s*#(?P<nth>\d+))?',
    re.S,
)
_VALUE = re.compile(r'^(?P<value>[^"¦\n]+?):\s+(?=[^\s;:"¦]+\s+["¦])', re.M)


def read_draft(draft: str, texts: dict[str, str]) -> Iterator[dict[str, object] | str]:
    """Yields the items of a draft, and in words what is wrong with it."""
    for number, block in enumerate(re.split(r"(?m)^#\s+(?=\w+\s*\|)", draft)[1:], 1):
        head, _, rest = block.partition("\n")
        kind, _, what = (part.strip() for part in head.partition("|"))
        if kind not in KINDS:
            yield f"item {number}: no kind {kind!r}"
            continue
        sides = []
        starts = [*_VALUE.finditer(rest)]
        for one, after in zip(starts, [*(s.start() for s in starts[1:]), len(rest)], strict=True):
            quotes = []
            for said in _QUOTE.finditer(rest, one.end(), after):
                words = said["plain"] or said["barred"]
                place = _nth(texts.get(said["report"], ""), words, int(said["nth"] or 1))
                if place is None:
                    yield f"item {number} ({what}): not in {said['report']}: {words!r}"
                else:
                    digest = hashlib.sha256(words.encode()).hexdigest()[:DIGITS]
                    place |= {"report": said["report"], "sha256": digest}
                    quotes.append(place)
            value = " ".join(one["value"].split())
            if not quotes:
                yield f"item {number} ({what}): side {value!r} has no quotation"
            sides.append(
                {
                    "value": value,
                    "reports": sorted({q["report"] for q in quotes}),
                    "quotes": quotes,
                }
            )
        if len(sides) < (1 if kind in ONE_SIDED else 2):
            yield f"item {number} ({what}): {len(sides)} side(s) of a {kind!r}"
        yield {"id": f"k{number}", "kind": kind, "what": what, "sides": sides}


def _nth(text: str, words: str, nth: int) -> dict[str, object] | None:
    """The `nth` place of these words in a text."""
    start = -1
    for _ in range(nth):
        start = text.find(words, start + 1)
        if start < 0:
            return None
    return {"start": start, "end": start + len(words)}


def main() -> None:
    """Reads a draft, and writes its key or says what is wrong."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("story", type=Path)
    ask.add_argument("draft", type=Path)
    ask.add_argument("-o", "--output", type=Path, help="STORY/key.json unless said otherwise")
    given = ask.parse_args()
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (given.story / "reports").glob("*.txt")}
    read = list(read_draft(given.draft.read_text(encoding="utf-8"), texts))
    if wrong := [one for one in read if isinstance(one, str)]:
        sys.exit("\n".join(wrong))
    path = given.output or given.story / "key.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    kinds = [one["kind"] for one in read if isinstance(one, dict)]
    print(f"{len(read)} items", *(f"{kind} {kinds.count(kind)}" for kind in KINDS), sep=", ")


if __name__ == "__main__":
    main()
