"""Finds what the main clause of a sentence tells (`main_clause`)."""

from collections.abc import Iterable, Sequence

from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord, top_among


@record
class MainClause:
    """The terms of a main clause, or of what is said in it: its verb, with who does it, to what and
    where. `subjects` are those of the word that does it, `objects` all those of what it is done to,
    or of what somebody is. `has_verb` is false of "Two dead in Harn".

    Of "Lund said the mill burnt in Harn", the terms are "mill", the family of "burnt", and "Harn".
    """

    terms: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    has_verb: bool = False


def main_clause(
    words: ParsedWords, tokens: range, placed: Sequence[tuple[str, int, int]]
) -> MainClause:
    """Returns what the main clause of a sentence tells, by its tokens and the terms in it with
    their half-open offsets."""
    verb = top_among(words, tokens)
    if verb is None:
        return MainClause()
    if verb.cue:
        verb = verb.child("ccomp") or verb
    parts = [verb, *verb.below(*set_of("parse.main_clause"))]
    for word in parts[1:]:
        if word.dep in {"prep", "xcomp"}:
            parts += word.below("pobj", "dobj")
    objects = []
    for word in verb.below("dobj", "attr", "acomp", "nsubjpass"):
        objects += word.under
    return MainClause(
        terms=_terms_at(parts, placed),
        subjects=_terms_at(filter(None, [verb.subject]), placed),
        objects=_terms_at(objects, placed),
        has_verb=verb.is_verb,
    )


def _terms_at(
    words: Iterable[ParsedWord], placed: Iterable[tuple[str, int, int]]
) -> frozenset[str]:
    """Returns the terms that stand at these words."""
    starts = [word.start for word in words]
    terms = set()
    for term, first, last in placed:
        if any(first <= start < last for start in starts):
            terms.add(term)
    return frozenset(terms)
