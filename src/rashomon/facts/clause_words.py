"""Finds the words of which something is told in a clause, and who does it (`clause_families`,
`families_in_subject`)."""

from collections.abc import Iterable

from rashomon.facts.antecedents import words_meant
from rashomon.shipped.words import set_of
from rashomon.text.parsed_word import ParsedWord

SAID_OF = set_of("parse.said_of")


def clause_families(predicate: ParsedWord) -> frozenset[str]:
    """Returns the families of the words of a predicate's clause."""
    verb = verb_above(predicate)
    predicate_words = {predicate, verb}
    clause = [verb]
    for head in clause:  # which grows meanwhile
        for child in head.children:
            if not (child.dep in set_of("parse.other_clauses") and child.is_verb):
                clause.append(child)
    while verb.subject is None and verb.dep in {"xcomp", "conj"}:
        verb = verb.head  # which shares its subject
    if verb.subject is not None:
        clause += verb.subject.under
    other_words = [word for word in clause if word not in predicate_words]
    antecedents = [noun for word in other_words for noun in words_meant(word)]
    return telling_families([*other_words, *antecedents])


def families_in_subject(
    predicate: ParsedWord, *classes: str, is_meant: bool = False
) -> frozenset[str]:
    """Returns the families of the words for who does it, or to whom it is done; for a pronoun, of
    what it may stand for only if that `is_meant`."""
    verb = verb_above(predicate)
    agent = verb.child("agent") if verb.tag == "VBN" else None  # "was backed by the mayors"
    subject = agent.child("pobj") if agent else verb.subject
    if subject is None:
        return frozenset()
    words = subject.under
    if is_meant or subject.tag in {"WDT", "WP"}:
        words += words_meant(subject)
    return frozenset(word.family for word in words if word.pos in classes)


def words_of_none(predicate: ParsedWord) -> frozenset[str]:
    """Returns the families of the words behind a "nobody" who is told of: "nobody at the dinner";
    not of those of whom it is nobody."""
    subject = verb_above(predicate).subject
    if subject is None or not subject.listed("negation.pronouns"):
        return frozenset()
    limits = [child for child in subject.below("prep", "relcl") if child.lower != "of"]
    return telling_families(word for limit in limits for word in limit.under)


def telling_families(words: Iterable[ParsedWord]) -> frozenset[str]:
    """Returns the families of those of these words that tell something by themselves; not of
    "anybody" and other common words."""
    families = set()
    for word in words:
        is_common = word.is_common and word.pos != "NOUN"
        is_common = is_common or word.base_listed("turns.anybody")
        if not is_common and word.pos in set_of("parse.telling"):
            families.add(word.family)
    return frozenset(families)


def verb_above(word: ParsedWord) -> ParsedWord:
    """Returns the verb of the clause of which a predicate tells, with the subject: of "was seen as
    unsafe" "seen", of "is open" "is"; a verb is its own."""
    verb = verb_holding_so(word)
    if verb is not None:
        return verb
    return word.head if word.dep in (*SAID_OF, "dobj") else word


def verb_holding_so(word: ParsedWord) -> ParsedWord | None:
    """Returns the verb that holds something to be what a word says: "is seen as unsafe"."""
    verb = word.head.head
    is_held_so = word.head.lower == "as" and verb.base_listed("turns.holding_so")
    return verb if is_held_so and verb.has("nsubjpass") else None


def is_found_so(word: ParsedWord) -> bool:
    """Returns whether a word says what something is found or called: "found it unlawful"."""
    return word.pos == "ADJ" and word.dep == "ccomp" and word.subject is not None


def calls_something_so(verb: ParsedWord) -> bool:
    """Returns whether a verb only carries what something is found or called."""
    return any(map(is_found_so, verb.children))
