"""Infers kinds from other names of the story: surnames alone, firms without their legal form,
organisations cut short; and drops what is no name beside the others.

`PASSES` names them in their order; each is given the kinds so far and returns those after it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.lexicon import either, set_of
from rashomon.model.name import NameKind
from rashomon.model.report import Report
from rashomon.names.capitalized_runs import PARTICLES
from rashomon.names.forms import head_noun
from rashomon.names.kinds import FormEvidence
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import NameWords, country_names, demonyms
from rashomon.text.speaker_words import sex_of_given_name
from rashomon.text.spellings import ARTICLES, fold, skeleton

_PERSON, _BODY, _PLACE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE
Kinds = Mapping[str, NameKind]


@dataclass(frozen=True, slots=True)
class StorySigns:
    """What a story shows of its forms: the evidence for each, the words in small letters with their
    counts, and the lists of words."""

    evidence: Mapping[str, FormEvidence]
    plain: Mapping[str, int]
    lists: NameWords

    def settled(self, form: str) -> bool:
        """Whether a table gives the kind of the form."""
        return form in self.evidence and self.evidence[form].settled

    def votes(self, form: str) -> Counter[str]:
        """The signs beside the form; empty where it was found only by another name."""
        return self.evidence[form].votes if form in self.evidence else Counter()


def _full_names(kinds: Kinds) -> list[str]:
    return [form for form, kind in kinds.items() if kind is _PERSON and " " in form]


def without_shouts(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops upper-case forms longer than initials ("INFERNO", "SAFE TO SAIL") that occur once and
    never in normal case."""
    written = {fold(form) for form in kinds if not form.isupper()}

    def shouted(form: str) -> bool:
        long = form.isupper() and len(form) > 5 and max(map(len, form.split())) > 3
        once = long and signs.votes(form)["seen"] == 1 and not signs.settled(form)
        return (
            once
            and fold(form) not in written
            and form.rsplit(maxsplit=1)[-1].lower() not in signs.lists.heads
        )

    return {form: kind for form, kind in kinds.items() if not shouted(form)}


_ADJECTIVES = ("ian", "ean", "an", "ese", "ish", "n", "i")


def without_adjectives(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops adjectives formed from the story's places ("Ruritanian" of Ruritania) that mostly
    precede a noun."""
    places = [f for f, kind in kinds.items() if kind is _PLACE and " " not in f and len(f) > 4]

    def is_made(form: str) -> bool:
        stems = {form[: -len(end)] for end in _ADJECTIVES if form.endswith(end)}
        return any(
            len(stem) > 3
            and place != form
            and place.startswith(stem)
            and len(place) - len(stem) <= 2
            for stem in stems
            for place in places
        )

    def precedes_noun(form: str) -> bool:
        votes = signs.votes(form)
        return 2 * votes["before noun"] >= votes["seen"] and not signs.settled(form)

    return {f: k for f, k in kinds.items() if " " in f or not (precedes_noun(f) and is_made(f))}


def follow_surnames(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets two or three words to PERSON if the last of them is a person on its own elsewhere."""

    def is_person(form: str, kind: NameKind) -> bool:
        *_, last = parts = form.split()
        plain = all(part[0].isupper() and part.isalpha() and not part.isupper() for part in parts)
        unsettled = kind in (_BODY, NameKind.OTHER) and not signs.settled(form)
        by_surname = kinds.get(last) is _PERSON and last.lower() not in signs.lists.heads
        return plain and unsettled and by_surname and 1 <= form.count(" ") <= 2

    return {f: _PERSON if is_person(f, kind) else kind for f, kind in kinds.items()}


def bare_heads(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets a head noun alone ("the Front") to ORGANISATION if it is capitalised in mid-sentence and
    the story names such a body in full."""
    heads = {head_noun(f.split()) for f, kind in kinds.items() if kind is _BODY and " " in f}
    found = sorted(
        heads & signs.evidence.keys() & {f for f in heads if f.lower() in signs.lists.heads}
    )
    return dict(kinds) | {
        form: _BODY
        for form in found
        if form not in kinds
        and (votes := signs.votes(form))["firm"] >= 2
        and 2 * votes["the"] >= votes["seen"]
    }


_FIRMS = set_of("institutions.firm_endings")


def follow_firms(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets the first word of a company's name ("Kestrel" of "Kestrel Motors") to ORGANISATION,
    unless the gazetteer knows it."""
    pairs = [form.split() for form in kinds if form.count(" ") == 1]
    firms = {first for first, last in pairs if last.lower().rstrip(".") in _FIRMS}
    return dict(kinds) | {
        form: _BODY
        for form in sorted(firms & kinds.keys())
        if not signs.settled(form) and not look_up(form)
    }


def follow_bodies(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets an organisation's name without its generic words ("Two Rivers" of the Two Rivers Army)
    to ORGANISATION."""
    names = {word for form in _full_names(kinds) for word in form.split()}
    bodies = [form for form, kind in kinds.items() if kind is _BODY and " " in form]
    short = {cut for form in bodies for cut in _cut_short(form, signs.lists)}

    def is_body(form: str) -> bool:
        votes = signs.votes(form)
        elsewise = votes["at"] + votes["typed"] + signs.evidence[form].person_signs
        elsewhere = form in country_names() or form in demonyms() or form in signs.lists.regions
        elsewhere = elsewhere or any(s.population >= 15_000 for s in look_up(form))
        known = signs.settled(form) or signs.plain.get(form.lower()) or form in names
        return not (elsewise or elsewhere or known) and (form in kinds or len(form) > 3)

    return dict(kinds) | {f: _BODY for f in sorted(short & signs.evidence.keys()) if is_body(f)}


def _cut_short(form: str, lists: NameWords) -> Iterator[str]:
    """Yields the short forms of an organisation's name, except initials."""
    words = [word for word in form.split() if word not in ("The", "the")]
    for n in range(1, len(words)):
        if (
            all(word.lower().rstrip(".") in lists.heads for word in words[n:])
            and words[n - 1].lower() not in lists.heads
        ):
            yield " ".join(words[:n])
    if len(words) > 1 and fold(words[0]) in lists.foreign - lists.heads:
        rest = words[2:] if words[1] in PARTICLES else words[1:]
        yield " ".join(rest)


def saints_alone(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Adds the saint's name alone for institutions named after one ("St Hilda's" of St Hilda's
    Hospital)."""
    houses = [form.rpartition("'s ") for form, kind in kinds.items() if kind is _BODY]
    return {
        f"{saint}'s": _BODY
        for saint, _, house in houses
        if saint.lower().startswith(("st ", "st. ", "saint "))
        and house.lower() in signs.lists.heads
    } | dict(kinds)


def parts_of_bodies(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Takes names that begin with a body's name, and that nothing tells of as a person, for no
    persons ("Radio Nord Map", "Kestrel Way")."""
    return dict(kinds) | {
        form: kind
        for form in _full_names(kinds)
        if (kind := _part_of_body(form, kinds, signs)) is not None
    }


def _part_of_body(form: str, kinds: Kinds, signs: StorySigns) -> NameKind | None:
    votes, words = signs.votes(form), form.split()
    if form not in signs.evidence or signs.settled(form) or words[-1] in signs.evidence:
        return None
    as_person = signs.evidence[form].person_signs + votes["said"] + votes[f"ner:{_PERSON}"]
    leads = (n for n in range(len(words) - 1, 0, -1) if kinds.get(" ".join(words[:n])) is _BODY)
    lead = next(leads, 0)
    if as_person or not lead or sex_of_given_name(words[0]):
        return None
    return _BODY if votes[f"ner:{_BODY}"] and len(words) == lead + 1 else NameKind.OTHER


_FAR = 10


def follow_persons(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets single words that are the surname or given name of a full name to PERSON, unless the
    evidence clearly says otherwise."""
    often: Counter[str] = Counter()
    for form in _full_names(kinds):
        often[form.split()[-1]] += (signs.votes(form)["seen"] or 1) if " of " not in form else 0
    full = {part for last in +often for part in _surnames_in(last) if len(part) > 2}
    given = {form.split()[0] for form in _full_names(kinds) if form[0].isupper()}

    def is_person(form: str) -> bool:
        votes, kind = signs.votes(form), kinds.get(form)
        if kind is None and form in full | given and _may_stand_alone(form, signs):
            return True  # a word of hers that is an ordinary one elsewhere ("Grace", "Stone")
        if signs.settled(form) or form.isupper():
            return False
        alone = kind is not None and not votes["at"] + votes["typed"] + votes["the"]
        # a name that no town of 100,000 people or more has
        if (
            form in given
            and alone
            and len(form) > 3
            and not any(site.population >= 100_000 for site in look_up(form))
        ):
            return True  # by the first name alone
        body = kind is _BODY and not signs.evidence[form].person_signs
        if body and votes["seen"] >= _FAR * max(1, often[form]):
            return False  # a firm on every page, and once behind a stray word with a capital
        return form in full and (kind is not None or _is_written_as_name(form, signs))

    return dict(kinds) | {form: _PERSON for form in sorted(signs.evidence) if is_person(form)}


def _surnames_in(last: str) -> tuple[str, ...]:
    """Returns the surname, without its article, and the first of two joined by a hyphen."""
    first, _, rest = last.partition("-")
    return (last, first, rest) if first.lower() in ARTICLES else (last, first)


def _is_written_as_name(form: str, signs: StorySigns) -> bool:
    """Whether a word is capitalised in mid-sentence, or never in lower case in the story; demonyms
    ("Chinese") do not count."""
    votes, written = signs.votes(form), not signs.plain.get(form.lower())
    return (votes["firm"] > 0 or written) and not votes["small"] and form not in demonyms()


def _may_stand_alone(word: str, signs: StorySigns) -> bool:
    """Whether a word of a full name may stand for the person at the start of a sentence: never in
    lower case in the story, and no generic word."""
    lower, lists = word.lower(), signs.lists
    tells = (
        lower in lists.not_names
        or lower in lists.titles
        or lower in lists.heads
        or lower in lists.roles
        or lower in lists.compass
    )
    return (
        len(word) > 3
        and word.isalpha()
        and not word.isupper()
        and not (signs.plain.get(lower) or tells or word in demonyms() or word in country_names())
    )


def families(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Sets the plural of a surname ("the Roes") to OTHER, a family, if it follows "the" or is a
    place that the gazetteer lacks."""
    surnames = {form.split()[-1] for form in _full_names(kinds)}
    plurals = [f for f in kinds if {f.removesuffix("s"), f.removesuffix("es")} & surnames - {f}]
    return dict(kinds) | {
        form: NameKind.OTHER
        for form in plurals
        if form in signs.evidence
        and form not in surnames
        and not signs.settled(form)
        and (signs.votes(form)["the"] or (kinds[form] is _PLACE and not look_up(form)))
    }


def without_lead(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops a form that is a full name with another name before it ("ABC Jane Roe" where "Jane Roe"
    occurs elsewhere)."""
    persons = set(_full_names(kinds))
    known = {form for form in kinds if " " in form or form.isupper()}

    def has_lead(form: str) -> bool:
        parts = form.split(" ")
        cuts = ((" ".join(parts[:i]), " ".join(parts[i:])) for i in range(1, len(parts) - 1))
        stray = parts[-1].lower() not in signs.lists.heads
        return any(
            (stray and rest in known and head in demonyms())
            or (rest in persons and (head in kinds or head in demonyms() or head.isupper()))
            for head, rest in cuts
        )

    return {form: kind for form, kind in kinds.items() if not has_lead(form)}


def without_openers(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Drops a full name with a sentence-opening word before it ("Poor Jane Roe") if the name occurs
    more often without that word."""

    def opens(form: str) -> bool:
        votes, (first, _, rest) = signs.votes(form), form.partition(" ")
        if " " not in rest and not (len(first) > 6 and first.endswith(("ing", "ed"))):
            return False  # a surname alone is a name, too; no given name is "Counting", "Retired"
        if not first.isalpha() or first.isupper() or first in kinds or sex_of_given_name(first):
            return False
        fits = " " not in rest or kinds.get(rest) in (_PERSON, kinds[form])
        rarer = votes["opens"] == votes["seen"] < signs.votes(rest)["seen"]
        return fits and rarer and rest in signs.evidence

    return {form: k for form, k in kinds.items() if form not in signs.evidence or not opens(form)}


def alike(kinds: Kinds, signs: StorySigns) -> Kinds:
    """Gives forms spelled nearly alike one kind: that of the most frequent, or PLACE where one
    follows "in", "at" and the like."""
    by_bones: dict[str, list[str]] = defaultdict(list)
    for form in sorted(kinds, key=lambda form: (-signs.votes(form)["seen"], form)):
        if not form.isupper() and len(form) > 4 and len(skeleton(form)) > 1:
            by_bones[skeleton(form)].append(form)
    agreed = dict(kinds)
    for forms in by_bones.values():
        # what someone was in is a place, however the parser reads the rest
        stood = (f for f in forms if kinds[f] is _PLACE and _is_stood_in(signs.votes(f)))
        first = next(stood, forms[0])
        for form in forms:
            if not signs.settled(form) and fuzz.ratio(fold(first), fold(form)) >= 80:
                agreed[form] = kinds[first]
    return agreed


def _is_stood_in(votes: Counter[str]) -> bool:
    return votes["at"] + votes["typed"] > 0


def with_particles(kinds: Kinds, _: StorySigns) -> Kinds:
    """Adds surnames with particles ("von der Lahn") as forms of their own, with and without an
    initial capital."""
    added: dict[str, NameKind] = {}
    for words in (form.split() for form in _full_names(kinds)):
        small = next((n for n in range(1, len(words) - 1) if words[n] in PARTICLES), 0)
        if small and all(word in PARTICLES for word in words[small:-1]):
            surname = " ".join(words[small:])
            added |= dict.fromkeys((surname, surname[0].upper() + surname[1:]), _PERSON)
    return added | dict(kinds)


PASSES: tuple[Callable[[Kinds, StorySigns], Kinds], ...] = (
    without_shouts,
    without_adjectives,
    follow_surnames,
    bare_heads,
    follow_firms,
    follow_bodies,
    saints_alone,
    parts_of_bodies,
    follow_persons,
    families,
    without_lead,
    without_openers,
    alike,
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


def framed(reports: Iterable[Report], forms: Iterable[str]) -> Mapping[str, NameKind]:
    """Returns the kinds of forms that are dateline places, outlets or agencies, and adds multi-word
    outlets missing from `forms`."""
    places: set[str] = set()
    houses: dict[str, str] = {}
    for report in reports:
        places |= {
            fold(place)
            for span in report.furniture
            if span.type == "dateline"
            for place in _places(span.quote)
        }
        for house in (report.outlet, *report.agencies):
            if house and "." not in house:
                bare = re.sub(r"^[Tt]he\s", "", house)
                houses.setdefault(fold(bare), bare)
    out = {form: NameKind.PLACE for form in forms if fold(form) in places - houses.keys()}
    out |= {
        form: NameKind.ORGANISATION for form in forms if re.sub(r"^the ", "", fold(form)) in houses
    }
    for house in list(houses.values()):  # "Channel 4" of "Channel 4 News"
        if house.endswith(" News") and house.removesuffix(" News")[-1:].isdigit():
            houses[fold(house.removesuffix(" News"))] = house.removesuffix(" News")
    heads = {
        fold(house.split()[-1])
        for house in houses.values()
        if " " in house and " of " not in house and len(house.split()[-1]) > 3
    }
    for house in houses.values():
        if " " in house and any(character.islower() or character.isdigit() for character in house):
            out.setdefault(house, NameKind.ORGANISATION)
    return out | {
        form: NameKind.ORGANISATION for form in forms if fold(form) in heads and form not in out
    }


def bracketed(texts: Iterable[str]) -> list[str]:
    """Returns the sorted initials found in brackets after the name they abbreviate: "Harn Rescue
    Service (HRS)"."""
    out = set()
    for text in texts:
        for match in _INITIALS.finditer(text):
            words = [word for word in re.split(r"[\s-]+", match["long"]) if word]
            full = "".join(word[0] for word in words).upper()
            large = "".join(word[0] for word in words if word[0].isupper())
            if any(initials.endswith(match["short"]) for initials in (full, large)):
                out.add(match["short"])
    return sorted(out)


def _places(dateline: str) -> list[str]:
    """Returns the town at the start of a dateline and the region after it, if any."""
    head = _MONTH.sub("", _CUT.split(dateline)[0].strip())
    parts = [
        head,
        *(
            _MONTH.sub("", part.strip())
            for part in dateline.split("(", maxsplit=1)[0].split(",")[1:2]
        ),
    ]
    return [
        part.strip(" .-–—")
        for part in parts
        if part and part[0].isupper() and not re.search(r"\d", part)
    ]
