"""Reads from a report's own credits whose text it is: agencies, wholly or in part, or an
organisation's press release."""

import re
from collections.abc import Collection
from functools import cache

from rashomon.lexicon import either, set_of
from rashomon.model.report import Report
from rashomon.tables.agencies import load_agencies
from rashomon.text.speaker_words import is_among

_CREDITS = frozenset(("byline", "dateline", "credit"))
# What stands before an agency that gave only a part, or a picture: "By Ana Ruiz, with AFP", "Photo:
# AP", "Sources: the council, AP".
_IN_PART = re.compile(rf"(?i:\b(?:{either('page.credits_in_part')})\b)[^\n]*$")
_RELEASE = re.compile(
    rf"\b(?:{either('page.release_notes')})\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(either("page.official_notes"), re.IGNORECASE)
_DESK = re.compile(
    f"(?:the )?(?:press|information|media) (?:{either('institutions.press_offices')})",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    either("page.press_contacts"),
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_LINES, _TAIL_LINES, _LINE = 8, 6, 140


@cache
def _spellings() -> dict[str, re.Pattern[str]]:
    """Each agency with a pattern of its names, the longest first."""
    return {
        agency.name: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        for agency in load_agencies()
        for known in [{agency.name, *agency.full, *agency.short}]
        for names in [sorted(known, key=lambda name: (-len(name), name))]
    }


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return _spellings().get(name) or re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


@cache
def _by_name() -> dict[str, str]:
    return {
        name.casefold(): agency.name
        for agency in load_agencies()
        for name in (*agency.short, *agency.full, agency.name)
    }


def agency_of(text: str, known: Collection[str]) -> str | None:
    """Returns the agency that this whole text names, from `known` or the table; "The Associated
    Press" is AP, initials are enough."""
    plain = " ".join(text.split()).removeprefix("the ").removeprefix("The ")
    initials = "".join(word[0] for word in re.split(r"[\s-]+", plain) if word)
    found = next(
        (
            name
            for name in sorted(known)
            if name.casefold() == plain.casefold() or (len(name) > 2 and name == initials)
        ),
        None,
    )
    return found or _by_name().get(plain.casefold())


def house_key(outlet: str) -> str:
    """Returns an outlet's name in the form in which names are compared: no article, no case, no
    "www." or ".com"."""
    plain = " ".join(outlet.split()).casefold().removeprefix("the ").removeprefix("www.")
    return re.sub(r"\.(?:com|org|net|co\.uk)$", "", plain)


def is_medium(name: str) -> bool:
    """Whether the last word of a name shows that it is a paper's, a station's or an agency's ("Harn
    Gazette"); a word that other bodies have as well ("agency", "network") shows nothing."""
    last = name.casefold().split()[-1]
    medium = is_among(last, "media") and last not in set_of("institutions.that_publish")
    return name[0].isupper() and (medium or last in set_of("attribution.media_names"))


def agencies_in(text: str, known: Collection[str]) -> frozenset[str]:
    """Returns those of the `known` agencies that a text names."""
    return frozenset(name for name in known if _pattern(name).search(text))


def is_named_source(text: str, outlet: str) -> bool:
    """Whether a text says that an outlet reported something or was told it."""
    return outlet.removeprefix("The ") in text and bool(_source_pattern(outlet).search(text))


@cache
def _source_pattern(outlet: str) -> re.Pattern[str]:
    name = re.escape(outlet.removeprefix("The "))
    return re.compile(
        rf"\b(?:{either('saying.told_an_agency')}|according to|citing) (?:[Tt]he )?{name}(?!\w)"
        rf"|(?:^|[^\w\s] ?|\b[a-z]+ |\bThe ){name} (?:{either('saying.said_before')})?"
        rf"(?:{either('saying.agency_reported')})\b"
    )


def agencies_of_words(report: Report) -> frozenset[str]:
    """Returns the agencies that a report credits with more than a picture."""
    roles = {credit.agency: credit.role for credit in report.credits if credit.role == "picture"}
    roles |= {credit.agency: credit.role for credit in report.credits if credit.role != "picture"}
    return frozenset(name for name in report.agencies if roles.get(name) != "picture")


def story_agencies(report: Report) -> frozenset[str]:
    """Returns the agencies that wrote the whole report, by byline, dateline or credit line, or as
    its publisher; a picture's credit is none of the text."""
    lines = [line for f in report.furniture if f.type in _CREDITS for line in f.quote.split("\n")]
    own = agency_of(report.outlet or "", report.agencies)
    named = agencies_of_words(report)
    whole = frozenset(name for name in named if any(_credits_all(line, name) for line in lines))
    return whole | (frozenset([own]) if own else frozenset())


def _credits_all(line: str, agency: str) -> bool:
    match = _pattern(agency).search(line)
    return match is not None and not _IN_PART.search(line[: match.start()])


def is_release(report: Report) -> bool:
    """Whether an organisation sent the report out itself.

    It says so at its head, or half so there and gives a press contact.
    """
    lines = [line.strip() for line in report.text.split("\n") if line.strip()]
    # headings: lines that are set apart and no sentences
    head = [
        line
        for line in lines[:_HEAD_LINES]
        if (len(line) <= _LINE and not line.rstrip("\"”'’)").endswith((".", "!", "?")))
        and line != (report.title or "").strip()
    ]
    if any(_RELEASE.search(line) or _DESK.fullmatch(line) for line in head) or _RELEASE.match(
        report.title or ""
    ):
        return not story_agencies(report)
    contact = any(_CONTACT.search(line) for line in lines[-_TAIL_LINES:] if len(line) <= _LINE)
    official = any(_OFFICIAL.search(line) for line in [*head, *lines[:1]] if len(line) <= _LINE)
    return official and contact and not story_agencies(report)
