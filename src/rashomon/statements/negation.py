"""is_negated: whether a negation stands over a verb."""

from spacy.tokens import Token

from rashomon.lexicon import set_of

_NEGATIVE = set_of("negation.negations") | {"scarcely", "without"}


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
