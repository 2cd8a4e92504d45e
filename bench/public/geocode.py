"""Places one text whose toponyms are already marked, as public sets of toponyms ask."""

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.names.hints import RegionHint, hints_at
from rashomon.names.places import (
    Location,
    Toponym,
    is_region_elsewhere,
    locate_all,
    places_of_outlet,
)
from rashomon.text.name_words import country_names, demonyms, fold, load_countries

_WORDS = re.compile(r"[^\W\d_][\w.'’-]*")


def geocode(
    text: str, spans: Sequence[tuple[int, int]], *, title: str = "", domain: str = ""
) -> list[Location | None]:
    """Returns a location for each (start, end) span of the text, None where it is not known.
    `domain`: the outlet's, a hint at its country."""
    keys = []
    groups: dict[tuple[str, RegionHint | None], list[tuple[int, int]]] = {}
    said = {span: tuple(hints_at(text, *span)) for span in spans}
    first: dict[str, RegionHint | None] = {}
    for span in spans:
        name = fold(text[slice(*span)])
        own = said[span][0] if said[span] else first.get(name)
        first.setdefault(name, own)
        keys.append((name, own if own is not None else first[name]))
        groups.setdefault(keys[-1], []).append(span)
    toponyms = [
        Toponym(
            tuple(dict.fromkeys(" ".join(text[slice(*span)].split()) for span in members)),
            len(members),
            Counter(hint for span in members for hint in said[span]),
        )
        for members in groups.values()
    ]
    home = [Toponym((place,)) for place in places_of_outlet(domain)]
    found = dict(
        zip(
            groups,
            locate_all([*toponyms, *home], _countries(f"{title}\n{text}", domain)),
            strict=False,
        )
    )
    return [found[key] for key in keys]


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
