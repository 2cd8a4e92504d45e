"""Finds the wire services that a report credits, or names as its source, and for what part of it.
Also finds agencies that no table lists, by the ways in which newsrooms credit them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from rashomon.model.report import Credit, Report, Reports
from rashomon.reports.text_lines import word_set
from rashomon.shipped.tables.agencies import Agency, agency_names, load_agencies, plain_outlet
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import Pattern, PatternMatch, pattern_of, set_of
from rashomon.text.report_names import capitals_of
from rashomon.text.speaker_words import sex_of_given_name

_WORDS = ("byline", "dateline", "boilerplate")
_TIP = pattern_of(r"(?i)^\W*(?:h/t|hat tip|via)\b")
_PICTURE = pattern_of(r"(?i)\b{page.pictures}\b|/")
_BESIDE = 50  # characters between a caption and its credit at most, all of them white space


def with_credits(report: Report, agencies: Iterable[Agency]) -> Report:
    """Returns the report with its agencies and its credits: the first for each role, and only those
    of other outlets."""
    text = report.text
    folded = text.casefold()
    # before any pattern is compiled: most agencies are named nowhere
    named_agencies = [agency for agency in agencies if _is_named(agency, text=text, folded=folded)]
    captions = set()
    for piece in report.furniture:
        if piece.type == "caption":
            captions |= {piece.start, piece.end}
    credits_by_role: dict[tuple[str | None, str], Credit] = {}
    for start, end, kind in _stretches(report):
        role = _role(report, start=start, end=end, kind=kind, captions=captions)
        if not role:
            continue
        for agency in named_agencies:
            if place := _place(agency, text[start:end], in_prose=not kind):
                span = report.span(start + place.start(), start + place.end())
                credits_by_role.setdefault((agency.name, role), Credit(agency.name, role, span))
    names = {agency for agency, _ in credits_by_role if agency}
    for credit in _credits_of_houses(report):
        credits_by_role.setdefault((credit.agency, credit.role), credit)
    return replace(
        report,
        agencies=tuple(sorted(names, key=lambda name: (name.casefold(), name))),
        credits=tuple(
            sorted(credits_by_role.values(), key=lambda c: (c.span.start, c.agency or "", c.role))
        ),
    )


def _is_named(agency: Agency, text: str, folded: str) -> bool:
    """Whether a name of the agency stands in the text, a full one in any letters."""
    for name in agency.full:
        if name.casefold() in folded:
            return True
    return any(name in text for name in agency.short + agency.shared)


def _stretches(report: Report) -> Iterator[tuple[int, int, str]]:
    """Yields each part of the text: the pieces of furniture with their types, and what stands
    between them."""
    at = 0
    for piece in report.furniture:
        if at < piece.start:
            yield at, piece.start, ""
        yield piece.start, piece.end, piece.type
        at = max(at, piece.end)
    if at < len(report.text):
        yield at, len(report.text), ""


def _role(report: Report, start: int, end: int, kind: str, captions: set[int]) -> str:
    """Returns for what agencies named in a part of the text are credited, "" if it may speak of
    other stories. `captions` says where captions start and end."""
    quote = report.text[start:end]
    if kind in _WORDS:
        if _TIP.match(quote):
            return "source"
        return "text"
    if kind != "credit":
        return {"": "source", "caption": "picture"}.get(kind, "")
    before = report.text[max(0, start - _BESIDE) : start]
    behind = report.text[end : end + _BESIDE]
    edges = {start - len(before) + len(before.rstrip()), end + len(behind) - len(behind.lstrip())}
    if edges & captions or _PICTURE.search(quote):
        return "picture"
    return "text"


def _place(agency: Agency, text: str, *, in_prose: bool) -> PatternMatch | None:
    """Returns where the agency is credited in a part of the text; in prose by a short name only
    where something is said of it."""
    full, short, sourced = _patterns(agency)
    if full_name := full.search(text):
        return full_name
    if in_prose:
        source = sourced.search(text)
        if source:
            return short.search(text, source.start())
        return None
    return next(filter(_is_credit, short.finditer(text)), None)


@cache
def _patterns(agency: Agency) -> tuple[Pattern, Pattern, Pattern]:
    """Returns three patterns for an agency: for its full names, for its short names, which count
    only in credits, and for short names that running text gives as a source."""
    all_short = agency.short + agency.shared
    names = "|".join(map(re.escape, agency.short))
    alike = "|".join(map(re.escape, all_short))
    plain = rf"{{saying.told_by}}(?:{names})\b|\b(?:{names}){{saying.says}}|" if names else ""
    sourced = rf"{plain}\b(?:{alike})\snews agency\b|\bagency\s(?:{alike})\b|\((?:{alike})\)"
    case = 0 if agency.name == "Reuters" else re.IGNORECASE
    return (
        _any_of(agency.full, case),
        _any_of(all_short),
        pattern_of(sourced if all_short else "(?!)"),
    )


def _any_of(names: tuple[str, ...], case: int = 0) -> Pattern:
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)", case)


def _is_credit(match: PatternMatch) -> bool:
    """Whether a short name in a credit line means the agency. "Erie, PA" is a place and "Petra
    Holm" a person."""
    before = match.string[: match.start()]
    behind = match.string[match.end() :]
    if re.search(r"[a-z],\s?$", before) and "hoto" not in match.string:
        return False
    return not (sex_of_given_name(match[0]) and re.match(r"\s[A-Z][a-z]", behind))


def _credits_of_houses(report: Report) -> Iterator[Credit]:
    """Yields the other outlets whose text the report says it is ("originally appeared in the Harn
    Gazette"), or from which it says to have it ("via Harn Gazette")."""
    roles = {load_page_words().original: "text", load_page_words().tip: "source"}
    headline = re.compile(rf"(?:The (?:article|post|story) )?{re.escape(report.title or '')}")
    for piece in report.furniture:
        # "FERRY FREED first appeared on Harn Post"
        title = headline.match(piece.quote) if report.title else None
        begun = title.end() if title else 0
        for pattern, role in roles.items():
            match = pattern.match(piece.quote[begun:])
            if match and not (report.outlet and _is_same_house(match["house"], report.outlet)):
                place = piece.start + begun + match.start("house")
                house = match["house"].rstrip(".")
                yield Credit(house, role, report.span(place, place + len(house)))


# no word is longer: a long run of letters is not gone through from each
_N = r"[A-Z][\w'’.-]{0,40}+(?: (?:of |and )?[A-Z][\w'’.-]{0,40}+){0,4}"
_KIND = r"(?:News|Press|Wire|Telegraph(?:ic)?|News and Information)"
# "Vale News Agency (VNA)", "Vale Wire Service", and the lower-case "the news agency Vale", "the
# Vale news agency".
_FULL = pattern_of(
    rf"\b(?P<name>{_N}?) (?P<kind>{_KIND} (?:Agency|Service)|Newswire)\b(?: "
    rf"\((?P<short>[A-Z][A-Za-z]{{1,7}})\))?"
)
_TO = r"\b{saying.to_wires}\s(?:[a-z]+\s){0,3}"
_SAYS = r",?\s{saying.wires_say}\b"
_AFTER = r"(?:news|wire) (?:agency|service),? ([A-Z][\w-]*(?: [A-Z][\w-]*)?)"
_BEFORE = rf"({_N}) (?:state |official )?(?:news|wire) (?:agency|service)\b"
_SAID_OF = pattern_of(rf"{_TO}{_AFTER}|{_AFTER}{_SAYS}|{_TO}{_BEFORE}|\b{_BEFORE}{_SAYS}")
_IN_DATELINE = pattern_of(r"[(/](?P<name>[A-Z][\w.&' -]{1,30})[)/]\W*$")
_IN_BYLINE = pattern_of(r"\b(?:with|and|from|for|by) (?P<name>[A-Z]{2,6})\s*\)?$")


def find_wires(report: Report) -> tuple[Agency, ...]:
    """Returns the agencies that this report calls agencies and that no table lists, sorted by
    name."""
    full_names: dict[str, set[str]] = {}
    text = report.text
    outlet = None if report.outlet in report.agencies else report.outlet
    for piece in report.furniture:
        pattern = {"dateline": _IN_DATELINE, "byline": _IN_BYLINE}.get(piece.type)
        match = pattern and pattern.search(piece.quote)
        if not match:
            continue
        # the report's own house is no agency to it, unless it is called one
        is_own = outlet and _is_same_house(match["name"], outlet) and not _agency_like(outlet)
        if not is_own:
            full_names.setdefault(match["name"].strip(), set())
    for match in _FULL.finditer(text):
        _add_full(match, full_names)
    for match in _SAID_OF.finditer(text):
        name = next(filter(None, match.groups()))
        full_names.setdefault(re.sub(r"^(?:The|State) ", "", name), set())
    return tuple(
        Agency(name, tuple(sorted(full)), (name,), ())
        for name, full in sorted(_joined(full_names).items())
        if _is_unknown(name)
    )


def credit_wires(reports: Reports) -> Reports:
    """Returns the reports. An agency that any of them names as such is credited in all of them,
    because a copy seldom explains what an agency is."""
    full_names: dict[str, set[str]] = {}
    for report in reports:
        for wire in find_wires(report):
            full_names.setdefault(wire.name, set()).update(wire.full)
    agencies = [*load_agencies()]
    for name, full in sorted(_joined(full_names).items()):
        short = dict.fromkeys((name, name.upper())) if len(name) > 4 else (name,)
        agencies.append(Agency(name, tuple(sorted(full)), tuple(short), ()))
    return tuple(with_credits(report, agencies) for report in reports)


def _add_full(match: PatternMatch, full_names: dict[str, set[str]]) -> None:
    name = re.sub(r"^(?:The|State|National) (?=\S)", "", match["name"])
    if name.split()[0].casefold() in set_of("small_words.before_agencies"):
        return
    full_name = f"{name} {match['kind']}"
    press = match["kind"].startswith(("Press", "Telegraph")) or match["kind"] == "Newswire"
    full_names.setdefault(match["short"] or (full_name if press else name), set()).add(full_name)


def _joined(full_names: dict[str, set[str]]) -> dict[str, set[str]]:
    """Merges the abbreviation and the full name of an agency: "HNA" and "Harn News Agency" are
    one."""
    out = {name: set(full) for name, full in full_names.items()}
    for name in sorted(full_names):
        spellings = (name, *full_names[name])
        for letters in sorted({capitals_of(spelling.split()) for spelling in spellings}):
            if len(letters) >= 3 and letters in out and letters != name:
                out[letters] |= out.pop(name)
                if " " in name:
                    out[letters].add(name)
                break
    return out


def _is_same_house(first: str, second: str) -> bool:
    if _joined_letters(first) == _joined_letters(second):
        return True
    first_words = _telling_words(first)
    second_words = _telling_words(second)
    return bool(first_words) and (first_words <= second_words or second_words <= first_words)


def _joined_letters(name: str) -> str:
    """The letters of a name as an address has them: "harnpost" of "The Harn Post"."""
    plain = re.sub(r"^www\.|\.[a-z]{2,3}$", "", plain_outlet(name))
    return re.sub(r"\W", "", plain)


def _telling_words(name: str) -> set[str]:
    return word_set(name) - {"the", "news"}


def _agency_like(name: str) -> bool:
    return (
        bool(re.search(r"\b(?:Agency|Wire|Newswire|Press|News Service)\b|\wwire\b", name))
        or name.isupper()
    )


def _is_unknown(name: str) -> bool:
    """Whether the name is neither in the agency table nor a station or paper that signs its
    datelines like an agency."""
    return name.casefold() not in agency_names() | load_page_words().stations
