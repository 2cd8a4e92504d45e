"""Learns which letters stand for which when a name goes from one script to another.

    python bench/train_transliteration.py shared/data/ne_translit/train.jsonl [--held-out]

The pairs are tokens of people's names (NETransliteration-COLING2018, CC0). For each script a table of chunks (up to four letters against up to
two) is fitted by expectation maximisation over all alignments; its score of a chunk is how much more often the two sides stand for each other than
chance would have it. `--held-out` fits on nine tenths and measures the rest.
"""

import argparse
import json
import math
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from rashomon.names.transliteration import SHAPES, Letters, plain_latin, plain_native  # noqa: E402

WEIGHTS = ROOT / "src" / "rashomon" / "weights" / "transliteration.json"
ROUNDS, SAMPLE = (6, 6000), (3, 20000)  # rounds of how many pairs: first a sample, then all
LEAST = 3.0  # expected uses below which a chunk is forgotten


def expected(pair, chances, counts, shapes):
    """Adds the expected uses of each chunk in one pair to `counts`: forward and backward over all its alignments."""
    a, b = pair
    la, lb = len(a), len(b)
    forward = [[0.0] * (lb + 1) for _ in range(la + 1)]
    backward = [[0.0] * (lb + 1) for _ in range(la + 1)]
    forward[0][0] = backward[la][lb] = 1.0
    edges = []
    for i in range(la + 1):
        for j in range(lb + 1):
            here = forward[i][j]
            if here <= 0.0:
                continue
            for m, n in shapes:
                if i + m <= la and j + n <= lb:
                    chunk = (a[i : i + m], b[j : j + n])
                    p = chances.get(chunk)
                    if p:
                        forward[i + m][j + n] += here * p
                        edges.append((i, j, i + m, j + n, chunk, p))
    total = forward[la][lb]
    if total <= 0.0:
        return
    for i, j, k, m, chunk, p in reversed(edges):
        value = backward[k][m]
        if value:
            backward[i][j] += p * value
            counts[chunk] += forward[i][j] * p * value / total


class Uniform(dict):
    """Before the first round: the same for every chunk of one shape, less for larger ones and for letters without a partner."""

    def get(self, chunk, default=None):
        m, n = len(chunk[0]), len(chunk[1])
        return 0.002 if not m or not n else 0.02 ** max(m, n)


def fit(pairs, shapes, seed=1):
    """{chunk: (count, chance)} after all rounds."""
    rng = random.Random(seed)  # noqa: S311
    chances = Uniform()
    for rounds, size in (ROUNDS, SAMPLE):
        for _ in range(rounds):
            chosen = pairs if len(pairs) <= size else rng.sample(pairs, size)
            counts = defaultdict(float)
            for pair in chosen:
                expected(pair, chances, counts, shapes)
            least = 0.3 if size < len(pairs) else 0.5
            counts = {chunk: c for chunk, c in counts.items() if c >= least or max(map(len, chunk)) == 1}
            # Large chunks explain a pair in fewer steps, so that they would take over: each pays for its size.
            total = sum(counts.values())
            chances = {chunk: c / total * 0.5 ** (len(chunk[0]) + len(chunk[1]) - 2) for chunk, c in counts.items()}
    return {chunk: c for chunk, c in counts.items() if c >= LEAST}


def scores(counts):
    """{latin chunk: {native chunk: score}}: the logarithm of how much likelier the pair is than its sides by themselves."""
    left, right, total = Counter(), Counter(), sum(counts.values())
    for (a, b), c in counts.items():
        left[a] += c
        right[b] += c
    table = defaultdict(dict)
    for (a, b), c in sorted(counts.items()):
        both = (c + 0.0) / total
        value = math.log(both / (left[a] / total * right[b] / total)) if a and b else math.log(both) / 2
        table[a][b] = round(value, 2)
    return dict(table)


def held_out(tables, rows, everything):
    """The share of rows whose right native form scores best among a hundred."""
    pools = defaultdict(list)
    for r in everything:
        pools[r["lang"]].append(r["native"])
    rng, hits, total = random.Random(3), Counter(), Counter()  # noqa: S311
    for r in rows:
        letters = Letters(tables[r["lang"]])
        wrong = [x for x in rng.sample(pools[r["lang"]], 99) if x != r["native"]]
        best = max([r["native"], *wrong], key=lambda x: letters.likeness(plain_latin(r["latin"]), plain_native(x)))
        hits[r["lang"]] += best == r["native"]
        total[r["lang"]] += 1
    return {lang: round(hits[lang] / total[lang], 4) for lang in sorted(total)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--held-out", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.train.read_text("utf-8").split("\n") if line]
    random.Random(2).shuffle(rows)  # noqa: S311
    test = rows[: len(rows) // 10] if args.held_out else []
    used = rows[len(test) :]
    tables = {}
    for lang in sorted({r["lang"] for r in used}):
        pairs = [(plain_latin(r["latin"]), plain_native(r["native"])) for r in used if r["lang"] == lang]
        tables[lang] = scores(fit([p for p in pairs if all(p)], SHAPES))
        print(lang, sum(map(len, tables[lang].values())), "chunks", flush=True)
    if args.held_out:
        print(held_out(tables, test[:1500], rows))
        return
    WEIGHTS.write_text(json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print(WEIGHTS.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
