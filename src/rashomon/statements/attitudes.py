"""What somebody holds without a word of speech: wants, plans, supports, is sure of. Asked for by those who code attitudes; no part of a ledger."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from rashomon.language.speakers import is_among
from rashomon.language.verbs import lemma_of, noun_cue
from rashomon.statements.cues import is_time_word
from rashomon.statements.draft import CueClause, Draft, Source
from rashomon.statements.reading import Reading
from rashomon.statements.sources import agent_of, can_speak, is_passive, phrase_of, source_of

_PERSONAL = frozenset({"he", "she", "they", "we", "i", "who", "you", "many", "some", "others", "those", "everyone", "nobody"})
_CONTENT_DEPS = frozenset({"dobj", "prep", "xcomp", "ccomp", "oprd", "attr", "dative", "pcomp", "acl", "prt"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The table: lemmas by construction, and the prepositions that a lemma takes."""

    lists: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]


@cache
def _words() -> _Words:
    table = tomllib.loads((files("rashomon.tables") / "attitudes.toml").read_text(encoding="utf-8"))
    after = {lemma: frozenset(words.split()) for lemma, words in table.pop("preposition").items()}
    return _Words({name: frozenset(words.split()) for name, words in table.items()}, after)


def attitude_drafts(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The attitudes that stand outside quotations and outside what the drafts already attribute; the outer of two."""
    taken = [False] * len(reading.doc)
    for draft in drafts:
        taken[draft.first : draft.last] = [True] * (draft.last - draft.first)
        if draft.clause is not None:
            taken[draft.clause.verb.i] = True
    for stretch in reading.stretches:
        tokens = [t for t in reading.doc[stretch.first : stretch.last] if not reading.in_quotation(t.i)]
        for token in sorted(tokens, key=lambda t: (_depth(t), t.i)):
            found = None if taken[token.i] else _attitude(reading, token)
            if found is not None and _is_free(found, taken):
                taken[found.first : found.last] = [True] * (found.last - found.first)
                yield found


def _is_free(draft: Draft, taken: list[bool]) -> bool:
    """Whether the content, cut where another's begins, is nobody else's."""
    while draft.last > draft.first and taken[draft.last - 1]:
        draft.last -= 1
    return draft.last > draft.first and not any(taken[draft.first : draft.last])


def _depth(token: Token) -> int:
    steps = 0
    while token.head.i != token.i and steps < 40:
        token, steps = token.head, steps + 1
    return steps


def _attitude(reading: Reading, token: Token) -> Draft | None:
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
        return _of_verb(reading, token)
    if token.pos_ == "ADJ" or (token.tag_ == "VBN" and token.dep_ == "acomp"):
        return _of_adjective(reading, token)
    return _of_noun(reading, token) if token.pos_ == "NOUN" else None


def _of_verb(reading: Reading, verb: Token) -> Draft | None:
    lemma, lists = lemma_of(verb.lemma_.casefold()), _words().lists
    if any(child.dep_ == "auxpass" for child in verb.lefts) or (verb.dep_ == "conj" and is_passive(verb)):
        return _of_adjective(reading, verb) or _of_passive(reading, verb)
    if lemma in ("seem", "appear"):
        return _impression(reading, verb)
    for child in verb.rights:
        kind = _kind(child)
        if kind is None or (kind != "preposition" and lemma not in lists[kind]):
            continue
        if kind == "preposition" and child.lower_ not in _words().prepositions.get(lemma, ()):
            continue
        return _draft(reading, verb, child, needs_person=kind in ("object", "preposition"))
    return None


def _of_passive(reading: Reading, verb: Token) -> Draft | None:
    """ "was criticised by", "is expected to win", "was accused of theft": whom, with what follows."""
    lemma, words = lemma_of(verb.lemma_.casefold()), _words()
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubjpass", "csubjpass")), None)
    agent = agent_of(verb)
    held = next((c for c in verb.rights if (kind := _kind(c)) in ("infinitive", "clause") and lemma in words.lists[kind]), None)
    held = held or next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in words.prepositions.get(lemma, ())), None)
    if subject is None or (held is None and (agent is None or lemma not in words.lists["object"] or not _holds(agent))):
        return None
    first, last = subject.left_edge.i, subject.right_edge.i + 1
    if held is not None and held.dep_ == "ccomp" and subject.lower_ == "it":
        first, last = held.left_edge.i + (held.left_edge.lower_ == "that"), held.right_edge.i + 1
    elif held is not None:
        last = held.right_edge.i + 1
    return _made(reading, verb, phrase_of(agent) if agent is not None else None, first, last)


def _impression(reading: Reading, verb: Token) -> Draft | None:
    """ "The plan seems to work": to nobody in particular."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    held = next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp", "oprd", "acomp")), None)
    if subject is None or held is None:
        return None
    first = held.left_edge.i if subject.lower_ == "it" and held.dep_ == "ccomp" else subject.left_edge.i
    first += reading.doc[first].lower_ == "that"
    return _made(reading, verb, None, first, held.right_edge.i + 1)


def _kind(child: Token) -> str | None:
    """Which construction this complement makes of its verb."""
    if child.dep_ in ("xcomp", "ccomp", "advcl") and any(t.lower_ == "to" and t.dep_ == "aux" for t in child.lefts):
        return "infinitive" if child.dep_ != "advcl" else None
    if child.dep_ == "ccomp":
        return "clause"
    if child.dep_ in ("xcomp", "pcomp") and child.tag_ == "VBG":
        return "gerund"
    if child.dep_ == "dobj" and child.lower_ not in ("it", "this", "that", "so", "him", "her", "them", "me", "us"):
        return "object"
    return "preposition" if child.dep_ == "prep" else None


def _of_adjective(reading: Reading, word: Token) -> Draft | None:
    if word.lower_ not in _words().lists["adjective"]:
        return None
    for child in word.rights:
        if child.dep_ in ("ccomp", "xcomp", "prep", "advcl") and child.right_edge.i > child.left_edge.i:
            if child.dep_ == "prep" and child.lower_ in ("in", "on", "during", "after", "before"):
                continue
            head = word.head if word.dep_ in ("acomp", "oprd") else word
            return _draft(reading, word, child, head=head, needs_person=True)
    return None


def _of_noun(reading: Reading, noun: Token) -> Draft | None:
    if noun.lemma_.casefold() not in _words().lists["noun"] and noun_cue(noun.lemma_) is None:
        return None
    content = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl") and _is_content_of_noun(c)), None)
    if content is None:
        return None
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is None and noun.dep_ == "dobj":
        owner = source_of(noun.head)
    first, last = content.left_edge.i, content.right_edge.i + 1
    if reading.doc[first].lower_ == "that":
        first += 1
    return _made(reading, noun, phrase_of(owner) if owner is not None else None, first, last)


def _is_content_of_noun(child: Token) -> bool:
    if child.dep_ == "relcl":
        return any(t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts)
    return any(t.lower_ in ("to", "that", "whether") for t in child.lefts)


def _draft(reading: Reading, cue: Token, content: Token, *, head: Token | None = None, needs_person: bool) -> Draft | None:
    verb = head or cue
    owner = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None) if verb.i == cue.i and is_passive(verb) else source_of(verb)
    if owner is None and not is_passive(verb):
        return None
    if owner is not None and owner.i == cue.i:
        return None
    if needs_person and (owner is None or not _holds(owner)):
        return None
    whom = next((c for c in verb.rights if c.dep_ in ("dobj", "dative") and cue.i < c.i < content.i and content.dep_ != "prep"), None)
    first = (whom or content).left_edge.i
    if reading.doc[first].lower_ == "that":
        first += 1
    return _made(reading, cue, phrase_of(owner) if owner is not None else None, first, _end(cue, content))


def _holds(owner: Token) -> bool:
    """Whether this can be somebody who holds an attitude."""
    if owner.pos_ in ("PRON", "DET"):
        return owner.lower_ in _PERSONAL
    return owner.pos_ == "PROPN" or can_speak(owner) or is_among(owner.lower_, "persons")


def _end(cue: Token, content: Token) -> int:
    """The end of the complement and of those right behind it that belong to it."""
    end = content.right_edge.i + 1
    for child in cue.rights:
        if child.left_edge.i == end and child.dep_ in _CONTENT_DEPS and not any(is_time_word(t) for t in child.subtree):
            end = child.right_edge.i + 1
    return end


def _made(reading: Reading, cue: Token, source: Source | None, first: int, last: int) -> Draft | None:
    begin, limit = reading.limits(cue)
    first, last = max(first, begin), min(last, limit)
    if last <= first:
        return None
    clause = CueClause(cue, frozenset({"attitude"}), "asserts", cue.i, cue.i + 1, (cue.i, cue.i + 1), source)
    return Draft(first, last, clause, source)
