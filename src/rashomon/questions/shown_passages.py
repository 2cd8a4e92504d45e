"""Chooses which words of a report the reader of a question sees."""

import re

from rashomon.model.doubt import DoubtedAnswer
from rashomon.model.question import ShownWords
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.questions.question_material import Material

_WORD = re.compile(r"\S+")
MARKS = "1234567890"


def shown(mark: str, ident: str, quote: Span, material: Material, words: int) -> ShownWords:
    """Returns the quote with the words around it in its sentence, at most `words` in all; a longer quote is cut at its end."""
    report = material.reports[quote.report]
    sentence = sentence_of(quote, material)
    return ShownWords(mark, ident, quote, around(report, quote, sentence, words))


def show(mark: str, candidate: DoubtedAnswer, material: Material, words: int) -> ShownWords:
    """Returns the quote of an account with the words around it."""
    account = candidate.account
    report = material.reports[account.report]
    sentence = (min(candidate.sentence.start, account.quote.start), max(candidate.sentence.end, account.quote.end))
    return ShownWords(mark, account.id, account.quote, around(report, account.quote, sentence, words))


def sentence_of(quote: Span, material: Material) -> tuple[int, int]:
    """Returns where the sentences that a quote touches begin and end."""
    touched = [(s, e) for s, e in material.sentences.get(quote.report, ()) if s < quote.end and quote.start < e]
    return (min(quote.start, touched[0][0]), max(quote.end, touched[-1][1])) if touched else (quote.start, quote.end)


def around(report: Report, quote: Span, sentence: tuple[int, int], words: int) -> Span:
    """Returns the quote with as many words before and after it in the sentence as fit."""
    found = [(sentence[0] + m.start(), sentence[0] + m.end()) for m in _WORD.finditer(report.text[sentence[0] : sentence[1]])]
    inside = [k for k, (start, end) in enumerate(found) if start < quote.end and quote.start < end]
    if not inside:
        return quote
    first, last = inside[0], min(inside[-1], inside[0] + words - 1)
    while last - first + 1 < words and (first > 0 or last + 1 < len(found)):
        if first > 0 and (last + 1 >= len(found) or inside[0] - first <= last - inside[-1]):
            first -= 1
        else:
            last += 1
    start = found[first][0] if first < inside[0] or last < inside[-1] else min(found[first][0], quote.start)
    return report.span(start, found[last][1])
