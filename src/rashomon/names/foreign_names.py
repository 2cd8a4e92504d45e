"""Finds names in reports that are not in English: runs of capitalised words that the gazetteer, the
list of countries or the English reports know.

The English reports are read first (names/find_names.py), and their names are known here.
"""

from collections.abc import Sequence
from functools import cache

from rashomon.model.name import NameKind
from rashomon.model.record import StringStream, WordCounts, WordSet
from rashomon.names.capitalized_runs import runs_of
from rashomon.names.forms import Kinds, Pair, Why
from rashomon.names.kinds import is_no_name
from rashomon.names.name_tokens import ParagraphWords, form_of, lowercase_words
from rashomon.shipped.tables.language_tables import load_small_words
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import country_names, fold


def names_in_tongues(lines: Sequence[ParagraphWords], english: Kinds) -> Kinds:
    """Returns the names in lines of other languages by form, with their kinds: names that the
    English reports have, countries and towns. `english` are the names of the English reports."""
    plain = lowercase_words(lines)
    forms = set[str]()
    for line in lines:
        forms.update(_sightings(line, plain))
    kinds = {}
    for form in sorted(forms):
        if form in english:
            kinds[form] = english[form]
        elif (form in country_names() or _towns(form)) and not is_no_name(form):
            kinds[form] = NameKind.PLACE
    return kinds


def tongue_pairs(kinds: Kinds, foreign: WordSet) -> list[Pair]:
    """Returns (form, form, reason) for places that languages spell differently, by the
    gazetteer."""
    pairs = []
    places = [form for form in sorted(kinds) if kinds[form] is NameKind.PLACE]
    for form in places:
        if form not in foreign:
            continue
        towns = _towns(form)
        for place in places:
            if fold(place) != fold(form) and towns & _towns(place):
                pairs.append(
                    (form, place, Why("names under which the gazetteer has one town", 0.5))
                )
                break
    return pairs


@cache
def _towns(form: str) -> frozenset[int]:
    """Returns the GeoNames ids of the name's first three meanings, large places only."""
    towns = set()
    for site in look_up(form)[:3]:
        # people of a town that is known by its name alone
        if site.geonames and site.population >= 50_000:
            towns.add(site.geonames)
    return frozenset(towns)


def _sightings(line: ParagraphWords, plain: WordCounts) -> StringStream:
    """Yields each run of capitalised words of the line, without a word that only opens its
    sentence."""
    if line.headline or line.shouted:
        return
    language = line.annotated.report.language or ""
    small = load_small_words().words.get(language, ())
    for start, end in runs_of(line.words, frozenset(), 10):  # a longer run is a list or a shout
        first = line.words[start]
        opener = first.lower in small or plain[first.lower]
        if first.opens and not first.text.isupper() and opener:
            start += 1
        if start < end and (end - start > 1 or not line.words[start].opens):
            yield form_of(line, start, end)
