"""Places one text whose toponyms are already marked, as public sets of toponyms ask."""

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.names.place_meanings import PlaceMeaning, is_region_elsewhere
from rashomon.names.places import (
    Toponym,
    locate_all,
)
from rashomon.text.name_words import country_names, demonyms, fold, load_countries

_WORDS = re.compile(r"[^\W\d_][\w.'’-]*")


def geocode(
    text: str, spans: Sequence[tuple[int, int]], *, title: str = "", domain: str = ""
) -> list[PlaceMeaning | None]:
    """Returns a location for each (start, end) span of the text, None where it is not known.
    `domain`: the outlet's, a hint at its country."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for span in spans:
        groups.setdefault(fold(text[slice(*span)]), []).append(span)
    toponyms = [
        Toponym(
            tuple(dict.fromkeys(" ".join(text[slice(*span)].split()) for span in members)),
            len(members),
        )
        for members in groups.values()
    ]
    countries = _countries(f"{title}\n{text}", domain)
    found = dict(zip(groups, locate_all(toponyms, countries), strict=True))
    return [found[fold(text[slice(*span)])] for span in spans]


def _countries(text: str, domain: str) -> Counter[str]:
    """Counts how often the text names each country, by ISO code; the outlet's domain counts as two
    mentions."""
    counts: Counter[str] = Counter()
    words = _WORDS.findall(text)
    names, people = country_names(), demonyms()
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word[0].isupper():
            word = re.sub(r"['’]s$", "", word)
            two = f"{word} {after}"
            code = names.get(two) or people.get(two) or names.get(word) or people.get(word)
            if code and not (word in names and is_region_elsewhere(word)):
                counts[code] += 1
    end = domain.rsplit(".", 1)[-1].upper().replace("UK", "GB")
    if end in load_countries() and len(end) == 2:
        counts[end] += 2
    return counts
