"""Wire services missing from the tables, recognised by the ways in which newsrooms credit them, or by what several reports say of a name together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from rashomon.lexicon import either, set_of
from rashomon.model.report import Report
from rashomon.reports.outlets.credits import find_agencies, find_credits
from rashomon.tables.agencies import Agency, load_agencies
from rashomon.tables.page_words import load_page_words

_N = r"[A-Z][\w'’.-]{0,40}+(?: (?:of |and )?[A-Z][\w'’.-]{0,40}+){0,4}"  # no word is longer: a long run of letters is not gone through from each
_KIND = r"(?:News|Press|Wire|Telegraph(?:ic)?|News and Information)"
# "Vale News Agency (VNA)", "Vale Wire Service", and the lower-case "the news agency Vale", "the Vale news agency".
_FULL = re.compile(rf"\b(?P<name>{_N}?) (?P<kind>{_KIND} (?:Agency|Service)|Newswire)\b(?: \((?P<short>[A-Z][A-Za-z]{{1,7}})\))?")
_TO = rf"\b(?:{either('saying.to_wires')})\s(?:[a-z]+\s){{0,3}}"
_SAYS = rf",?\s(?:{either('saying.wires_say')})\b"
_AFTER = r"(?:news|wire) (?:agency|service),? (?P<after@>[A-Z][\w-]*(?: [A-Z][\w-]*)?)"
_BEFORE = rf"(?P<before@>{_N}) (?:state |official )?(?:news|wire) (?:agency|service)\b"
_SAID_OF = re.compile(
    "|".join(
        (
            _TO + _AFTER.replace("@", "1"),
            _AFTER.replace("@", "2") + _SAYS,
            _TO + _BEFORE.replace("@", "1"),
            r"\b" + _BEFORE.replace("@", "2") + _SAYS,
        )
    ),
)
_IN_DATELINE = re.compile(r"[(/](?P<name>[A-Z][\w.&' -]{1,30})[)/]\W*$")
_IN_BYLINE = re.compile(r"\b(?:with|and|from|for|by) (?P<name>[A-Z]{2,6})\s*\)?$")
_CLOSING_NOTE = re.compile(r"\W?(?:reporting|writing|editing)\b", re.IGNORECASE)
_OWN_NOTE = rf"(?:©|\([cC]\)|[cC]opyright)\W*(?:\d{{4}} )?NAME|(?:^|\n)NAME/|\bNAME (?:{either('page.agency_notes')})\b"
_INITIALS = re.compile(r"\n[^\S\n]*(?:[A-Z]{2,8}[ /-])?[A-Za-z]\.?[A-Za-z]{1,2}\.?/[A-Za-z]\.?[A-Za-z]{1,2}\.?$")
_NOT_NAMES = set_of("small_words.before_agencies")


def find_wires(text: str, pieces: Iterable[tuple[int, int, str]], *, outlet: str | None) -> tuple[Agency, ...]:
    """Returns the agencies that this report names as such and that the table lacks, by name. `pieces`: its furniture."""
    found: dict[str, set[str]] = {}
    for start, end, kind in pieces:
        pattern = _IN_DATELINE if kind == "dateline" else _IN_BYLINE if kind == "byline" else None
        match = pattern.search(text[start:end]) if pattern else None
        if match and not (outlet and _same(match["name"], outlet) and not _agency_like(outlet)):
            found.setdefault(match["name"].strip(), set())
    named = "Agency" in text or "Service" in text or "Newswire" in text  # most texts name none, and the patterns are slow
    for match in _FULL.finditer(text) if named else ():
        _add_full(match, found)
    called = "agency" in text or " service" in text
    for match in _SAID_OF.finditer(text) if called else ():
        name = next(value for value in match.groupdict().values() if value)
        found.setdefault(re.sub(r"^(?:The|State) ", "", name), set())
    return tuple(Agency(name, tuple(sorted(full)), (name,), ()) for name, full in sorted(_joined(found).items()) if _unknown(name))


def own_wire(text: str, pieces: Iterable[tuple[int, int, str]], wires: Sequence[Agency]) -> str | None:
    """Returns the agency that sent this text out itself: its dateline bears the name, and it carries an agency's notes to clients."""
    parts = list(pieces)
    datelines = [text[start:end] for start, end, kind in parts if kind == "dateline"]
    notes = [text[start:end] for start, end, kind in parts if kind == "byline"]
    signed = any(_CLOSING_NOTE.match(note) for note in notes) or bool(_INITIALS.search(text.rstrip()[-60:]))
    for wire in wires:
        name = re.escape(wire.name)
        dated = any(re.search(rf"[(/]{name}[)/]", dateline) for dateline in datelines)
        if dated and (signed or re.search(_OWN_NOTE.replace("NAME", name), text)):
            return wire.name
    return None


def credit_wires(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Returns the reports with every agency that any of them names as such credited in all of them; a copy seldom explains what an agency
    is.
    """
    found: dict[str, set[str]] = {}
    for report in reports:
        paper = None if report.outlet in report.agencies else report.outlet
        for wire in find_wires(report.text, _pieces(report), outlet=paper):
            found.setdefault(wire.name, set()).update(wire.full)
    for name in voted_wires(reports):
        if _unknown(name):
            found.setdefault(name, set())
    ours = tuple(
        Agency(name, tuple(sorted(full)), tuple(dict.fromkeys((name, name.upper()))) if len(name) > 4 else (name,), ())
        for name, full in sorted(_joined(found).items())
    )
    renamed = set(found) - {wire.name for wire in ours}
    return tuple(_credited(report, ours, renamed) for report in reports)


def _credited(report: Report, wires: tuple[Agency, ...], renamed: set[str]) -> Report:
    """Returns the report with these agencies credited where it names them; credits are rebuilt only if that changes something."""
    known = replace(report, agencies=tuple(name for name in report.agencies if name not in renamed))
    agencies = _with(known, wires) if wires else known.agencies
    if agencies == report.agencies:
        return report
    known = replace(known, agencies=agencies)
    return replace(known, credits=find_credits(known))


def _with(report: Report, wires: tuple[Agency, ...]) -> tuple[str, ...]:
    named = (*report.agencies, *find_agencies(report.text, _pieces(report), wires))
    return tuple(sorted(dict.fromkeys(named), key=lambda name: (name.casefold(), name)))


def _pieces(report: Report) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.type or "") for span in report.furniture]


def _add_full(match: re.Match[str], found: dict[str, set[str]]) -> None:
    name = re.sub(r"^(?:The|State|National) (?=\S)", "", match["name"])
    words = name.split()
    if words[0].casefold() in _NOT_NAMES:
        return
    whole = f"{name} {match['kind']}"
    press = match["kind"].startswith(("Press", "Telegraph")) or match["kind"] == "Newswire"
    found.setdefault(match["short"] or (whole if press else name), set()).add(whole)


def _joined(found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Merges the abbreviation and the full name of an agency."""
    out = {name: set(full) for name, full in found.items()}
    for name in sorted(found):
        letters = {"".join(word[0] for word in whole.split() if word[0].isupper()) for whole in (name, *found[name])} - {name}
        short = next((short for short in sorted(letters) if len(short) >= 3 and short in out), None)
        if short:
            out[short] |= out.pop(name) | ({name} if " " in name else set())
    return out


def _same(one: str, other: str) -> bool:
    left, right = (set(re.findall(r"\w+", name.casefold())) - {"the", "news"} for name in (one, other))
    return bool(left) and (left <= right or right <= left)


def _agency_like(name: str) -> bool:
    return bool(re.search(r"\b(?:Agency|Wire|Newswire|Press|News Service)\b|\wwire\b", name)) or name.isupper()


def _unknown(name: str) -> bool:
    """Whether the name is neither in the agency table nor a station or paper that signs its datelines like an agency."""
    known = {n.casefold() for a in load_agencies() for n in (a.name, *a.full, *a.short, *a.shared)}
    return len(name) >= 2 and name.casefold() not in known and name.casefold() not in load_page_words().stations


# What several reports of a story say of a name, where no single line tells.

_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_SIGNED = re.compile(rf"[(/](?P<name>{_NAME})[)/]\W*$")
_CALLED = re.compile(rf"\bthe (?:(?:news )?agency (?P<after>{_NAME})|(?P<before>{_NAME}) agency)\b")
_WITH = re.compile(rf"(?i:\bwith|\badditional (?:reporting|material)(?::| by| from)) (?P<name>{_NAME})\s*$")
_CAPITAL_INITIALS = re.compile(r"\n[^\S\n]*(?:[A-Z]{3,8}[- ])?[A-Z]\.?[A-Z]\.?/[A-Z]\.?[A-Z]\.?\s*$")
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
            if _CAPITAL_INITIALS.search(report.text[-120:]):
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
