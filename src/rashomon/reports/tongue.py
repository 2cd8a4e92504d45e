"""A light guess at the language of a text."""

import re
from collections import Counter

from rashomon.tables.page_words import load_page_words

_SCRIPTS = (
    ("ar", "\u0600-\u06ff"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff"),
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af"),
    ("zh", "\u4e00-\u9fff"),
    ("hi", "\u0900-\u097f"),
)


def guess_language(text: str) -> str | None:
    """The ISO code of the text's language; "en" unless it clearly is another; None when it cannot be told."""
    sample = text[:20_000]
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return None
    latin = len(re.findall(r"[A-Za-z\u00c0-\u024f]", sample))
    if latin < 0.5 * letters:
        # one script, one language where that is so; Cyrillic is written by several
        return next(
            (
                code
                for code, letters_of in _SCRIPTS
                if len(re.findall(f"[{letters_of}]", sample)) > (0.15 if code == "ja" else 0.5) * letters
            ),
            None,
        )
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    small_words = load_page_words().languages
    hits = Counter({code: sum(word in known for word in words) for code, known in small_words.items()})
    best = max(sorted(small_words), key=lambda code: hits[code])
    different = len(set(words) & small_words[best])
    if best != "en" and hits[best] > 1.5 * hits["en"] and hits[best] >= 0.08 * len(words) and different >= 4:
        return best
    return "en" if hits["en"] >= 0.02 * len(words) or len(words) < 40 else None
