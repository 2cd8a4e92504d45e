"""Finds where somebody does not accept a number or a day that stands before (`where_rejected`)."""

from collections.abc import Iterator, Sequence

from rashomon.model.statement import Statement
from rashomon.shipped.words import set_of
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.polarity import Polarity
from rashomon.text.standing import standing_of

_FALSE = ("attribution.falsehoods", "attribution.rejections")
_CLAUSES = ("xcomp", "ccomp", "advcl")
_RELATIVE = {"WDT", "WP", "IN"}  # of "which", "that"


def where_rejected(
    value: ParsedWord,
    sentences: Sequence[range],
    alike: Sequence[int],
    said: Statement | None,
) -> range | None:
    """Returns the first of these sentences in which somebody does not accept a value, given by its
    first word. `alike` are the places of all of its kind in them, `said` is the statement with
    it."""
    is_denied = said is not None and said.stance.is_denial
    for sentence in sentences:
        for place in sentence:
            for told in _not_accepted(ParsedWord(value.words, place)):
                is_claim = told.base_listed("negation.tellings") and value in told.under
                if (is_claim and not is_denied) or _takes_up(told, value, alike, said):
                    return sentence
    return None


def _not_accepted(word: ParsedWord) -> Iterator[ParsedWord]:
    """Yields what a word does not accept, "called that figure wrong", "which officials dismissed";
    of an apposition the verb, "a claim rejected by all"."""
    is_false = word.listed(*_FALSE)
    if not (is_false or word.base_listed("negation.disputing")):
        return
    if standing_of(word).polarity is Polarity.NEGATED:
        return
    told = word.below("dobj", "nsubjpass")
    verb = word
    while verb.dep in set_of("negation.between"):
        verb = verb.head
        told += verb.below("dobj", "nsubjpass")
    is_apposed = verb.head.base_listed("negation.tellings") and verb.dep in {"relcl", "acl"}
    if is_apposed and all(figure.tag in _RELATIVE for figure in told):
        yield verb
    elif is_false and not told:
        told = verb.below("nsubj")
    by = verb.subject
    is_other = verb.has(*_CLAUSES) or word.has("prep", *_CLAUSES)
    is_other |= by is not None and by.pos == "PRON"
    for figure in told:
        if figure.pos != "PRON" or figure == by or not is_other:
            yield figure


def _takes_up(
    told: ParsedWord, value: ParsedWord, alike: Sequence[int], said: Statement | None
) -> bool:
    """Whether a word takes up the last value before it, or one of a statement with that: "the
    claim", "it", a relative pronoun, the verb of an apposition."""
    at = told.start
    reach = said.quote.end if said else value.start + 1
    others = words_at(value.words, alike)
    if told.i < value.i or any(reach <= other.start < at for other in others):
        return False
    if told.dep in {"relcl", "acl"}:
        return True
    if told.tag in _RELATIVE:
        return said is not None
    if at < reach:
        return False  # who gives the value does not accept another one
    if told.pos == "PRON":
        return told.listed("negation.taking_up") and (said is not None or told.lower != "it")
    whose = told.child("poss")
    if whose and whose.pos != "PRON":
        return said is not None and whose.lower in (said.speaker or "").lower()
    is_bare = told.has("det", "poss") and not told.has("acl", "prep", "relcl")
    return is_bare and told.base_listed("negation.figures")
