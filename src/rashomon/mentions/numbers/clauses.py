"""The clause around a number, with the verb, cue and negation that govern it."""

from collections.abc import Iterable

from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord

_MOST = 20  # words of a clause; beyond, the whole sentence is shown
_CONTENT = {"ccomp", "xcomp", "pcomp", "acl", "relcl", "csubj", "csubjpass", "parataxis"}
_GOVERNING = {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "advmod", "expl", "mark"}
_OWN_CLAUSE = {"ROOT", "advcl", "ccomp", "xcomp", "acl", "relcl", "csubj", "csubjpass", "parataxis"}


def clause_around(words: ParsedWords, first: int, last: int, sentence: range) -> tuple[int, int]:
    """Returns the tokens of the clause in which the number first..last stands, as one stretch.

    What is said, denied or hoped takes in the verb above it with its subject and negation: "denied
    that 40 had been killed". A clause of more than twenty words is the whole sentence.
    """
    head = _clause_head(ParsedWord(words, first))
    places = {*range(first, last), *_own_words(head)}
    while head.dep in _CONTENT and head.head != head:
        above = _clause_head(head.head)
        governing = {head.head.i, above.i}
        for word in above.below(*_GOVERNING):
            governing.update(child.i for child in word.under)
        wider = places | governing
        if len(_told(words, wider)) > _MOST:
            break
        places = wider
        head = above
    start, end = _trim_edges(words, start=min(places), end=max(places) + 1)
    start, end = min(start, first), max(end, last)
    told = _told(words, range(start, end))
    if len(told) > _MOST:
        return sentence.start, sentence.stop
    return max(start, sentence.start), min(end, sentence.stop)


def _clause_head(word: ParsedWord) -> ParsedWord:
    """Returns the verb, or whatever stands at the top, of the clause in which a word stands."""
    while word.head != word and not (word.dep in _OWN_CLAUSE and word.is_verb):
        if word.dep == "conj" and word.is_verb and word.head.is_verb:
            break
        word = word.head
    return word


def _own_words(head: ParsedWord) -> Iterable[int]:
    """Yields the words below a verb but those of other clauses with verbs of their own."""
    waiting = [head]
    while waiting:
        word = waiting.pop()
        yield word.i
        for child in word.children:
            is_other = child.is_verb and (child.dep in _OWN_CLAUSE or child.dep == "conj")
            if not is_other or child.dep in {"acl", "xcomp"}:
                waiting.append(child)


def _told(words: ParsedWords, places: Iterable[int]) -> list[int]:
    return [i for i in places if not words.is_sign(i)]


def _trim_edges(words: ParsedWords, start: int, end: int) -> tuple[int, int]:
    """Returns the stretch without punctuation, conjunctions and white space at its ends."""
    while start < end - 1 and (
        words.is_sign(start)
        or (words.dep[start] in {"punct", "cc", "mark"} and words.pos[start] in {"CCONJ", "SCONJ"})
    ):
        start += 1
    while end - 1 > start and _is_loose_end(words, end - 1):
        end -= 1
    return start, end


def _is_loose_end(words: ParsedWords, i: int) -> bool:
    if words.punct[i]:
        return words.text[i] not in ")]%"
    if words.space[i] or words.dep[i] in {"cc", "mark", "prep", "agent"}:
        return True
    return words.tag[i] in {"WDT", "WP"}
