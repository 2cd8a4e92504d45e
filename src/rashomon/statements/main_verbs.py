"""Finds the verbs on which a statement's content hangs, and tells whether it asks."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.text.parsed_report import HELPERS, VERB_CLASSES, those_of


def main_verbs(content: Tokens) -> list[Token]:
    """Returns the content's main verb (first sentence only), its coordinated verbs, and an opening
    verb ("I think ...").

    Of "it leaked and nobody came", "leaked" and "came" count, of "I think it leaked", "think"; the
    verb of a relative clause never does while there is another.
    """
    outer = _outer_verbs(content)
    if not outer:
        return []
    heads = (verb for verb in outer if verb.head == verb or verb.head not in content)
    main = next(heads, outer[0])
    coordinated = [verb for verb in _verbs(content) if verb.dep_ == "conj" and verb.head == main]
    if main.dep_ == "ccomp":  # "told them that [claims] of a leak [were false]"
        coordinated += [verb for verb in those_of(outer, "ccomp") if verb.head == main.head]
    return list(dict.fromkeys([main, outer[0], *coordinated]))[:4]


def _verbs(content: Tokens) -> list[Token]:
    helping = (*HELPERS, "amod", "compound")
    return [token for token in content if token.pos_ in VERB_CLASSES and token.dep_ not in helping]


def _outer_verbs(content: Tokens) -> list[Token]:
    """The verbs that stand in no relative or circumstantial clause."""
    inner = {"relcl", "advcl", "acl"}
    return [token for token in _verbs(content) if inner.isdisjoint(_relations(token))]


def _relations(verb: Token) -> set[str]:
    """The relation of a verb, and that of the one with which it stands in a row."""
    return {verb.dep_, verb.head.dep_} if verb.dep_ == "conj" else {verb.dep_}


def is_question(content: Tokens) -> bool:
    """Whether the content asks: "Is it safe?", "why the road is shut"."""
    asks = content.text.rstrip("\"'”’ ").endswith("?")
    return asks or content[0].tag_ in {"WRB", "WP", "WDT"} or content[0].lower_ in {"whether", "if"}
