"""Infers kinds from other names of the story: surnames alone, firms without their legal form,
organisations cut short.

All public functions change the mapping `kinds` in place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rashomon.lexicon import either, set_of
from rashomon.model.name import NameKind
from rashomon.model.report import Report
from rashomon.names.capitalized_runs import PARTICLES
from rashomon.names.forms import head_noun
from rashomon.names.kinds import FormEvidence
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import NameWords, country_names, demonyms
from rashomon.text.speaker_words import sex_of_given_name
from rashomon.text.spellings import ARTICLES, fold


def follow_surnames(
    kinds: dict[str, NameKind], evidence: Mapping[str, FormEvidence], lists: NameWords
) -> None:
    """Sets two or three words to PERSON if the last of them is a person on its own elsewhere."""
    for form in [
        form
        for form, kind in kinds.items()
        if kind in (NameKind.ORGANISATION, NameKind.OTHER) and 1 <= form.count(" ") <= 2
    ]:
        parts = form.split()
        plain = all(part[0].isupper() and part.isalpha() and not part.isupper() for part in parts)
        if (
            plain
            and kinds.get(parts[-1]) is NameKind.PERSON
            and not evidence[form].settled
            and parts[-1].lower() not in lists.heads
        ):
            kinds[form] = NameKind.PERSON


_FIRMS = set_of("institutions.firm_endings")


def follow_firms(kinds: dict[str, NameKind], evidence: Mapping[str, FormEvidence]) -> None:
    """Sets the first word of a company's name ("Kestrel" of "Kestrel Motors") to ORGANISATION,
    unless the gazetteer knows it."""
    firms = {
        form.split()[0]
        for form, kind in kinds.items()
        if form.count(" ") == 1 and form.split()[1].lower().rstrip(".") in _FIRMS
    }
    for form in sorted(firms & kinds.keys()):
        if (
            kinds[form] is not NameKind.ORGANISATION
            and not evidence[form].settled
            and not look_up(form)
        ):
            kinds[form] = NameKind.ORGANISATION


def parts_of_bodies(kinds: dict[str, NameKind], evidence: Mapping[str, FormEvidence]) -> None:
    """Takes names that begin with a body's name, and that nothing tells of as a person, for no
    persons ("Radio Nord Map", "Kestrel Way")."""
    for form in [
        form
        for form, kind in kinds.items()
        if kind is NameKind.PERSON and " " in form and form in evidence
    ]:
        votes, words = evidence[form].votes, form.split()
        signs = evidence[form].told_as_person + votes["said"] + votes[f"ner:{NameKind.PERSON}"]
        lead = next(
            (
                n
                for n in range(len(words) - 1, 0, -1)
                if kinds.get(" ".join(words[:n])) is NameKind.ORGANISATION
            ),
            0,
        )
        if lead and not (
            signs or evidence[form].settled or words[-1] in evidence or sex_of_given_name(words[0])
        ):
            told = votes[f"ner:{NameKind.ORGANISATION}"] and len(words) == lead + 1
            kinds[form] = NameKind.ORGANISATION if told else NameKind.OTHER


def saints_alone(kinds: dict[str, NameKind], lists: NameWords) -> None:
    """Adds the saint's name alone for institutions named after one ("St Hilda's" of St Hilda's
    Hospital)."""
    for form in [form for form, kind in kinds.items() if kind is NameKind.ORGANISATION]:
        saint, _, house = form.rpartition("'s ")
        if saint.lower().startswith(("st ", "st. ", "saint ")) and house.lower() in lists.heads:
            kinds.setdefault(f"{saint}'s", NameKind.ORGANISATION)


def bare_heads(
    kinds: dict[str, NameKind], evidence: Mapping[str, FormEvidence], lists: NameWords
) -> None:
    """Sets a head noun alone ("the Front") to ORGANISATION if it is capitalised in mid-sentence and
    the story names such a body in full."""
    bodies = [
        form.split()
        for form, kind in kinds.items()
        if kind is NameKind.ORGANISATION and " " in form
    ]
    heads = {head_noun(words) for words in bodies}
    for form in sorted(heads & evidence.keys() - kinds.keys()):
        votes = evidence[form].votes
        if form.lower() in lists.heads and votes["firm"] >= 2 and 2 * votes["the"] >= votes["seen"]:
            kinds[form] = NameKind.ORGANISATION


# times that a word stands alone for each time it ends a person's name, from which it is a name of
# its own
_FAR = 10


def follow_persons(
    kinds: dict[str, NameKind],
    evidence: Mapping[str, FormEvidence],
    plain: Mapping[str, int],
    lists: NameWords,
) -> None:
    """Sets single words that are the surname or given name of a full name to PERSON, unless the
    evidence clearly says otherwise."""
    full: set[str] = set()
    told: Counter[str] = Counter()
    for form, kind in kinds.items():
        if kind is NameKind.PERSON and " " in form and " of " not in form:
            told[form.split()[-1]] += evidence[form].votes["seen"] if form in evidence else 1
            last = form.split()[-1]
            article, _, rest = last.partition("-")
            full |= {
                word
                for word in (
                    last,
                    rest if article.lower() in ARTICLES else "",
                    *last.split("-")[:1],
                )
                if len(word) > 2
            }
    given = Counter(
        form.split()[0]
        for form, kind in kinds.items()
        if kind is NameKind.PERSON and " " in form and form.split()[0][0].isupper()
    )
    for form in sorted(evidence):
        votes = evidence[form].votes
        alone = (
            kinds.get(form) in (NameKind.OTHER, NameKind.PLACE, NameKind.ORGANISATION)
            and not votes["at"] + votes["typed"] + votes["the"]
        )
        if (
            given[form]
            and alone
            and len(form) > 3
            and not form.isupper()
            and not evidence[form].settled
            and not _is_town(form)
        ):
            kinds[form] = NameKind.PERSON  # by the first name alone
        if (
            form not in kinds
            and form in full | given.keys()
            and _may_stand_alone(form, plain, lists)
        ):
            kinds[form] = (
                NameKind.PERSON
            )  # a word of hers that is an ordinary one elsewhere ("Grace", "Stone")
        told_as_body = (
            kinds.get(form) is NameKind.ORGANISATION and not evidence[form].told_as_person
        )
        if told_as_body and votes["seen"] >= _FAR * max(1, told[form]):
            # a firm that is named on every page, and once behind a stray word with a capital
            continue
        written = form in kinds or _is_written_as_name(form, votes, plain)
        if form in full and written and not form.isupper() and not evidence[form].settled:
            kinds[form] = NameKind.PERSON


def _is_written_as_name(form: str, votes: Mapping[str, int], plain: Mapping[str, int]) -> bool:
    """Whether a word is capitalised in mid-sentence, or never in lower case in the story; demonyms
    ("Chinese") do not count."""
    return (
        (votes["firm"] > 0 or not plain.get(form.lower()))
        and not votes["small"]
        and form not in demonyms()
    )


def _is_town(form: str) -> bool:
    """Whether a town of 100,000 people or more has this name."""
    return any(site.population >= 100_000 for site in look_up(form))


def follow_bodies(
    kinds: dict[str, NameKind],
    evidence: Mapping[str, FormEvidence],
    plain: Mapping[str, int],
    lists: NameWords,
) -> None:
    """Sets an organisation's name without its generic words ("Two Rivers" of the Two Rivers Army)
    to ORGANISATION."""
    names = {
        word
        for form, kind in kinds.items()
        if kind is NameKind.PERSON and " " in form
        for word in form.split()
    }
    short = {
        cut
        for form, kind in kinds.items()
        if kind is NameKind.ORGANISATION and " " in form
        for cut in _cut_short(form, lists)
    }
    for form in sorted(short & evidence.keys()):
        votes = evidence[form].votes
        signs = votes["at"] + votes["typed"] + evidence[form].told_as_person
        elsewhere = form in country_names() or form in demonyms() or form in lists.regions
        elsewhere = elsewhere or any(s.population >= 15_000 for s in look_up(form))
        known = evidence[form].settled or plain.get(form.lower()) or form in names
        if not (signs or elsewhere or known) and (form in kinds or len(form) > 3):
            kinds[form] = NameKind.ORGANISATION


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


def with_particles(kinds: dict[str, NameKind]) -> None:
    """Adds surnames with particles ("von der Lahn") as forms of their own, with and without an
    initial capital."""
    for form in [
        form for form, kind in kinds.items() if kind is NameKind.PERSON and form.count(" ") > 1
    ]:
        words = form.split()
        first = len(words) - 1
        while first > 1 and words[first - 1] in PARTICLES:
            first -= 1
        if first < len(words) - 1:
            surname = " ".join(words[first:])
            for text in (surname, surname[0].upper() + surname[1:]):
                kinds.setdefault(text, NameKind.PERSON)


def _may_stand_alone(word: str, plain: Mapping[str, int], lists: NameWords) -> bool:
    """Whether a word of a full name may stand for the person at the start of a sentence: never in
    lower case in the story, and no generic word."""
    lower = word.lower()
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
        and not (plain.get(lower) or tells or word in demonyms() or word in country_names())
    )


# Names from the frames of reports: places of datelines, outlets, agencies, and initials in
# brackets.


_CUT = re.compile(r"(?<!\s)\s*(?:[(/,.:]|--|[-–—]\s|\d)")
_INITIALS = re.compile(
    r"(?P<long>(?:[A-Z][\w'-]{0,60}\s(?:(?:of|for|and|the|on"
    r"|in)\s){0,2}){1,7}[A-Z][\w'-]{0,60})\s\((?P<short>[A-Z]{2,8})\)"
)
_MONTH = re.compile(rf"\s(?:{either('calendar.short_months')})[a-z]{{0,6}}\.?$", re.IGNORECASE)


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
