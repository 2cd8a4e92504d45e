"""The people among what pages, feeds and exports give as authors: no desks, houses, agencies,
places or days."""

import re
from collections.abc import Iterable, Iterator

from rashomon.reports.outlets.outlet_names import names_an_outlet
from rashomon.shipped.tables.agencies import load_agencies
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import either, set_of
from rashomon.text.speaker_words import sex_of_given_name

_BY = re.compile(
    rf"^\W*(?:(?:(?:posted|published|submitted) )?(?:{either('page.before_by')})[:\s]+)?",
    re.IGNORECASE,
)
_JOB = rf"(?:{either('page.jobs_of_authors')})"
_JOBS = re.compile(rf"^(?:{_JOB}\s)+|(?:\s{_JOB})+$", re.IGNORECASE)
_ADDRESS = re.compile(r"<[^<>]*>|(?<!\S)[^\s@]*@\S+|\bhttps?://\S+")
_PARTS = re.compile(rf"[,;|•·&/\n()\[\]]|\s[-–—]\s|\s(?:{either('page.between_authors')})\s")
_BEHIND = re.compile(rf"\s(?:{either('page.behind_authors')})\b.*")
_TURNED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]+)")
_POSSESSIVE = re.compile(r"^\w[\w.]*['’]s\s")
_MOST = 5  # words of a name


def people_in(stated: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """Returns the people in these lines of authors ("By Ana Ruiz and Tom Ek, Vale Courier"), each
    once."""
    return tuple(dict.fromkeys(name for line in stated for name in _people(line, outlet or "")))


def _people(line: str, outlet: str) -> Iterator[str]:
    plain = _BY.sub("", " ".join(_ADDRESS.sub(" ", line).split()))
    if turned := _TURNED.fullmatch(plain):
        plain = f"{turned[2]} {turned[1]}"  # "Ruiz, Ana"
    for part in _PARTS.split(plain):
        name = _POSSESSIVE.sub("", _BEHIND.sub("", f"{part} ").strip(" .:-–—'\"*_"))
        if name.isupper() and " " in name:
            name = " ".join(word.capitalize() if word[1:] else word for word in name.split())
        name = _JOBS.sub("", name)
        if _is_person(name, outlet):
            yield name


def _is_person(name: str, outlet: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= _MOST or any(sign.isdigit() for sign in name) or len(name) > 60:
        return False
    plain = {word.casefold().strip(".") for word in words}
    known = sex_of_given_name(words[0].split("-")[0]) is not None
    cased = name.upper() != name.lower()
    if not plain.isdisjoint(set_of("page.no_authors")) or name.casefold() in _agencies():
        return False
    if cased and not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    if cased and len(words) == 1:
        return known and name.casefold() not in outlet.casefold()
    house = name.casefold() in outlet.casefold() or names_an_outlet(name)
    return known or not (house or load_page_words().roles.search(name))


def _agencies() -> frozenset[str]:
    return frozenset(name.casefold() for agency in load_agencies() for name in agency.names)
