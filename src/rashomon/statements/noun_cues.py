"""Finds cues that are not verbs: "according to", "in the view of", "the mayor's claim that", "the ministry's toll of"."""

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.statements.draft import CueClause, SourcePhrase
from rashomon.statements.source_phrases import agent_of, can_speak, phrase_of, source_of
from rashomon.text.speaker_words import is_among
from rashomon.text.verbs import noun_cue, verb_cue

_TELLING = frozenset({"evidence", "legend", "rumour", "rumor", "folklore"})  # what tells something without an article, beside texts


def claim_or_sum(token: Token) -> CueClause | None:
    """A noun cue with a known owner and a that-clause, topic or figure: "the mayor's claim that", "the ministry's toll of"."""
    if token.pos_ != "NOUN":
        return None
    if token.lemma_.casefold() in set_of("attribution.sums") and (whose := _whose_sum(token)) is not None:
        frames = frozenset({"noun", "figure"})
        clause = CueClause(token, frames, "asserts", token.left_edge.i, token.i + 1, (token.i, token.i + 1), phrase_of(whose))
        clause.nominal = True
        return clause
    cue = noun_cue(token.lemma_)
    if cue is None:
        return None
    owner = _owner(token) if any(_is_that_clause(child) or _is_topic(token, child) for child in token.rights) else None
    if owner is None:
        return None
    clause = CueClause(token, frozenset({"noun"}), cue.stance, token.left_edge.i, token.i + 1, (token.i, token.i + 1), phrase_of(owner))
    clause.nominal = True
    return clause


def _whose_sum(noun: Token) -> Token | None:
    """Who gave a figure introduced by "of": "the ministry's toll of 14", "a figure of 71 per cent announced by the Commission"."""
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    if noun.dep_ == "dobj" and (cue := verb_cue(noun.head.lemma_)) is not None and "claim" in cue.frames:
        return None  # "withdrew its figure of nine": said by who takes it back
    if of is None or not any(token.like_num and token.ent_type_ not in ("DATE", "TIME") for token in of.subtree):
        return None
    for child in noun.lefts:
        if child.dep_ == "poss" or (child.dep_ == "compound" and child.lower_ in set_of("attribution.bodies")):
            return child
    giving = next((t for t in of.subtree if t.dep_ == "acl" and t.tag_ == "VBN"), None)
    giving = giving or next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    return agent_of(giving) if giving is not None else None


def _is_that_clause(child: Token) -> bool:
    return child.dep_ in ("acl", "ccomp", "relcl") and any(word.lower_ == "that" and word.dep_ == "mark" for word in child.lefts)


def _is_topic(noun: Token, child: Token) -> bool:
    """Whether the phrase is the topic of a speech noun: "raised concerns about safety"."""
    return child.lower_ in ("about", "over") and noun.dep_ == "dobj" and noun.head.lemma_ in ("raise", "voice", "express")


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among"):
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    head = noun.head
    if noun.dep_ in ("dobj", "pobj"):
        verb = head.head if noun.dep_ == "pobj" else head
        if verb.lemma_ in set_of("attribution.light_verbs"):
            return source_of(verb)
    return None


def according(token: Token) -> CueClause | None:
    doc = token.doc
    if token.lower_ in ("in", "by"):
        return _in_the_view(token)
    if token.lower_ != "according" or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    head = next((child for child in doc[token.i + 1].children if child.dep_ == "pobj"), None)
    if head is None:
        head = next((t for t in doc[token.i + 2 : token.i + 12] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None:
        return None
    source = phrase_of(head)
    if _is_course(source):
        return None
    end = _end_with_apposition(head, source)
    return CueClause(token, frozenset({"according"}), "asserts", token.i, end, (token.i, token.i + 2), source)


def _is_course(source: SourcePhrase) -> bool:
    """Whether things go according to it, and it tells nothing: "according to plan", or any noun alone, "according to age and weight"."""
    head = source.head
    if head.lemma_.casefold() in set_of("attribution.courses"):
        return head.pos_ == "NOUN"
    alone = head.tag_ == "NN" and head.i == source.first and head.text.islower()
    return alone and head.lower_ not in _TELLING and not can_speak(head) and not is_among(head.lemma_.casefold(), "media")


def _in_the_view(token: Token) -> CueClause | None:
    """Reads "in the view of the judge", "in her words", "by the harbour's own count"."""
    if not token.is_sent_start and token.nbor(-1).text != ",":
        return None
    noun = next((child for child in token.children if child.dep_ == "pobj" and child.lower_ in set_of("attribution.views")), None)
    bare = noun is not None and not any(child.dep_ in ("det", "poss") for child in noun.lefts)  # "in view of the storm" is no view
    if noun is None or (token.lower_ == "in" and bare) or (token.lower_ == "by" and noun.lower_ not in set_of("attribution.reckonings")):
        return None
    whose = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    head = whose or next((child for child in (of.children if of is not None else ()) if child.dep_ == "pobj"), None)
    if head is None:
        return None
    source = phrase_of(head)
    end = noun.i + 1 if whose is not None else _end_with_apposition(head, source)
    return CueClause(token, frozenset({"according"}), "asserts", token.i, end, (token.i, noun.i + 1), source)


def _end_with_apposition(head: Token, source: SourcePhrase) -> int:
    """The end of the source phrase, including its appositions and relative clauses."""
    end = source.last
    for child in head.rights:
        if child.dep_ in ("appos", "relcl", "acl", "prep") and child.right_edge.i + 1 > end:
            end = child.right_edge.i + 1
    return end
