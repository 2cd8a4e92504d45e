"""What the names of a story say about each other beyond their kinds: organisations cut short,
saints of institutions, words before a name that do not belong to it.

`PASSES` lists the passes in their order. Each takes the kinds so far and returns those after it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.names.forms import COMPASS, COUNTRY_WORDS, HEADS, TITLES, Counts, Kinds
from rashomon.names.kinds import Evidence
from rashomon.names.name_tokens import FUNCTION_WORDS
from rashomon.shipped.words import either, ordered, set_of
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import ARTICLES, KNOWN_BODIES, PARTICLES, REGIONS, demonyms, fold
from rashomon.text.speaker_words import sex_of_given_name

_PERSON = NameKind.PERSON
_BODY = NameKind.ORGANISATION
_PLACE = NameKind.PLACE


@record
class StorySigns:
    """What a story shows of the forms that may be names.

    - `plain`: how often words stand in small letters
    - `countries`: the eight that are named most often, by ISO code
    - `named`: how often each is named
    - `houses`: outlets and agencies that no prose names by one of the forms
    """

    evidence: Evidence
    plain: Counts
    countries: Sequence[str]
    named: Counter[str]
    houses: Kinds

    def votes(self, form: str) -> Counter[str]:
        """Returns the signs beside the form. There are none if it was found only by another
        name."""
        return self.evidence.get(form, Counter())


def _full_names(kinds: Kinds, of: NameKind = _PERSON) -> list[str]:
    return [form for form, kind in kinds.items() if kind is of and " " in form]


def without_adjectives(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops adjectives formed from the story's places ("Ruritanian" of Ruritania) that mostly
    precede a noun."""
    places = [f for f, kind in kinds.items() if kind is _PLACE and " " not in f and len(f) > 4]

    def is_made(form: str) -> bool:
        stems = {form.removesuffix(end) for end in ordered("grammar.of_places")} - {form}
        return any(
            len(stem) > 3
            and place != form
            and place.startswith(stem)
            and len(place) - len(stem) <= 2
            for stem in stems
            for place in places
        )

    kept = {}
    for form, kind in kinds.items():
        votes = signs.votes(form)
        precedes_noun = 2 * votes["before noun"] >= votes["seen"]
        if " " in form or not (precedes_noun and is_made(form)):
            kept[form] = kind
    return kept


def follow_bodies(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets an organisation's name without its generic words ("Two Rivers" of the Two Rivers Army)
    to ORGANISATION."""
    names = {word for form in _full_names(kinds) for word in form.split()}
    short = {cut for form in _full_names(kinds, _BODY) for cut in _cut_short(form)}

    def is_body(form: str) -> bool:
        votes = signs.votes(form)
        return not (
            # What tells that a name is of a place or of a person.
            any(votes[sign] for sign in ("at", "of place", "title", "age", "who"))
            or form in COUNTRY_WORDS
            or form in REGIONS
            or form in names
            or form.lower() in signs.plain
            or any(site.population >= 15_000 for site in look_up(form))
        )

    return kinds | {f: _BODY for f in sorted(short & signs.evidence.keys()) if is_body(f)}


def _cut_short(form: str) -> Iterator[str]:
    """Yields the short forms of an organisation's name, except initials."""
    words = [word for word in form.split() if word not in {"The", "the"}]
    for n in range(1, len(words)):
        generic = all(word.lower().rstrip(".") in HEADS for word in words[n:])
        if generic and words[n - 1].lower() not in HEADS:
            yield " ".join(words[:n])
    if len(words) > 1 and fold(words[0]) in set_of("name_words.foreign") - HEADS:
        yield " ".join(words[1:])


def follow_persons(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Adds surnames and given names alone, if the story names the person in full. Ordinary words
    and sorts of things are left out."""
    full = [form.split() for form in _full_names(kinds)]
    parts = {part for words in full for part in (words[0], words[-1], _bare(words[-1]))}
    sorts = TITLES | HEADS | COMPASS | set_of("name_words.not_names")

    def alone(part: str) -> bool:
        votes = signs.votes(part)
        known = part in KNOWN_BODIES or (kinds[part] is _PLACE and look_up(part))
        return not (votes["at"] or votes["the"] or votes["framed organisation"] or known)

    persons = [
        part
        for part in sorted(parts & signs.evidence.keys())
        if len(part) > 3
        and (kinds.get(part, NameKind.OTHER) is NameKind.OTHER or alone(part))
        and part.lower() not in sorts | signs.plain.keys()
        and part not in demonyms()
    ]
    return kinds | dict.fromkeys(persons, _PERSON)


def _bare(surname: str) -> str:
    """Returns the surname without its article, or the first of two joined by a hyphen."""
    first, _, rest = surname.partition("-")
    return rest if first.lower() in ARTICLES else first


def _families(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets the plural of a surname ("the Roes") to OTHER, a family."""
    surnames = {form.split()[-1] for form in _full_names(kinds)}
    plurals = {f"{name}{end}" for name in surnames for end in ("s", "es")} - surnames
    found = sorted(plurals & kinds.keys() & signs.evidence.keys())
    return kinds | dict.fromkeys(found, NameKind.OTHER)


def without_shouts(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops upper-case forms longer than initials ("INFERNO", "SAFE TO SAIL") that occur once and
    never in normal case."""
    written = {fold(form) for form in kinds if not form.isupper()}
    kept = {}
    for form, kind in kinds.items():
        long = form.isupper() and len(form) > 5 and max(map(len, form.split())) > 3
        lone = signs.votes(form)["seen"] == 1 and fold(form) not in written
        known = "." in form or form.split()[-1].lower() in HEADS or look_up(form)
        if not (long and lone) or known:
            kept[form] = kind
    return kept


def saints_alone(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Adds the saint's name alone for institutions named after one ("St Hilda's" of St Hilda's
    Hospital)."""
    houses = [form.rpartition("'s ") for form, kind in kinds.items() if kind is _BODY]
    return {
        f"{saint}'s": _BODY
        for saint, _, house in houses
        if saint.lower().startswith(("st ", "st. ", "saint ")) and house.lower() in HEADS
    } | kinds


def without_lead(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops a form that is a full name with another name before it ("ABC Jane Roe" where "Jane Roe"
    occurs elsewhere)."""
    persons = set(_full_names(kinds))

    def has_lead(form: str) -> bool:
        parts = form.split(" ")
        cuts = ((" ".join(parts[:i]), " ".join(parts[i:])) for i in range(1, len(parts) - 1))
        return any(
            rest in persons
            and (head in kinds or head in demonyms() or head.isupper() > head.endswith("."))
            for head, rest in cuts
        )

    return {form: kind for form, kind in kinds.items() if not has_lead(form)}


def without_openers(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops a person's name with an ordinary word before it ("If Jane Roe", "Tragic Jane") if it
    occurs more often without that word."""

    def is_led(form: str) -> bool:
        first, _, rest = form.partition(" ")
        ordinary = first.lower() in FUNCTION_WORDS or first.lower() in signs.plain
        known = kinds.get(rest) is _PERSON and ordinary and not sex_of_given_name(first)
        return known and signs.votes(form)["seen"] < signs.votes(rest)["seen"]

    return {f: kind for f, kind in kinds.items() if f not in signs.evidence or not is_led(f)}


def with_particles(kinds: Kinds, _: StorySigns) -> Kinds:
    """Adds surnames with particles ("von der Lahn") as forms of their own, with and without an
    initial capital."""
    added: Kinds = {}
    for words in (form.split() for form in _full_names(kinds)):
        small = next((n for n in range(1, len(words) - 1) if words[n] in PARTICLES), 0)
        if small and all(word in PARTICLES for word in words[small:-1]):
            surname = " ".join(words[small:])
            added |= dict.fromkeys((surname, surname[0].upper() + surname[1:]), _PERSON)
    return added | kinds


PASSES = (
    without_shouts,
    without_adjectives,
    follow_bodies,
    follow_persons,
    _families,
    saints_alone,
    without_lead,
    without_openers,
    with_particles,
)
"""The passes over the kinds of a story, in their order."""


# Names from the frames of reports: places of datelines, outlets and agencies; initials in brackets.


_CUT = re.compile(r"(?<!\s)\s*(?:[(/,.:]|--|[-–—]\s|\d)")
_MONTH = re.compile(rf"\s(?:{either('calendar.short_months')})[a-z]{{0,6}}\.?$", re.IGNORECASE)


_INITIALS = re.compile(
    r"(?P<long>(?:[A-Z][\w'-]{0,60}\s(?:(?:of|for|and|the|on"
    r"|in)\s){0,2}){1,7}[A-Z][\w'-]{0,60})\s\((?P<short>[A-Z]{2,8})\)"
)


def framed(reports: Collection[Report], forms: Iterable[str]) -> Kinds:
    """Returns the kinds of forms that are dateline places, outlets or agencies, and adds multi-word
    outlets missing from `forms`."""
    houses: dict[str, str] = {}
    for report in reports:
        for house in (report.outlet, *report.agencies):
            if house and "." not in house:
                bare = re.sub(r"^[Tt]he\s", "", house)
                houses.setdefault(fold(bare), bare)
    places = {fold(place) for report in reports for place in _places(report)}
    out = {}
    for form in forms:
        if fold(form).removeprefix("the ") in houses:
            out[form] = _BODY
        elif fold(form) in places:
            out[form] = _PLACE
    for house in list(houses.values()):  # "Channel 4" of "Channel 4 News"
        station = house.removesuffix(" News")
        if station != house and station[-1:].isdigit():
            houses[fold(station)] = station
    heads = set()
    for house in houses.values():
        name, _, last = house.rpartition(" ")
        if name:
            out.setdefault(house, _BODY)
            if " of " not in house and len(last) > 3:
                heads.add(fold(last))
    return dict.fromkeys((form for form in forms if fold(form) in heads), _BODY) | out


def bracketed(texts: Iterable[str]) -> list[str]:
    """Returns the sorted initials found in brackets after the name they abbreviate: "Harn Rescue
    Service (HRS)"."""
    out = set()
    for text in texts:
        for match in _INITIALS.finditer(text):
            first = [word[0] for word in re.split(r"[\s-]+", match["long"]) if word]
            large = "".join(filter(str.isupper, first))
            if "".join(first).upper().endswith(match["short"]) or large.endswith(match["short"]):
                out.add(match["short"])
    return sorted(out)


def _places(report: Report) -> Iterator[str]:
    """Yields the towns at the starts of datelines and the regions after them, if any."""
    for span in report.furniture:
        if span.type != "dateline":
            continue
        regions = span.quote.partition("(")[0].split(",")[1:2]
        for part in (_CUT.split(span.quote)[0], *regions):
            named = _MONTH.sub("", part.strip())
            if named and named[0].isupper() and not re.search(r"\d", named):
                yield named.strip(" .-–—")
