"""What a row of quoted sentences is called: figures that differ, then the names and words that most
of them share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import set_of
from rashomon.text.word_families import family_of

MOST = 4  # names and words of a label
VALUES = 5  # figures that differ
LONGEST = 80  # characters
_SHORT = re.compile(r"['’]\w{1,2}$")  # "doesn't", "it's": no word of their own
COMMON = 0.2  # share of a story's rows from which a name tells little of one of them
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*")  # no "th" of "12th"


def stems_in(quotes: Iterable[str]) -> frozenset[str]:
    """Returns the stems of the words that these quotes hold."""
    words = (word.casefold() for quote in quotes for word in _WORD.findall(quote))
    return frozenset(family_of(low) for low in words)


def label_of(
    quotes: Sequence[str],
    *,
    differing: Sequence[str] = (),
    names: Sequence[Sequence[str]] = (),
    often: Mapping[str, float] | None = None,
) -> str:
    """Returns the label of quoted sentences.

    `differing`: figures as printed that differ among them; `names`: spellings of each name that may
    stand in them; `often`: share of a story's rows that hold a stem, so that the labels of rows
    differ. Every word of a label stands in one of the quotes.
    """
    need = len(quotes) // 2 + 1 if len(quotes) > 2 else len(quotes)
    chosen: list[str] = []
    taken = {word.casefold() for value in differing for word in _WORD.findall(value)}
    for spellings in names:
        held = [s for s in spellings if any(_holds(quote, s) for quote in quotes)]
        if held and sum(any(_holds(quote, s) for s in held) for quote in quotes) >= need:
            best = max(held, key=lambda s: (sum(_holds(quote, s) for quote in quotes), len(s), s))
            chosen.append(best)
            taken.update(word.casefold() for s in spellings for word in _WORD.findall(s))
    everywhere = often or {}
    chosen.sort(key=lambda name: _share(name, everywhere) > COMMON)
    words = _shared_words(quotes, need, taken, everywhere)
    for least in (2, 1):  # hardly a word is of most: then what two hold, else one of one sentence
        if len(words) + len(chosen) < least:
            more = _shared_words(quotes, least, taken, everywhere)
            words = [*words, *(word for word in more if word not in words)][: least - len(chosen)]
    values = [*{value.casefold(): value for value in differing}.values()]
    more = ["…"] if len(values) > VALUES else []
    parts = [" / ".join(values[:VALUES] + more)] if values else []
    for part in (*chosen[:2], *words):
        if len(parts) - bool(values) < MOST and len(" · ".join((*parts, part))) <= LONGEST:
            parts.append(part)
    return " · ".join(parts)


def _holds(quote: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", quote) is not None


def _share(name: str, often: Mapping[str, float]) -> float:
    """The share of a story's rows that hold the rarest word of a name."""
    return min((often.get(stem, 0.0) for stem in stems_in([name])), default=0.0)


def _shared_words(
    quotes: Sequence[str], need: int, taken: set[str], often: Mapping[str, float]
) -> list[str]:
    """The words most quotes hold, the most telling first, each as it is printed most."""
    forms: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    holders: dict[str, set[int]] = defaultdict(set)
    for n, quote in enumerate(quotes):
        for word in _WORD.findall(quote):
            low = word.casefold()
            if len(low) > 2 and low not in taken and low not in _dull() and not _SHORT.search(low):
                stem = family_of(low)
                forms[stem][word] += 1
                holders[stem].add(n)
    shared = [stem for stem in forms if len(holders[stem]) >= need]
    rarity = load_rarity()

    def weight(stem: str) -> float:
        return (
            len(holders[stem])
            / len(quotes)
            * min(rarity.of_word(form.casefold()) for form in forms[stem])
            * (1 - often.get(stem, 0.0))
        )

    shared.sort(key=lambda stem: (-weight(stem), stem))
    return [
        max(sorted(forms[stem]), key=lambda form: (forms[stem][form], form.islower()))
        for stem in shared
    ]


@cache
def _dull() -> frozenset[str]:
    return every_small_word() | set_of("passages.dull")
