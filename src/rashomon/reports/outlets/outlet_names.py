"""Outlet and day in the lines around the headline that fit no fixed form of masthead: candidate names are weighed by position and use."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.lexicon import either, set_of
from rashomon.reports.frame import bylines
from rashomon.reports.frame.frame_lines import head_zone
from rashomon.reports.outlets import outlet_lines
from rashomon.reports.page_dates import PrintedDate, find_dates
from rashomon.reports.text_lines import TextLine
from rashomon.tables.page_words import load_page_words

_CUT = re.compile(r"\s*[|·•/]\s*|\s[-–—>»]+\s|:\s|;\s|,\s|\s{3,}|\t|\s?[()]\s?")
_SMALL = set_of("small_words.of_mastheads", "small_words.more_of_nameplates")
_LETTER_WORD = re.compile(r"[^\W\d_]")
_PERIOD = re.compile(rf"\b(?:{either('page.periods')})\b", re.IGNORECASE)
_CALENDAR = re.compile(
    rf"^(?:{either('calendar.words_of_nameplates')})\.?$",
    re.IGNORECASE,
)
_LABELS = set_of("page.labels_of_nameplates")
_NEVER_FIRST = set_of("page.never_first")
_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}")
_SIGNS = " .,*_#-–—|/()[]"
# Words before a name: "from the Vale Courier", "Published by Vale Courier", "Statement of the Vale Council".
_OPENING = re.compile(
    rf"^(?:{either('page.openings_of_notes')})\b[: ]+(?:the (?=[A-Z]))?",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    rf"\b(?:{either('institutions.of_nameplates')})\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    rf"\b(?:{either('page.releases')})\b",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(
    (
        f"(?:(?:press |media )?(?:{either('page.issued')}) (?:of|by|from) (?:the )?(?P<of>[A-Z].{{2,60}}?)"
        rf"(?: (?:{either('page.issued_about')})\b|$)|(?P<before>[A-Z][^:]{{2,50}}?)(?:, [^:]{{2,30}})?: )"
    ),
    re.IGNORECASE,
)
_ENOUGH = 2


def outlet_of(lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]) -> str | None:
    """Returns the likeliest outlet in the furniture around the headline; None if none is likely."""
    prose = "\n".join(line.text for line in lines if line.number not in kinds and line is not title)
    foot = "\n".join(line.text for line in lines[-5:] if line.number in kinds)
    best: tuple[int, int, str] | None = None
    for number in head_zone(lines, title, kinds):
        line = lines[number]
        if line is title or kinds.get(number, "dateline") in {"dateline", "caption", "teaser", "related"}:
            continue
        for order, name in names_of(line):
            if kinds[number] == "menu" and len(_CUT.split(line.text)) > 2 and not (title and number < title.number):
                continue
            weight = _weight(name, order, line, title, prose, foot, lines)
            if weight >= _ENOUGH and (best is None or (weight, -number) > best[:2]):
                best = (weight, -number, name)
    found = best[2] if best else _issuer(lines, title, kinds)
    return outlet_lines.shown(found) if found else None


def _issuer(lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]) -> str | None:
    """Returns who issued a press release, if the headline alone says so: "Vale Rail: information on train 12", "Statement of Vale Rail on
    ...".
    """
    top = [lines[number].text for number in head_zone(lines, title, kinds) if number in kinds]
    if title is None or not any(_RELEASE.search(text) for text in (*top, title.text)):
        return None
    match = _ISSUED_BY.match(title.text)
    return _leading_name(match["of"] or match["before"]) or None if match else None


def names_of(line: TextLine) -> Iterator[tuple[int, str]]:
    """Yields the parts of a line that may be a name, each with its position among the parts that are more than a day or a label."""
    person = re.match(r"(.{3,60}\w) in [A-Z]\w+$", line.text)
    if person and bylines.names_in(person[1]):  # "Ana Ruiz in Oslo": who, not which paper
        return
    text = line.text
    for date in reversed(find_dates(text)):
        text = f"{text[: date.start]} | {text[date.end :]}"
    order = 0
    for part in _CUT.split(text):
        words = [word.casefold().strip(".,") for word in re.findall(r"[^\W\d_][\w.'’-]*", part or "")]
        if all(word in _LABELS or _CALENDAR.match(word) or len(word) < 2 for word in words):
            continue
        if name := _leading_name(part):
            yield order, name
        order += 1


def _leading_name(part: str) -> str:
    """Returns the capitalised words that open the part; empty if they are not a name."""
    part = _OPENING.sub("", part.strip(_SIGNS))
    written = re.match(r"(.{3,60}?) for (?:the )?(?=[A-Z])", part)
    if written and bylines.names_in(written[1]):  # "Ana Ruiz for the Vale Courier"
        part = part[written.end() :]
    if _ADDRESS.fullmatch(part):
        return part
    taken: list[str] = []
    for word in part.split():
        if not (word[:1].isupper() or (taken and word.casefold() in _SMALL) or (taken and word[:1].isdigit())):
            break
        taken.append(word)
    if len(part.split()) > 2 * len(taken) + 3:  # what follows a name is short; this is a sentence
        return ""
    while taken and (taken[-1].casefold() in _SMALL or not taken[-1][:1].isalpha()):
        taken.pop()
    name = " ".join(taken).strip(".,")
    return name if 1 <= len(taken) <= 8 and len(_LETTER_WORD.findall(name)) >= 2 and not _says_nothing(taken) else ""


def _says_nothing(words: Sequence[str]) -> bool:
    """Whether these words are page labels, or open like a date or a byline."""
    plain = [word.casefold().strip(".") for word in words]
    known = all(word in _LABELS or outlet_lines.is_label(word) or _CALENDAR.match(word) for word in plain)
    return known or bool(_CALENDAR.match(plain[0])) or plain[0] in _NEVER_FIRST


def _weight(name: str, order: int, line: TextLine, title: TextLine | None, prose: str, foot: str, lines: Sequence[TextLine]) -> int:
    """Returns the weight of evidence that the name is the outlet's: what stands beside it, and how the story uses it."""
    quoted = re.escape(name)
    by = bylines.byline_authors(line.text) is not None
    dated = bool(find_dates(line.text))
    near = {other.number for other in lines[: line.number + 2] if find_dates(other.text)} & {line.number - 1, line.number + 1}
    above = title is not None and line.number < title.number
    alone = len(line.text.strip(" .")) <= len(name) + 2
    weight = 0
    weight += 3 * outlet_lines.is_outlet_name(name) + 2 * bool(_INSTITUTION.search(name))
    weight += (
        2 * (dated and order == 0)
        + (not dated and bool(near))
        + 3 * (above and order == 0)
        + 2 * name.startswith(("The ", "THE "))
        + (name.isupper() and len(name) > 3)
    )
    weight += 2 * bool(
        re.search(
            rf"[(/]{quoted}[)/]|\b(?:told|tells|to|by) (?:the )?{quoted}\b|\b{quoted}['’]s (?:reporter|photographer|correspondent)",
            prose,
            re.IGNORECASE,
        )
    )
    weight += 2 * bool(foot and re.search(rf"\b{quoted}\b", foot, re.IGNORECASE))
    weight += bool(order == 0 and not dated and not alone and not by)
    weight -= bool(dated and order == 0 and _is_person(name, prose) and not outlet_lines.is_outlet_name(name))
    weight += (1 + name.isupper()) * bool(not by and title is not None and line.number == title.number + 1 and order == 0)
    weight -= 3 * bool(re.search(rf"\b(?:in|at|near|outside|around|towards?) {quoted}\b", prose, re.IGNORECASE))
    weight -= 4 * (dated and order == 0 and not outlet_lines.is_outlet_name(name) and _before_a_day(name, line.text) and name in prose)
    weight -= 3 * by if order == 0 else by
    weight -= order if _INSTITUTION.search(name) else 2 * min(order, 3)
    marked = re.search(rf"[|·•/–]\s*{quoted}", line.text)
    if by and order and (" " not in name or marked) and not load_page_words().roles.search(name):
        weight += 5  # "By Ana Ruiz, Sportpage", "By Ana Ruiz | Vale Courier"
    if alone and not above and not dated and not outlet_lines.is_outlet_name(name) and _is_person(name, prose):
        weight -= 3
    return weight


def _before_a_day(name: str, text: str) -> bool:
    """Whether the name stands before a day as a place of writing does: "Vale, 3 May 2021"."""
    dates = find_dates(text)
    return text.startswith(name) and bool(dates) and bool(re.fullmatch(r"\s?[.,](?: \w+day,?)? ?", text[len(name) : dates[0].start]))


def _is_person(name: str, prose: str) -> bool:
    """Whether the name looks like a person's and the story never uses it."""
    return (
        not _INSTITUTION.search(name)
        and not name.startswith("The ")
        and len(name.split()) <= 3
        and bool(bylines.names_in(name))
        and name not in prose
        and not name.isupper()
    )


def dates_of(lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]) -> Iterator[tuple[PrintedDate, str, TextLine]]:
    """Yields the full dates in the furniture around the headline, each with its position and its line."""
    for number in head_zone(lines, title, kinds):
        line = lines[number]
        if (
            number in kinds
            and line is not title
            and kinds[number] not in {"caption", "teaser", "related"}
            and not _PERIOD.search(line.text)
        ):
            where = "headline" if title is None else "below the headline" if number > title.number else "above the headline"
            for date in find_dates(line.text):
                yield date, f"date line {where}" if title else "date line at the top", line
