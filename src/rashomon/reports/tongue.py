"""A light guess at the language of a text."""

import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the of and to in that is was for on with said by at from has have are were not it this he they his which".split(),
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer".split(),
    "fr": "le la les de des et à du un une en que est pour qui dans sur par au pas plus ce il avec ne se sont été aux".split(),
    "es": "el la los las de y en que un una por con para del se al es lo como más su sus fue pero ha este entre".split(),
    "it": "il lo la gli le di e che un una per con del della non si dei da al nel sono è anche alla più ha come".split(),
    "pt": "o a os as de e que em um uma para com do da dos das no na por não se ao é mais foi como sua pelo".split(),
    "nl": "de het een van en in is dat op te zijn met voor niet aan er door om ook als bij uit naar heeft werd".split(),
}
_SETS = {code: frozenset(words) for code, words in _SMALL_WORDS.items()}
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
    hits = Counter({code: sum(word in known for word in words) for code, known in _SETS.items()})
    best = max(sorted(_SETS), key=lambda code: hits[code])
    if best != "en" and hits[best] > 1.5 * hits["en"] and hits[best] >= max(4, 0.08 * len(words)):
        return best
    return "en" if hits["en"] >= 0.02 * len(words) or len(words) < 40 else None
