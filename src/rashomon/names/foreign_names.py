"""Finds names in reports that are not in English: runs of capitalised words that the gazetteer, the
list of countries or the English reports know.

The English reports are read first (names/find_names.py), and their names are known here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rashomon.model.name import NameKind
from rashomon.names.capitalized_runs import runs_of
from rashomon.names.forms import Pair, Why
from rashomon.names.kinds import FormEvidence, decide_kind
from rashomon.names.name_tokens import ParagraphWords, form_of
from rashomon.tables.language_tables import load_small_words
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import country_names, load_name_words
from rashomon.text.spellings import fold

_LARGE = 50_000  # people of a town that is known by its name alone
_LONGEST = 10  # words: a longer run is a list or a shout


def names_in_tongues(
    lines: Sequence[ParagraphWords], known: Mapping[str, NameKind], countries: Sequence[str]
) -> dict[str, NameKind]:
    """Returns the names in lines of other languages by form, with their kinds. `known`: those of
    the English reports; `countries`: ISO codes."""
    plain = Counter(word.text for line in lines for word in line.words if word.text.islower())
    seen: dict[str, FormEvidence] = defaultdict(FormEvidence)
    for line in lines:
        for form, votes in _sightings(line, plain):
            if form in known or form in country_names() or _towns(form):
                seen[form].votes.update(votes)
    lists, kinds = load_name_words(), {}
    for form in sorted(seen):
        kind = known.get(form) or decide_kind(form, seen[form], plain, lists, countries)
        if kind is not None:
            kinds[form] = kind
    return kinds


def tongue_pairs(kinds: Mapping[str, NameKind], foreign: Sequence[str]) -> list[Pair]:
    """Returns (form, form, reason) for places that languages spell differently, by the
    gazetteer."""
    out: list[Pair] = []
    places = [form for form in sorted(kinds) if kinds[form] is NameKind.PLACE]
    for form in sorted(set(foreign) & set(places)):
        towns = _towns(form)
        for other in places:
            if other != form and fold(other) != fold(form) and towns & _towns(other):
                out.append((form, other, Why("names under which the gazetteer has one town", 0.5)))
                break
    return out


@cache
def _towns(form: str) -> frozenset[int]:
    """Returns the GeoNames ids of the name's first three meanings, large places only."""
    return frozenset(
        site.geonames for site in look_up(form)[:3] if site.geonames and site.population >= _LARGE
    )


def _sightings(line: ParagraphWords, plain: Counter[str]) -> Iterator[tuple[str, Counter[str]]]:
    """Yields each run of capitalised words of the line, without a word that only opens its
    sentence, with its votes as `kinds.context_votes` counts them."""
    if line.headline or line.shouted:
        return
    language = line.annotated.report.language or ""
    small = load_small_words().words.get(language, frozenset[str]())
    for start, end in runs_of(line.words, frozenset(), _LONGEST):
        first = line.words[start]
        if (
            first.opens
            and not first.text.isupper()
            and (first.lower in small or plain[first.lower])
        ):
            start += 1
        if start < end:
            form = form_of(line, start, end)
            firm = not line.words[start].opens or end - start > 1
            yield form, Counter(seen=1, firm=int(firm), proper=int(firm))
