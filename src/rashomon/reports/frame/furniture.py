"""Which characters of a report are not its prose, and of what type."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from rashomon.reports.frame import bylines
from rashomon.reports.frame.captions import (
    credit_alone,
    is_caption,
    is_gallery,
    is_picture_source,
    looks_shown,
    repeated_lines,
    shared_credits,
)
from rashomon.reports.frame.frame_lines import CROSSHEAD, find_frame
from rashomon.reports.frame.prose_sentences import is_news_line, tells
from rashomon.reports.page_words import furniture_type, is_correction, opens_tail
from rashomon.reports.text_lines import TextLine

_TOLD = re.compile(r"\b(?:said|says|told|added|according to)\b|[\"“”]|[.!?]\s+[A-Z]|[^\w)’']$")
_LETTERS_FIRST = re.compile(r"[A-Z]{2,5} [A-Z][a-z]+ [a-z]")  # whose picture it is, then what it shows
Piece = tuple[int, int, str]  # start, end, type
_INLINE_CREDIT = re.compile(r"\((?:AP Photo|REUTERS|Photo|Image|Picture|Credit)[:/ ][^()\n]{2,80}\)")
_TAIL_SHARE = 0.45  # a marker such as "Related" in the upper half of a page is a box inside the story, not its end


def find_furniture(
    text: str, lines: Sequence[TextLine], *, title: TextLine | None, taken: Mapping[int, str], known: Mapping[str, str] | None = None
) -> tuple[Piece, ...]:
    """Typed pieces, in order, none overlapping. `taken`: lines typed by the masthead; `known`: lines that a page's markup types, None for a
    text without markup. Where there is markup, a line's mere look says nothing: a picture's caption stands in its own element."""
    kinds = find_by_rules(lines, title=title, taken=taken, known=known)
    if known is None:
        kinds |= find_frame(lines, title, kinds)
    pieces = [(line.start, line.end, kinds[line.number]) for line in lines if line.number in kinds]
    return tuple(sorted([*pieces, *_inside(text, lines, title, kinds)]))


def find_by_rules(
    lines: Sequence[TextLine], *, title: TextLine | None, taken: Mapping[int, str], known: Mapping[str, str] | None
) -> dict[int, str]:
    """The types of the lines that rules of words, look and place know."""
    kinds = dict(taken) | _by_markup(lines, known or {})
    _by_words([line for line in lines if known is None or (known.get(line.text) != "" and any(map(str.isalpha, line.text)))], title, kinds)
    if known is None:
        _by_look(lines, title, kinds)
        _between_captions(lines, title, kinds)
    else:
        _by_credit(lines, title, kinds)
    if known is None:
        _boxes(lines, title, kinds)
    _tail(lines, title, kinds)
    if known is None:
        _short_neighbours(lines, title, kinds)
    return kinds


def _by_markup(lines: Iterable[TextLine], known: Mapping[str, str]) -> dict[int, str]:
    return {line.number: kind for line in lines if (kind := known.get(line.text))}


def _open(lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]) -> list[TextLine]:
    return [line for line in lines if line.number not in kinds and line is not title and not is_correction(line.text)]


def _by_words(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    for line in _open(lines, title, kinds):
        if kind := furniture_type(line.text):
            kinds[line.number] = kind
        elif bylines.is_staff_note(line.text) or _is_note(line.text):
            kinds[line.number] = "byline"


def _is_note(text: str) -> bool:
    match = bylines.REPORTING_NOTE.match(text)
    return match is not None and match.end() >= len(text) - 1


def _by_look(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    headline = frozenset(title.words) if title else frozenset()
    repeated = repeated_lines(lines, title) | shared_credits(_open(lines, title, kinds))
    for line in _open(lines, title, kinds):
        if is_gallery(line.text):
            kinds[line.number] = "caption"
        elif credit_alone(line.text):
            kinds[line.number] = "credit"
        elif line.number in repeated or is_caption(line, headline):
            kinds[line.number] = "caption"
    _unstopped(lines, title, kinds)
    _galleries(lines, title, kinds)


def _by_credit(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    for line in _open(lines, title, kinds):
        if credit_alone(line.text):
            kinds[line.number] = "credit"


def _unstopped(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    """Between stopped paragraphs, a long line without a stop describes a picture; a crosshead is short, a list comes in rows."""
    prose = [line.number for line in lines if line.sentence and line.number not in kinds]
    if len(prose) < 3:
        return
    rows = {line.number for line in lines if not line.stopped and line.number not in kinds and line is not title}
    if 2 * len(rows) > len(prose):  # where many paragraphs lack a stop, a missing one says nothing
        return
    for line in _open(lines, title, kinds):
        listed = (line.number - 1 in rows or line.number + 1 in rows) and not _LETTERS_FIRST.match(line.text)
        told = _TOLD.search(line.text) or tells(line.text)
        if line.number in rows and line.number > prose[0] and not listed and 7 <= line.length <= 60 and not told:
            kinds[line.number] = "caption"


def _galleries(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    """Three and more lines in a row, below the first paragraphs, that say without a stop what is to be seen, and one below a credit of its own."""
    prose = [line.number for line in lines if line.sentence and line.number not in kinds]
    if len(prose) < 2:
        return
    free = [line for line in _open(lines, title, kinds) if line.number > prose[1] and _describes(line)]
    numbers = {line.number for line in free}
    for line in free:
        first, last = line.number, line.number
        while first - 1 in numbers or kinds.get(first - 1) in _OF_PICTURES:
            first -= 1
        while last + 1 in numbers or kinds.get(last + 1) in _OF_PICTURES:
            last += 1
        listed = lines[first - 1].text.endswith(":")
        below_source = _names_a_source(lines[line.number - 1], kinds)
        if not listed and (last - first >= 2 or below_source):
            kinds[line.number] = "caption"
        if below_source:
            kinds[line.number - 1] = "credit"


_OF_PICTURES = ("caption", "credit")


def _names_a_source(line: TextLine, kinds: Mapping[int, str]) -> bool:
    """Whether a line is nothing but whose the picture below it is: "Reuters" among the pictures of a page."""
    return line.length <= 3 and (kinds.get(line.number) == "credit" or is_picture_source(line.text))


def _describes(line: TextLine) -> bool:
    """Whether a line of some length has no stop and looks as if it described a picture."""
    shown = looks_shown(line) and (not tells(line.text) or _SEEN.search(line.text) is not None)
    return not line.stopped and 8 <= line.length <= 60 and line.text[:1] not in "*•-–" and shown


_SEEN = re.compile(r"\b(?:is|are) (?:seen|pictured|shown)\b")


def _between_captions(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    """Up to four lines that could describe pictures and stand in a row of captions, or end the page after one, are captions."""
    free = {line.number for line in _open(lines, title, kinds) if looks_shown(line)}
    captions = [number for number, kind in sorted(kinds.items()) if kind == "caption"]
    for here, after in itertools.pairwise([*captions, len(lines)]):
        between = set(range(here + 1, after))
        if 1 <= len(between) <= 4 and between <= free:
            kinds.update(dict.fromkeys(sorted(between), "caption"))


def _boxes(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    """Headlines listed below "Related" or its like, up to the next paragraph of prose."""
    inside = False
    for line in lines:
        if kinds.get(line.number) == "related" and line.length <= 6:
            inside = True
        elif inside and line.number not in kinds:
            inside = (not line.stopped or line.text.endswith("?")) and line.length <= 20 and line is not title
            if inside:
                kinds[line.number] = "teaser"


def _tail(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    prose = [line for line in lines if line.sentence and line.number not in kinds]
    whole = sum(len(line.text) for line in prose)
    for line in lines:
        if line is title or not opens_tail(line.text) or not whole:
            continue
        left = sum(len(other.text) for other in prose if other.number > line.number)
        if left <= _TAIL_SHARE * whole and sum(other.number < line.number for other in prose) >= 2:
            _type_rest(lines[line.number :], kinds)
            return


def _type_rest(rest: Sequence[TextLine], kinds: dict[int, str]) -> None:
    kind = "related"
    for line in rest:
        found = furniture_type(line.text)
        if found == "comments" or opens_tail(line.text):
            kind = "comments" if found == "comments" else "related"
            kinds.setdefault(line.number, found or kind)
        elif not is_correction(line.text) and not is_news_line(line.text):
            kinds.setdefault(line.number, "comments" if kind == "comments" else "teaser")


def _short_neighbours(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    """Scraps among furniture: a word or two above the story, and whatever is not a sentence below it."""
    prose = [line.number for line in lines if line.sentence and line.number not in kinds]
    if not prose:
        return
    for line in _open(lines, title, kinds):
        near = {kinds.get(line.number - 1), kinds.get(line.number + 1)} - {None}
        above = title is not None and title.number < line.number < prose[0] and line.length <= 4 and not re.search(r"\d", line.text)
        below = line.number > prose[-1] and line.length <= 12 and kinds.get(line.number - 1) is not None
        above = above and line.text[:1] not in "*•-–"  # points of the story, listed under its headline
        told = line.stopped or tells(line.text) or set(line.text) & set('"“”')
        if near and (above or below) and not CROSSHEAD.fullmatch(line.text) and not told:
            kinds[line.number] = "menu"


def _inside(text: str, lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]) -> Iterable[Piece]:
    """Furniture inside paragraphs: the dateline that opens one, the note on who reported, a picture's credit."""
    seen = 0
    for line in lines:
        if line.number in kinds or line is title:
            continue
        raw = text[line.start : line.end]
        if bylines.is_dateline(raw):
            yield line.start, line.end, "dateline"
            continue
        if end := bylines.dateline_end(raw, early=seen < 3):
            yield line.start, line.start + end, "dateline"
        seen += line.sentence
        notes = [*bylines.REPORTING_NOTE.finditer(raw), *_INLINE_CREDIT.finditer(raw)]
        last = end
        for match in sorted(notes, key=lambda m: m.span()):
            if match.start() >= last:
                yield line.start + match.start(), line.start + match.end(), "byline" if match[0].casefold().count("by ") else "credit"
                last = match.end()
