#!/usr/bin/env python3
"""Makes the table of how rare words are, by which sentences of reports are compared.

Usage: python -m bench.build.word_rarity FREQUENCIES [--out FILE]

FREQUENCIES: `frequency_dictionary_en_82_765.txt` of the PyPI package symspellpy 6.10.1 (a word and
its count a line). The words of the project's own stories (bench/stories/train and points) are
added, so that the language of news has its part. A line of the table: a level and the words that
have it, a blank between. What the table lacks is rarer than all in it.
"""

import argparse
import lzma
import math
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "rashomon" / "shipped" / "tables" / "word_rarity.txt.xz"
STORIES = ("train",)
WORDS = 24_000  # kept: the most frequent ones
LEVELS = 4  # levels of rarity a natural unit (log of one over the share)
OWN = 0.25  # part of all words that own stories count for
WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Reads the counts, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("frequencies", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    shares = mixed(read_counts(options.frequencies), own_counts())
    kept = dict(sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:WORDS])
    levels: dict[int, list[str]] = {}
    for word, share in kept.items():
        levels.setdefault(round(-LEVELS * math.log(share)), []).append(word)
    text = "".join(
        f"{level} {' '.join(sorted(words))}\n" for level, words in sorted(levels.items())
    )
    options.out.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(kept)} words, {options.out.stat().st_size} bytes")


def read_counts(path: Path) -> Counter[str]:
    """Returns how often each word stands in the public list."""
    counts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        counts[word.casefold()] += int(count)
    return counts


def own_counts() -> Counter[str]:
    """Returns how many of the project's own stories have each word that is never a name there."""
    counts: Counter[str] = Counter()
    for folder in (ROOT / "bench" / "stories" / split for split in STORIES):
        for story in sorted(folder.iterdir()):
            told: Counter[str] = Counter()
            for report in sorted(story.glob("reports/*.txt")):
                told.update(WORD.findall(report.read_text(encoding="utf-8")))
            counts.update({word: count for word, count in told.items() if word.islower()})
    return counts


def mixed(public: Counter[str], own: Counter[str]) -> dict[str, float]:
    """Returns each public word's share of all words, a part of it counted in own stories."""
    whole, ours = public.total(), sum(n for word, n in own.items() if word in public)
    return {word: (1 - OWN) * n / whole + OWN * own[word] / ours for word, n in public.items()}


if __name__ == "__main__":
    main()
