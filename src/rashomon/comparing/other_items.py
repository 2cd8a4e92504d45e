"""Marks what a page of several stories tells of others (`mark_other_items`): the items of a
newsletter, of a live page or of news in brief that share nothing with the other reports.

An item is a headline with what stands below it. One alone may be background, so a page has several
of them, and they share nothing with the items that tell the story, either.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from rashomon.model.span import Span
from rashomon.reports.page_words import STOPPED
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.text.parsed_report import Annotations, Pages
from rashomon.text.white_space import word_count
from rashomon.text.whole_sentences import lines_in

_HEADLINE = range(3, 21)  # words of one
_FEWEST = 20  # words of an item below its headline
_SEVERAL = 2  # items of other stories
_COMMON = 7.5  # rarity up to which a word tells no event
_SHARED = 0.14  # of an item's words, by rarity, at most, if it tells another story


def mark_other_items(pages: Pages) -> tuple[Annotations, ...]:
    """Returns the pages of a story, with items of other stories as furniture."""
    items_of = {page.id: list(_items_of(page)) for page in pages if page.read_whole}
    if max(map(len, items_of.values()), default=0) <= _SEVERAL:
        return tuple(pages)
    words_of = [
        _rare_words(page, page.report.span(0, len(page.report.text))).keys() for page in pages
    ]
    pages_with = Counter(chain.from_iterable(words_of))
    marked = []
    for page, words in zip(pages, words_of, strict=True):
        others = []
        if len(items_of.get(page.id, ())) > _SEVERAL:
            told = {word for word, count in pages_with.items() if count > (word in words)}
            others = _of_other_stories(page, items_of[page.id], told)
        marked.append(_with_related(page, others) if len(others) >= _SEVERAL else page)
    return tuple(marked)


def _of_other_stories(page: Annotations, items: Sequence[Span], told: set[str]) -> list[Span]:
    """Returns the items that share little with what is told elsewhere, and with those that do."""
    words_of = {item: _rare_words(page, item) for item in items}
    own = [words for words in words_of.values() if _shares(words, told)]
    told = told.union(*own)
    return [item for item in items if own and not _shares(words_of[item], told)]


def _shares(words: Mapping[str, float], told: set[str]) -> bool:
    shared = sum(rare for word, rare in words.items() if word in told)
    return shared > _SHARED * sum(words.values())


def _with_related(page: Annotations, others: Sequence[Span]) -> Annotations:
    report = page.report
    pieces = [report.furniture_span(item.start, item.end, "related") for item in others]
    changed = replace(report, furniture=(*report.furniture, *pieces))
    return replace(page, report=changed, aside=(*page.aside, *others))


def _items_of(page: Annotations) -> Iterator[Span]:
    """Yields the items of a page: from each headline to the next one."""
    report = page.report
    lines = list(lines_in(report))
    heads = []
    for line, below in pairwise(lines):
        is_head = word_count(line.quote) in _HEADLINE and not STOPPED.search(line.quote)
        if is_head and STOPPED.search(below.quote) and word_count(below.quote) >= _FEWEST:
            heads.append(line.start)
    for start, end in pairwise((*heads, len(report.text))):
        yield report.trimmed_span(start, end)


def _rare_words(page: Annotations, span: Span) -> Mapping[str, float]:
    """Returns the rare words among these, names among them."""
    parsed = page.words
    rarity = load_rarity()
    rare = {}
    for i in parsed.of(span):
        if not parsed.common[i] and parsed.text[i].isalpha():
            rare[parsed.base[i]] = rarity.of_word(parsed.base[i]) - _COMMON
    return {word: value for word, value in rare.items() if value > 0}
