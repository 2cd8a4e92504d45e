"""find_frame finds the lines that frame the story above and below its prose. It uses their shape
and position, where no rule knows their words.

Every newsroom words its name, dates, bylines and notices differently. What they share is where they
stand (around the headline, below the last paragraph) and how they look: names, dates and
separators, no verb, hardly a word of the story.
"""

from collections.abc import Callable, Iterable, Iterator

from rashomon.reports.frame import bylines
from rashomon.reports.news_sentences import states, tells_as_headline
from rashomon.reports.page_dates import find_dates
from rashomon.reports.page_words import is_correction, names_the_page
from rashomon.reports.text_lines import Lines, TextLine, TypedLines, ends_a_sentence
from rashomon.shipped.tables.page_words import load_telling_words
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.whole_sentences import sentence_places

_SAYS_MORE = 4  # plain words of a line that may say more of the story
_MOST = 320  # characters of a line that may frame a page
_CALENDAR = pattern_of(
    r"(?i)\b{calendar.abbreviated_months}(?:\.|\b)"
    r"|\b(?:(?!may\b){calendar.months}|{calendar.weekday_stems}day)\b"
)
_CLOCK = pattern_of(r"(?i)\b\d{1,2}[.:h]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b|\b(?:GMT|UTC|CET|EST)\b")
_MARKS = pattern_of(r"\s[|/•·>»–—-]{1,2}\s|\s?[|•·]\s?|\s{3,}")
_LABEL = pattern_of(r"^[A-Z][\w’' -]{1,28}:\s")
_CONTACT = pattern_of(
    r"\S@\S|https?://|\bwww\.|(?<![\w-])[\w-]++\.{page.domains}\b(?!\.)"
    r"|\+?\d[\d /-]{6,}\d"
)
_BY = pattern_of(r"(?i)^\W*{page.frame_by}\b")
_CRAFT = pattern_of(r"(?i)\b{page.craft}\b")
_POINTER = pattern_of(r"(?i)\b{page.pointers}\b")
_SIGNED = pattern_of(r"[A-Z][^()]{2,60}\s\([A-Z][\w .'’-]{1,30}\)\W*$")
# What speaks of the page, or is set as its lines are.
_SIGNS = (
    _CALENDAR,
    _CLOCK,
    _CONTACT,
    _BY,
    _CRAFT,
    pattern_of(r"(?i)\b{page.product}\b|©"),
    _POINTER,
    pattern_of(r"(?i)\b(?:you|your|our)\b"),
    _MARKS,
    _LABEL,
    pattern_of(r"^(?:[A-Z]{2,8}[ /])?[A-Za-z.]{1,6}(?:/[A-Za-z0-9.-]{1,12})+$"),  # initials
)
# The first crosshead of a situation report or a question-and-answer page, right below the page's
# own lines.
_CROSSHEAD = pattern_of(r"(?i)(?:\d{1,2}[.)]\s)?{page.crossheads}\W*")

# "Q: Who had the keys?"; "A. Roe" is a name.
_TURN = pattern_of(r"(?:Q|A|Question|Answer)(?::\s|\.\s(?:\S+\s){3,}\S*[.?!]$)")


def find_frame(page: TypedLines) -> dict[int, str]:
    """Returns the types of those lines that frame the page and that no rule recognises."""
    types = {}
    for zone, framing in zones_of(page):
        for line in framing:
            if not page.is_open(line) or ends_a_sentence(page.lines, line):
                continue
            following = page.lines[line.number + 1 :]
            opens_quotation = line.text[-1] == ":" and following and following[0].text[0] in '“"«„'
            # what tells news is part of the story
            if (zone == "head" and _says_more(line)) or opens_quotation:
                continue
            if may_frame(line) and _looks_framed(line) and not tells_as_headline(line.text):
                types[line.number] = frame_type(line, zone)
    return types


def _looks_framed(line: TextLine) -> bool:
    """Whether the line has signs of the page. It needs more of them if a verb or its length
    suggests a paragraph, and none if it is only a name."""
    text = line.text
    verb = has_verb(text)
    if not line.stopped and _plain(text) < _SAYS_MORE and not verb:
        return True
    signs = signs_in(text) + names_the_page(text)
    signs += bool(find_dates(text)) + (not set_of("page_words.outlet_words").isdisjoint(line.words))
    # a line of 15 words may be a paragraph, so that more must speak for it
    return signs > line.stopped * (verb + 2 * (line.length >= 15))


def signs_in(text: str) -> int:
    """Returns how many signs of the page a line has."""
    return sum(pattern.search(text) is not None for pattern in _SIGNS)


def _plain(text: str) -> int:
    return sum(word[:1].islower() and len(word) >= 4 for word in text.split())


def is_plate(line: TextLine, below: TextLine) -> bool:
    """Whether a line at the top can only be the name of a publisher above its headline."""
    unstopped = line.text.rstrip(".")
    is_of_names = _plain(unstopped) == 0 and unstopped.replace(" ", "").replace("-", "").isalpha()
    return is_of_names and line.length <= 8 and not has_verb(unstopped) and _plain(below.text) > 0


def has_verb(text: str) -> bool:
    """Whether the line has a finite verb that is not one of pages."""
    no_verbs = set_of("page.acts_of_pages") | {"May"}
    for verb in load_telling_words().finite.finditer(text):
        if no_verbs.isdisjoint({verb[0], verb[0].lower()}):
            return True
    return False


def _says_more(line: TextLine) -> bool:
    """Whether a line near the headline belongs to the story: a bullet point under it, or a
    standfirst in which nothing refers to the page."""
    text = line.text
    if text[:1] in "*•-–":
        return True
    if _plain(text) < _SAYS_MORE or find_dates(text) or text[:1] in "([":
        return False
    return not signs_in(text)


def head_zone(page: TypedLines) -> Lines:
    """Returns the lines above the first paragraph, from the top."""
    # frames are short, and a story's own short lines stand between them
    return list(_until_the_story(page.lines[:10], page=page, closes=_is_paragraph))


def _until_the_story(
    lines: Iterable[TextLine],
    page: TypedLines,
    closes: Callable[[TextLine], bool],
) -> Iterator[TextLine]:
    """Yields the lines before the first that closes the zone, or before the second sentence of the
    story."""
    sentences = 0
    for line in lines:
        if page.is_open(line):
            # the first may be a summary above the story
            sentences += line.sentence and tells_something(line)
            if sentences > 1 or closes(line):
                return
        yield line


def _is_paragraph(line: TextLine) -> bool:
    # a stopped line of twenty words can only be prose
    if line.stopped and line.length >= 20 and not find_dates(line.text[:80]):
        return True
    return bylines.dateline_end(line.text, early=True) > 0


def zones_of(page: TypedLines) -> tuple[tuple[str, Lines], ...]:
    """Returns the lines of each zone by name, from its outer edge inwards: the first lines and the
    last ones."""
    head = head_zone(page)
    last = reversed(page.lines[1:][-5:])
    foot = _until_the_story(last, page=page, closes=lambda line: line in head)
    return ("head", head), ("foot", list(foot))


def may_frame(line: TextLine) -> bool:
    """Whether the line may be furniture. It is short, and it is no correction note, dateline,
    crosshead or line that tells something of the story."""
    text = line.text
    of_the_story = (
        is_correction(text)
        or bylines.is_dateline(text)
        or bylines.dateline_end(text, early=True)
        or _TURN.match(text)
        or tells_something(line)
    )
    if of_the_story or len(text) > _MOST or _CROSSHEAD.fullmatch(text):
        return False
    return any(map(str.isalpha, text))


def tells_something(line: TextLine) -> bool:
    """Whether a sentence of the line belongs to what the report tells."""
    for start, end in sentence_places(line.text, start=0, stop=len(line.text)):
        if is_news_sentence(line.text[start:end].strip()):
            return True
    return False


def is_news_sentence(sentence: str) -> bool:
    """Whether this sentence belongs to what the report tells: it states something, and is no note
    on who wrote what."""
    return (states(sentence) and not bylines.is_note(sentence)) or bylines.tells_more(sentence)


def frame_type(line: TextLine, zone: str) -> str:
    """Returns the furniture type of a framing line: in the head the day, authors or a credit;
    elsewhere authors, a pointer to another page, or other words of the page."""
    text = line.text
    is_dated = _CALENDAR.search(text) and not _CLOCK.search(text)
    if zone == "head" and is_dated and _SIGNED.match(text):
        return "dateline"
    if _BY.match(text) or (_CRAFT.search(text) and not _POINTER.search(text)):
        return "byline"
    if zone == "head":
        if find_dates(text) or _CALENDAR.search(text):
            return "byline"
        return "credit"
    if _POINTER.search(text) and not _CONTACT.search(text):
        return "teaser"
    return "boilerplate"
