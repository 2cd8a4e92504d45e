"""Finds the characters of a report that are not its prose, gives them types, and says which of them
are left out of the comparison (`is_certain`).

A reader of a comparison does not see what was left out of it, so only what cannot be news is left
out: links, captions and bylines by markup, numbered slides, and lines that credit, date or offer
subscription and tell nothing else. What the pages of one outlet share is found together with the
pile.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.reports.frame import bylines
from rashomon.reports.frame.captions import (
    credit_alone,
    is_caption,
    is_credited,
    is_gallery,
)
from rashomon.reports.frame.frame_lines import (
    find_frame,
    has_verb,
    is_news_sentence,
    signs_in,
    tells_something,
)
from rashomon.reports.news_sentences import has_figure, is_happening, states
from rashomon.reports.page_dates import is_moment_line, without_days
from rashomon.reports.page_words import (
    PLAIN,
    QUOTED,
    STOPPED,
    furniture_type,
    has_form,
    is_correction,
    is_order,
    speaks_of_the_page,
)
from rashomon.reports.text_lines import TextLine, TypedLines, line_at, seen
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.shipped.words import pattern_of, set_of, table
from rashomon.text.speech_labels import speech_labels
from rashomon.text.white_space import word_count
from rashomon.text.whole_sentences import sentence_places


def find_furniture(
    text: str, page: TypedLines, kinds_by_markup: dict[str, str] | None
) -> Sequence[tuple[int, int, str]]:
    """Returns pieces with their types, in order and without overlaps.

    - `page`: the lines, and the types that the masthead gave to some
    - `kinds_by_markup`: the types that a page's markup gave to lines, None for a text without
      markup

    Where there is markup, captions have elements of their own. The look of a line then decides
    nothing by itself.
    """
    page, cut = cut_sentences(text, page=page, kinds_by_markup=kinds_by_markup)
    kinds = page.kinds
    for line in page.lines:
        if not page.is_open(line):
            continue
        if is_correction(line.text):
            continue
        if kind := _type_by_look(line, marked=kinds_by_markup is not None):
            kinds[line.number] = kind
    if kinds_by_markup is None:
        kinds.update(find_frame(page))
    for line in page.lines:
        kind = kinds.get(line.number, "")
        # "Follow us on X. Two died": what looks like an initial may end an order
        further_sentences = re.split(r"(?<=[.!?])\s+", line.text)[1:]
        if kind and not (kind == "boilerplate" and any(map(states, further_sentences))):
            cut.append((line.start, line.end, kind))
    return _without_overlaps([*cut, *_datelines_inside(text, page)])


_COMMENT = pattern_of(r"(?m)^(\[[a-z]{1,2}\])[^\s\[].*")
_TAIL = pattern_of(r"(?im){page.tails_of_tools}[ \t]*$")


def made_by_tools(text: str) -> list[tuple[int, int, str]]:
    """Returns what a tool put into a text and no report says.

    That is the comments below a document, with their signs above them; how much an interface left
    out, with the word that it cut; and where a post of this headline first appeared.
    """
    signs = set(re.findall(r"(?<=\S)\[[a-z]{1,2}\](?!\w)", text))
    pieces = []
    for comment in _COMMENT.finditer(text):
        if comment[1] in signs:
            pieces.append((*comment.span(), "comments"))
    for tail in _TAIL.finditer(text):
        if text.count(tail["headline"] or "") > 1:
            pieces.append((*tail.span(), "boilerplate"))
    return pieces


def _without_overlaps(pieces: Sequence[tuple[int, int, str]]) -> Sequence[tuple[int, int, str]]:
    """Returns the pieces in order, without those that another one covers in part or as a whole."""
    out: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(pieces, key=lambda piece: (piece[0], -piece[1], piece[2])):
        if not out or start >= out[-1][1]:
            out.append((start, end, kind))
    return tuple(out)


def cut_sentences(
    text: str, page: TypedLines, kinds_by_markup: dict[str, str] | None
) -> tuple[TypedLines, list[tuple[int, int, str]]]:
    """Takes sentences about the page off the ends of lines. Returns what is left of the lines, with
    the types of those that are furniture as a whole, and the sentences that were taken off."""
    lines = page.lines
    kinds_given = page.kinds.items()
    kinds = {number: kind for number, kind in kinds_given if not tells_something(lines[number])}
    has_markup = kinds_by_markup is not None
    lines_left = []
    cut = []
    for line in lines:
        known_kind = kinds_by_markup.get(line.text) if kinds_by_markup else None
        if known_kind:
            kinds[line.number] = known_kind
        # a line whose type is known stays as it is
        if line.number in kinds or line is page.title or (has_markup and known_kind is not None):
            lines_left.append(line)
            continue
        prose = []
        typed = []
        for start, end, kind in _typed_sentences(text, line, marked=has_markup):
            if kind:
                sentence = line_at(text, start=start, end=end, number=0)
                typed.append((sentence.start, sentence.end, kind))
            else:
                prose.append((start, end))
        if typed and not prose:  # all of it is of the page
            kinds[line.number] = typed[0][2]
        elif typed:
            cut += typed
            line = line_at(text, start=prose[0][0], end=prose[-1][1], number=line.number)
        lines_left.append(line)
    return TypedLines(lines_left, page.title, kinds), cut


def _typed_sentences(text: str, line: TextLine, *, marked: bool) -> list[tuple[int, int, str]]:
    """Returns the sentences of a line, each with its type by its own words or those of the line, ""
    if it may be prose. Returns none of a correction.

    `marked` means that the markup tells lines of the page from others. Then a sentence among others
    is not looked at.
    """
    words = line.text
    if is_correction(words):
        return []
    if marked and not any(map(str.isalpha, words)):
        return []
    kind_of_line = _type_by_words(words)
    if has_form(words) or (marked and not kind_of_line):
        return [(line.start, line.end, kind_of_line)]
    return _typed_apart(text, line=line, kind_of_line=kind_of_line)


def _typed_apart(text: str, line: TextLine, kind_of_line: str) -> list[tuple[int, int, str]]:
    """Returns the sentences of a line, each with its type.

    `kind_of_line` is the type that the words of the line suggest; it counts for a sentence that is
    no news. If every sentence is of the page, the line is one piece. Words that end in a credit may
    be a caption, which is judged as a line.
    """
    pieces = []
    are_news = []
    are_of_page = []
    first_kind = ""  # the first type of a sentence
    for start, end in sentence_places(text, start=line.start, stop=line.end):
        sentence = seen(text[start:end])
        kind = ""
        is_news = is_news_sentence(sentence)
        if not is_news:
            kind = kind_of_line or _type_in_paragraph(sentence)
        pieces.append((start, end, kind))
        are_news.append(is_news)
        are_of_page.append(kind or (not is_news and speaks_of_the_page(sentence)))
        first_kind = first_kind or kind
    if first_kind and all(are_of_page):
        return [(line.start, line.end, first_kind)]
    # a caption is judged together with its credit
    _, _, kind_of_first = pieces[0]
    _, _, kind_of_last = pieces[-1]
    may_be_caption = len(pieces) > 1 and not (kind_of_first or are_news[0])
    if may_be_caption and kind_of_last == "credit":
        return []
    return pieces


def _type_in_paragraph(sentence: str) -> str:
    """Returns the type of a sentence among others, where a word of the page does not tell
    enough."""
    if credit_alone(sentence) and load_page_words().pictures.label.match(sentence):
        return "credit"
    if not speaks_of_the_page(sentence):
        return ""
    return _type_by_words(sentence) or ("boilerplate" if is_order(sentence) else "")


def _type_by_words(text: str) -> str:
    return furniture_type(text) or ("byline" if bylines.is_note(text) else "")


def _type_by_look(line: TextLine, *, marked: bool) -> str:
    """Returns the type that a line's look alone shows, "" for none. `marked` means that the page's
    markup shows which lines are captions."""
    if not marked and is_gallery(line.text):
        return "caption"
    if credit_alone(line.text) and (marked or not tells_something(line)):
        return "credit"
    if not marked and is_caption(line):
        return "caption"
    return ""


def _datelines_inside(text: str, page: TypedLines) -> Iterator[tuple[int, int, str]]:
    """Finds the datelines that open paragraphs."""
    paragraphs = 0
    labels = {label.start for label in speech_labels(text)}
    for line in page.lines:
        if not page.is_open(line) or line.start in labels:
            continue
        raw = text[line.start : line.end]
        if bylines.is_dateline(raw):
            yield line.start, line.end, "dateline"
            continue
        if end := bylines.dateline_end(raw, early=paragraphs < 3):
            yield line.start, line.start + end, "dateline"
        paragraphs += line.sentence


_ROW = pattern_of(r"(?P<label>\w+)\s?[|:]\s?[\d,. ]+")
_ONE = pattern_of(r"(?i)\bone\b")  # no figure where it stands for a thing
_WORD = pattern_of(r"[^\W\d_]+")


def is_certain(words: str, kind: str, kinds_by_markup: dict[str, str]) -> bool:
    """Whether a piece of furniture is left out of the comparison. `kinds_by_markup` has the types
    of lines by a page's markup."""
    marked = kinds_by_markup.get(words) == kind
    # the markup says so, or the form of the words alone
    if (kind == "caption" and (marked or is_gallery(words))) or has_form(words, alone=True):
        return True
    is_link = marked and kind in ("related", "teaser", "menu", "boilerplate")
    if is_link and not STOPPED.search(words):
        return True
    # also by their place and look
    signed = kind in ("byline", "credit") and _is_of_pages(without_days(words))
    signed |= marked if kind == "credit" else kind == "caption" and is_credited(words)
    # whatever tells news stays, even where place and look speak for furniture
    return (kind == "dateline" or signed or _is_of_the_page_by_words(words, kind)) and not tells(
        words
    )


def _is_of_pages(words: str) -> bool:
    """Whether no verb and hardly a word in small letters is another than those of pages."""
    if has_verb(words):
        return False
    pages = set_of("page.acts_of_pages", "page_words.interface")
    other_words = 0
    for word in PLAIN.findall(words):
        if len(word) > 3 and word not in pages:
            other_words += not signs_in(word)
    return other_words < 2  # words


def _is_of_the_page_by_words(words: str, kind: str) -> bool:
    """Whether the words alone tell that the line credits, dates, offers or belongs to a menu."""
    of_people = bylines.byline_authors(words) is not None or bylines.is_note(words)
    has_own_form = of_people or is_moment_line(words) or furniture_type(words) == kind
    brief = kind == "boilerplate" and word_count(words) <= 3  # "All rights reserved."
    if has_own_form and (brief or kind in ("credit", "byline", "newsletter", "menu", "comments")):
        return True
    return load_page_words().rights.match(words) is not None


def tells(words: str) -> bool:
    """Whether the line has a figure beside words, a quotation, or a verb for something that
    happened."""
    dayless = _ONE.sub(" ", without_days(words))
    counted = len(PLAIN.findall(dayless)) > 1 and has_figure(dayless) and not is_moment_line(words)
    return (
        counted
        or _is_row_of_a_toll(words)
        or QUOTED.search(dayless) is not None
        or any(map(is_happening, _WORD.findall(dayless)))
    )


def _is_row_of_a_toll(words: str) -> bool:
    """Whether the line is a row of a box: "Missing | 3"."""
    row = _ROW.fullmatch(words)
    return row is not None and any(
        row["label"].casefold() in labels.split() for labels in table("fates")["rows"].values()
    )
