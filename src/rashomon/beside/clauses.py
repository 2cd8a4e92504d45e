"""The clause around some words of a sentence (`clause_around`)."""

from rashomon.model.span import Span
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.parsed_word import ParsedWord, top_among

_LONGEST = 20  # words
_CLAUSES = frozenset({"advcl", "conj", "ccomp", "parataxis", "relcl"})
_PARTS = _CLAUSES | {"acl", "prep", "appos", "xcomp"}


def clause_around(page: Annotations, span: Span, sentence: Span) -> Span:
    """Returns the clause of a sentence in which some words stand, with the verb that governs them.
    Returns the whole sentence if the clause is longer than twenty words, or if it is not parsed."""
    words = page.words
    word = top_among(words, words.of(span))
    if word is None or not page.read_whole:
        return sentence
    while word.head != word and not (word.is_verb and word.subject is not None):
        word = word.head
    within = words.of(span)
    first, last = _bounds(word, within)
    last = _cut(word, first, last, max(word.i, within[-1]))
    start = max(sentence.start, words.starts[first])
    end = min(sentence.end, words.ends[last])
    clause = page.report.trimmed_span(start, end) if start < end else sentence
    is_short = len(clause.quote.split()) <= _LONGEST and clause.contains(span)
    return clause if is_short else sentence


def _cut(verb: ParsedWord, first: int, last: int, least: int) -> int:
    """Returns the last word of a clause that is cut where a part of it begins, so that it is short
    enough; the words up to `least` stay in any case."""
    words = verb.words
    page_words = [place for place in range(first, last + 1) if not words.is_sign(place)]
    if len(page_words) <= _LONGEST:
        return last
    for place in range(last, least, -1):
        begins_part = any(
            words.left[top] == place and words.dep[top] in _PARTS for top in _above(words, place)
        )
        is_short = sum(not words.is_sign(token) for token in range(first, place)) <= _LONGEST
        if begins_part and is_short:
            place -= 1
            while place > least and words.is_sign(place):
                place -= 1
            return place
    return last


def _above(words: ParsedWords, place: int) -> list[int]:
    """Returns a word and those above it that begin with it."""
    chain = [place]
    while words.head[chain[-1]] != chain[-1] and words.left[words.head[chain[-1]]] == place:
        chain.append(words.head[chain[-1]])
    return chain


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
