"""Captions that tell the news of a page which has hardly any other prose (`with_told_captions`)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.model.report import Report
from rashomon.model.span import Furniture
from rashomon.reports.page_words import PLAIN, STOPPED, furniture_type
from rashomon.shipped.tables.page_words import load_page_words
from rashomon.text.whole_sentences import sentence_places, sentences_of

_MOST = 8_000  # characters of captions that are read as news


def with_told_captions(report: Report) -> Report:
    """Returns the report with whole sentences of its captions as prose, if these tell more than
    what stands beside them, and little does."""
    quotes = {sentence.quote for sentence in sentences_of(report)}
    sentence_count = len(quotes)
    if sentence_count > 8:  # sentences of prose, beside which captions may tell a page's news
        return report
    furniture = tuple(_furniture_without_news(report, quotes))
    if len(quotes) > 2 * sentence_count:
        return replace(report, furniture=furniture)
    return report


def _furniture_without_news(report: Report, quotes: set[str]) -> Iterator[Furniture]:
    """Yields the furniture without those sentences of captions that are told nowhere else, and
    adds them to the known ones."""
    headline = re.compile(rf"^.{{0,40}}{re.escape(report.title or '')}\W*")
    room = _MOST
    for piece in report.furniture:
        if piece.type != "caption" or not piece.certain:
            yield piece
            continue
        start = piece.end - len(headline.sub("", piece.quote))
        for place in [
            (piece.start, start),
            *sentence_places(report.text, start=start, stop=piece.end),
        ]:
            sentence = report.text[slice(*place)].strip()
            room -= len(sentence)
            # told nowhere else: it stays in the text
            if room > 0 and _is_whole_sentence(sentence) and sentence not in quotes:
                quotes.add(sentence)
            elif sentence:
                yield report.furniture_span(*place, "caption")


def _is_whole_sentence(sentence: str) -> bool:
    """Whether a sentence is whole, and no label of a picture or of the page."""
    is_label = load_page_words().pictures.label.match(sentence) or furniture_type(sentence)
    plain_words = PLAIN.findall(sentence) if STOPPED.search(sentence) else []
    return len(plain_words) >= 3 and not is_label
