"""Who wrote a report: bylines, notes on who contributed, and datelines."""

import re
from collections.abc import Sequence

from rashomon.reports.news_sentences import states
from rashomon.shipped.tables.agencies import agency_names, load_agencies
from rashomon.shipped.tables.date_lines import load_date_line_words
from rashomon.shipped.tables.page_words import load_page_words, load_telling_words
from rashomon.shipped.words import either_of, pattern_of, set_of
from rashomon.text.speaker_words import sex_of_given_name
from rashomon.text.white_space import single_spaced, word_count

_OPENING = pattern_of(
    r"(?i)^\W*(?:(?:(?:posted|published|submitted) )?{page.before_by}[:\s]+(?:and )?)?"
)
_JOBS = pattern_of(r"(?i)^(?:{page.jobs_of_authors}\s)+|(?:\s{page.jobs_of_authors}){1,8}$")
_ADDRESS = pattern_of(r"<[^<>]*>|(?<!\S)[^\s@]*@\S+|\bhttps?://\S+")
_LISTED = pattern_of(r"[,;|•·&/\n()\[\]]|\s[-–—]\s|\s{page.between_authors}\s")
_BEHIND = pattern_of(r"\s{page.behind_authors}\b.*")
_TURNED = pattern_of(r"^(?![A-Z]{2})([^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]+)")
_MOST = 5  # words of a name
_BY = pattern_of(r"(?i)^{page.before_by}[:\s]*(?P<rest>.*)$")
_BY_ELSEWHERE = pattern_of(
    rf"(?i)^(?:{either_of(load_date_line_words().before_authors)})"
    r"(?:(?<=:)|[:\s])\s*(?P<rest>.{3,100})$"
)
_CLAUSE = pattern_of(r",\s(?=who\b|and\b)|,\s(?:where|in which)\s")
_OTHER_WORK = pattern_of(r"(?i)[.;|·]\s*(?={page.other_work}\b)")
REPORTING_NOTE = pattern_of(
    r"(?i)[(\[]\s?{page.reporting_notes} by [^()\[\]\n]{2,400}[)\]]"
    r"|(?:(?<=^)|(?<=\n))[(\[]?{page.reporting_notes} by [A-Z][^\n.)\]]{2,400}[.)\]]{0,2}(?=\n|$)"
)
_NOTE_NAMES = pattern_of(
    r"(?i)\breport(?:ing|ed)(?: and (?:writing|editing))? by ([^;()\[\]]{2,200})"
)
_CONTRIBUTED = pattern_of("(?i){page.contributed}")
_SENTENCE_END = pattern_of(r"\w{3}[.!?][\"”’)]?\s")
_DESK = pattern_of(
    r"^(?P<house>[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,3}?) (?:(?:Web|News|Online|World"
    r"|Digital) )?"
    "{page.desks}$"
)
_DATELINE = pattern_of(
    r"^(?:{page.place_of_writing}(?:/{page.place_of_writing}){0,2}{page.day_of_writing}?"
    r"(?:\s?{page.agency_in_brackets})?\s?(?:[-–—:]|--|\.\s?[-–—]+)\s"
    r"|{page.place_of_writing}{page.day_of_writing}?\s{page.agency_in_brackets}\s?[-–—:.]{0,3}\s"
    r"|{page.place_of_writing}{page.day_of_writing}\s[A-Z]{2,8}\s?(?:[-–—]|--)\s"
    r"|{page.place_in_small_letters}{page.day_of_writing}?\s?{page.agency_in_brackets}\s?"
    r"(?:[-–—:]|--)\s"
    r"|{page.place_in_small_letters}{page.day_of_writing}\s?(?:[-–—:]|--)\s"
    r"|(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})\s{page.agency_in_brackets}\s?"
    r"(?:[-–—:]|--)\s"
    r"|{page.place_of_writing}{page.day_of_writing}?\.?\s/[A-Z][\w. -]{1,30}/\.?\s?[-–—]?\s"
    r"|{page.agency_in_brackets}\s?(?:[-–—:]|--)\s?)"
)
_ALONE = pattern_of(
    r"^{page.place_of_writing}{page.day_of_writing}?(?:\s?{page.agency_in_brackets})?"
    r"\s?(?:[-–—]|--)$"
)

_SAYING = pattern_of(r"(?i)\b{saying.behind_names}\b")


def byline_authors(line: str) -> tuple[str, ...] | None:
    """Returns the authors named in a byline, possibly none; None if the line is not a byline."""
    match = _BY.match(line)
    if not match:
        return _authors_elsewhere(line)
    names = match["rest"]
    if len(line) > 160 or (names and not names[:1].isupper()):
        return None
    authors = names_in(_OTHER_WORK.split(names)[0])
    titled = (
        load_page_words().roles.search(names)
        and word_count(names) <= 6
        and not line.rstrip().endswith(".")
    )
    if authors or titled or word_count(names) <= 3:
        return authors
    return None


def _authors_elsewhere(line: str) -> tuple[str, ...] | None:
    """Returns the authors in a byline of another language than English, "Von Jana Reimer"; None
    unless nothing but people of at least two names follow the word that opens it."""
    match = _BY_ELSEWHERE.match(line)
    authors = names_in(match["rest"]) if match else ()
    is_certain = match and _lists_people(match["rest"], authors)
    return authors if is_certain else None


def _lists_people(text: str, people: Sequence[str]) -> bool:
    """Whether a text names these people, each by two names or more, and says nothing else."""
    parts = [part for part in _LISTED.split(text) if part.strip()]
    have_two_names = all(" " in person for person in people)
    return 0 < len(parts) == len(people) and have_two_names


def names_in(text: str) -> tuple[str, ...]:
    """Returns the people in a list such as "By Ana Ruiz, Tom Ek in Oslo and P. J. Lee", each
    once."""
    plain = _OPENING.sub("", single_spaced(_ADDRESS.sub(" ", text)))
    if _TURNED.fullmatch(plain):  # "Ruiz, Ana"
        plain = _TURNED.sub(r"\2 \1", plain)
    names = []
    for part in _LISTED.split(plain):
        # "VOA's Tom Ek"
        name = re.sub(r"^\w[\w.]*['’]s\s", "", _BEHIND.sub("", f"{part} ").strip(" .:-–—'\"*_"))
        if name.isupper() and " " in name:
            name = " ".join(map(str.capitalize, name.split()))
        names.append(_JOBS.sub("", name))
    return tuple(dict.fromkeys(filter(_is_person, names)))


def _is_person(name: str) -> bool:
    """Tells whether words of a byline name a person.

    "Staff", agencies and roles ("Night Editor") are none. A single word must be a given name, as
    must the first of words that say a role.
    """
    words = name.split()
    if not 1 <= len(words) <= _MOST or re.search(r"[\d:]", name):
        return False
    plain = {word.casefold().strip(".") for word in words}
    if plain & set_of("page.no_authors") or name.casefold() in agency_names():
        return False
    if name.upper() == name.lower():  # a script without large letters
        return not load_page_words().roles.search(name)
    is_capitalized = words[0][:1].isupper() and words[-1][:1].isupper()
    may_be_role = len(words) == 1 or load_page_words().roles.search(name)
    return is_capitalized and (is_given(name) or not may_be_role)


def is_given(name: str) -> bool:
    """Whether a name begins with a given name that is known."""
    return sex_of_given_name(name.split(maxsplit=1)[0].split("-", maxsplit=1)[0]) is not None


def note_authors(text: str) -> list[str]:
    """Returns the reporters named in the notes of a text on who reported it."""
    authors = list[str]()
    for note in REPORTING_NOTE.finditer(text):
        if reporters := _NOTE_NAMES.search(note[0]):
            authors += names_in(reporters[1])
    return authors


def is_staff_note(line: str) -> bool:
    """Whether the line says which staff contributed, or reported from where, and nothing else."""
    contributed = _CONTRIBUTED.search(line)
    if contributed and _SENTENCE_END.search(line[: contributed.start()]):
        return False
    noted = contributed or load_page_words().staff.match(line)
    return len(line) <= 400 and noted is not None


def is_note(text: str) -> bool:
    """Whether the text is nothing but a note on who reported, wrote or contributed."""
    note = REPORTING_NOTE.match(text)
    noted = note is not None and note.end() >= len(text) - 1
    return (is_staff_note(text) or noted) and not tells_more(text)


def tells_more(text: str) -> bool:
    """Whether a clause follows that tells something, behind a note on who reported, or behind what
    the page offers: "; the toll rose to 19", ", who saw the wall fall"."""
    parts = re.split(r"[;|·]|(?<=[a-z]{3})\.\s", text)[1:] if REPORTING_NOTE.match(text) else ()
    clauses = filter(load_telling_words().past.search, _CLAUSE.split(text)[1:])
    return any(states(f"{part.strip(' .')}.") for part in (*parts, *clauses))


def staff_house(line: str) -> str | None:
    """Returns the outlet or agency whose staff the note names."""
    match = load_page_words().staff.match(line)
    house = ((match and match["house"]) or "").strip()
    if house.startswith(("A ", "An ")):  # "A Reuters reporter"
        return None
    return house or None


def desk_house(line: str) -> str | None:
    """Returns the outlet in a line such as "Daily Planet Staff"; None if the line is not such a
    byline."""
    match = _DESK.match(line)
    if not match or set_of("page_words.beats") & set(match["house"].casefold().split()):
        return None
    return match["house"]


def dateline_end(line: str, *, early: bool) -> int:
    """Returns where the dateline at the beginning of this paragraph ends, 0 if it has none: of
    "HARN (Norvia) - The mill burnt down on Monday night", behind the dash.

    Unless `early`, a dateline counts only if it has an agency.
    """
    match = _DATELINE.match(line[:160])
    if not match or _opens_a_sentence(match[0]):
        return 0
    by_agency = any(name in match[0] for agency in load_agencies() for name in agency.names)
    behind = line[match.end() :]
    first_sign = behind[:1]
    # what follows looks like the first word of a sentence
    opens_prose = early and (first_sign.isupper() or first_sign in "\"'“‘" or first_sign.isdigit())
    if (opens_prose or by_agency) and word_count(behind) >= 6:
        return len(match[0].rstrip())
    return 0


def _opens_a_sentence(words: str) -> bool:
    """Whether words that are set as a dateline are none: "On October 1 - 2 Harn hosts",
    "BREAKING:", "RESIDENT NINA SALT SAID:"."""
    opening, colon, _ = words.partition(":")
    plain = opening.strip(" -–—")
    if plain in set_of("page_words.openings") or plain.startswith(("On ", "In ")):
        return True
    return bool(colon) and _SAYING.search(plain) is not None


def is_dateline(line: str) -> bool:
    """Whether the line is nothing but a dateline."""
    return len(line) <= 60 and bool(_ALONE.match(line))
