"""Finds names in reports that are not in English: capitalised words, typed by that language's own
words beside them.

The English reports are read first (names/find_names.py), and their names are known here. For a
language without a table file, only names known to the gazetteer, the list of countries or the
English reports are found.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rashomon.model.name import NameKind
from rashomon.names.capitalized_runs import linked, runs_of
from rashomon.names.forms import Pair, Why
from rashomon.names.kinds import FormEvidence, decide_kind
from rashomon.names.name_tokens import ParagraphWords, Word, form_of
from rashomon.tables.language_tables import NameLists, load_tongue
from rashomon.text.detect_language import is_read_whole
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import country_names, load_name_words
from rashomon.text.spellings import fold

_LARGE = 50_000  # people of a town that is known by its name alone
_LONGEST = 10  # words: a longer run is a list or a shout
_NONE = frozenset[str]()
_NOTHING = NameLists(_NONE, _NONE, _NONE, _NONE, _NONE, _NONE, _NONE, english={})


def lists_of(line: ParagraphWords) -> NameLists:
    """Returns the word lists of the line's language; empty lists where it has no table file."""
    tongue = load_tongue(line.annotated.report.language)
    return tongue.names if tongue else _NOTHING


def names_in_tongues(
    lines: Sequence[ParagraphWords], known: Mapping[str, NameKind], countries: Sequence[str]
) -> dict[str, NameKind]:
    """Returns the names in lines of other languages by form, with their kinds. `known`: those of
    the English reports; `countries`: ISO codes."""
    plain = Counter(word.text for line in lines for word in line.words if word.text.islower())
    seen: dict[str, FormEvidence] = defaultdict(FormEvidence)
    english: dict[str, str] = {}
    bare: set[str] = set()
    for line in lines:
        own = lists_of(line)
        for form, votes in _sightings(line, own, plain):
            seen[form].add(votes)
            english |= {form: own.english[form]} if form in own.english else {}
            if own is _NOTHING:
                bare.add(form)
    kinds: dict[str, NameKind] = {}
    for form in sorted(seen):
        kind = known.get(form) or _kind(form, english.get(form, form), seen[form], plain, countries)
        if kind is not None and (
            form not in bare or form in known or form in country_names() or _towns(form)
        ):
            kinds[form] = kind
    _follow_persons(kinds, known)
    return kinds


def in_english(lines: Sequence[ParagraphWords], forms: Sequence[str]) -> dict[str, str]:
    """Returns {form: its English equivalent} for the forms that their language's table lists."""
    listed = {
        (form, english)
        for line in lines
        if not is_read_whole(line.annotated.report)
        for form, english in lists_of(line).english.items()
    }
    return {form: english for form, english in sorted(listed) if form in set(forms)}


def tongue_pairs(
    english: Mapping[str, str], kinds: Mapping[str, NameKind], foreign: Sequence[str]
) -> list[Pair]:
    """Returns (form, form, reason) for names that languages spell differently: by the language
    tables, and for places by the gazetteer."""
    by_fold: dict[str, str] = {}
    for form in sorted(kinds):
        by_fold.setdefault(_key(form), form)
    out = [
        (form, other, Why(f"“{form}” is “{meant}” in English", 0.5))
        for form, meant in sorted(english.items())
        if (other := by_fold.get(_key(meant))) and other != form and form in kinds
    ]
    same: dict[str, str] = {}
    for form, meant in sorted(english.items()):
        first = same.setdefault(_key(meant), form)
        if first != form:
            out.append((first, form, Why(f"both are “{meant}” in English", 0.5)))
    places = [form for form in sorted(kinds) if kinds[form] is NameKind.PLACE]
    for form in sorted(set(foreign) & set(places) - set(english)):
        towns = _towns(form)
        for other in places:
            if other != form and fold(other) != fold(form) and towns & _towns(other):
                out.append((form, other, Why("names under which the gazetteer has one town", 0.5)))
                break
    return out


def _key(form: str) -> str:
    """Returns a key equal for equivalent names: the country's code, the number of a known body,
    else the folded words without an article."""
    bare = form.removeprefix("the ").removeprefix("The ")
    known = load_name_words().known_bodies.get(bare)
    return country_names().get(bare) or (f"body {known}" if known is not None else fold(bare))


@cache
def _towns(form: str) -> frozenset[int]:
    """Returns the GeoNames ids of the name's first three meanings, large places only."""
    return frozenset(
        site.geonames for site in look_up(form)[:3] if site.geonames and site.population >= _LARGE
    )


def _sightings(
    line: ParagraphWords, own: NameLists, plain: Counter[str]
) -> Iterator[tuple[str, Counter[str]]]:
    """Yields each run of capitalised words of the line with its contextual votes."""
    if line.headline or line.shouted:
        return
    for run in runs_of(line.words, own.particles, _LONGEST):
        for first, last in linked(
            line.words, run, lambda left, right: _belongs(line.words, left, right, own)
        ):
            start, titled = _without_lead(line.words, first, last, own, plain)
            if start < last:
                yield form_of(line, start, last), _votes(line, start, last, titled, own)


def _belongs(words: Sequence[Word], left: tuple[int, int], right: int, own: NameLists) -> bool:
    """Whether the word at `right` continues the name in the range `left` across the particles
    between them."""
    head = words[left[0]].lower
    if head in own.bodies or head in own.place_heads:
        return True
    links = {words[i].lower for i in range(left[1], right)}
    meant = own.english.get(words[right].text, words[right].text)
    return (
        "y" not in links
        and "e" not in links
        and head not in own.titles
        and meant not in country_names()
        and not _towns(meant)
    )


def _without_lead(
    words: Sequence[Word], start: int, end: int, own: NameLists, plain: Counter[str]
) -> tuple[int, bool]:
    """Returns where the name starts, past sentence openers and titles, and whether there was a
    title."""
    if (
        words[start].opens
        and not words[start].text.isupper()
        and (words[start].lower in own.small or plain[words[start].text.lower()])
    ):
        start += 1
    while start < end and not words[start].capital:
        start += 1
    titled = False
    while start < end - 1 and words[start].lower in own.titles:
        start, titled = start + 1, True
        while start < end - 1 and not words[start].capital:
            start += 1
    if start < end and words[start].lower in own.small and end - start == 1:
        start += 1
    return start, titled


def _votes(
    line: ParagraphWords, start: int, end: int, titled: bool, own: NameLists
) -> Counter[str]:
    """Returns the contextual votes of one mention, with the keys of `kinds.context_votes`."""
    words = line.words
    first, before = words[start], words[start - 1].lower if start and words[start].joined else ""
    second = words[start - 2].lower if start > 1 and words[start - 1].joined else ""
    form = form_of(line, start, end)
    votes: Counter[str] = Counter(seen=1)
    votes["firm"] = int(
        not first.opens
        or titled
        or form in own.english
        or bool(_towns(form))
        or any(word.capital for word in words[start + 1 : end])
    )
    votes["proper"] = votes["firm"]
    votes["title"] = int(titled or before in own.titles)
    votes["said"] = int(before in own.said or (end < len(words) and words[end].lower in own.said))
    votes["at"] = int(before in own.at or (before in own.small and second in own.at))
    votes["typed"] = int(
        first.lower in own.place_heads
        or before in own.place_heads
        or (before in own.particles and second in own.place_heads)
    )
    votes["body"] = int(first.lower in own.bodies)
    votes["age"] = int(
        bool(
            re.match(r", (?:de )?\d{1,2} ", line.text[words[end - 1].end : words[end - 1].end + 9])
        )
    )
    return votes


def _kind(
    form: str, english: str, seen: FormEvidence, plain: Counter[str], countries: Sequence[str]
) -> NameKind | None:
    """Decides the kind by the English name where there is one; None where the form is no name."""
    if seen.votes["body"]:
        return NameKind.ORGANISATION
    return decide_kind(
        english, seen, plain if english == form else Counter(), load_name_words(), countries
    )


def _follow_persons(kinds: dict[str, NameKind], known: Mapping[str, NameKind]) -> None:
    """Sets a single word that is the surname of a full name to PERSON, unless it is a large
    town."""
    full = {
        form.split()[-1]
        for form, kind in (*kinds.items(), *known.items())
        if kind is NameKind.PERSON and " " in form
    }
    for form in kinds:
        if form in full and " " not in form and not _towns(form):
            kinds[form] = NameKind.PERSON
