"""Finds outlets in the lines around the headline: one that stands alone above it, or else the
likeliest one. Also finds the people among what pages, feeds and exports give as authors."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from rashomon.reports.frame import bylines
from rashomon.reports.frame.captions import credit_alone
from rashomon.reports.frame.frame_lines import head_zone
from rashomon.reports.news_sentences import tells_as_headline
from rashomon.reports.page_dates import PrintedDate, find_dates, is_date_line, without_days
from rashomon.reports.page_words import has_form
from rashomon.reports.text_lines import TextLine, TypedLines
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import PatternMatch, pattern_of, set_of
from rashomon.text.white_space import single_spaced, stripped, word_count

_SMALL_WORDS = set_of("small_words.of_mastheads")
_LETTERS = pattern_of(
    r"(?P<short>[A-Z]{2,6})\s?[-–—|:]\s?(?P<name>[^\W\d_][\w'’]*(?: [\w'’]+){1,6})$"
)
_ADDRESS = pattern_of(r"[\w-]+\.(?:com|org|net|info|news|co\.\w\w|\w\w)")
_FORM = pattern_of(r"\.?,?\s{page.behind_houses}\b")  # behind an outlet's name in a note
_PARTS = pattern_of(r"\s*[|·•/]\s*|\s[-–—>»]+\s|:\s|;\s|,\s|\s{3,}|\t|\s?[()]\s?")
_FEED = pattern_of(r"(?i)(?:{page.words_of_feeds}\b\s?)+")
_FEED_OF = pattern_of(
    r"(?i)^(?:{page.words_of_feeds}\s)+(?:of|for|from)\s(?:the\s)?"
    r"|\s(?:RSS|Atom)(?: feed)?$"
)
_PERIOD = pattern_of(r"(?i)\b{page.periods}\b")
_SIGNED = pattern_of(r"/[A-Z][\w.&' -]{1,30}/\W*$")  # a line that an agency signs
_CALENDAR = pattern_of(r"(?i)^{calendar.words_of_nameplates}\.?$")
_SAY_NOTHING = set_of("page.labels_of_nameplates")
_WEB_ADDRESS = pattern_of(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}")
# Words before a name: "from the Vale Courier", "Published by Vale Courier", "Statement of the Vale
# Council".
_OPENING = pattern_of(r"(?i)^{page.openings_of_notes}\b[: ]+(?:the (?=[A-Z]))?")
_INSTITUTION = pattern_of(r"(?i)\b{institutions.of_nameplates}\b")
_RELEASE = pattern_of(r"(?i)\b{page.releases}\b")
_ISSUED_BY = pattern_of(
    "(?i)(?:(?:press |media )?{page.issued} (?:of|by|from) (?:the "
    ")?(?P<of>[A-Z].{2,60}?)"
    r"(?: {page.issued_about}\b|$)|(?P<before>[A-Z][^:]{2,50}?)(?:, "
    r"[^:]{2,30})?: )"
)
_PLATE_VERB = pattern_of(r"(?i)\b{page.finite_verbs|page.more_of_plates}\b")
_LATIN = pattern_of("[A-Za-z\u00c0-\u024f]")
_HOW_MANY = pattern_of(
    r"(?i)(?:(?:an?|at least|more than|nearly|some|up to)\s(?=[a-z]|\d+\s?[a-z]*$))?"
    r"(?:(?<=\s)\d|(?:{lineage_words.numbers|amounts.round}|dozen|half|none|several)\b)"
)
_PART_OF_HOUSE = pattern_of(r"(?i)(?:{page.parts_of_houses})")
_OF_HOUSES = pattern_of(r"(?i)\b{institutions.that_issue}\b")
_NUMBERED = pattern_of(r"([^\W\d_a-z][\w'’]*) \d{1,2}(?: [^\W\d_a-z]\w*)?")


def is_outlet_alone(text: str) -> bool:
    """Whether the line holds nothing but a name with a word typical of papers and stations."""
    words = text.split()
    is_of_names = all(word[:1].isupper() or word.casefold() in _SMALL_WORDS for word in words)
    return 2 <= len(words) <= 6 and is_of_names and is_outlet_name(text) and not find_dates(text)


def names_an_outlet(text: str) -> bool:
    """Whether the line holds a word typical of institutions and their publications, or of papers
    and stations."""
    return bool(_OF_HOUSES.search(text)) or is_outlet_name(text)


def opens_with_a_count(text: str) -> bool:
    """Whether the words begin with how many and have none of houses: "Fourteen", "Two Dead", but
    "Nine News"."""
    return _HOW_MANY.match(text) is not None and not names_an_outlet(text)


def is_nameplate(text: str) -> bool:
    """Whether a line in capitals may be a name rather than a headline: a few words, no verb, no
    figure, no sign of speech."""
    if not text.isupper() or re.search(r"[\d!?:;,\"“”‘]", text):
        return False
    words = word_count(text)
    return (words <= 8 and names_an_outlet(text)) or (words <= 4 and not _PLATE_VERB.search(text))


def is_outlet_name(name: str) -> bool:
    """Whether the name has a word that papers, stations and agencies have in their names, or is a
    web address."""
    joined = re.findall(r"[A-Z][a-z]+|[A-Z]{2,}(?![a-z])", name)
    for word in (*name.split(), *joined):
        if word.casefold().strip(".") in set_of("page_words.outlet_words"):
            return True
    return _ADDRESS.fullmatch(name) is not None


def _in_title_case(name: str) -> str:
    """Returns the name as readers write it: names of several words set in capitals are put in title
    case."""
    words = name.split()
    if not name.isupper() or len(words) < 2:
        return name
    for i, word in enumerate(words):
        if i and word.casefold() in _SMALL_WORDS:
            words[i] = word.casefold()
        elif len(word) > 3 or word == "THE":
            words[i] = word.capitalize()
    return " ".join(words)


def is_part_of_house(text: str) -> bool:
    """Whether the words are what papers and stations call a part of theirs: "Evening briefing"."""
    return _PART_OF_HOUSE.fullmatch(text.strip(" .:")) is not None


def is_label(text: str) -> bool:
    """Whether the words name a section of a page or a type of publication: "Politics", "Evening
    briefing", "Situation Report No. 3"."""
    plain = {"no", "nr"}
    for word in text.split():
        if not word.strip("#.").isdigit():
            plain.add(word.casefold().strip(":."))
    labels = set_of("page_words.interface", "page_words.sections", "page.labels_of_houses")
    return is_part_of_house(text) or plain - {"no", "nr"} <= labels


def house_of_feed(title: str) -> str | None:
    """Returns the outlet in a feed's title, without what says which feed it is: "Vale Courier »
    Feed", "World news | Vale Courier", "RSS feed of the Vale Courier"."""
    plain = _FEED_OF.sub("", single_spaced(title)).strip(" -–—|»:")
    parts = stripped(_PARTS.split(plain))
    telling_parts = [part for part in parts if not (_FEED.fullmatch(part) or is_label(part))]
    if 0 < len(telling_parts) < len(parts):
        return telling_parts[0]
    return plain or None


def without_form(house: str) -> str:
    """Returns the outlet named in a note on rights, without what follows its name there. Returns ""
    for a mere "us"."""
    name = _FORM.split(house)[0].strip(" .,")
    if name.casefold() in {"us", "our", "me", "the"}:
        return ""
    return name


def fuller_name(stated: str | None, printed: str | None) -> str | None:
    """Returns the outlet that a page states, or the one that its lines print, if that is the same
    name with more words: "Vale Courier" for "Courier"."""
    if stated and printed and f" {printed}".casefold().endswith(f" {stated}".casefold()):
        return printed
    return stated or printed


def outlet_of(page: TypedLines) -> str | None:
    """Returns the likeliest outlet in the furniture around the headline; None if none is likely."""
    prose = "\n".join(line.text for line in page.lines if page.is_open(line))
    best = 1  # less is no evidence
    likeliest = None
    title = page.title
    for line in _furniture_around_title(page):
        kind = page.kinds[line.number]
        above = title and line.number < title.number
        # a menu below the headline names many houses, a dateline a place
        of_many = kind == "menu" and not above and len(_PARTS.split(line.text)) > 2
        if of_many or kind == "dateline":
            continue
        for order, name in _names_of(line):
            weight = _weight(name, order=order, line=line, page=page, prose=prose)
            if weight > best:
                best = weight
                likeliest = name
    likeliest = likeliest or _issuer(page)
    if likeliest:
        return _in_title_case(likeliest)
    return None


def _furniture_around_title(page: TypedLines) -> Iterator[TextLine]:
    """Yields the furniture around the headline that may speak of the page itself: no caption, no
    credit of a picture, no second headline."""
    title = page.title
    for line in head_zone(page):
        kind = page.kinds.get(line.number, "caption")
        of_others = kind in {"caption", "teaser", "related"} or (
            kind == "credit" and (credit_alone(line.text) or _is_second_headline(line, title))
        )
        if line is not title and not of_others and not has_form(line.text):
            yield line


def _is_second_headline(line: TextLine, title: TextLine | None) -> bool:
    """Whether the line says what happened, or is longer than a name and repeats the headline."""
    long = line.long_words
    repeats = title is not None and line.length >= 6 and len(long.intersection(title.words)) >= 2
    return repeats or tells_as_headline(line.text)


def _issuer(page: TypedLines) -> str | None:
    """Returns who issued a press release, if the headline alone says so: "Vale Rail: information on
    train 12", "Statement of Vale Rail on ...".
    """
    title = page.title
    top = [line.text for line in head_zone(page) if line.number in page.kinds]
    if not title or not any(map(_RELEASE.search, (*top, title.text))):
        return None
    match = _ISSUED_BY.match(title.text)
    if match:
        return _leading_name(match["of"] or match["before"])
    return None


def _names_of(line: TextLine) -> Iterator[tuple[int, str]]:
    """Yields the parts of a line that may be a name, each with its position among the parts that
    are more than a day or a label. A line that only says when has none."""
    text = "" if is_date_line(line.text) else line.text
    letters = _LETTERS.match(text)
    if letters and letters["short"] == "".join(re.findall(r"\b[A-Z]", letters["name"])):
        yield 0, letters["name"]  # "VPA - Vale Press Agency"
        return
    parts = [part for part in _PARTS.split(without_days(text)) if not _only_dates(part)]
    for order, part in enumerate(parts):
        if name := _leading_name(part):
            yield order, name


def _is_numbered(part: str) -> bool:
    """Whether a part is a station's name with its number, "Kanal 9", and no page's or section's."""
    match = _NUMBERED.fullmatch(part)
    first = match[1].casefold() if match else ""
    pages = set_of("page_words.interface", "page_words.sections")
    return match is not None and not (first in pages or first in _SAY_NOTHING or is_label(first))


def _only_dates(part: str) -> bool:
    """Whether each word of a part is of a calendar or a label."""
    for word in re.findall(r"[^\W\d_][\w.'’-]*", part):
        plain = word.casefold().strip(".,").rstrip("-0123456789")  # "UTC-4"
        if len(plain) > 1 and plain not in _SAY_NOTHING and not _CALENDAR.match(plain):
            return False
    return True


def _leading_name(part: str) -> str:
    """Returns the capitalised words that open the part; empty if they are not a name.

    Of "Harn Gazette and its readers", "Harn Gazette".
    """
    part = _OPENING.sub("", part.strip(" .,*_#-–—|/()[]"))
    words = part.split()
    # in a script other than Latin, of whose words only the first is set large, or none
    is_elsewhere = len(words) <= 4 and part[:1].isalpha() and not _LATIN.search(part)
    if is_elsewhere or _WEB_ADDRESS.fullmatch(part) or _is_numbered(part):
        return part
    # the words at the beginning that are set large, have figures or are small words of names
    name_words = list(takewhile(_may_be_in_name, words))
    is_cut = len(name_words) == 1 < len(words) and not names_an_outlet(" ".join(words[1:]))
    if is_part_of_house(part) or is_cut:
        return ""
    # what follows a name is short; else this is a sentence
    if not words or not words[0][0].isupper() or len(words) > 2 * len(name_words) + 3:
        return ""
    # no name ends in a small word or a sign
    while name_words and (
        name_words[-1].casefold() in _SMALL_WORDS or not name_words[-1][0].isalpha()
    ):
        name_words.pop()
    name = " ".join(name_words).strip(".,")
    if 1 <= len(name_words) <= 8 and len(name) > 1 and not _says_nothing(name_words):
        return name
    return ""


def _may_be_in_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word.casefold() in _SMALL_WORDS


def _says_nothing(words: Sequence[str]) -> bool:
    """Whether these words are page labels, or open like a date or a byline."""
    never_first = words[0].casefold().strip(".") in set_of("page.never_first")
    if never_first or opens_with_a_count(" ".join(words)):
        return True
    for word in words:
        plain = word.casefold().strip(".")
        if not (plain in _SAY_NOTHING or is_label(plain) or _CALENDAR.match(plain)):
            return False
    return True


def _weight(
    name: str,
    order: int,
    line: TextLine,
    page: TypedLines,
    prose: str,
) -> int:
    """Returns the weight of evidence that the name is the outlet's: what stands beside it, and how
    the story uses it."""
    text = line.text
    number = line.number
    title = page.title
    first = order == 0
    by = bylines.byline_authors(text) is not None
    dated = bool(find_dates(text))
    neighbours = page.lines[max(number - 1, 0) : number + 2]
    has_outlet_word = is_outlet_name(name)
    institution = _INSTITUTION.search(name)
    may_be_place = dated and first and not (has_outlet_word or institution)
    marked = " " not in name or re.search(rf"[|·•/–]\s*{re.escape(name)}", text)
    signs = (
        (3, has_outlet_word),
        (2 - order, institution),
        (-2 * min(order, 3), not institution),
        (2, dated and first),
        (1, not dated and any(find_dates(neighbour.text) for neighbour in neighbours)),
        (3, first and title and number < title.number),
        (2, name.startswith(("The ", "THE "))),
        (1, name.isupper() and len(name) > 3),
        (2, _is_used_in(prose, name)),
        (1, first and not dated and not by and len(text.strip(" .")) > len(name) + 2),
        (1 + name.isupper(), first and not by and title and number == title.number + 1),
        (-8, may_be_place and _is_place(name, text=text, prose=prose)),
        (6, dated and order and text.rstrip().endswith(f"/{name}/")),
        (-1, by),
        (-2, by and first),
        # "By Ana Ruiz, Sportpage", "By Ana Ruiz | Vale Courier"
        (5, by and order and marked and not load_page_words().roles.search(name)),
    )
    return sum(points for points, holds in signs if holds)


def _is_used_in(prose: str, name: str) -> PatternMatch | None:
    """Returns where the story names a house as the one that tells it, to which somebody spoke, or
    whose reporter saw it."""
    quoted = re.escape(name)
    used = (
        rf"[(/]{quoted}[)/]|\b(?:told|tells|to|by) (?:the )?{quoted}\b|\b{quoted}['’]s "
        r"(?:reporter|photographer|correspondent)"
    )
    return re.search(used, prose, re.IGNORECASE)


def _is_place(name: str, text: str, prose: str) -> bool:
    """Whether the name stands before a day as a place of writing does: "Vale, 3 May 2021" where the
    story names Vale, "VALE, Norland, 3 May 2021", "VALE. 3 May 2021, 19:30. /Oltyn/"."""
    between = text[len(name) : find_dates(text)[0].start] if text.startswith(name) else "-"
    region = name.isupper() and re.fullmatch(r"(?:, [A-Z][\w. ]{1,20}){1,2},? ", between)
    is_before_day = name in prose and re.fullmatch(r"\s?[.,](?: \w+day,?)? ?", between)
    return bool(region or is_before_day or _SIGNED.search(text))


def dates_of(page: TypedLines) -> Iterator[tuple[PrintedDate, TextLine]]:
    """Yields the full dates in the furniture around the headline, each with its line."""
    for line in _furniture_around_title(page):
        if not _PERIOD.search(line.text):
            for date in find_dates(line.text):
                yield date, line


def people_in(stated: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """Returns the people in these lines of authors ("By Ana Ruiz and Tom Ek, Vale Courier"), each
    once. Desks, outlets, agencies, places and days are left out."""
    names = dict.fromkeys(name for line in stated for name in bylines.names_in(line))
    outlet_folded = (outlet or "").casefold()
    people = []
    for name in names:
        is_given = bylines.is_given(name)
        is_of_house = name.casefold() in outlet_folded and not (is_given and " " in name)
        if not is_of_house and (is_given or not names_an_outlet(name)):
            people.append(name)
    return tuple(people)
