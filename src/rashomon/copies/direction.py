"""Decides where a copied stretch came from (an agency, a release, or one of the two reports;
None if the evidence is thin), by what reports credit: agencies, wholly or in part, or an
organisation."""

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from rashomon.copies.copyable_words import CopyableWords
from rashomon.model.document import mark_of
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.tables.agencies import load_agencies, plain_outlet
from rashomon.shipped.words import Pattern, either_of, pattern_of, set_of
from rashomon.text.report_names import report_name
from rashomon.text.speaker_words import is_among
from rashomon.text.white_space import stripped

# What stands before an agency that gave only a part, or a picture: "By Ana Ruiz, with AFP", "Photo:
# AP", "Sources: the council, AP".
_IN_PART = pattern_of(r"(?i:\b{page.credits_in_part}\b)[^\n]*$")
_RELEASE = pattern_of(r"(?i)\b{page.release_notes}\b")
_OFFICIAL = pattern_of("(?i){page.official_notes}")
_DESK = pattern_of("(?i)(?:the )?(?:press|information|media) {institutions.press_offices}")
_CONTACT = pattern_of("(?im){page.press_contacts}")
_HEAD_LINES = 8
_TAIL_LINES = 6
_LINE = 140


@cache
def _pattern(name: str) -> Pattern:
    """The spellings of an agency, the longest first; of any other source its name."""
    spellings = {name}
    for agency in load_agencies():
        if agency.name == name:
            spellings.update(agency.full, agency.short)
    return re.compile(rf"(?<!\w)(?:{either_of(spellings)})(?!\w)")


@cache
def _by_name() -> dict[str, str]:
    names = {}
    for agency in load_agencies():
        for name in (*agency.short, *agency.full, agency.name):
            names[name.casefold()] = agency.name
    return names


def agency_of(text: str, agencies: Collection[str]) -> str | None:
    """Returns the agency that this whole text names, from `agencies` or the table; "The Associated
    Press" is AP, initials are enough."""
    plain = " ".join(text.split()).removeprefix("the ").removeprefix("The ")
    initials = "".join(word[0] for word in re.split(r"[\s-]+", plain) if word)
    for name in sorted(agencies):
        if name.casefold() == plain.casefold() or (len(name) > 2 and name == initials):
            return name
    return _by_name().get(plain.casefold())


def house_key(outlet: str) -> str:
    """Returns an outlet's name in the form in which names are compared: no article, no case, no
    "www." or ".com"."""
    plain = plain_outlet(outlet).removeprefix("www.")
    return re.sub(r"\.(?:com|org|net|co\.uk)$", "", plain)


def is_medium(name: str) -> bool:
    """Whether the last word of a name shows that it is a paper's, a station's or an agency's ("Harn
    Gazette"); a word that other bodies have as well ("agency", "network") shows nothing."""
    last = name.casefold().split()[-1]
    medium = is_among(last, "media") and last not in set_of("institutions.that_publish")
    return name[0].isupper() and (medium or last in set_of("attribution.media_names"))


def agencies_of_words(report: Report) -> frozenset[str]:
    """Returns the agencies that a report credits with more than a picture."""
    pictures = set()
    words = set()
    for credit in report.credits:
        if credit.role == "picture":
            pictures.add(credit.agency)
        else:
            words.add(credit.agency)
    return frozenset(report.agencies) - (pictures - words)


def story_agencies(report: Report) -> frozenset[str]:
    """Returns the agencies that wrote the whole report.

    A byline, a dateline, a credit line or the publisher names them; other outlets whose text it
    says it is count, too. A picture's credit is none of the text.
    """
    houses = {agency_of(report.outlet or "", report.agencies)}
    for piece in report.furniture:
        if piece.type in {"byline", "dateline", "credit"}:
            for agency in agencies_of_words(report):
                for line in piece.quote.split("\n"):
                    if _credits_all(line, agency):
                        houses.add(agency)
    return houses_credited(report, "text").union(filter(None, houses))


def houses_credited(report: Report, role: str) -> frozenset[str]:
    """Returns the outlets that are no agencies and that a report credits so."""
    agencies = {credit.agency for credit in report.credits if credit.role == role}
    return frozenset(name for name in agencies if name and name not in report.agencies)


def _credits_all(line: str, agency: str) -> bool:
    match = _pattern(agency).search(line)
    return match is not None and not _IN_PART.search(line[: match.start()])


def is_release(report: Report) -> bool:
    """Tells whether an organisation sent the report out itself.

    It says so at its head ("For immediate release"), or half so there and gives a press contact.
    """
    if story_agencies(report):
        return False
    title = (report.title or "").strip()
    lines = stripped(report.text.split("\n"))
    # headings: lines that are set apart and no sentences
    head = []
    for line in lines[:_HEAD_LINES]:
        is_sentence = line.rstrip("\"”'’)").endswith((".", "!", "?"))
        if len(line) <= _LINE and not is_sentence and line != title:
            head.append(line)
    if any(_RELEASE.search(line) or _DESK.fullmatch(line) for line in head) or _RELEASE.match(
        report.title or ""
    ):
        return True
    contact = any(_CONTACT.search(line) for line in lines[-_TAIL_LINES:] if len(line) <= _LINE)
    official = any(_OFFICIAL.search(line) for line in [*head, *lines[:1]] if len(line) <= _LINE)
    return official and contact


_PICTURE_CREDIT = re.compile(
    r"[.,;:\s]{0,3}[(|]?(?:[A-Z][\w'’.-]+ ){0,3}[A-Z][\w'’.-]+ ?/ ?([A-Z][\w'’-]+)"
)  # "Ana Ruiz/AFP"


@record
class Side:
    """One report as the source or the copy of a stretch, with what its credits say. `mark` is a
    digest of the report and of the program."""

    mark: str
    words: CopyableWords
    credited: frozenset[str]
    is_release: bool
    outlet: Pattern | None

    @property
    def report(self) -> Report:
        """Returns the report."""
        return self.words.report


def side_of(words: CopyableWords) -> Side:
    """Reads once what the rules ask of a report for each of its stretches."""
    report = words.report
    outlet = report.outlet or ""
    name = re.escape(outlet.removeprefix("The "))
    return Side(
        mark=mark_of(report),
        words=words,
        credited=story_agencies(report),
        is_release=is_release(report),
        outlet=re.compile(rf"(?<!\w){name}(?!\w)") if len(outlet) >= 4 else None,
    )


class SharedText(NamedTuple):
    """The words of a stretch that stands in two reports."""

    a: Span
    b: Span
    left: Side
    right: Side

    def sides(self) -> tuple[tuple[str, Span, Side, Side], ...]:
        """Returns of each side the mark of the other, the stretch in it, itself, and the other."""
        return ("b", self.a, self.left, self.right), ("a", self.b, self.right, self.left)


def find_origin(shared: SharedText) -> tuple[str | None, tuple[str, ...]]:
    """Returns where the stretch comes from, by the first rule that can tell."""
    origin = released(shared) or credited(shared) or named_in_one(shared) or outlet_named(shared)
    return origin or (None, ("no credit line says where the stretch comes from",))


def released(shared: SharedText) -> tuple[str | None, tuple[str, ...]] | None:
    """Rule: one of the two is an organisation's press release, and the other has its words from
    there."""
    for mark, _, side, origin in shared.sides():
        if origin.is_release and not side.is_release:
            return mark, (f"{report_name(origin.report)} is what the organisation sent out itself",)
    return None


def credited(shared: SharedText) -> tuple[str | None, tuple[str, ...]] | None:
    """Rule: the whole of one report, or of both, is credited to one agency."""
    by_both = shared.left.credited & shared.right.credited
    agencies = by_both or shared.left.credited | shared.right.credited
    if len(agencies) != 1:
        return None
    (agency,) = agencies
    why = []
    for side in (shared.left, shared.right):
        if agency in side.credited:
            why.append(f"{report_name(side.report)} is credited to {agency}")
    return agency, tuple(why)


def named_in_one(shared: SharedText) -> tuple[str | None, tuple[str, ...]] | None:
    """Rule: the stretch names one agency in one report, and the other report names no agency but
    that one."""
    for _, span, side, opposite in shared.sides():
        within = _named_within(span, side)
        if len(within) == 1 and agencies_of_words(opposite.report) | opposite.credited <= within:
            (agency,) = within
            return agency, (f"the stretch names {agency} in {report_name(side.report)}",)
    return None


def outlet_named(shared: SharedText) -> tuple[str | None, tuple[str, ...]] | None:
    """Rule: one report names the other's outlet, in the stretch itself or else anywhere in its
    text."""
    named_inside = []
    anywhere = []
    for mark, span, writer, origin in shared.sides():
        name = origin.report.outlet
        if origin.outlet and name != writer.report.outlet:
            why = f"{report_name(writer.report)} names {name} as where it has its story from"
            mark_and_reason = mark, (why,)
            if origin.outlet.search(writer.report.text):
                anywhere.append(mark_and_reason)
            if origin.outlet.search(_around(span, writer.report.text)):
                named_inside.append(mark_and_reason)
    outlets = named_inside or anywhere
    return outlets[0] if len(outlets) == 1 else None


def _named_within(span: Span, side: Side) -> frozenset[str]:
    """Returns the agencies that the stretch names; in a caption, also those of its line and of the
    credit right after it."""
    report = side.report
    if not report.agencies:
        return frozenset()
    text = span.quote
    for piece in report.furniture:
        if piece.type == "caption" and piece.overlaps(span):
            # a short caption is credited as a whole
            if "\n" not in piece.quote and len(piece.quote) <= 3 * len(text):
                text = piece.quote
            break
    if behind := _PICTURE_CREDIT.match(report.text, span.end):
        text = f"{text} {behind[1]}"
    return frozenset(name for name in report.agencies if _pattern(name).search(text))


def _around(span: Span, text: str) -> str:
    """The paragraph of a report's text in which the stretch stands."""
    start = text.rfind("\n", 0, span.start) + 1
    return text[start : span.end] + text[span.end :].split("\n", 1)[0]
