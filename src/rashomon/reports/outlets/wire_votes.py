"""Wire services that no single line identifies, found by combining what several reports of a story say of a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

from rashomon.lexicon import either
from rashomon.model.report import Report
from rashomon.tables.page_words import load_page_words

_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_SIGNED = re.compile(rf"[(/](?P<name>{_NAME})[)/]\W*$")
_CALLED = re.compile(rf"\bthe (?:(?:news )?agency (?P<after>{_NAME})|(?P<before>{_NAME}) agency)\b")
_WITH = re.compile(rf"(?i:\bwith|\badditional (?:reporting|material)(?::| by| from)) (?P<name>{_NAME})\s*$")
_INITIALS = re.compile(r"\n[^\S\n]*(?:[A-Z]{3,8}[- ])?[A-Z]\.?[A-Z]\.?/[A-Z]\.?[A-Z]\.?\s*$")
# What serves the public itself signs its datelines, too, and is quoted by others.
_SERVES_READERS = re.compile(rf"\b(?:{either('page.words_of_outlets')})\b")


class Vote(StrEnum):
    """One kind of evidence that a name is a wire service."""

    SIGNED = "its own page bears the name in the dateline"
    CALLED = "a text calls it an agency"
    WITH = "a byline credits it beside the writer"
    TOLD = "another newsroom has it as a source"
    INITIALS = "its own page ends in the initials of writer and editor"


_ENOUGH = (
    {Vote.SIGNED, Vote.TOLD},
    {Vote.SIGNED, Vote.CALLED},
    {Vote.SIGNED, Vote.INITIALS},
    {Vote.CALLED, Vote.TOLD},
    {Vote.WITH, Vote.TOLD},
)


def voted_wires(reports: Sequence[Report]) -> tuple[str, ...]:
    """Returns the names that two kinds of evidence together show to be wire services, sorted."""
    votes: defaultdict[str, set[Vote]] = defaultdict(set)
    for report in reports:
        for name, vote in _own_votes(report):
            votes[name].add(vote)
    outlets = {report.outlet for report in reports if report.outlet}
    for name in sorted(votes):
        told = re.compile(_TOLD.replace("NAME", re.escape(name)))
        if any(report.outlet != name and told.search(report.text) for report in reports):
            votes[name].add(Vote.TOLD)
    return tuple(name for name in sorted(votes) if _is_wire(name, votes[name], outlets))


_TOLD = (
    rf"\b(?:{either('saying.told_an_agency')}) (?:the (?:news )?agency |the )?NAME\b"
    rf"|\bNAME(?: agency)? (?:{either('saying.agency_reported')})\b"
)


def _own_votes(report: Report) -> Iterable[tuple[str, Vote]]:
    for piece in report.furniture:
        if piece.type == "dateline" and (match := _SIGNED.search(piece.quote)) and match["name"] == report.outlet:
            yield match["name"], Vote.SIGNED
            if _INITIALS.search(report.text[-120:]):
                yield match["name"], Vote.INITIALS
        if piece.type in ("byline", "credit", "dateline") and (match := _WITH.search(piece.quote)):
            yield match["name"], Vote.WITH
    for match in _CALLED.finditer(report.text):
        yield match["after"] or match["before"], Vote.CALLED


def _is_wire(name: str, votes: set[Vote], outlets: set[str]) -> bool:
    if _SERVES_READERS.search(name) or name.casefold() in load_page_words().stations:
        return False
    if name in outlets and Vote.SIGNED not in votes:
        return False
    return any(enough <= votes for enough in _ENOUGH)
