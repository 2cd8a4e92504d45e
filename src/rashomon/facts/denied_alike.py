"""Says whether sentences deny alike (`denies_like`, `denied_alike`), and of what
(`families_denied`)."""

import re
from collections.abc import Iterator, Sequence

from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.model.span import Span
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import NEGATIONS

_DENYING = ("negation.denying", "negation.denials", "negation.failing", "negation.retracting")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_REJECTING = 1  # side of who opposes something among the opposites of approval


def negations(facts: Facts) -> list[str]:
    """Returns the families of the words of a sentence that negate or deny: "denied that there was
    no drill" has two. What somebody denies and then denies in his own words is denied once: "He
    denied it: 'We have not fired'"."""
    return sorted(word.family for word in _negating_words(facts))


def denied_alike(facts: Facts, sentences: Sentences) -> bool:
    """Whether one of these sentences denies by the very words by which another one does."""
    own = negations(facts)
    return bool(own) and own in map(negations, sentences)


def denies_like(facts: Facts, sentences: Sentences) -> bool:
    """Whether one of these sentences denies something where this one does. What it denies beside
    what this one tells does not count: "the mayor, who would not speak, opened the bridge"."""
    if negations(facts):
        return any(negations(printed) or _opposes(printed) for printed in sentences)
    is_opposing = _opposes(facts)
    return any(is_opposing or not _denies_of(facts, printed) for printed in sentences)


def _denies_of(facts: Facts, printed: Facts) -> bool:
    """Whether a sentence denies something of which another one tells; without a parse any denial
    may be of it."""
    is_read = printed.read_whole or not _negating_words(printed)
    return not (is_read and facts.families.isdisjoint(families_denied(printed)))


def families_denied(facts: Facts) -> frozenset[str]:
    """Returns the families of the words that the negating words of a sentence reach: of the verb or
    noun that one negates and of what stands below, but for its subject and clauses of their own."""
    families = set[str]()
    for word in _negating_words(facts):
        while not (word.is_verb or word.pos == "AUX") and word.head != word:
            word = word.head
        families |= {below.family for below in _reached(word)}
    return frozenset(families)


def _reached(word: ParsedWord) -> Iterator[ParsedWord]:
    yield word
    for child in word.children:
        is_aside = child.dep in {"advcl", "relcl", "parataxis", "conj"} and child.is_verb
        if child != word.subject and not is_aside:
            yield from _reached(child)


def _opposes(facts: Facts) -> bool:
    """Whether a sentence has a word for who keeps from something or opposes it."""
    return any(
        word.lower == "against" or word.base_listed("turns.undoing") for word in facts.own_words
    ) or any(fact.value.sides.get("approval") == _REJECTING for fact in facts.of[FactKind.POLARITY])


def _negating_words(facts: Facts) -> list[ParsedWord]:
    quoted = [facts.stretch(match) for match in _QUOTED.finditer(facts.quote)]
    negating = [
        word for word in facts.own_words if word.lower in NEGATIONS or word.base_listed(*_DENYING)
    ]
    outside = [word for word in negating if not _stands_within(word, quoted)]
    is_denial = any(word.base_listed(*_DENYING) for word in outside)
    return outside if is_denial else negating


def _stands_within(word: ParsedWord, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.start < span.end for span in spans)
