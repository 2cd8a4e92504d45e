"""What the names of a story say about each other beyond their kinds: organisations cut short,
saints of institutions, words before a name that do not belong to it.

`PASSES` lists the passes in their order. Each takes the kinds so far and returns those after it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from rashomon.model.name import NameKind
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.names.forms import COMPASS, COUNTRY_WORDS, HEADS, TITLES, Kinds
from rashomon.names.name_tokens import FUNCTION_WORDS
from rashomon.shipped.words import either, ordered, pattern_of, set_of
from rashomon.text.gazetteer import look_up, most_people
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

    evidence: Mapping[str, Counter[str]]
    plain: Mapping[str, int]
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
    places = []
    for form, kind in kinds.items():
        if kind is _PLACE and " " not in form and len(form) > 4:
            places.append(form)
    kinds_left = {}
    for form, kind in kinds.items():
        votes = signs.votes(form)
        precedes_noun = 2 * votes["before noun"] >= votes["seen"]
        if " " in form or not precedes_noun or not _is_made_of(form, places):
            kinds_left[form] = kind
    return kinds_left


def _is_made_of(form: str, places: Iterable[str]) -> bool:
    """Tells whether a form is an adjective made of the name of one of these places: "Norvian" of
    "Norvia"."""
    for ending in ordered("grammar.of_places"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) <= 3:
            continue
        for place in places:
            if place != form and place.startswith(stem) and len(place) - len(stem) <= 2:
                return True
    return False


def follow_bodies(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets an organisation's name without its generic words ("Two Rivers" of the Two Rivers Army)
    to ORGANISATION."""
    # words of persons' names, which are no bodies' alone
    persons = set(" ".join(_full_names(kinds)).split())
    bodies = set()
    for form in _full_names(kinds, _BODY):
        for short in _cut_short(form):
            if short in signs.evidence and short not in persons and _may_be_body(short, signs):
                bodies.add(short)
    return kinds | dict.fromkeys(sorted(bodies), _BODY)


def _may_be_body(form: str, signs: StorySigns) -> bool:
    """Tells whether nothing shows that a form is of a place or of a person, or that it is an
    ordinary word. A place of many people is one whatever the story says of it."""
    votes = signs.votes(form)
    for sign in ("at", "of place", "title", "age", "who"):
        if votes[sign]:
            return False
    if form in COUNTRY_WORDS or form in REGIONS or form.lower() in signs.plain:
        return False
    return most_people(form) < 15_000


def _cut_short(form: str) -> Iterable[str]:
    """Yields the short forms of an organisation's name, except initials."""
    words = [word for word in form.split() if word not in {"The", "the"}]
    for n in range(1, len(words)):
        generic = all(word.lower().rstrip(".") in HEADS for word in words[n:])
        if generic and words[n - 1].lower() not in HEADS:
            yield " ".join(words[:n])
    if len(words) > 1 and fold(words[0]) in set_of("name_words.foreign") - HEADS:
        yield " ".join(words[1:])


def follow_persons(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Adds surnames and given names alone, if the story names the person in full: of "Ida Frost",
    "Frost".

    Ordinary words and sorts of things are left out, unless the word speaks ("Frost said").
    """
    parts = set()
    surnames = set()
    for form in _full_names(kinds):
        words = form.split()
        parts |= {words[0], words[-1], _surname_without_plural(words[-1])}
        if len(words) == 2 or sex_of_given_name(words[0]):
            surnames.add(words[-1])
    sorts = TITLES | HEADS | COMPASS | set_of("name_words.not_names")
    persons = []
    for part in sorted(parts & signs.evidence.keys()):
        if len(part) <= 3 or part in demonyms() or part.lower() in sorts:
            continue
        speaks = part in surnames and signs.votes(part)["said"]
        if part.lower() in signs.plain and not speaks:
            continue  # an ordinary word
        kind = kinds.get(part, NameKind.OTHER)
        if kind is NameKind.OTHER or _may_be_person(part, kind=kind, votes=signs.votes(part)):
            persons.append(part)
    return kinds | dict.fromkeys(persons, _PERSON)


def _may_be_person(part: str, kind: NameKind, votes: Counter[str]) -> bool:
    """Whether nothing tells that a part of a person's name is of a place or body alone."""
    if votes["at"] or votes["the"] or votes["framed organisation"] or part in KNOWN_BODIES:
        return False
    return kind is not _PLACE or not look_up(part)


def _surname_without_plural(surname: str) -> str:
    """Returns the surname without its article, or the first of two joined by a hyphen."""
    first, _, last = surname.partition("-")
    if first.lower() in ARTICLES:
        return last
    return first


def _with_families(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets the plural of a surname ("the Roes") to OTHER, a family."""
    surnames = {form.split()[-1] for form in _full_names(kinds)}
    kinds_with_families = dict(kinds)
    for surname in surnames:
        for plural in (f"{surname}s", f"{surname}es"):
            if plural in kinds and plural in signs.evidence and plural not in surnames:
                kinds_with_families[plural] = NameKind.OTHER
    return kinds_with_families


def without_shouts(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops upper-case forms longer than initials ("INFERNO", "SAFE TO SAIL") that occur once and
    never in normal case."""
    written = {fold(form) for form in kinds if not form.isupper()}
    kinds_left = {}
    for form, kind in kinds.items():
        words = form.split()
        is_long = form.isupper() and len(form) > 5 and max(map(len, words)) > 3
        is_alone = signs.votes(form)["seen"] == 1 and fold(form) not in written
        is_known = "." in form or words[-1].lower() in HEADS or look_up(form)
        # a shout is long, stands once, and is nothing that is known as a name
        if not (is_long and is_alone) or is_known:
            kinds_left[form] = kind
    return kinds_left


def saints_alone(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Adds the saint's name alone for institutions named after one ("St Hilda's" of St Hilda's
    Hospital)."""
    saints = {}
    for form in _full_names(kinds, _BODY):
        saint, _, name_before = form.rpartition("'s ")
        if saint.lower().startswith(("st ", "st. ", "saint ")) and name_before.lower() in HEADS:
            saints[f"{saint}'s"] = _BODY
    return saints | kinds


def without_lead(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops a form that is a full name with another name before it ("ABC Jane Roe" where "Jane Roe"
    occurs elsewhere)."""
    persons = set(_full_names(kinds))
    kinds_left = {}
    for form, kind in kinds.items():
        if not _has_lead(form, persons=persons, kinds=kinds):
            kinds_left[form] = kind
    return kinds_left


def _has_lead(form: str, persons: Collection[str], kinds: Kinds) -> bool:
    """Tells whether a form is one of these persons behind another name, an adjective or initials:
    "Utopian Jane Roe" if "Jane Roe" is one."""
    parts = form.split(" ")
    for i in range(1, len(parts) - 1):
        if " ".join(parts[i:]) in persons:
            lead = " ".join(parts[:i])
            is_short = lead.isupper() and not lead.endswith(".")
            if is_short or lead in kinds or lead in demonyms():
                return True
    return False


def without_openers(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops a person's name with an ordinary word before it ("If Jane Roe", "Tragic Jane") if it
    occurs more often without that word."""
    kinds_left = {}
    for form, kind in kinds.items():
        first, _, name = form.partition(" ")
        is_ordinary = first.lower() in FUNCTION_WORDS or first.lower() in signs.plain
        # an ordinary word before a person's name, which stands more often without it
        is_led = (
            form in signs.evidence
            and is_ordinary
            and kinds.get(name) is _PERSON
            and not sex_of_given_name(first)
            and signs.votes(form)["seen"] < signs.votes(name)["seen"]
        )
        if not is_led:
            kinds_left[form] = kind
    return kinds_left


def with_particles(kinds: Kinds, _: StorySigns) -> Kinds:
    """Adds surnames with particles ("von der Lahn") as forms of their own, with and without an
    initial capital."""
    added: Kinds = {}
    for form in _full_names(kinds):
        *words, last = form.split()
        start = len(words)
        while start > 1 and words[start - 1] in PARTICLES:
            start -= 1
        # with another particle before these, the surname may begin there
        if start < len(words) and PARTICLES.isdisjoint(words[1:start]):
            surname = " ".join([*words[start:], last])
            added |= dict.fromkeys((surname, surname[0].upper() + surname[1:]), _PERSON)
    return added | kinds


# The passes over the kinds of a story, in their order.
PASSES = (
    without_shouts,
    without_adjectives,
    follow_bodies,
    follow_persons,
    _with_families,
    saints_alone,
    without_lead,
    without_openers,
    with_particles,
)


# Names from the frames of reports: places of datelines, outlets and agencies; initials in brackets.


_CUT = pattern_of(r"(?<!\s)\s*(?:[(/,.:]|--|[-–—]\s|\d)")
_MONTH = re.compile(rf"\s(?:{either('calendar.short_months')})[a-z]{{0,6}}\.?$", re.IGNORECASE)


_INITIALS = pattern_of(
    r"(?P<long>(?:[A-Z][\w'-]{0,60}\s(?:(?:of|for|and|the|on"
    r"|in)\s){0,2}){1,7}[A-Z][\w'-]{0,60})\s\((?P<short>[A-Z]{2,8})\)"
)


def framed(reports: Reports, forms: Iterable[str]) -> Kinds:
    """Returns the kinds of forms that are dateline places, outlets or agencies, and adds outlets of
    several words missing from `forms`.

    A head ("Gazette" of "Harn Gazette") counts only for a form without a kind of its own.
    """
    forms = list(forms)
    outlets = _outlets_by_fold(reports)
    places = {fold(place) for report in reports for place in _places_in_furniture(report)}
    kinds = {}
    for form in forms:
        if fold(form).removeprefix("the ") in outlets:
            kinds[form] = _BODY
        elif fold(form) in places:
            kinds[form] = _PLACE
    # only now: no form of the prose is looked up among stations
    outlets |= {fold(station): station for station in _stations_of(outlets.values())}
    for outlet in outlets.values():
        if " " in outlet:
            kinds.setdefault(outlet, _BODY)
    heads = _heads_of(outlets.values())
    return {form: _BODY for form in forms if fold(form) in heads} | kinds


def _outlets_by_fold(reports: Reports) -> dict[str, str]:
    """Returns the outlets and agencies of reports, without article, by their folded names."""
    outlets: dict[str, str] = {}
    for report in reports:
        for outlet in (report.outlet, *report.agencies):
            if outlet and "." not in outlet:
                without_article = re.sub(r"^[Tt]he\s", "", outlet)
                outlets.setdefault(fold(without_article), without_article)
    return outlets


def _stations_of(outlets: Iterable[str]) -> list[str]:
    """Returns the stations of news programmes: "Channel 4" of "Channel 4 News"."""
    stations = [outlet.removesuffix(" News") for outlet in outlets if outlet.endswith(" News")]
    return [station for station in stations if station[-1:].isdigit()]


def _heads_of(outlets: Iterable[str]) -> set[str]:
    """Returns the last words of outlets, folded, as far as they may stand for the whole name."""
    heads = set()
    for outlet in outlets:
        name, _, last = outlet.rpartition(" ")
        if name and " of " not in outlet and len(last) > 3:
            heads.add(fold(last))
    return heads


def bracketed(text: str) -> Iterable[str]:
    """Yields the initials found in brackets after the name they abbreviate: "Harn Rescue Service
    (HRS)"."""
    for match in _INITIALS.finditer(text):
        first = [word[0] for word in re.split(r"[\s-]+", match["long"]) if word]
        initials = "".join(first).upper(), "".join(filter(str.isupper, first))
        if any(letters.endswith(match["short"]) for letters in initials):
            yield match["short"]


def _places_in_furniture(report: Report) -> Iterable[str]:
    """Yields the towns at the starts of datelines and the regions after them, if any: of "HARN,
    Ohio (Norvia) -", both."""
    for span in report.furniture:
        if span.type != "dateline":
            continue
        regions = span.quote.partition("(")[0].split(",")[1:2]
        for part in (_CUT.split(span.quote)[0], *regions):
            name = _MONTH.sub("", part.strip())
            if name and name[0].isupper() and not re.search(r"\d", name):
                yield name.strip(" .-–—")
