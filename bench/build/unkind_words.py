#!/usr/bin/env python3
"""Makes the table of words of ill sense, which a draft may not tell where reports do not.

Usage: python -m bench.build.unkind_words LEXICON [--out FILE]

LEXICON: `vader_lexicon.txt` of the PyPI package vaderSentiment 3.3.2 (a word, how ten people rated
it, between tabs). Kept are words rated -1 and lower; their forms are left out where the lemma is
kept.
"""

import argparse
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "rashomon" / "shipped" / "tables" / "en" / "unkind.toml"
WORST = -1.0
SHORTEST = 3
ENDINGS = (
    *(("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    # of adverbs, which are not looked at, and of comparison
    *(("ly", ""), ("ily", "y"), ("ier", "y"), ("iest", "y"), ("est", "")),
)
HEAD = (
    "# Words of ill sense, by the VADER lexicon (rated -1 and lower by ten people; forms whose"
    " lemma stands here are left out): what of these a part\n# tells, its sentences must tell"
    " (answers/prove_words.py). Made by bench/build/unkind_words.py.\n"
)


def main() -> None:
    """Reads the ratings, writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    rows = [row.split("\t") for row in options.lexicon.read_text(encoding="utf-8").splitlines()]
    words = {row[0] for row in rows if float(row[1]) <= WORST and is_word(row[0])}
    kept = " ".join(sorted(word for word in words if words.isdisjoint(lemmas(word))))
    lines = textwrap.wrap(kept, width=145, break_on_hyphens=False)
    table = "\n".join(lines)
    options.out.write_text(f"{HEAD}words = '''\n{table}\n'''\n", encoding="utf-8")


def is_word(text: str) -> bool:
    """Whether it is a plain word in small letters."""
    return text.isascii() and text.isalpha() and text.islower() and len(text) >= SHORTEST


def lemmas(word: str) -> set[str]:
    """What a word may be a form of."""
    found = set()
    for ending, instead in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST:
            found.add(stem + instead)
            if stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return found


if __name__ == "__main__":
    main()
