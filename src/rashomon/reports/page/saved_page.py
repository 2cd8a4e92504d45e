"""Reads a saved web page: its article as text, and what its markup says about it. Nothing that it
links to is fetched. Notices of consent are taken out. A page that is nothing but a wall is no
report."""

import re
from collections.abc import Iterable, Sequence
from itertools import filterfalse, islice
from typing import Any

from rashomon.errors import SkipError
from rashomon.model.record import record
from rashomon.model.report import host_of
from rashomon.reports.frame.bylines import byline_authors
from rashomon.reports.items import KnownFacts, archived_from
from rashomon.reports.news_sentences import states
from rashomon.reports.page.article import ArticleLines, choose_passages
from rashomon.reports.page.blocks import PageBlock, PageBlocks, key_of, read_blocks
from rashomon.reports.page.extraction import is_prose, main_part
from rashomon.reports.page.html_fragments import parse_markup
from rashomon.reports.page.page_data import (
    PageData,
    find_addresses,
    find_language,
    find_outlet,
    find_title,
    read_page_data,
)
from rashomon.reports.page.publication_date import (
    find_posts,
    guessed_day,
    printed_dates,
    publication_day,
    stated_dates,
)
from rashomon.reports.page_dates import iso_time
from rashomon.reports.page_words import is_correction
from rashomon.shipped.tables.page_words import load_walls
from rashomon.shipped.words import Pattern
from rashomon.text.report_names import shorten
from rashomon.text.white_space import single_spaced, word_count
from rashomon.text.whole_sentences import sentence_places

# elements inside each other; real pages stay below 100, and deeper ones are made to break readers
MAX_DEPTH = 1_000
# of a page; what takes an article out of it needs time with the square of their number
MAX_ELEMENTS = 80_000
_TAG = re.compile(
    r"(?i)<(/?)(div|span|section|article|table|ul|ol|blockquote|b|i|em|strong|font|center|form|a"
    r"|main|aside|figure|details|svg|g|q|s|u)\b"
)


# elements that hold the page, or its article
_WHOLE_PAGE = ("html", "body", "main", "article")
# kinds of parts that tell nothing of the story, by how near they are to its prose
_SILENT = (
    ("hidden", "comments", "newsletter", "menu", "boilerplate"),
    ("hidden", "comments"),
    (),
)
_NAMED = 1000  # characters of sentences beside an article


@record
class Page(KnownFacts):
    """A report's text, and what is known before it is read. `kinds` has the types of lines by the
    markup, None for a text without any; `written`: of a draft, what its author wrote."""

    text: str = ""
    kinds: dict[str, str] | None = None
    written: str = ""


def read_page(markup: str) -> Page:
    """Returns the page in this markup. Raises SkipError if it is too large or holds no article."""
    tree = _tree_of(markup)
    asked = drop_consent(tree)
    data = read_page_data(tree)
    url, canonical = find_addresses(data)
    blocks = read_blocks(tree)
    title = find_title(data, blocks)
    language = find_language(data)
    stated = stated_dates(data)
    authors, day_found, site = _by_trafilatura(tree)
    printed_days = printed_dates(blocks, title=title, language=_region(data, language))
    other_days = {(iso_time(moment) or "")[:10] for moment in data.others}
    published, basis = publication_day(
        stated,
        printed_days=printed_days,
        guess=guessed_day(day_found, markup),
        other_days=other_days,
    )
    outlet = find_outlet(data, title=title, site=site)
    archives = {host_of(address) for address in (url, canonical) if archived_from(address)}
    # every date in the markup, after the chosen day if the markup does not state that one
    dates = [(date.value, date.basis) for date in stated]
    if published and published not in dict(dates):
        dates.insert(0, (published, basis or ""))
    posts = find_posts(tree)
    passages = choose_passages(blocks, extracted=_extracted_article(tree), title=title)
    return Page(
        text=_compose(title, passages),
        title=title,
        outlet=None if outlet in archives else outlet,
        authors=tuple(data.people()) or _as_printed(authors, blocks),
        published=published,
        published_basis=basis,
        url=url,
        canonical_url=canonical,
        language=language,
        dates=tuple(dates),
        warnings=_warnings_of_walls(data, page=blocks, passages=passages, title=title, asked=asked),
        posts=posts,
        kinds={passage.text: passage.kind for passage in passages if passage.kind is not None},
    )


def _tree_of(markup: str) -> Any:
    """Returns the tree of a page. Raises SkipError if it is too deep or too large."""
    if _is_deep(markup):
        raise SkipError(
            f"a page with more than {MAX_DEPTH:,} elements inside each other: save its text as .txt"
        )
    tree = parse_markup(markup)
    # if there is one more
    for _ in islice(tree.iter(), MAX_ELEMENTS, None):
        raise SkipError(f"a page with more than {MAX_ELEMENTS:,} elements: save its text as .txt")
    return tree


def _warnings_of_walls(
    data: PageData,
    page: PageBlocks,
    passages: ArticleLines,
    title: str | None,
    asked: Sequence[str],
) -> tuple[str, ...]:
    """Returns what to say about walls on a page, and about what stands beside its article. Raises
    SkipError if it holds none."""
    prose = [line.text for line in passages if not line.kind and line.text != title]
    heads = [data.named or "", *data.headlines]
    lines = [*prose, *asked]
    for block in page.blocks:
        lines.append(block.text)
        if block.headed:
            heads.append(block.text)
    warnings = (
        *check_wall(prose, heads=heads, lines=lines + heads),
        *_sentences_beside(page, passages),
    )
    if all(passage.kind for passage in passages):
        raise SkipError(
            "no article was found in the page: save it with the article open, or save its "
            "text as .txt"
        )
    return warnings


def _sentences_beside(page: PageBlocks, passages: ArticleLines) -> Iterable[str]:
    """Yields what to say about sentences that tell something and stand beside the article, but in
    lists of links, and in what the page says of itself outside the article."""
    article_key = "\n".join(key_of(passage.text) for passage in passages)
    sentences = {}
    for block in _blocks_that_speak(page, article_key):
        for start, end in sentence_places(block.text, start=0, stop=len(block.text)):
            sentence = block.text[start:end].strip()
            if states(sentence) and key_of(sentence) not in article_key:
                sentences[f"“{shorten(sentence)}”"] = True
    if sentences:
        listed = shorten(" ".join(sentences), _NAMED)
        yield f"what stands beside the article was not read ({len(sentences)}): {listed}"


def _blocks_that_speak(page: PageBlocks, article_key: str) -> Iterable[PageBlock]:
    """Yields the blocks that are no lists of links and stand in no part that tells nothing of the
    story. `article_key` has the letters of the article."""
    prose = [block for block in page.blocks if is_prose(block) and block.key in article_key]
    inner = main_part(page, prose)
    article = next((part for part in inner.above() if part.tag == "article"), inner)
    for block in page.blocks:
        above = [*block.part.above()]
        silent = _SILENT[(inner in above) + (article in above)]
        is_footer = any(part.tag == "footer" for part in above)
        if block.link_share < 0.5 and (is_footer or not block.stands_in(silent)):
            yield block


def _region(data: PageData, language: str | None) -> str | None:
    """Returns the language with its country, if English, which is written in two ways."""
    stated = " ".join(filter(None, (data.language, data.meta.get("og:locale"))))
    english = re.search(r"(?i)\ben[-_]([a-z]{2})\b", stated)
    if english:
        return f"en-{english[1].casefold()}"
    return language


def _is_deep(markup: str) -> bool:
    """Whether elements may be nested deeper than on any real page."""
    deepest = depth = 0
    for match in _TAG.finditer(markup):
        if not match[1]:
            depth += 1
        elif depth:
            depth -= 1
        deepest = max(deepest, depth)
    return deepest > MAX_DEPTH


def _by_trafilatura(tree: Any) -> tuple[tuple[str, ...], str | None, str | None]:
    """Returns the authors, the day of publication that htmldate finds, and the site's name."""
    import logging

    from trafilatura.metadata import extract_metadata

    for name in ("trafilatura", "htmldate"):  # their complaints about odd pages are ours to make
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # of its words alone, any day that a page tells of would do
    config = {
        "original_date": True,
        "extensive_search": False,
        "min_date": "1995-01-01",
        "max_date": "2100-12-31",
    }
    try:
        metadata = extract_metadata(tree, date_config=config)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return (), None, None
    return tuple(filter(None, (metadata.author,))), metadata.date, metadata.sitename


def _as_printed(stated: Sequence[str], page: PageBlocks) -> tuple[str, ...]:
    """Returns the authors that trafilatura finds. One whose name runs on into the words behind it
    is the author of the byline."""
    printed = [name for block in page.blocks for name in byline_authors(block.text) or ()]
    authors = []
    for author in (name for line in stated for name in line.split(";")):
        begun = (name for name in printed if f"{author.strip()} ".startswith(f"{name} "))
        authors.append(max(begun, key=len, default=author.strip()))
    return tuple(authors)


def _extracted_article(tree: Any) -> str:
    """Returns the article's text as extracted by trafilatura, which drops the words of some
    elements wherever they stand. Modifies the tree: in a line, such words are those of the line."""
    import trafilatura

    for element in list(tree.iter("time", "label", "output")):
        line = next(element.iterancestors(*_LINES), None)
        size = 2 * len(element.text_content())
        if line is not None and len(line.text_content()) > size:
            element.drop_tag()
    try:
        text = trafilatura.extract(
            tree,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            with_metadata=False,
        )
    except (RecursionError, ValueError, TypeError, AttributeError) as error:
        raise SkipError(
            "the article could not be taken from the page: save its text as .txt"
        ) from error
    return str(text or "")


def _compose(title: str | None, passages: ArticleLines) -> str:
    """Returns the text: the headline, then the article's lines in page order, each a paragraph."""
    head = key_of(title or "").casefold()
    lines = [passage.text for passage in passages if key_of(passage.text).casefold() != head]
    return "\n\n".join([title, *lines] if title else lines) + "\n"


_LINES = ("p", "li", "dd", "td", "blockquote", "figcaption")
_PARAGRAPHS = frozenset("p div section li td ul form".split())
_WITHIN = 60  # elements in a paragraph
_MOST = 50  # notices on a page


def drop_consent(tree: Any) -> list[str]:
    """Removes each element most of whose paragraphs ask for consent to cookies, if an article may
    stand beside it. Returns the paragraphs."""
    hint = load_walls().hint.search
    asks = load_walls().walls[-1].sign.search
    parents = {}
    for element in tree.iter():
        # cheap, before any pattern of a whole paragraph runs
        if not (hint(element.text or "") or hint(element.tail or "")):
            continue
        paragraph = _paragraph(element)
        if paragraph is not None and asks(_words_of(paragraph)):
            parents[paragraph.getparent()] = True
    parents.pop(None, None)
    dropped = []
    for parent in islice(parents, _MOST):
        lines = [text for text in map(_words_of, parent) if len(text) > 40]
        # at least half of its paragraphs ask, and it is no element that may hold the article
        if 2 * sum(bool(asks(text)) for text in lines) >= len(lines) > 0 and _is_small(parent):
            parent.drop_tree()
            dropped += lines
    return dropped


def _paragraph(element: Any) -> Any:
    """Returns the nearest paragraph around some words."""
    while element is not None and element.tag not in _PARAGRAPHS:
        element = element.getparent()
    return element


def _words_of(element: Any) -> str:
    """Returns the words of a paragraph, "" for what holds paragraphs or much else."""
    elements = list(islice(element.iter(), _WITHIN))
    if len(elements) == _WITHIN or any(child.tag in _PARAGRAPHS for child in elements[1:]):
        return ""
    return single_spaced(element.text_content())


def _is_small(element: Any) -> bool:
    """Whether it is no part of the page that an article, or a headline, stands in."""
    return (
        element.tag not in _WHOLE_PAGE and next(element.iter("h1", "article", "main"), None) is None
    )


def check_wall(prose: Sequence[str], heads: Sequence[str], lines: Sequence[str]) -> Iterable[str]:
    """Yields what to say about a wall beside the article's prose. Raises SkipError if there is
    nothing but a wall.

    `heads` are the page's title and headings, `lines` all its lines.
    """
    walls = load_walls().walls
    signs = list(filterfalse(is_correction, prose))  # a house may say that it removed a report
    words = _words_told(prose)
    for wall in walls:
        headed = _says(wall.sign, heads)
        cut = _says(wall.cuts, lines)
        # A page with fewer words of prose that shows a wall is nothing but the wall; with a wall's
        # headline it may have more. Below a beginning, a wall cuts the article off; behind 200
        # words nothing is missing.
        enough = 25
        if cut:
            enough = 8
        elif headed:
            enough = 75
        if words < enough and (headed or _says(wall.sign, signs if words else lines)):
            raise SkipError(
                f"a page that {wall.asks}: save the article itself, or its text as .txt"
            )
        if cut and words < 200:
            yield f"the page {wall.asks}: perhaps only the beginning of the article is here"


def _words_told(prose: Sequence[str]) -> int:
    """Returns how many words stand in lines that are no sign of a wall."""
    walls = load_walls().walls
    words = 0
    for line in prose:
        is_prose = states(line) or is_correction(line)
        if is_prose or not any(wall.sign.search(line) for wall in walls):
            words += word_count(line)
    return words


def _says(sign: Pattern, lines: Sequence[str]) -> bool:
    return any(len(line) <= 300 and sign.search(line) for line in lines)  # a longer line is no sign
