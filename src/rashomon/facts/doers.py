"""Finds what a sentence has the other way round than others: who does something to whom
(`turned_deed`)."""

from collections.abc import Iterator, Sequence

from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, ParsedWords
from rashomon.text.word_families import family_of

_LITTLE = set_of("turns.light") | {"meet", "marry", "fight", "face", "join", "play", "know"}
_OTHERS = ("dobj", "dative", "prep", "nsubjpass")
_CAUSE = family_of("cause")
_ASIDE = ("relcl", "acl", "appos", "advcl")
_Deed = tuple[int, frozenset[str], frozenset[str]]
"""The place of a verb, the words for who does it, and for what it is done to."""


def turned_deed(facts: Facts, sentences: Sentences) -> tuple[Span, Sentences] | None:
    """Returns a verb of a sentence, with the others in which what is done to somebody here is done
    by him; None if one of them has it as it is here."""
    words = facts.words
    for place, doers, others in _deeds_in(facts):
        turned = []
        for other in sentences:
            for verb, does, suffers in _deeds_in(other):
                if other.words.base[verb] == words.base[place]:
                    if doers & does:
                        return None
                    if (doers & suffers) - others:
                        turned.append(other)
        if turned:
            return facts.page.report.span(words.starts[place], words.ends[place]), turned
    return None


def cause_in(facts: Facts) -> Span | None:
    """Returns what a sentence gives as a cause, from the word that says so to its end."""
    words = facts.words
    for place in facts.places:
        if words.common[place] and family_of(words.lemma[place]) == _CAUSE:
            return facts.page.report.span(words.starts[place], facts.span.end)
    return None


def _deeds_in(facts: Facts) -> Iterator[_Deed]:
    """Yields what somebody does to somebody or something."""
    words = facts.words
    for place in facts.places:
        is_passive = words.has(place, "nsubjpass")
        if not (is_passive or words.has(place, "dobj")) or words.base[place] in _LITTLE:
            continue
        subject = place
        while words.subject(subject) is None and words.dep[subject] in {"conj", "xcomp"}:
            subject = words.head[subject]
        doing = words.below(place, "agent") if is_passive else words.below(subject, *SUBJECTS)
        others = words.below(place, *_OTHERS)
        yield place, _named(words, doing), _named(words, others)


def _named(words: ParsedWords, heads: Sequence[int]) -> frozenset[str]:
    """Returns the nouns and names below some words, without what clauses say of them."""
    tree = [*heads]
    for place in tree:  # which grows meanwhile
        tree += [child for child in words.children[place] if words.dep[child] not in _ASIDE]
    return frozenset(words.lower[place] for place in tree if words.is_noun(place))
