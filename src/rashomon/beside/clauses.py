"""The clause around some words of a sentence (`clause_around`)."""

from rashomon.model.span import Span
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import ParsedWord, top_among

_LONGEST = 20  # words
_CLAUSES = frozenset({"advcl", "conj", "ccomp", "parataxis", "relcl"})


def clause_around(page: Annotations, span: Span, sentence: Span) -> Span:
    """Returns the clause of a sentence in which some words stand, with the verb that governs them.
    Returns the whole sentence if the clause is longer than twenty words, or if it is not parsed."""
    words = page.words
    word = top_among(words, words.of(span))
    if word is None or not page.read_whole:
        return sentence
    while word.head != word and not (word.is_verb and word.subject is not None):
        word = word.head
    first, last = _bounds(word, words.of(span))
    start = max(sentence.start, words.starts[first])
    end = min(sentence.end, words.ends[last])
    clause = page.report.trimmed_span(start, end) if start < end else sentence
    is_short = len(clause.quote.split()) <= _LONGEST and clause.contains(span)
    return clause if is_short else sentence


def _bounds(verb: ParsedWord, within: range) -> tuple[int, int]:
    """Returns the first and last word below a verb, without other clauses ahead of these words or
    behind them."""
    words = verb.words
    first, last = verb.left, words.right[verb.i]
    for clause in verb.below(*_CLAUSES):
        if clause.left > max(verb.i, within[-1]):
            last = min(last, clause.left - 1)
        if words.right[clause.i] < min(verb.i, within[0]):
            first = max(first, words.right[clause.i] + 1)
    while last > within[-1] and (words.is_sign(last) or words.pos[last] == "CCONJ"):
        last -= 1
    while first < within[0] and (words.is_sign(first) or words.pos[first] == "CCONJ"):
        first += 1
    return first, last
