"""Reads one source into a Report."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import PurePosixPath
from unicodedata import normalize

from rashomon.model.content_ids import text_hash
from rashomon.model.draft_report import DraftReport
from rashomon.model.report import POST, FoundIn, PageDate, Report, host_of
from rashomon.model.span import Furniture, Passages
from rashomon.reports.decoding import check_length, clean_text, decode, is_page
from rashomon.reports.frame import bylines
from rashomon.reports.frame.furniture import find_furniture, is_certain, made_by_tools
from rashomon.reports.items import KnownFacts, completed_by, saving_notes, with_archive
from rashomon.reports.markdown_text import is_markdown, read_markdown
from rashomon.reports.outlets.masthead import Masthead, find_masthead, published
from rashomon.reports.outlets.outlet_names import dates_of, fuller_name, outlet_of, people_in
from rashomon.reports.outlets.wires import find_wires, with_credits
from rashomon.reports.page.saved_page import Page, read_page
from rashomon.reports.page_dates import UPDATED, PrintedDate, date_fault
from rashomon.reports.page_words import address_of, is_correction
from rashomon.reports.text_lines import Lines, TextLine, TypedLines, split_lines, table_rows
from rashomon.settings import ReadSettings
from rashomon.shipped.tables.agencies import (
    agency_names,
    load_agencies,
    load_publishers,
    plain_outlet,
)
from rashomon.shipped.tables.language_tables import load_small_words
from rashomon.text.detect_language import guess_language, unread_warning
from rashomon.text.gathering import Overlaps
from rashomon.text.speech_labels import speech_labels
from rashomon.text.white_space import single_spaced

NO_HEADLINE = "no headline was found"
NO_PROSE = "no paragraph of prose was found: perhaps this is not the article"
_CUT = re.compile(r"(?:…|\.{3})\s*[\[(]\+?[\d., ]+(?:more )?char|[\[(](?:…|\.{3})[\])]\s*\Z")


def open_page(source: str, data: bytes, facts: KnownFacts, settings: ReadSettings) -> Page:
    """Returns the page, completed by what its container says. The page goes first, except that the
    address from which it was retrieved does. Raises SkipError if there is no text in it."""
    if (body := facts.text) is not None:
        title = (facts.title or "").removesuffix(f" - {facts.outlet}") or None
        facts = replace(facts, title=title)
        text, notes = clean_text(_with_headline(title, body))
        if _CUT.search(text):
            notes = (*notes, "its text is cut off: the rest stands where it was taken from")
        page = Page(
            text=text,
            kinds=dict.fromkeys(facts.captions, "caption"),
            written=text if settings.is_draft else "",
        )
    else:
        text, notes = decode(data, settings, facts.charset)
        page, facts = _page_of_text(source, text, facts, settings)
        if settings.is_draft:
            page = replace(page, written=text)
    return with_archive(
        replace(
            completed_by(replace(page, url=facts.url or page.url), facts),
            dates=page.dates + facts.dates,
            warnings=notes + page.warnings + facts.warnings,
        )
    )


def _page_of_text(
    source: str, text: str, facts: KnownFacts, settings: ReadSettings
) -> tuple[Page, KnownFacts]:
    """Returns a text as a page, with what is known of it: read as HTML or Markdown if it is one of
    these, otherwise as it is."""
    if is_page(source, text):
        return read_page(text), completed_by(facts, saving_notes(text))
    if is_markdown(source, text):
        check_length(text, settings)
        markdown = read_markdown(text)
        body, _ = clean_text(_with_headline(markdown.title, markdown.text or ""))
        return Page(text=body, title=markdown.title), completed_by(
            facts, replace(markdown, text=None)
        )
    return Page(text), facts


def _with_headline(title: str | None, body: str) -> str:
    """Returns headline and text; the headline is not repeated if the text begins with it."""
    opening = [
        single_spaced(line).casefold() for line in body.lstrip()[:2000].split("\n") if line.strip()
    ][:6]
    plain = single_spaced(title or "").casefold()
    if not plain or plain in opening or (opening and opening[0].startswith(plain)):
        return body.strip() + "\n"
    return f"{title}\n\n{body.strip()}\n"


_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")
_STRETCH = re.compile(r"(?s)\S(?:.{0,1500}(?!\S)|\S{1500})")  # whole words of a line


def numbers_left_out(lines: Lines, most: int) -> tuple[list[tuple[int, int, str]], str]:
    """Returns the lines to leave out so that at most `most` numbers are read, because each is
    compared with each, and a note on it. Returns nothing if the text has no more.

    Lines with the most numbers are left out first, and the last one of equals. They are shown, but
    not read. Of a line that is as long as a page, only parts are left out.
    """
    counts = []
    for line in lines:
        for stretch in _STRETCH.finditer(line.text):
            counts.append(
                (
                    len(_FIGURES.findall(stretch[0])),
                    line.start + stretch.start(),
                    line.start + stretch.end(),
                )
            )
    numbers = 0
    pieces = []
    for count, start, end in sorted(counts):
        numbers += count
        if numbers > most:
            pieces.append((start, end, "boilerplate"))
    if not pieces:
        return [], ""
    note = f"the text has {numbers:,} numbers, and {most:,} of a report are read (read.max_numbers)"
    return sorted(pieces), f"{len(pieces):,} lines of figures were left out: {note}"


def given_outlet(source: str, url: str | None, settings: ReadSettings) -> str | None:
    """Returns the outlet that the user names for this file or its address. The file may be given by
    its path, by the end of it or by more of it, with or without the suffix."""
    source = normalize("NFC", source)  # systems write one accent in two ways
    names = [f"/{name}" for name in (source, source.rpartition(".")[0]) if name]
    for pattern, outlet in settings.outlets:
        if pattern == url:
            return outlet
        path = f"/{normalize('NFC', pattern)}"
        for name in names:
            if path.endswith(name) or name.endswith(path):
                return outlet
    return None


def read_report(
    source: str,
    data: bytes,
    settings: ReadSettings,
    facts: KnownFacts | None = None,
    report_id: str | None = None,
) -> Report:
    """Returns the report in these bytes. `source` is its name, with `/` as separator. `facts` is
    what its container says of it. Raises SkipError if it cannot be used."""
    page = open_page(source, data, facts or KnownFacts(), settings)
    text = check_length(page.text, settings)
    lines = split_lines(text)
    page = with_archive(replace(page, url=page.url or _address(lines)))
    masthead, pieces = _frame_of(page, lines)
    tables, too_many = numbers_left_out(lines, settings.max_numbers)
    unread = tables + made_by_tools(text)
    touching = Overlaps(unread)
    outside = [piece for piece in pieces if not touching.at(*piece[:2])]
    pieces = tuple(sorted([*outside, *unread]))
    signed = fuller_name(page.outlet, masthead.outlet)
    told_otherwise = _other_house(signed, facts.url if facts else None)
    outlet = given_outlet(source, page.url, settings)
    outlet = outlet or (None if told_otherwise else signed) or host_of(page.url)
    report = _report_of(page, report_id or PurePosixPath(source).stem, source, data)
    day, basis, no_date = _day_of(page, masthead)
    report = replace(
        report,
        title=page.title or (None if page.posts else masthead.headline),
        outlet=outlet,
        authors=people_in(page.authors, outlet)
        or people_in(masthead.authors + bylines.note_authors(text), outlet),
        published=day,
        published_basis=basis,
        furniture=tuple(_furniture(report, pieces, unread, page.kinds or {})),
    )
    report = with_credits(report, (*load_agencies(), *find_wires(report)))
    doubts = filter(None, (told_otherwise, too_many, no_date, *_doubts(report, lines)))
    return replace(
        report,
        dates=tuple(_dates(report, page, masthead)),
        corrections=_corrections(report, lines),
        warnings=(*page.warnings, *masthead.warnings, *doubts),
    )


def _other_house(outlet: str | None, fetched_from: str | None) -> str | None:
    """Returns what to say of a page that calls itself a known outlet at an address that has no word
    and not the initials of its name: whose it is, the address decides."""
    host = host_of(fetched_from)
    name = plain_outlet(outlet or "")
    is_known = name in load_publishers() or name in agency_names()
    words = name.replace(".", " ").split()
    initials = "".join(word[0] for word in words)
    parts = [word for word in words if len(word) > 2 or len(words) == 1]
    if host is None or not is_known or any(word in host for word in parts):
        return None
    if len(words) > 1 and initials in host:
        return None
    return f"the page calls itself {outlet}; its address is {host}"


def _corrections(report: Report, lines: Lines) -> Passages:
    """Returns the notes of correction in the order of the text."""
    return tuple(
        report.span(line.start, line.end)
        for line in lines
        if line.text != report.title and is_correction(line.text)
    )


def _day_of(page: Page, head: Masthead) -> tuple[str | None, ...]:
    """Returns the day of publication and where it was found, or why it cannot be the page's."""
    day = page.published
    basis = page.published_basis
    if not day:
        day, basis = published(head)
    fault = day and date_fault(day, page.retrieved)
    if fault:
        return None, None, fault
    return day, basis, None


def _doubts(report: Report, lines: Lines) -> Iterator[str | None]:
    if report.title is None:
        yield NO_HEADLINE
    if not any(line.sentence for line in lines):
        yield NO_PROSE
    yield unread_warning(report)


def _frame_of(page: Page, lines: Lines) -> tuple[Masthead, Sequence[tuple[int, int, str]]]:
    """Returns what the lines around the story say, and the furniture."""
    rows = table_rows(lines) if page.kinds is None else set()
    of_story = rows.union(label.start for label in speech_labels(page.text))
    head = find_masthead([line for line in lines if line.start not in of_story], page.title)
    pieces = find_furniture(
        page.text, TypedLines(lines, head.title, head.taken), kinds_by_markup=page.kinds
    )
    if page.kinds is None:
        pieces = [piece for piece in pieces if piece[0] not in rows]
        _complete_masthead(head, lines, pieces, page)
    return head, pieces


def _report_of(page: Page, report_id: str, source: str, data: bytes) -> Report:
    """Returns a report with the text of a page and where it is from."""
    sha256 = hashlib.sha256(data).hexdigest()
    places = page.url, page.canonical_url, page.archived_url, page.retrieved
    report = Report(
        id=normalize("NFC", report_id or "report"),
        source=source,
        sha256=text_hash(page.text),
        source_sha256=sha256,
        text=page.text,
        language=_language(page),
        url=page.url,
        canonical_url=page.canonical_url,
        archived_url=page.archived_url,
        retrieved=page.retrieved,
        sources=(FoundIn(source, sha256, *places),),
    )
    if not page.written:
        return report
    values = {field.name: getattr(report, field.name) for field in fields(report)}
    return DraftReport(**values, written=page.written)


def _furniture(
    report: Report,
    pieces: Sequence[tuple[int, int, str]],
    unread: Sequence[tuple[int, int, str]],
    kinds: dict[str, str],
) -> Iterator[Furniture]:
    """Yields the pieces. What is left unread is certain. `kinds` has the types of lines by
    markup."""
    left_out = set(unread)
    for piece in pieces:
        start, end, kind = piece
        certain = piece in left_out or is_certain(report.text[start:end], kind, kinds)
        yield report.furniture_span(*piece, certain=certain)


def _dates(report: Report, page: Page, head: Masthead) -> Iterator[PageDate]:
    """Yields the days that the page's data, its lines and its posts give."""
    for day, basis in page.dates:
        if not date_fault(day, page.retrieved):
            yield PageDate(day, basis)
    for date, basis, line in head.dates:
        if date.value:
            changed = " (updated)" if date.label in UPDATED else ""
            yield _page_date(report, date, f"{basis}{changed}", line)
    yield from _post_dates(report, page.posts)


def _complete_masthead(
    head: Masthead, lines: Lines, pieces: Sequence[tuple[int, int, str]], page: Page
) -> None:
    """Adds outlet and dates from lines around the story that fit no rule of the masthead."""
    kind_of_piece = {(start, end): kind for start, end, kind in pieces}
    kinds = {
        line.number: kind for line in lines if (kind := kind_of_piece.get((line.start, line.end)))
    }
    dated_lines = {line.number for _, _, line in head.dates}
    typed = TypedLines(lines, head.title, kinds)
    for date, line in dates_of(typed):
        if line.number not in dated_lines:
            head.dates.append((date, head.basis(line), line))
    # an address tells more of who published it than the look of a line does
    if not (head.outlet or page.outlet or page.url):
        head.outlet = outlet_of(typed)


def _language(page: Page) -> str | None:
    """Returns the language detected in the text, if possible, since page templates often state
    another one."""
    if page.language is None:
        return guess_language(page.text)
    has_words = page.language in load_small_words().words
    return (has_words and guess_language(page.text[:4000])) or page.language


def _address(lines: Lines) -> str | None:
    """Returns the address that stands alone on a line at the top or at the very end."""
    for line in (*lines[:6], *lines[-1:]):
        if address := address_of(line.text):
            return address
    return None


def _page_date(report: Report, date: PrintedDate, basis: str, line: TextLine) -> PageDate:
    span = report.span(line.start + date.start, line.start + date.end)
    if len(line.text) != line.end - line.start:
        # unseen characters stand in it, so offsets inside it are not the text's
        span = report.span(line.start, line.end)
    return PageDate(date.value or "", basis, span)


def _post_dates(report: Report, posts: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[PageDate]:
    """Yields the moment of each post of a page, chat or mail, at the first of its lines that stands
    in the text behind the post before; else at its longest line."""
    text = f"\n{report.text}"
    at = 0
    for moment, lines in posts:
        # characters by which a line is found again
        heads = [f"\n{line[:60]}" for line in lines if line]
        ahead = {text.find(head, at) for head in heads} - {-1}
        start = min(ahead) if ahead else text.find(max(heads, key=len, default="\n\n\n"))
        if start >= 0:
            at = start + 1
            end = report.text.find("\n", start)
            yield PageDate(moment, POST, report.trimmed_span(start, max(end, at)))
