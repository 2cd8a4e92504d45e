"""Finds the cues of a report and the words of each cue's own clause."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.statements.draft import CueClause, SourcePhrase
from rashomon.statements.noun_cues import according, claim_or_sum
from rashomon.statements.report_stretches import FINITE, ReportStretches
from rashomon.statements.source_phrases import (
    agent_of,
    apposed_name,
    can_speak,
    is_named,
    is_passive,
    phrase_of,
    source_of,
    subject_noun,
    subject_of,
    with_office,
)
from rashomon.text.polarity import is_negated, is_supposed, nobody_does
from rashomon.text.speaker_words import is_among
from rashomon.text.verbs import lemma_of, verb_cue

_CALLED = frozenset({"name", "call", "see", "know", "regard", "view"})
_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "aux", "auxpass", "neg", "advmod", "npadvmod", "mark", "expl", "prep", "cc", "preconj"})
_AFTER = frozenset(
    {"nsubj", "nsubjpass", "dobj", "dative", "npadvmod", "prep", "advmod", "prt", "agent", "attr", "oprd", "appos", "nmod", "intj"}
)
_INVERTED_BEFORE = frozenset({'"', "'", ","})


def find_cues(reading: ReportStretches) -> Iterator[CueClause]:
    """The cues outside quotations and headlines, in text order."""
    for stretch in reading.stretches:
        if stretch.title:
            continue
        for token in reading.doc[stretch.first : stretch.last]:
            if reading.in_quotation(token.i):
                continue
            found = _verb(reading, token) or according(token) or claim_or_sum(token) or _closing(reading, token)
            if found is not None:
                yield found


def _verb(reading: ReportStretches, token: Token) -> CueClause | None:
    if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
        return None
    cue = verb_cue(token.lemma_)
    frames, stance = (cue.frames, cue.stance) if cue else (frozenset[str](), "asserts")
    words = (token.i, token.i + 1)
    if cue is not None and _is_refused_admission(token):
        stance = "denies"
    elif token.lemma_ == "rule" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "out":
        words, stance, frames = (token.i, token.i + 2), "denies", frozenset({"that", "object"})
    elif cue is None:
        made = _phrasal(token)
        if made is None:
            return None
        words, stance = (token.i, made), "asserts"
        frames = frozenset({"clause", "quote"} if token.lemma_ == "go" else {"that", "object"})
    if _is_refused(token) or _is_asked(token) or _asks_for_no_name(token) or token.dep_ in ("amod", "compound") or _is_called(token):
        return None
    if token.dep_ == "aux" or (token.tag_ == "VBG" and token.dep_ in ("nsubj", "csubj")):
        return None
    start = _clause_start(reading, token)
    inverted = _inverted_subject(reading, token, start)
    clause = CueClause(token, frames, stance, start, token.i + 1, words)
    head = _head_of_source(reading, clause, inverted)
    if head is not None and head.pos_ == "PROPN" and clause.start <= head.i < token.i:
        clause.start = with_office(reading, clause.start)
    clause.start = _up_to_quotation(reading, clause.start)
    if head is not None and head.i != token.i:
        clause.source = phrase_of(head)
    if token.tag_ == "VBG" and lemma_of(token.lemma_) in ("fear", "hope", "believe", "think", "expect") and token.dep_ in ("advcl", "acl"):
        return None  # a motive in the narrative, no attribution
    if not _fits(clause) or not _tells(token, head):
        return None
    clause.impersonal = head is None and _is_impersonal(token)
    clause.end = _clause_end(reading, token, inverted)
    _pass_through(reading, clause)
    return clause


def _is_called(token: Token) -> bool:
    """Whether the verb only names or characterises, without a source: "also named Ole", "widely seen as a test", "tickets to see it"."""
    if (token.lemma_ == "see" and token.tag_ == "VB") or (token.lemma_ == "name" and token.nbor(-1).lower_ == "also"):
        return True
    bare = not any(child.dep_ in ("aux", "nsubj") for child in token.children)
    return token.tag_ == "VBN" and bare and token.lemma_ in _CALLED and agent_of(token) is None


def _fits(clause: CueClause) -> bool:
    """Whether the source can speak, for cues that also take things as subjects."""
    if clause.source is None or clause.frames & {"clause", "as", "naming", "object"}:
        return True
    return can_speak(clause.source.head) or is_named(clause.source.head)


def _head_of_source(reading: ReportStretches, clause: CueClause, inverted: Token | None) -> Token | None:
    """The head of the source; if the parser lost the subject, the noun next to the verb, where the clause then begins."""
    head = inverted or source_of(clause.verb)
    if head is not None and clause.verb.lemma_ == "tell" and head.i > clause.verb.i and reading.doc[clause.verb.i - 1].text == ",":
        head = None  # "..., the minister, Ida Krantz, told a press conference"
    apposed = apposed_name(reading, clause.verb)
    if apposed is not None and (head is None or head.i <= apposed.i) and clause.frames & {"clause", "quote"}:
        clause.start = apposed.left_edge.i  # what the parser took for the subject is what was said
        return apposed
    if head is not None and head.i + 2 < len(reading.doc) and reading.doc[head.i + 1].text == "-" and not head.whitespace_:
        head = reading.doc[head.i + 2]  # "co-author"
    if head is not None and not reading.in_quotation(head.i):
        if can_speak(head) or head.i > clause.verb.i or reading.doc[clause.verb.i - 1].text != ",":
            return head
        return _before_insertion(reading, clause.verb) or head
    head = _nearest_noun(reading, clause.verb)
    if head is not None and head.left_edge.i > clause.start - 12:
        clause.start = min(clause.start, head.left_edge.i)
    return head


def is_unjoined(verb: Token) -> bool:
    """Whether the parser attached the verb to another without a conjunction: "two died, Ida Krantz, told us"."""
    if verb.dep_ != "conj" or subject_of(verb) is not None:
        return False
    return not any(token.dep_ == "cc" for token in verb.doc[verb.head.i : verb.i] if token.head.i in (verb.head.i, verb.i))


def _before_insertion(reading: ReportStretches, verb: Token) -> Token | None:
    """The subject before words set off by commas: "Quiroga, asked about his free kick, said"."""
    first = reading.limits(verb)[0]
    for token in reading.doc[first : verb.i - 2]:
        if token.text == ",":
            head = reading.doc[token.i - 1]
            return head if head.pos_ in ("PROPN", "NOUN") and can_speak(head) and not reading.has_finite_verb(first, token.i) else None
    return None


def _closing(reading: ReportStretches, token: Token) -> CueClause | None:
    """Reads a present-tense cue at the end of the sentence that was tagged as a plural noun: "..., the ministry states."."""
    first, last = reading.limits(token)
    citing = token.i + 2 < last and reading.doc[token.i + 1].text == "," and reading.doc[token.i + 2].lower_ in ("citing", "quoting")
    if token.tag_ not in ("NNS", "NNPS") or (token.i + 2 < last and not citing) or token.i - first < 4:
        return None
    cue = next((cue for lemma in (token.lower_[:-1], token.lower_[:-2]) if (cue := verb_cue(lemma)) and "clause" in cue.frames), None)
    start = next((i + 1 for i in range(token.i - 1, max(first, token.i - 12), -1) if reading.doc[i].text == ","), None)
    if cue is None or start is None or token.i - start < 1 or reading.has_finite_verb(start, token.i):
        return None
    head = subject_noun(reading, start, token.i)
    if head is None or not reading.has_predicate(first, start - 1):
        return None
    return CueClause(token, cue.frames, cue.stance, start, token.i + 1, (token.i, token.i + 1), SourcePhrase(start, token.i, head))


def _pass_through(reading: ReportStretches, clause: CueClause) -> None:
    """Sets the relay: the agency in "the agency quoted the minister as saying" and in "the agency said, citing the minister"."""
    verb = clause.verb
    quoting = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and quoting.lemma_ in ("quote", "cite"):
        clause.start = min(clause.start, _clause_start(reading, quoting))
        relay = agent_of(quoting) if is_passive(quoting) else subject_of(quoting)
        clause.relay = phrase_of(relay) if relay is not None else None
        return
    beside = [*verb.children, *(clause.source.head.rights if clause.source else ())]
    citing = next((t for t in beside if t.lower_ in ("citing", "quoting") and not reading.in_quotation(t.i)), None)
    cited = next((t for t in citing.rights if t.dep_ == "dobj"), None) if citing is not None else None
    if cited is None or clause.source is None:
        return
    words = (cited.lemma_.casefold(), cited.lower_)
    if (
        cited.pos_ == "PROPN"
        or cited.lower_ in set_of("attribution.bodies")
        or any(is_among(w, "persons", "spokespersons", "organisations", "offices") for w in words)
    ):
        clause.relay, clause.source = clause.source, phrase_of(cited)


def _tells(verb: Token, head: Token | None) -> bool:
    """Whether a verb of perception reports something: a court hears, a paper has learned, a letter reads; a person who hears does not."""
    if verb.lemma_ == "read":
        return head is None or (head.pos_ != "PRON" and head.ent_type_ != "PERSON")
    if verb.lemma_ == "mean":
        return head is not None and head.pos_ != "PRON" and verb.tag_ != "VBG"
    if verb.lemma_ in ("promise", "threaten") and [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]] == ["to", "be"]:
        return head is None or (head.lower_ != "it" and can_speak(head))  # "the storm threatens to be the worst"
    return verb.lemma_ not in ("hear", "learn") or _is_hearing(head)


def _is_hearing(head: Token | None) -> bool:
    """Whether the hearer is a court or an organisation; a person says nothing by hearing something."""
    return head is not None and (
        head.lemma_.casefold() in set_of("attribution.hearings") or (head.pos_ == "PROPN" and head.ent_type_ == "ORG")
    )


def _phrasal(token: Token) -> int | None:
    """The end of a multi-word cue: "made clear", "ruled out", "pointed out", "gave assurances"."""
    doc, after = token.doc, token.i + 1
    if after >= len(doc):
        return None
    following = doc[after].lower_
    if token.lemma_ == "make" and (
        following == "clear" or (following == "it" and after + 1 < len(doc) and doc[after + 1].lower_ == "clear")
    ):
        return after + (1 if following == "clear" else 2)
    if token.lemma_ == "go" and following == "on" and token.tag_ in FINITE and after + 1 < len(doc) and doc[after + 1].text in (".", ":"):
        return after + 1
    return None


def _asks_for_no_name(token: Token) -> bool:
    """Whether the content is only a request for anonymity: "asked that his name not be used", "insisted on anonymity"."""
    if token.lemma_ == "insist" and token.i + 2 < len(token.doc):
        return token.doc[token.i + 2].lower_ == "anonymity"
    return token.lemma_ in ("ask", "request") and {"name", "not"} <= {word.lower_ for word in token.subtree if word.i > token.i}


def _is_asked(token: Token) -> bool:
    """Whether somebody is asked, in a clause without a subject: "when asked how long it would last"."""
    return token.lemma_ == "ask" and token.nbor(-1 if token.i else 0).lower_ in ("when", "if", "once", "being", "was", "were")


def _is_refused(token: Token) -> bool:
    """Whether nothing is said: "did not say", "declined to say", "if he says"."""
    if is_negated(token):
        if _is_refused_admission(token):
            return False
        cue = verb_cue(token.lemma_)
        return cue is None or cue.lemma not in ("believe", "expect", "think", "rule", "deny", "see")
    if token.dep_ == "xcomp" and _is_impersonal(token.head):
        return True  # "are said to be demanding": others say so of them
    if token.dep_ in ("xcomp", "ccomp") and token.head.lemma_ in set_of("attribution.refusals") and token.tag_ == "VB":
        return not _is_refused_admission(token)
    joining = any(child.lower_ in ("neither", "never") and child.nbor().text != "," for child in token.lefts)  # parsed as no negation
    return joining or is_supposed(token) or nobody_does(token) or _was_left_undone(token)


def _was_left_undone(token: Token) -> bool:
    """Whether it might have been said, and was not: "could have said", "should have warned"."""
    helpers = {child.lower_ for child in token.lefts if child.dep_ in ("aux", "auxpass")}
    return "have" in helpers and bool(helpers & {"could", "should", "would"})


def _is_refused_admission(token: Token) -> bool:
    """Whether an admission is refused, which is a denial: "refused to admit that", "would not accept that"."""
    if token.lemma_ not in set_of("attribution.admissions"):
        return False
    refused = token.dep_ in ("xcomp", "ccomp") and token.tag_ == "VB" and token.head.lemma_ in ("refuse", "decline")
    negated = is_negated(token)
    would = negated and any(t.lower_ in ("would", "will", "wo") for t in token.lefts)
    return refused or would or (negated and token.lemma_ == "accept" and any(t.lemma_ == "do" for t in token.lefts))


def _is_impersonal(token: Token) -> bool:
    """Whether the content has no source: "is said to have", "it was reported that"."""
    if not any(c.dep_ == "auxpass" for c in token.children):
        return False
    official = token.lemma_ in ("deny", "announce", "state", "confirm", "inform") and any(c.lower_ == "it" for c in token.lefts)
    return official or token.lemma_ in ("say", "report", "claim", "allege", "rumour", "rumor")


def _clause_start(reading: ReportStretches, verb: Token) -> int:
    start, first = verb.i, reading.limits(verb)[0]
    for child in reversed(list(verb.lefts)):
        if child.dep_ not in _OWN or child.right_edge.i != start - 1 or _is_figure_told(child, verb):
            break
        if child.dep_ == "prep" and child.lower_ != "in":
            break
        start = child.left_edge.i
    while start < verb.i and (reading.in_quotation(start) or reading.doc[start].text in (",", "-", "--", "—", "–")):
        start += 1
    return max(start, first)


def _inverted_subject(reading: ReportStretches, verb: Token, start: int) -> Token | None:
    """The subject after its verb, `"...," said the mayor`, including one parsed as an object."""
    named = verb.i >= 2 and reading.doc[verb.i - 1].text == "," and reading.doc[verb.i - 2].pos_ == "PROPN"
    if verb.lemma_ == "tell" and named and not reading.in_quotation(verb.i - 2):
        return None  # "the minister, Ida Krantz, told this station": whom she told
    if verb.i + 1 < len(reading.doc) and reading.doc[verb.i + 1].text == ":":
        return None
    for child in verb.rights:
        if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ != "ADJ":
            return child
    if start != verb.i or verb.i == reading.limits(verb)[0] or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = reading.doc[verb.i - 1]
    if before.text not in _INVERTED_BEFORE and not reading.in_quotation(before.i):
        return None
    if any(child.dep_ == "nsubj" and not _is_figure_told(child, verb) for child in verb.lefts):
        return None
    if not {"clause", "quote"} & getattr(verb_cue(verb.lemma_), "frames", frozenset()):
        return None
    behind = (child for child in verb.rights if child.dep_ in ("dobj", "attr", "oprd", "npadvmod", "dative") and child.i <= verb.i + 8)
    return next(behind, None)


def _is_figure_told(subject: Token, verb: Token) -> bool:
    """Whether the parser took the reported figure for the speaker: "4,000, say the police"."""
    return subject.like_num and subject.i < verb.i and verb.doc[verb.i - 1].text == ","


def _nearest_noun(reading: ReportStretches, verb: Token) -> Token | None:
    """The noun right before a finite verb that lost its subject in the parse."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return None
    i, first = verb.i - 1, reading.limits(verb)[0]
    while i > first and (reading.doc[i].pos_ in ("AUX", "ADV") or reading.doc[i].text == "," or reading.doc[i].like_num):
        i -= 1
    token = reading.doc[i]
    if token.lower_ == "old" and i > first + 2 and reading.doc[i - 1].text == "-":
        return token
    if i < first or token.pos_ not in ("PROPN", "NOUN", "PRON") or reading.in_quotation(i) or (verb.tag_ == "VBN" and i == verb.i - 1):
        return None
    while token.dep_ in ("pobj", "prep", "compound", "nmod") and token.head.i < token.i and token.head.pos_ in ("ADP", "NOUN", "PROPN"):
        if token.dep_ == "pobj" and token.head.head.pos_ not in ("NOUN", "PROPN"):
            break
        token = token.head
    return token


def _up_to_quotation(reading: ReportStretches, start: int) -> int:
    """The end of the closing quotation before this clause, if no verb lies in between; the words in between belong to the clause."""
    i = start - 1
    if i < 0 or reading.doc[i].text == "," or reading.in_quotation(i):
        return start
    while i > start - 20 and i >= 0 and not reading.in_quotation(i):
        token = reading.doc[i]
        bare = i > start - 4 and token.tag_ in ("VBP", "VB") and not any(child.dep_ == "nsubj" for child in token.lefts)  # "lead author"
        if (
            (token.pos_ in ("VERB", "AUX") and not bare)
            or token.text in (":", ";")
            or token.is_space
            or token.lower_ in ("and", "but", "that")
        ):
            return start
        i -= 1
    if i < 0 or i <= start - 20 or reading.stretch_of[i] < 0:
        return start
    last = reading.bounds[reading.quotation_of[i]][1]
    return last if reading.doc[last - 2].text in (",", ".", "?", "!") or reading.doc[last].text == "," else start


def _clause_end(reading: ReportStretches, verb: Token, inverted: Token | None) -> int:
    """The end of the cue's own words (subject, recipient, place, time), before a quotation or a subordinate clause."""
    end, last = verb.i + 1, reading.limits(verb)[1]
    for child in verb.rights:
        if child.is_punct and child.left_edge.i == end and end < last and reading.doc[end].text == "," and inverted is None:
            break
        if child.dep_ not in _AFTER or child.left_edge.i < end:
            if child.left_edge.i < end:
                continue
            break
        if child.left_edge.i != end:
            break
        end = child.right_edge.i + 1
    for i in range(verb.i + 1, min(end, last)):
        if reading.in_quotation(i):
            return i
    return min(end, last)


def is_time_word(token: Token) -> bool:
    """Whether the token is a day, a month or a part of the day."""
    return token.lower_ in set_of("attribution.time")
