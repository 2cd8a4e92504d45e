"""Whether whoever writes a sentence holds a clause in it to be so: "did not know that the dam leaked" takes it for granted, "if", "?" leave it open."""

from enum import StrEnum

from spacy.tokens import Span, Token

from rashomon.language.attribution import word_set
from rashomon.language.verbs import lemma_of

_OPEN = frozenset({"if", "unless", "whether"})
_MODALS = frozenset({"may", "might", "could", "can", "must", "should", "would", "will", "'d", "'ll", "ca"})
_NEGATIVE = frozenset({"not", "n't", "never", "no", "nobody", "nothing", "neither", "nor", "hardly", "scarcely", "without", "none"})
_HERE = frozenset({"i", "we"})


class Commitment(StrEnum):
    """How the writer stands to an embedded clause."""

    ASSERTED = "asserted"
    DENIED = "denied"
    UNCERTAIN = "uncertain"


def commitment_to(clause: Token, sentence: Span) -> Commitment:
    """The writer's commitment to the clause with this verb, by the verb it hangs on and what that verb stands under."""
    verb = embedding_verb(clause)
    if verb is None:
        return Commitment.ASSERTED
    negated, asked, conditional = is_negated(verb), _is_asked(verb, sentence), _is_conditional(verb)
    lemma, here = lemma_of(verb.lemma_.casefold()), _is_here(verb)
    if lemma in word_set("contrary"):
        return Commitment.UNCERTAIN if negated or asked or conditional else Commitment.DENIED
    if lemma in word_set("presupposing") or _is_evaluated(verb):
        unknown = lemma in ("know", "see", "find", "discover", "learn", "understand") and here and negated and verb.tag_ in ("VB", "VBP")
        opened = conditional and lemma in ("find", "discover", "learn", "see", "hear", "prove", "show", "understand")
        return Commitment.UNCERTAIN if unknown or opened else Commitment.ASSERTED
    if negated:
        return Commitment.DENIED if lemma in word_set("opining") and not asked and not conditional else Commitment.UNCERTAIN
    if asked or conditional:
        return Commitment.UNCERTAIN
    modal = any(child.lower_ in _MODALS and child.dep_ == "aux" for child in verb.children)
    if modal:
        return Commitment.ASSERTED if here or lemma in ("say", "admit", "argue", "add") else Commitment.UNCERTAIN
    return Commitment.UNCERTAIN if lemma in word_set("opining") and not here else Commitment.ASSERTED


def embedding_verb(clause: Token) -> Token | None:
    """The verb or adjective that a clause is the content of."""
    token, steps = clause, 0
    while token.head.i != token.i and steps < 12:
        if token.dep_ in ("ccomp", "xcomp", "acl", "csubj", "csubjpass", "nsubjpass", "advcl", "pcomp") and token.dep_ != "relcl":
            return token.head
        token, steps = token.head, steps + 1
    return None


def is_negated(verb: Token) -> bool:
    """Whether a negation stands over this verb: its own, its subject's, or that of the verb that carries it ("did not seem to think")."""
    token, steps = verb, 0
    while steps < 4:
        near = [*token.children, *(t for child in token.children if child.dep_ in ("nsubj", "nsubjpass") for t in child.children)]
        if any(child.lower_ in _NEGATIVE and child.dep_ not in ("conj", "cc") and child.i < verb.i + 1 for child in near):
            return True
        if token.dep_ not in ("xcomp", "acomp", "ccomp") or token.head.i == token.i or token.head.i > verb.i:
            return False
        token, steps = token.head, steps + 1
    return False


def _is_asked(verb: Token, sentence: Span) -> bool:
    return sentence.text.rstrip(" \"'”’)").endswith("?") and not any(t.text in (".", "!", ";") for t in verb.doc[verb.i : sentence.end])


def _is_conditional(verb: Token) -> bool:
    token, steps = verb, 0
    while steps < 8:
        if any(child.lower_ in _OPEN and child.dep_ in ("mark", "advmod", "prep") for child in token.lefts):
            return True
        if token.head.i == token.i or token.dep_ == "relcl":
            return False
        token, steps = token.head, steps + 1
    return False


def _is_here(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ in _HERE for child in verb.children)


def _is_evaluated(verb: Token) -> bool:
    """ "is sorry that", "was glad that": a feeling about what is so."""
    return (verb.lemma_ == "be" and any(child.lower_ in word_set("feelings") for child in verb.children)) or verb.lower_ in word_set(
        "feelings"
    )
