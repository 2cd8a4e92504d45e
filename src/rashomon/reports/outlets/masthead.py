"""Reads the lines above and below the story: headline, outlet, byline and the page's own dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.reports.frame import bylines
from rashomon.reports.frame.frame_lines import is_plate
from rashomon.reports.outlets import outlet_names
from rashomon.reports.page_dates import (
    UPDATED,
    PrintedDate,
    find_dates,
    is_date_line,
    is_moment_line,
    is_of_publication,
    rest_of_date_line,
)
from rashomon.reports.page_words import furniture_type, is_correction
from rashomon.reports.text_lines import Lines, TextLine, ends_a_sentence
from rashomon.shipped.tables.agencies import load_agencies
from rashomon.shipped.tables.date_lines import day_labels
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import pattern_of, set_of

_WEEKDAY = pattern_of(
    r"(?i)\b{calendar.weekday_stems}day\b.{0,4}$"
    r"|\b{calendar.weekday_stems}day,? \d"
)
_OF_PROSE = pattern_of(r"(?<![.\w])[^\W\d_]{4,}\.[\"”’']*$")  # no headline ends so; "Inc." does
_SENTENCE = pattern_of(r"\.\s(?=[A-Z][a-z]+ [a-z])")  # where one begins behind a name
_LABELLED = pattern_of(rf"(?i)(?:first |last |originally )?{day_labels()}\b|.*\|")
_TOP = 14  # lines: mastheads are short, and a date farther down is news


@dataclass(slots=True)
class Masthead:
    """What the lines above and below the story say. `taken` has the types of the lines that are
    furniture because of it."""

    title: TextLine | None = None
    outlet: str | None = None
    authors: list[str] = field(default_factory=list)
    dates: list[tuple[PrintedDate, str, TextLine]] = field(
        default_factory=list
    )  # the date, where it stood, its line
    taken: dict[int, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def headline(self) -> str | None:
        """Returns the words of the headline, None if there is none."""
        return self.title.text.lstrip("#").strip() if self.title else None

    def basis(self, line: TextLine) -> str:
        """Returns where a line with a date stands, in words."""
        title = self.title
        if title is None:
            return "date line at the top"
        if line.number > title.number:
            return "date line below the headline"
        return "date line above the headline"


def find_masthead(lines: Lines, title: str | None = None) -> Masthead:
    """Returns the masthead of these lines. `title` is the headline, if the page's own data give
    it."""
    head = Masthead(title=_title(lines, title))
    for line in _lines_around_title(lines, head.title):
        if not ends_a_sentence(lines, line):
            _read_top(line, head)
    for line in lines[-40:]:
        if line.number not in head.taken:
            _read_bottom(line, head)
    return head


def published(head: Masthead) -> tuple[str | None, str | None]:
    """Returns the day of publication and where it was found."""
    certain = [(date, basis) for date, basis, _ in head.dates if date.value]
    # what came out first, then days without a label, then changes
    for is_chosen in (is_of_publication, lambda label: not label, UPDATED.__contains__):
        for date, basis in certain:
            if is_chosen(date.label):
                return date.value, basis
    return None, None


def _title(lines: Lines, stated: str | None) -> TextLine | None:
    """Returns the line that is the headline, if any.

    `stated` is what a page's data call the headline. Otherwise it is the first line at the top that
    is no section, button, outlet, slogan or speaker's plate. A line that begins the story ends the
    search.
    """
    if line := _line_of(stated, lines):
        return line
    above = [line for line in lines[:_TOP] if not _is_frame(line.text)]
    is_house_named = False  # whether a line above named the publisher
    begin = 0  # the number of the line at which the headline may then begin
    for i, line in enumerate(above):
        if _begins_the_story(line):
            return None
        # each word names a section or a button of a page
        is_menu = set(line.words) <= set_of("page_words.interface", "page_words.sections")
        if line.number < begin or is_menu:
            continue
        if outlet_names.is_outlet_alone(line.text):
            if _headline_follows(above[i + 1 : i + 4]):
                is_house_named = True
                continue
            below_name = next((below for below in lines if below.number > line.number), None)
            if below_name and is_date_line(below_name.text):
                return None  # a report without a headline: no outlet with its day is one
        below = _title_below(above[i + 1 : i + 5])
        if i <= 2 and below and _is_plate(line, below, is_house_named=is_house_named):
            is_house_named = True
            begin = below.number
        elif not _is_slogan(i, above=above, lines=lines):
            return line
    return None


def _begins_the_story(line: TextLine) -> bool:
    """Whether a line is a paragraph or a dateline, so that no headline follows."""
    text = line.text
    most = 20
    if text.endswith("?"):
        most = 25
    elif _OF_PROSE.search(text):
        most = 8
    is_prose = line.sentence and line.length > most
    return is_prose or len(text) > 250 or bylines.is_dateline(text)


def _line_of(title: str | None, lines: Lines) -> TextLine | None:
    """Returns the line at the top that is this headline."""
    for line in lines[:_TOP]:
        if title and line.text.lstrip("# ").casefold().split() == title.casefold().split():
            return line
    return None


def _is_frame(text: str) -> bool:
    """Whether the line belongs to the page rather than to the headline: its date, menu, byline or
    masthead."""
    if is_moment_line(text) or furniture_type(text) or bylines.byline_authors(text) is not None:
        return True
    return bool(find_dates(text) and (_WEEKDAY.search(text) or _LABELLED.match(text)))


def _is_plate(line: TextLine, below: TextLine, *, is_house_named: bool) -> bool:
    """Whether the line stands above the headline `below` as a publisher's name, a section, or a
    short line with a day. `is_house_named` means that a line above it already names the
    publisher."""
    text = line.text
    if (
        is_house_named
        and text.isupper()
        and line.length >= 3
        and not outlet_names.names_an_outlet(text)
    ):
        return False
    if _is_brief_name(line) or outlet_names.is_nameplate(text) or is_plate(line, below):
        return True
    return line.length <= 10 and not line.stopped and bool(find_dates(text))


def _is_brief_name(line: TextLine) -> bool:
    """Whether a line is as short as a section or a name is. In a script without large letters a
    headline may be nearly as short, but stands above no other line of text."""
    text = line.text
    if text.endswith((":", "?", "!")):
        return False
    if text.upper() == text.lower():
        return line.length <= 3 and text[:1].isalpha()
    return line.length <= 2 and text[:1].isupper()


def _title_below(lines: Lines) -> TextLine | None:
    """Returns the line among these that may be the headline, so that the line above them may name
    the publisher; stops at the first paragraph.
    """
    for line in lines:
        text = line.text
        is_prose = line.sentence and line.length > 14
        if is_prose or bylines.dateline_end(text, early=True) or bylines.is_dateline(text):
            return None
        if _may_be_title(line):
            return line
    return None


def _may_be_title(line: TextLine) -> bool:
    """Whether a line has the length and look of a headline, and is no nameplate."""
    text = line.text
    if line.length > 25 or sum(map(str.isalpha, line.words)) < 3:
        return False
    if text.rstrip().endswith((".", ":", "?")) or text[:1] in "-–—*•[(":
        return False
    if _is_frame(text) or find_dates(text):
        return False
    return not (outlet_names.is_nameplate(text) and outlet_names.names_an_outlet(text))


def _is_slogan(place: int, above: Lines, lines: Lines) -> bool:
    """Whether a line stands between an outlet's name and a headline, and no word of it comes again
    in the story. Of a headline, some word does."""
    if place == 0 or not outlet_names.is_outlet_alone(above[place - 1].text):
        return False
    if not _headline_follows(above[place + 1 : place + 3]):
        return False
    long_words = above[place].long_words
    for line in lines:
        if line.sentence and line is not above[place] and not long_words.isdisjoint(line.words):
            return False
    return True


def _headline_follows(lines: Lines) -> bool:
    """Whether one of these lines may be the headline below an outlet's name: longer than a slogan,
    and not a paragraph."""
    return any(4 <= line.length <= 25 and not line.text.rstrip().endswith(".") for line in lines)


def _lines_around_title(lines: Lines, title: TextLine | None) -> list[TextLine]:
    """Returns the lines around the headline, up to the second paragraph of prose."""
    out = []
    prose = 0
    for line in lines[:_TOP]:
        if line is title:
            continue
        if line.sentence and not is_correction(line.text) and not find_dates(line.text[:60]):
            prose += 1
        if prose >= 2:
            break
        if not prose or line.length <= 14:
            out.append(line)
    return out


def _read_top(line: TextLine, head: Masthead) -> None:
    """Takes from a line above the story what it says: a date line, authors, or the desk of a paper.

    The surest reading comes first. Words beside a day count as authors only in a short line: "Ida
    Krantz | 3 May 2031".
    """
    text = line.text
    authors = bylines.byline_authors(text.strip("*_ "))
    words_beside_date = rest_of_date_line(text)
    if is_date_line(text):
        _add_dates(line, head)
    elif authors is not None:
        _add_authors(authors, head)
        _add_dates(line, head=head, basis="byline")
    elif (
        words_beside_date is not None
        and line.length <= 16
        and _is_beside_day(words_beside_date, line)
    ):
        _add_authors(
            bylines.byline_authors(words_beside_date) or bylines.names_in(words_beside_date), head
        )
        _add_dates(line, head)
    elif outlet := bylines.desk_house(text):
        head.taken[line.number] = "byline"
        head.outlet = head.outlet or outlet


def _is_beside_day(words: str, line: TextLine) -> bool:
    """Whether a day stands beside these words of a line because the line says who wrote, or
    when."""
    if words.casefold().startswith("by "):
        return True
    return not line.stopped and _LABELLED.match(line.text) is not None


def _add_dates(line: TextLine, head: Masthead, basis: str = "") -> None:
    """Adds the dates in a line. `basis` says where it stands, if that is no place of its own."""
    head.taken[line.number] = "byline"
    basis = basis or head.basis(line)
    for date in find_dates(line.text):
        if date.value is None:
            day = line.text[date.start : date.end]
            head.warnings.append(f"the page's date {day!r} is no certain day; it was left out")
        where = f"{basis} ({date.label})" if date.label else basis
        head.dates.append((date, where, line))


def _add_authors(authors: Sequence[str], head: Masthead) -> None:
    for author in authors:
        if author not in head.authors:
            head.authors.append(author)


def _read_bottom(line: TextLine, head: Masthead) -> None:
    """Takes from a line below the story what it says: a short note of rights ("© Vale Post") names
    the outlet, as does a note on staff, unless it is an agency's."""
    if line.length <= 60 and not head.outlet:
        head.outlet = _noted_house(line.text)
    if bylines.is_staff_note(line.text):
        head.taken[line.number] = "byline"
        outlet = bylines.staff_house(line.text)
        if outlet and not _is_agency(outlet):
            head.outlet = head.outlet or outlet


def _noted_house(text: str) -> str | None:
    """Returns the outlet in a note on rights, or in which it speaks of itself."""
    words = load_page_words()
    match = words.rights.match(text)
    for pattern in words.outlet_notes:
        match = match or pattern.search(text)
    # "Vale TV. No part may be copied"
    outlet = outlet_names.without_form(_SENTENCE.split(match["house"])[0]) if match else ""
    of_picture = match and text.startswith("/", match.end("house"))  # "© Vale Wire/Ana Ruiz"
    if not outlet or of_picture or outlet in words.pictures.libraries:
        return None
    # "Follow Ann Marr on Twitter": who wrote it
    is_person = bylines.is_given(outlet) and not outlet_names.names_an_outlet(outlet)
    if is_person or _is_agency(outlet):
        return None
    return outlet


def _is_agency(outlet: str) -> bool:
    plain = re.sub(r"(?i)^the\s", "", outlet)
    return any(agency.name != "Reuters" and plain in agency.names for agency in load_agencies())
