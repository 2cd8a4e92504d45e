"""The consonants of a name in the letters of any script, as they are heard (`heard_in_latin`)."""

import re
import unicodedata
from functools import lru_cache

from rashomon.shipped.words import toml_table
from rashomon.text.name_words import as_heard

_SILENT = toml_table("values_elsewhere.toml")["letters"]["silent"].replace(",", "|")
_CONSONANT = re.compile(rf"LETTER (?!{_SILENT})E?([^\W\d_AEIOUY]+)")
_ARTICLE = re.compile("^[وبل]?ال")


@lru_cache(maxsize=65536)  # a report repeats most of its words
def heard_in_latin(word: str) -> str:
    """Returns the consonants of a word in Latin letters, without the Arabic article: "dlmn" of
    "الدلماني"."""
    bare = _ARTICLE.sub("", word.casefold().replace("х", "kh"))
    return as_heard("".join(map(_latin, bare)))


@lru_cache(maxsize=1024)
def _latin(letter: str) -> str:
    """Returns the consonant of a letter in its name, "CYRILLIC SMALL LETTER EL"; "a" of one
    without."""
    sound = _CONSONANT.search(unicodedata.name(letter, ""))
    return sound[1].lower() if sound else "a"
