"""Names in reports that are not in English (`names_in_tongues`): those that the English reports
have, countries, and towns that are no common word where they stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.names.capitalized_runs import runs_of
from rashomon.names.forms import Kinds, Pair, Why
from rashomon.names.kinds import is_no_name
from rashomon.names.name_tokens import ParagraphWords, lowercase_words
from rashomon.shipped.tables.language_tables import load_small_words
from rashomon.text.gathering import by_key
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import country_names, fold


def names_in_tongues(lines: Sequence[ParagraphWords], english: Kinds) -> Kinds:
    """Returns the names in lines of other languages by form, with their kinds.

    Only what is known elsewhere counts: names of the English reports (`english`), countries and
    towns.
    """
    plain = lowercase_words(lines)
    uses_of_form = by_key((use.form, use) for line in lines for use in _uses_in(line, plain))
    kinds = {}
    for form, uses in sorted(uses_of_form.items()):
        if form in english:
            kinds[form] = english[form]
        elif is_no_name(form):
            continue
        elif form in country_names() or (_towns(form) and _stand_for_a_town(uses)):
            kinds[form] = NameKind.PLACE
    return kinds


@record
class _Use:
    """A run of capitalised words in a report of another language than English, and the word before
    it in lower case."""

    form: str
    before: str
    language: str


def _stand_for_a_town(uses: Sequence[_Use]) -> bool:
    """Whether a form that the gazetteer has as a town is no common word where it stands: "nach
    Halle", but not "die Halle". Nothing is known of languages of which no such words are listed."""
    if " " in uses[0].form:
        return True
    table = load_small_words()
    is_named = any(use.before in table.before_towns.get(use.language, ()) for use in uses)
    is_common = any(use.before in table.articles.get(use.language, ()) for use in uses)
    return is_named and not is_common


def tongue_pairs(kinds: Kinds, foreign: frozenset[str]) -> list[Pair]:
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
                break  # one is enough
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


def _uses_in(line: ParagraphWords, plain: Counter[str]) -> Iterator[_Use]:
    """Yields each run of capitalised words of the line, without a word that only opens its
    sentence."""
    if line.headline or line.shouted:
        return
    language = line.annotated.report.language or ""
    table = load_small_words()
    small = table.words.get(language, frozenset()) | table.before_towns.get(language, frozenset())
    for first, end in runs_of(
        line.words, links=frozenset(), longest=10
    ):  # a longer run is a list or a shout
        start = first
        opener = first.lower in small or plain[first.lower]
        if first.opens and not first.text.isupper() and opener:
            start = first.after
        # one word alone that opens a sentence may be any word
        if start is not end and (start.after is not end or not start.opens):
            before = start.before.lower.strip("'’")
            yield _Use(form=line.form_of(start, end), before=before, language=language)
